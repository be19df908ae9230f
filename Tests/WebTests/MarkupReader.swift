/// Parses the markup of a page, and throws if it is not well-formed. The pages must close every element, quote every
/// attribute and escape all text.
struct MarkupReader {
  struct Element {
    var name: String
    var attributes: [(name: String, value: String)]

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var elements: [Element] = []
  /// The text of the page without markup, with entities decoded.
  private(set) var text = ""

  private static let void: Set<String> = ["meta", "link", "input", "br", "img", "hr"]
  private static let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]

  init(_ page: String) throws {
    var rest = Substring(page)
    var open: [String] = []
    while let next = rest.first {
      if next != "<" {
        let run = rest.prefix { $0 != "<" }
        text += try Self.unescaped(run)
        rest = rest.dropFirst(run.count)
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw Malformed(description: "an open tag: \(rest.prefix(60))") }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag == "!doctype html" { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else {
          throw Malformed(description: "</\(tag.dropFirst())> closes nothing, \(open.suffix(5)) are open")
        }
        continue
      }
      let element = try Self.element(tag)
      elements.append(element)
      if !Self.void.contains(element.name) { open.append(element.name) }
    }
    guard open.isEmpty else { throw Malformed(description: "never closed: \(open)") }
  }

  private static func element(_ tag: Substring) throws -> Element {
    let name = tag.prefix { $0 != " " }
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber) }) else {
      throw Malformed(description: "no name of an element: <\(tag.prefix(60))>")
    }
    var element = Element(name: String(name), attributes: [])
    var rest = tag.dropFirst(name.count)
    while rest.first == " " {
      rest = rest.dropFirst()
      let name = rest.prefix { $0.isASCII && ($0.isLowercase || $0 == "-" || $0.isNumber) || $0 == "B" }
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty else { throw Malformed(description: "no name of an attribute: <\(tag.prefix(80))>") }
      guard rest.first == "=" else {
        element.attributes.append((String(name), ""))
        continue
      }
      guard rest.dropFirst().first == "\"", let end = rest.dropFirst(2).firstIndex(of: "\"") else {
        throw Malformed(description: "a value without quotes: <\(tag.prefix(80))>")
      }
      element.attributes.append((String(name), try unescaped(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])))
      rest = rest[rest.index(after: end)...]
    }
    guard rest.isEmpty else { throw Malformed(description: "left over: <\(tag.prefix(80))>") }
    guard Set(element.attributes.map(\.name)).count == element.attributes.count else {
      throw Malformed(description: "duplicate attribute: <\(tag.prefix(80))>")
    }
    return element
  }

  private static func unescaped(_ text: Substring) throws -> String {
    guard text.contains("&") || text.contains("\"") else { return String(text) }
    var read = ""
    var rest = text
    while let next = rest.first {
      guard next == "&" else {
        read.append(next)
        rest = rest.dropFirst()
        continue
      }
      guard let (entity, value) = entities.first(where: { rest.hasPrefix($0.key) }) else {
        throw Malformed(description: "unescaped ampersand: \(rest.prefix(20))")
      }
      read += value
      rest = rest.dropFirst(entity.count)
    }
    return read
  }
}
