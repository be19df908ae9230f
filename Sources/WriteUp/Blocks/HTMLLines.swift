/// A heading, or an element without inner blocks: one line or paragraph to a reader of the page.
struct HTMLLine {
  var node: Int
  var text: String
  /// The level of a heading, or nil.
  var level: Int?
  /// Whether all of it is a link.
  var isLink = false
  /// Whether all of it is a link to another page.
  var isLinkAway = false
  /// Whether all of it is a link to the site's home page.
  var isLinkHome = false
  /// Whether all of it is bold.
  var isBold = false

  /// The lines of a page that have text, in order.
  static func all(
    in tree: HTMLTree, _ visibility: HTMLVisibility, _ leftOut: [Int: HTMLPage.LeftOut], _ mass: HTMLMass
  ) -> [HTMLLine] {
    let hasBlockInside = blocksInside(tree, visibility)
    var lines: [HTMLLine] = []
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      guard let name = node.name, leftOut[index] == nil else {
        index = leftOut[index] == nil ? index + 1 : node.end
        continue
      }
      let level = level(of: index, tree, visibility)
      let isLine = level != nil || !hasBlockInside[index] && (HTMLNames.blocks.contains(name))
      guard isLine else {
        index += 1
        continue
      }
      if mass.text(index, tree) > 0 { append(HTMLLine(index, level, tree, leftOut, mass), to: &lines) }
      index = node.end
    }
    return lines
  }

  private static func append(_ line: HTMLLine, to lines: inout [HTMLLine]) {
    if !line.text.isEmpty { lines.append(line) }
  }

  /// For each node, whether it contains a block or the control of a panel.
  private static func blocksInside(_ tree: HTMLTree, _ visibility: HTMLVisibility) -> [Bool] {
    var inside = Array(repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() where index > 0 {
      guard let name = tree.nodes[index].name else { continue }
      if inside[index] || HTMLNames.blocks.contains(name) || visibility.panelOfControl[index] != nil {
        inside[max(tree.nodes[index].parent, 0)] = true
      }
    }
    return inside
  }

  /// The level of an element that is shown as a heading, or nil.
  static func level(of index: Int, _ tree: HTMLTree, _ visibility: HTMLVisibility) -> Int? {
    guard let name = tree.nodes[index].name else { return nil }
    if let level = name.headingLevel { return level }
    if name == .summary || visibility.panelOfControl[index] != nil {
      let inner = (index + 1..<tree.nodes[index].end).lazy.compactMap { tree.nodes[$0].name?.headingLevel }.first
      return inner ?? (HTMLFurniture.isMeta(tree.text(of: index)) ? nil : 3)
    }
    guard !tree.nodes[index].attributes.isEmpty, tree.attribute(.role, of: index)?.lowercased() == "heading" else {
      return nil
    }
    return tree.attribute(.ariaLevel, of: index).flatMap { Int($0) } ?? 2
  }

  private init(
    _ index: Int, _ level: Int?, _ tree: HTMLTree, _ leftOut: [Int: HTMLPage.LeftOut], _ mass: HTMLMass
  ) {
    (node, self.level) = (index, level)
    let links = mass.links(index, tree)
    isLink = links.bytes > 0 && links.bytes >= mass.text(index, tree) || mass.isInLink(index)
    isLinkAway = isLink && (links.away > 0 || mass.isInLink(index))
    text = tree.text(of: index, without: leftOut)
    guard text.utf8.count < 200 else { return }
    if isLink {
      isLinkHome = (index..<tree.nodes[index].end).contains { inner in
        tree.nodes[inner].name == .a
          && ["/", "./", "index.html", "/no/", "/nb/"].contains(tree.attribute(.href, of: inner))
      }
    }
    isBold = (index..<tree.nodes[index].end).allSatisfy { inner in
      tree.nodes[inner].name != nil || tree.characters[tree.nodes[inner].text].allSatisfy { $0 <= 0x20 }
        || tree.isBold(inner, within: index)
    }
  }
}

extension HTMLTree {
  /// The text inside a node, with single white space, without the parts that are left out.
  func text(of index: Int, without leftOut: [Int: HTMLPage.LeftOut]) -> String {
    var text: [UInt8] = []
    var inner = index
    while inner < nodes[index].end {
      guard inner == index || leftOut[inner] == nil else {
        inner = nodes[inner].end
        continue
      }
      if let name = nodes[inner].name {
        if HTMLNames.blocks.contains(name) || name == .br { text.append(0x20) }
      } else {
        text.append(contentsOf: characters[nodes[inner].text])
      }
      inner += 1
    }
    return TextNormalizer.text(text, text.indices)
  }

  /// Whether a text is bold by an element or a style inside `outer`.
  func isBold(_ text: Int, within outer: Int) -> Bool {
    var index = nodes[text].parent
    while index >= outer, index > 0 {
      let node = nodes[index]
      if node.name == .b || node.name == .strong, node.formattingEnd.map({ text < $0 }) ?? true { return true }
      if let style = attribute(.style, of: index)?.lowercased(), style.contains("font-weight"),
        ["bold", "600", "700", "800"].contains(where: { style.contains($0) })
      {
        return true
      }
      index = node.parent
    }
    return false
  }
}

/// The amount of text and links in each part of a page, in constant time by prefix sums.
struct HTMLMass {
  struct Links {
    var count = 0
    var bytes = 0
    /// The number of links to other pages.
    var away = 0
    var isInsideThePage: Bool { away == 0 }
  }

  /// Sums over all nodes before an index.
  private var text: [Int32] = [0]
  private var linkBytes: [Int32] = [0]
  private var linkCount: [Int32] = [0]
  private var awayCount: [Int32] = [0]
  private var inLink: Set<Int> = []

  init() {}

  init(_ tree: HTMLTree, _ leftOut: [Int: HTMLPage.LeftOut]) {
    for keyPath in [\HTMLMass.text, \.linkBytes, \.linkCount, \.awayCount] {
      self[keyPath: keyPath].reserveCapacity(tree.nodes.count + 1)
    }
    var linkEnd = 0
    var hiddenEnd = 0
    var isAway = false
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      if leftOut[index] != nil { hiddenEnd = max(hiddenEnd, node.end) }
      var (bytes, links, away) = (0, 0, 0)
      if index >= hiddenEnd {
        if node.name == nil {
          bytes = tree.characters[node.text].reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
        } else if node.name == .a, let href = tree.attribute(.href, of: index) {
          linkEnd = max(linkEnd, node.formattingEnd.map { min($0, node.end) } ?? node.end)
          isAway = !href.contains("#") && !href.isEmpty
          (links, away) = (1, isAway ? 1 : 0)
        } else if index < linkEnd, isAway, node.name.map({ HTMLNames.blocks.contains($0) }) ?? false {
          inLink.insert(index)
        }
      }
      text.append(text[index] + Int32(bytes))
      linkBytes.append(linkBytes[index] + Int32(index < linkEnd ? bytes : 0))
      linkCount.append(linkCount[index] + Int32(links))
      awayCount.append(awayCount[index] + Int32(away))
    }
  }

  /// The number of bytes of text inside a node, without white space.
  func text(_ index: Int, _ tree: HTMLTree) -> Int { Int(text[tree.nodes[index].end] - text[index]) }

  func text(_ range: Range<Int>) -> Int { Int(text[range.upperBound] - text[range.lowerBound]) }

  func links(_ index: Int, _ tree: HTMLTree) -> Links {
    let end = tree.nodes[index].end
    return Links(
      count: Int(linkCount[end] - linkCount[index]), bytes: Int(linkBytes[end] - linkBytes[index]),
      away: Int(awayCount[end] - awayCount[index]))
  }

  /// Whether a block is inside a link to another page.
  func isInLink(_ index: Int) -> Bool { inLink.contains(index) }
}

/// The names of a page in its metadata: `<title>`, and the title for sharing such as `og:title`.
struct HTMLPageNames {
  private struct Name {
    var text: String
    var node: Int
  }

  private var window: Name?
  private var shared: Name?

  init(_ tree: HTMLTree) {
    for index in tree.nodes.indices {
      switch tree.nodes[index].name {
      case .title where window == nil && !tree.ancestors(of: index).contains { tree.nodes[$0].name == .svg }:
        window = Self.name(tree.text(of: index), index)
      case .meta where shared == nil:
        let property = tree.attribute(.property, of: index) ?? tree.attribute(.name, of: index)
        guard ["og:title", "twitter:title", "dc.title", "dcterms.title"].contains(property?.lowercased()) else { break }
        let bytes = Array((tree.attribute(.content, of: index) ?? "").utf8)
        shared = Self.name(TextNormalizer.text(bytes, bytes.indices), index)
      default: break
      }
    }
  }

  private static func name(_ text: String, _ node: Int) -> Name? {
    text.isEmpty || text.utf8.count > 300 ? nil : Name(text: text, node: node)
  }

  /// The names as stated, and the first part of names that end with the site's name.
  var titles: [String] {
    [shared, window].compactMap { $0 }.flatMap { [Self.parts($0.text)[0], $0.text] }
  }

  /// 2 for the whole name or its first part, 1 for another part, 0 for another text.
  func agreement(with text: String) -> Int {
    var best = 0
    for name in [shared, window].compactMap({ $0?.text }) {
      let parts = Self.parts(name)
      if name == text || parts[0] == text || name.hasPrefix(text + " ") {
        best = 2
      } else if parts.contains(text) {
        best = max(best, 1)
      }
    }
    return best
  }

  /// The name to use if no heading of the page is its title, and its node.
  func title(seen lines: [HTMLLine]) -> (text: String, node: Int)? {
    guard let name = shared ?? window else { return nil }
    return (Self.parts(name.text)[0], name.node)
  }

  /// Splits "Salten | Regionrådet" into a title and the site's name. A dash separates them only if it has spaces around
  /// it and occurs once; "Leikanger – Luster – Sogndal" is one title.
  private static func parts(_ name: String) -> [String] {
    for separator in [" | ", " :: ", " » ", " › ", " • ", " · ", " / "] {
      let parts = split(name, separator)
      if parts.count > 1 { return parts }
    }
    let hyphen = split(name, " - ")
    if hyphen.count > 1 { return hyphen }
    for separator in [" – ", " — "] {
      let parts = split(name, separator)
      if parts.count == 2 { return parts }
    }
    return [name]
  }

  private static func split(_ name: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(name)
    while let place = rest.firstRange(of: separator) {
      parts.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return (parts + [String(rest)]).filter { !$0.isEmpty }.isEmpty
      ? [name] : (parts + [String(rest)]).filter { !$0.isEmpty }
  }
}
