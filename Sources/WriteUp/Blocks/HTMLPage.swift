import ByregionText

/// Determines which part of a page is the write-up, and its title.
///
/// Headings that name sections of a write-up are evidence. The write-up is the smallest part of the page that contains
/// the title and all evidence. Inside and around it, furniture (marked by elements, roles, classes, words or links) is
/// left out unless it contains evidence of its own.
struct HTMLPage {
  /// The reason why a part of the page is left out.
  enum LeftOut { case invisible, hidden, navigation, furniture }

  /// A heading that names a section of a write-up.
  struct Evidence {
    var node: Int
    var kind: Section.Kind
  }

  let tree: HTMLTree
  let visibility: HTMLVisibility
  var leftOut: [Int: LeftOut] = [:]
  /// The heading that is the page's title.
  private(set) var titleNode: Int?
  /// The title if it is not a heading of the page, with the node that states it.
  private(set) var namedTitle: (text: String, node: Int)?
  /// The nodes of the write-up.
  private(set) var range: Range<Int> = 0..<0
  /// Whether sections have bold lines as headings.
  private(set) var hasBoldHeadings = false

  private(set) var lines: [HTMLLine] = []
  private(set) var evidence: [Evidence] = []
  private(set) var mass: HTMLMass
  let names: HTMLPageNames

  init(_ tree: HTMLTree) {
    self.tree = tree
    visibility = HTMLVisibility(tree)
    leftOut = Self.withoutText(tree, visibility)
    names = HTMLPageNames(tree)
    mass = HTMLMass()
    leaveOutAnchors()
    mass = HTMLMass(tree, leftOut)
    lines = HTMLLine.all(in: tree, visibility, leftOut, mass)
    findEvidence()
    findTitle()
    leaveOutFurniture()
    chooseRange()
    leaveOutByContent()
  }

  /// Parts that are invisible, hidden or navigation.
  private static func withoutText(_ tree: HTMLTree, _ visibility: HTMLVisibility) -> [Int: LeftOut] {
    var leftOut: [Int: LeftOut] = [:]
    var index = 1
    while index < tree.nodes.count {
      guard let name = tree.nodes[index].name else {
        index += 1
        continue
      }
      let reason: LeftOut?
      if HTMLFurniture.invisible.contains(name) {
        reason = .invisible
      } else if visibility.hidden.contains(index) {
        reason = .hidden
      } else if name == .nav || name == .dialog || name == .search {
        reason = .navigation
      } else if let role = tree.attribute(.role, of: index)?.lowercased(), HTMLFurniture.roles.contains(role),
        role != "tablist" || !holdsPanel(index, tree)
      {
        reason = .navigation
      } else {
        reason = nil
      }
      if let reason {
        leftOut[index] = reason
        index = tree.nodes[index].end
      } else {
        index += 1
      }
    }
    return leftOut
  }

  /// Whether a tab list contains its panels, as in an accordion.
  private static func holdsPanel(_ index: Int, _ tree: HTMLTree) -> Bool {
    (index..<tree.nodes[index].end).contains { tree.attribute(.role, of: $0)?.lowercased() == "tabpanel" }
  }

  /// Leaves out symbols and buttons in headings that link to the heading or copy its address, and icons.
  private mutating func leaveOutAnchors() {
    for index in tree.nodes.indices where tree.nodes[index].name == .a || tree.nodes[index].name == .button {
      guard visibility.panelOfControl[index] == nil, tree.nodes[index].end - index <= 12 else { continue }
      let text = tree.text(of: index)
      let hasLetters = text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      let leadsHere = tree.attribute(.href, of: index)?.contains("#") ?? (tree.nodes[index].name == .button)
      if !text.isEmpty, !hasLetters, leadsHere { leftOut[index] = .invisible }
      guard hasLetters, let heading = tree.ancestors(of: index).first(where: { isHeading($0) }),
        tree.text(of: heading).utf8.count > text.utf8.count
      else { continue }
      if tree.nodes[index].name == .button || HTMLFurniture.isAnchor(text, tree.attribute(.class, of: index)) {
        leftOut[index] = .invisible
      }
    }
    for index in tree.nodes.indices where tree.attribute(.class, of: index).map(HTMLFurniture.isIcon) ?? false {
      leftOut[index] = .invisible
    }
    for control in visibility.panelOfControl.keys { leaveOutSigns(in: control) }
  }

  /// Leaves out "+", "▾" and other symbols in a `span` of a control.
  private mutating func leaveOutSigns(in control: Int) {
    for index in (control + 1)..<max(tree.nodes[control].end, control + 1) where tree.nodes[index].name == .span {
      let text = tree.text(of: index)
      let isSign =
        !text.isEmpty && text.count <= 2 && !text.contains { $0.isLetter || $0.isNumber || ".:,)”»\"".contains($0) }
      if isSign { leftOut[index] = .invisible }
    }
  }

  func isHeading(_ index: Int) -> Bool {
    tree.nodes[index].name?.headingLevel != nil || tree.attribute(.role, of: index)?.lowercased() == "heading"
  }

  // MARK: Evidence

  private mutating func findEvidence() {
    let judge = HeadingJudge(names: RegionNames(names.titles + lines.filter { $0.level == 1 }.prefix(4).map(\.text)))
    var bold: [Evidence] = []
    for line in lines where line.text.utf8.count <= FoldedLine.maximumBytes && !line.isLinkAway {
      let place = HeadingPlace(
        section: .lead, level: line.level, sectionLevel: line.level ?? 2, isAfterBlank: true, next: nil,
        isBeforeParagraph: true, isBeforeBlank: true)
      guard let finding = judge.judge(line.text, place), Self.isCore(finding.kind) else {
        if line.level == nil, isApplicant(line) {
          bold.append(Evidence(node: line.node, kind: .facts))
        }
        continue
      }
      let found = Evidence(node: line.node, kind: finding.kind)
      if line.level != nil { evidence.append(found) } else { bold.append(found) }
      if evidence.count + bold.count > 500 { break }
    }
    let isMarked = evidence.contains { $0.kind != .facts }
    hasBoldHeadings = !isMarked && bold.filter { $0.kind != .facts }.count > 1
    // Lines without markup are evidence if no heading is, except those of facts, which always are.
    evidence += isMarked ? bold.filter { $0.kind == .facts } : bold
    evidence.sort { $0.node < $1.node }
  }

  /// Whether a line states the applicant, or is the cell with that label.
  private func isApplicant(_ line: HTMLLine) -> Bool {
    if FactLabel.readMarked(line.text)?.fact == .applicant { return true }
    let cells = HTMLNames(.td, .th, .dt)
    guard line.text.utf8.count < 60, let label = FactLabel.read(line.text), label.fact == .applicant,
      label.valueStart >= line.text.utf8.count
    else { return false }
    return cells.contains(tree.nodes[line.node].name ?? .html)
      || tree.nodes[max(tree.nodes[line.node].parent, 0)].name.map { cells.contains($0) } ?? false
  }

  private static func isCore(_ kind: Section.Kind) -> Bool {
    switch kind {
    case .goals, .results, .advice, .continuation, .application, .facts: true
    case .lead, .documents, .other: false
    }
  }

  func evidence(in node: Int) -> ArraySlice<Evidence> {
    evidence[firstEvidence(from: node)..<firstEvidence(from: tree.nodes[node].end)]
  }

  func hasEvidence(in node: Int) -> Bool {
    let first = firstEvidence(from: node)
    return first < evidence.count && evidence[first].node < tree.nodes[node].end
  }

  func firstEvidence(from node: Int) -> Int {
    var (low, high) = (0, evidence.count)
    while low < high {
      let middle = (low + high) / 2
      if evidence[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Title

  private mutating func findTitle() {
    leaveOutTeasers()
    let first = evidence.first?.node ?? Int.max
    let sectionLevel = lines.first { $0.node == first }?.level
    var best: (line: HTMLLine, score: Int)?
    for line in lines where line.node < first && line.text.utf8.count <= 200 {
      guard let score = score(line), score > 0 else { continue }
      // If the title has the level of the sections' headings, it is the first of them.
      let isLikeSections = line.level != nil && line.level == sectionLevel
      guard isLikeSections ? score > best?.score ?? 0 : score >= best?.score ?? 0 else { continue }
      best = (line, score)
    }
    if let best {
      titleNode = best.line.node
    } else if let line = firstLineAsTitle(before: first) {
      titleNode = line.node
    } else if evidence.isEmpty, names.titles.isEmpty {
      titleNode = lines.first?.node
    } else if let title = names.title(seen: lines) {
      namedTitle = title
    }
  }

  /// Drops evidence above the page's main heading if the write-up below it has the same kinds of sections: it comes
  /// from teasers.
  private mutating func leaveOutTeasers() {
    guard let first = evidence.first?.node,
      let title = lines.first(where: { $0.level == 1 && names.agreement(with: $0.text) == 2 }), title.node > first
    else { return }
    let above = evidence.filter { $0.node < title.node }
    let below = Set(evidence.filter { $0.node > title.node }.map(\.kind))
    if above.allSatisfy({ below.contains($0.kind) }) { evidence.removeFirst(above.count) }
  }

  /// A score for a line as the page's title; nil if it cannot be the title.
  private func score(_ line: HTMLLine) -> Int? {
    let isCalledTitle = tree.attribute(.class, of: line.node).map(Self.isTitleClass) ?? false
    let agreement = names.agreement(with: line.text)
    guard line.level != nil || isCalledTitle || agreement == 2 && evidence.isEmpty == false else { return nil }
    if HTMLFurniture.isHeading(line.text, ofBox: true) { return nil }
    var score = [5, 3, 2][min(max((line.level ?? 2) - 1, 0), 2)]
    score += agreement * 2
    if isCalledTitle { score += 2 }
    // The heading of a teaser links to another page.
    if line.isLinkAway, agreement == 0 { score -= 3 }
    var headers = 0
    for ancestor in tree.ancestors(of: line.node) {
      switch tree.nodes[ancestor].name {
      case .main, .article: return score + 1
      case .header: headers += 1
      case .footer, .aside: score -= 3
      default: if isDoubtful(ancestor) { score -= 3 }
      }
      if tree.attribute(.role, of: ancestor)?.lowercased() == "main" { return score + 1 }
    }
    if line.isLinkHome { score -= 4 }
    return score - 3 * headers
  }

  private static func isTitleClass(_ names: String) -> Bool {
    names.lowercased().split(separator: " ").contains { name in
      ["msotitle", "title", "tittel", "page-title", "entry-title", "sidetittel", "doctitle", "overskrift1"].contains(
        String(name))
    }
  }

  /// The first line, which is the title of a page without headings above its sections, as in plain text.
  private func firstLineAsTitle(before first: Int) -> HTMLLine? {
    guard let line = lines.first(where: { !isFurniture($0.node) && !HTMLFurniture.isMeta($0.text) }), line.node < first
    else { return nil }
    let isSentence = line.text.hasSuffix(".") || line.text.utf8.count > 100
    return isSentence && !names.titles.isEmpty ? nil : line
  }

  // MARK: Furniture by element, role and class

  func isFurniture(_ node: Int) -> Bool {
    isDoubtful(node) || tree.ancestors(of: node).contains { isDoubtful($0) }
  }

  /// Whether an element is furniture unless it contains evidence.
  func isDoubtful(_ index: Int) -> Bool {
    guard let name = tree.nodes[index].name else { return false }
    switch name {
    case .html, .body, .main, .h1, .h2, .h3, .h4, .h5, .h6: return false
    case .footer, .aside, .menu: return true
    case .header:
      return !tree.ancestors(of: index).contains { ancestor in
        [.main, .article].contains(tree.nodes[ancestor].name) || tree.attribute(.role, of: ancestor) == "main"
      } && !isContentHeader(index)
    case .figcaption: return true
    default: break
    }
    if tree.nodes[index].attributes.isEmpty { return false }
    if let role = tree.attribute(.role, of: index)?.lowercased() {
      if role == "main" || role == "article" { return false }
      if HTMLFurniture.doubtfulRoles.contains(role), role != "form" || name != .form { return true }
    }
    let isShort = mass.text(index, tree) < 120
    return [.class, .id].contains { attribute in
      tree.attribute(attribute, of: index).map { HTMLFurniture.isNamed($0, isShort: isShort) } ?? false
    }
  }

  /// Whether a header belongs to the text and not to the page: it has a heading, and the element around it has
  /// evidence.
  private func isContentHeader(_ index: Int) -> Bool {
    let parent = tree.nodes[index].parent
    return parent > 0 && tree.nodes[parent].name != .body && hasEvidence(in: parent)
      && lines.contains { $0.level != nil && $0.node > index && $0.node < tree.nodes[index].end }
  }

  private mutating func leaveOutFurniture() {
    var index = 1
    while index < tree.nodes.count {
      if leftOut[index] != nil {
        index = tree.nodes[index].end
      } else if tree.nodes[index].name != nil, isDoubtful(index), !isKept(index) {
        leftOut[index] = .furniture
        index = tree.nodes[index].end
      } else {
        index += 1
      }
    }
    evidence = evidence.filter { !isLeftOut($0.node) }
  }

  func isLeftOut(_ node: Int) -> Bool {
    leftOut[node] != nil || tree.ancestors(of: node).contains { leftOut[$0] != nil }
  }

  /// Whether a part that looks like furniture contains the title, at least half of the evidence, or a kind of section
  /// that is nowhere else.
  func isKept(_ index: Int) -> Bool {
    let end = tree.nodes[index].end
    if let titleNode, titleNode >= index, titleNode < end { return true }
    let inside = evidence(in: index)
    if inside.isEmpty { return false }
    if inside.count * 2 >= evidence.count { return true }
    let outside = Set(evidence.filter { $0.node < index || $0.node >= end }.map(\.kind))
    return inside.contains { !outside.contains($0.kind) }
  }

  // MARK: The part that is the write-up

  private mutating func chooseRange() {
    let first = titleNode ?? evidence.first?.node
    let members = evidence.map(\.node) + (titleNode.map { [$0] } ?? [])
    var root = members.first.map { common(members, from: $0) } ?? mainPart() ?? 0
    if evidence.isEmpty, let titleNode { root = partAround(titleNode) }
    // If the root is text or an inline element, use the element around it.
    if !tree.nodes[root].attributes.isEmpty || root > 0,
      tree.nodes[root].name.map({ !HTMLNames.blocks.contains($0) }) ?? true
    {
      root = max(tree.nodes[root].parent, 0)
    }
    let start = titleNode == nil ? leadStart(root, before: first) : first ?? root
    range = min(start, root == 0 ? start : max(start, root))..<tree.nodes[root].end
  }

  /// The node at which the write-up begins if no heading is its title: the lead may be above the first section.
  private func leadStart(_ root: Int, before first: Int?) -> Int { root }

  /// The smallest element around all nodes that is not one of them.
  func common(_ members: [Int], from member: Int) -> Int {
    guard let low = members.min(), let high = members.max() else { return 0 }
    if tree.nodes[member].end > high, members.count == 1 { return max(tree.nodes[member].parent, 0) }
    return tree.ancestors(of: low).first { tree.nodes[$0].end > high } ?? 0
  }

  private func mainPart() -> Int? {
    let parts = tree.nodes.indices.filter { index in
      [.main, .article].contains(tree.nodes[index].name) || tree.attribute(.role, of: index) == "main"
    }
    return parts.filter { !isLeftOut($0) }.max { mass.text($0, tree) < mass.text($1, tree) }
  }

  /// For a title without sections, the element around it with most of the text after it.
  private func partAround(_ title: Int) -> Int {
    var part = max(tree.nodes[title].parent, 0)
    for ancestor in tree.ancestors(of: title) {
      let name = tree.nodes[ancestor].name
      // An element that adds much text belongs to the write-up; one that adds little only adds furniture.
      if mass.text(ancestor, tree) > 2 * mass.text(part, tree) + 40 { part = ancestor }
      if name == .main || name == .article { return ancestor }
    }
    return part
  }

  /// The lines inside a node.
  func lines(in index: Int) -> ArraySlice<HTMLLine> {
    lines[firstLine(from: index)..<firstLine(from: tree.nodes[index].end)]
  }

  /// The index of the first line at or after a node. Logarithmic in the number of lines.
  func firstLine(from node: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].node < node { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

// MARK: Queries of the builder

extension HTMLPage {
  /// Whether an element contains only the facts, and text of another section continues after it.
  func isBoxOfFacts(_ index: Int) -> Bool {
    let inside = evidence(in: index)
    guard let first = inside.first, inside.allSatisfy({ $0.kind == .facts }) else { return false }
    guard let heading = lines(in: index).first, heading.node == first.node, heading.level != nil || heading.isBold,
      index != heading.node
    else { return false }
    // The text after the box must not begin with a heading.
    let end = tree.nodes[index].end
    let behind = lines[firstLine(from: end)...].first { !isLeftOut($0.node) && range.contains($0.node) }
    guard let behind, behind.level == nil else { return false }
    return !(hasBoldHeadings && behind.isBold) && !evidence.contains { $0.node == behind.node }
  }

  /// Whether a panel's control is apart from it, like a tab in a row. Then its words are the panel's heading.
  func isNamedByDistantControl(_ panel: Int, _ control: Int) -> Bool {
    if control > panel { return true }
    let between = lines[firstLine(from: tree.nodes[control].end)..<firstLine(from: panel)]
    let isTab = isLeftOut(control)
    return isTab || between.contains { $0.level != nil && visibility.panelOfControl[$0.node] != nil }
  }

  /// Whether a panel begins with a heading with the same text as its control.
  func repeatsControl(_ panel: Int, _ control: Int) -> Bool {
    guard let first = lines(in: panel).first, first.level != nil else { return false }
    return first.text == tree.text(of: control, without: leftOut)
  }

  func headingLine(_ index: Int) -> HTMLLine? {
    let line = firstLine(from: index)
    return line < lines.count && lines[line].node == index ? lines[line] : nil
  }

  func text(in index: Int) -> Int { mass.text(index, tree) }
}
