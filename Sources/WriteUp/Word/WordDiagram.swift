/// The texts of a SmartArt graphic, from its data part, in the order of its connections (ISO/IEC 29500-1, 21.4.2).
final class WordDiagram: XMLEvents {
  private struct Point {
    var text: [UInt8] = []
    var isText = true
  }

  private struct Connection {
    var source: String
    var target: String
    var order: Int
  }

  private var points: [String: Point] = [:]
  /// The identifiers of the points, in the order of the part.
  private var order: [String] = []
  private var root: String?
  private var connections: [Connection] = []
  private var path: [String] = []
  private var open: (identifier: String, point: Point)?

  func start(_ element: XMLElement) {
    path.append(element.name)
    switch (element.space, element.name) {
    case (.diagram, "pt"): begin(element)
    case (.diagram, "cxn"): connect(element)
    case (.drawing, "br"), (.drawing, "tab"): open?.point.text.append(0x20)
    case (.drawing, "p"): if open?.point.text.isEmpty == false { open?.point.text.append(0x20) }
    default: break
    }
  }

  /// Texts are in nodes and assistants; the other points are for the layout.
  private func begin(_ element: XMLElement) {
    guard let identifier = element.attribute("modelId") else { return }
    let type = element.attribute("type") ?? "node"
    if type == "doc" { root = identifier }
    open = (identifier, Point(isText: type == "node" || type == "asst"))
  }

  private func connect(_ element: XMLElement) {
    guard element.attribute("type") ?? "parOf" == "parOf", let source = element.attribute("srcId"),
      let target = element.attribute("destId")
    else { return }
    connections.append(Connection(source: source, target: target, order: element.number("srcOrd") ?? 0))
  }

  func end() {
    guard path.popLast() == "pt", let (identifier, point) = open else { return }
    if points[identifier] == nil { order.append(identifier) }
    points[identifier] = point
    open = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if path.last == "t", open != nil { open?.point.text += bytes.map { $0 < 0x20 ? 0x20 : $0 } }
  }

  /// The texts as list items: each below the one that it is connected to, then those without a connection.
  func paragraphs() -> [DocumentParagraph] {
    var children: [String: [Connection]] = [:]
    for connection in connections { children[connection.source, default: []].append(connection) }
    for (source, list) in children { children[source] = list.sorted { $0.order < $1.order } }
    let targets = Set(connections.map(\.target))
    let roots = [root].compactMap { $0 } + order.filter { !targets.contains($0) && $0 != root }
    var seen: Set<String> = []
    var paragraphs: [DocumentParagraph] = []
    // A stack instead of recursion: a chain of connections may be long. Points in a circle follow in their own order.
    var stack = (roots + order).reversed().map { (identifier: $0, depth: 1) }
    while let (identifier, depth) = stack.popLast() {
      guard seen.insert(identifier).inserted else { continue }
      var childDepth = depth
      if let point = points[identifier], point.isText, !DocumentParagraph(text: point.text).isBlank {
        paragraphs.append(
          DocumentParagraph(text: point.text, role: .item(depth: min(depth, 9)), marker: .bullet))
        childDepth += 1
      }
      stack += (children[identifier] ?? []).reversed().map { ($0.target, childDepth) }
    }
    return paragraphs
  }
}
