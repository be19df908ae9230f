import ByregionText

/// The front matter above a text in Markdown: YAML, TOML, JSON or pandoc's title block.
///
/// It is metadata and not text of the write-up. Its title is used if the text has none.
struct FrontMatter {
  /// The byte range, from the first byte to the end of the last line.
  private(set) var range: Range<Int>
  /// The title, and the byte offset of its line.
  private(set) var title: (text: String, start: Int)?
  /// The metadata of the document as a publication.
  private(set) var description = DocumentDescription()

  /// Parses the front matter of a text; nil if there is none. Linear in the length of the front matter.
  init?(_ bytes: [UInt8]) {
    guard let first = bytes.first, [0x2D, 0x2B, 0x7B, 0x25, 0x3B].contains(first) else { return nil }
    range = 0..<0
    let isRead =
      switch first {
      case 0x2D: readFenced(bytes, "---", closing: ["---", "..."], separator: 0x3A)
      case 0x2B: readFenced(bytes, "+++", closing: ["+++"], separator: 0x3D)
      case 0x3B: readFenced(bytes, ";;;", closing: [";;;"], separator: 0x3A)
      case 0x7B: readObject(bytes)
      default: readTitleBlock(bytes)
      }
    if !isRead { return nil }
    description.title = DocumentDescription.title(title?.text)
  }

  /// The range of the front matter, or nil.
  static func range(in bytes: [UInt8]) -> Range<Int>? { FrontMatter(bytes)?.range }

  // MARK: Keys between two fences

  /// Parses lines between two fences. Each must be a key with a value, an item, a comment, indented or blank, and the
  /// first that is not blank must be a key or a comment, so that text between two rules is not front matter.
  private mutating func readFenced(_ bytes: [UInt8], _ opening: String, closing: [String], separator: UInt8) -> Bool {
    var hasKey = false
    var opensArray = false
    for line in SourceLines(bytes) {
      let text = Self.trimmed(bytes[line.range])
      if line.number == 1 {
        guard text.elementsEqual(opening.utf8) else { return false }
        continue
      }
      if line.number > 2, closing.contains(where: { text.elementsEqual($0.utf8) }) {
        range = 0..<line.range.upperBound
        return hasKey
      }
      let key = Self.key(text, separator)
      readTitle(key, text, line)
      if key != nil { hasKey = true }
      let isInside = line.isIndented || text.isEmpty || opensArray || Self.beginsInside(text)
      guard key != nil || hasKey && isInside || text.isEmpty || text.first == 0x23 else { return false }
      if text.last == 0x5B || text.last == 0x7B { opensArray = true }
      if text.last == 0x5D || text.last == 0x7D || text.starts(with: "],".utf8) { opensArray = false }
    }
    return false
  }

  private static func beginsInside(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "- ".utf8) || text.first == 0x23 || text.first == 0x5B || text.first == 0x5D
      || text.elementsEqual("-".utf8) || text.first == 0x7B || text.first == 0x7D || text.first == 0x22
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = line
    while let last = text.last, last <= 0x20 { text.removeLast() }
    return text
  }

  private static let longestKey = 40

  /// The index of the separator after a key: "title: By og land", "språk:", "title = 'x'".
  private static func key(_ text: ArraySlice<UInt8>, _ separator: UInt8) -> Int? {
    let head = text.prefix(longestKey)
    guard let index = head.firstIndex(of: separator), index > text.startIndex else { return nil }
    if separator == 0x3A, index + 1 < text.endIndex, text[index + 1] > 0x20 { return nil }
    var key = text[..<index]
    while key.last == 0x20 { key.removeLast() }
    if let first = key.first, first == 0x22 || first == 0x27, key.count > 2, key.last == first {
      key = key.dropFirst().dropLast()
    }
    let spaces = key.reduce(0) { $0 + ($1 == 0x20 ? 1 : 0) }
    return !key.isEmpty && spaces <= 2 && key.first != 0x20 && key.allSatisfy(isOfKey) ? index : nil
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x20, 0x80...0xFF: true
    default: false
    }
  }

  private static let titleKeys: Set<String> = ["title", "tittel", "overskrift", "dokumenttittel"]

  /// Whether the last line was the key of a title whose value is on the lines below.
  private var awaitsTitle = false

  private mutating func readTitle(_ key: Int?, _ text: ArraySlice<UInt8>, _ line: SourceLine) {
    if awaitsTitle, key == nil || line.isIndented, title == nil, !text.isEmpty {
      title = Self.value(text).map { ($0, line.range.lowerBound) }
      awaitsTitle = false
      return
    }
    awaitsTitle = false
    guard let key else { return }
    var name = text[..<key]
    while name.last == 0x20 { name.removeLast() }
    let spelling = String(decoding: name, as: UTF8.self).lowercased().filter { $0 != "\"" && $0 != "'" }
    let value = text[(key + 1)...].drop { $0 <= 0x20 }
    if !line.isIndented, let stated = Self.value(value) { describe(spelling, stated) }
    guard title == nil, Self.titleKeys.contains(spelling) else { return }
    if let first = value.first, first == 0x3E || first == 0x7C, value.count <= 2 {
      awaitsTitle = true
    } else {
      title = Self.value(value).map { ($0, line.range.lowerBound) }
    }
  }

  /// Stores a value that describes the document as a publication. The first of each kind counts.
  private mutating func describe(_ key: String, _ value: String) {
    switch key {
    case "publisher", "utgiver", "utgjevar", "organization", "organisasjon":
      description.publisher = description.publisher ?? DocumentDescription.publisher(value)
    case "url", "canonical", "canonical_url", "canonicalurl", "link", "lenke", "lenkje", "nettadresse":
      description.url = description.url ?? DocumentDescription.url(value)
    case "published", "publisert", "publish_date", "publishdate", "date published", "date", "dato", "issued", "utgitt",
      "utgitt dato", "utgjeve":
      description.publishedOn = description.publishedOn ?? DocumentDescription.date(value)
    default: break
    }
  }

  /// A value without quotation marks and comment; nil if it is empty or longer than 300 bytes.
  private static func value(_ text: ArraySlice<UInt8>) -> String? {
    var value = text.drop { $0 <= 0x20 }
    while value.last == 0x2C { value.removeLast() }
    if let quote = value.first, quote == 0x22 || quote == 0x27 {
      value = unquoted(value.dropFirst(), quote)[...]
    } else if let comment = ByteSearch.first(Array(" #".utf8), in: Array(value), 0..<value.count) {
      value = value.prefix(comment)
    }
    let bytes = Array(value)
    let text = TextNormalizer.text(bytes, bytes.indices)
    return text.isEmpty || text.utf8.count > 300 ? nil : text
  }

  /// The text up to a closing quotation mark. In double quotes, a backslash before a quotation mark or a backslash
  /// escapes it; other backslashes stay, as in paths.
  private static func unquoted(_ text: ArraySlice<UInt8>, _ quote: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex, text[index] != quote {
      let next = index + 1
      if quote == 0x22, text[index] == 0x5C, next < text.endIndex, text[next] == 0x22 || text[next] == 0x5C {
        index = next
      }
      result.append(text[index])
      index += 1
    }
    return result
  }

  // MARK: Other kinds

  /// Parses a JSON object, which must begin with a key.
  private mutating func readObject(_ bytes: [UInt8]) -> Bool {
    let start = WhiteSpace.skip(bytes, from: 1, to: bytes.count)
    guard bytes[min(start, bytes.count - 1)] == 0x22 else { return false }
    var depth = 0
    var isInString = false
    var stringStart = 0
    var key: Range<Int>?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        if byte == 0x5C {
          index += 1
        } else if byte == 0x22 {
          isInString = false
          readMember(&key, stringStart..<index, bytes, depth)
        }
      } else if byte == 0x22 {
        (isInString, stringStart) = (true, index + 1)
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
      } else if byte == 0x7D || byte == 0x5D {
        depth -= 1
        if depth == 0 {
          let rest = bytes[(index + 1)...].prefix { $0 != 0x0A && $0 != 0x0D }
          range = 0..<(index + 1)
          return rest.allSatisfy { $0 <= 0x20 }
        }
      } else if byte == 0x2C {
        key = nil
      }
      index += 1
    }
    return false
  }

  private mutating func readMember(_ key: inout Range<Int>?, _ string: Range<Int>, _ bytes: [UInt8], _ depth: Int) {
    guard depth == 1 else { return }
    guard let name = key else {
      key = string
      return
    }
    key = nil
    let spelling = String(decoding: bytes[name], as: UTF8.self).lowercased()
    if let stated = Self.value(bytes[string]) { describe(spelling, stated) }
    guard title == nil, Self.titleKeys.contains(spelling) else { return }
    title = Self.value(bytes[string]).map { ($0, name.lowerBound) }
  }

  /// Parses pandoc's title block: up to three lines that begin with a percent sign (title, authors, date), each with
  /// indented continuation lines.
  private mutating func readTitleBlock(_ bytes: [UInt8]) -> Bool {
    var fields = 0
    for line in SourceLines(bytes) {
      let text = bytes[line.range]
      if text.first == 0x25, fields < 3 {
        guard text.count == 1 || text[text.startIndex + 1] <= 0x20 || fields > 0 else { return false }
        fields += 1
        if fields == 3, let date = Self.value(text.dropFirst()) { describe("date", date) }
        if fields == 1 { title = Self.value(text.dropFirst()).map { ($0, line.range.lowerBound) } }
      } else if fields > 0, line.isIndented, !line.isBlank {
        if fields == 1, let first = title, let more = Self.value(text) {
          title = (first.text + " " + more, first.start)
        }
      } else {
        return fields > 0
      }
      range = 0..<line.range.upperBound
    }
    return fields > 0
  }
}
