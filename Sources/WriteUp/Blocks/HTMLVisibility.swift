import ByregionText

/// Determines the elements of a page that are hidden, and the controls that open panels.
struct HTMLVisibility {
  /// Indices of hidden elements; elements inside them are hidden too and not listed.
  private(set) var hidden: Set<Int> = []
  /// The control that opens each panel, by the panel's index.
  private(set) var controlOfPanel: [Int: Int] = [:]
  /// The panel that each control opens, by the control's index.
  private(set) var panelOfControl: [Int: Int] = [:]

  init(_ tree: HTMLTree) {
    let sheet = StyleSheet(tree)
    let panels = HTMLPanels(tree)
    controlOfPanel = panels.controls
    panelOfControl = Dictionary(panels.controls.map { ($0.value, $0.key) }) { first, second in min(first, second) }
    var index = 1
    while index < tree.nodes.count {
      if tree.nodes[index].name != nil, isHidden(index, tree, sheet) {
        hidden.insert(index)
        index = tree.nodes[index].end
      } else {
        index += 1
      }
    }
  }

  private func isHidden(_ index: Int, _ tree: HTMLTree, _ sheet: StyleSheet) -> Bool {
    let node = tree.nodes[index]
    switch node.name {
    case .template, .datalist: return true
    case .dialog where tree.attribute(.open, of: index) == nil: return true
    default: break
    }
    if node.attributes.isEmpty, sheet.isEmpty { return false }
    if isForScreenReaders(tree.attribute(.class, of: index)) { return true }
    if controlOfPanel[index] != nil { return false }
    if tree.attribute(.hidden, of: index) != nil || tree.attribute(.popover, of: index) != nil { return true }
    if let style = tree.attribute(.style, of: index), let isHidden = StyleSheet.isHidden(style.lowercased()) {
      return isHidden && !isFolded(index, tree)
    }
    return sheet.hides(index, tree) && !isFolded(index, tree)
  }

  private static let folds = [
    "accordion", "accordian", "trekkspill", "toggle", "collaps", "expand", "fold", "panel", "tab-pane", "tabpanel",
    "faq",
  ]

  /// Whether an element is collapsed, and a script opens it on a click on the element before it, as the class names
  /// indicate.
  private func isFolded(_ index: Int, _ tree: HTMLTree) -> Bool {
    let parent = tree.nodes[index].parent
    let names = [index, parent].compactMap { tree.attribute(.class, of: max($0, 0))?.lowercased() }
    guard names.contains(where: { name in Self.folds.contains { name.contains($0) } }) else { return false }
    if names.first.map({ $0.contains("tab-pane") || $0.contains("tabpanel") }) ?? false { return true }
    var before: Int?
    var sibling = parent + 1
    while sibling < index {
      if tree.nodes[sibling].name != nil { before = sibling }
      sibling = tree.nodes[sibling].end
    }
    guard let before, let name = tree.nodes[before].name else { return false }
    return HTMLNames.headings.contains(name) || [.dt, .button, .a, .label].contains(name)
      || (tree.attribute(.class, of: before)?.lowercased()).map { classes in
        ["title", "tittel", "head", "trigger", "button", "label"].contains { classes.contains($0) }
      } ?? false
  }

  private static let screenReaderClasses: Set<String> = [
    "visually-hidden", "visuallyhidden", "visually-hidden-focusable", "sr-only", "screen-reader-text",
    "screen-reader", "screenreader", "screenreader-only", "sr-text", "element-invisible", "u-visually-hidden",
    "hidden-visually", "a11y-hidden", "assistive-text", "show-for-sr", "is-visually-hidden", "vh",
  ]

  private func isForScreenReaders(_ classes: String?) -> Bool {
    guard let classes, classes.utf8.count >= 2 else { return false }
    return classes.lowercased().split(separator: " ").contains { Self.screenReaderClasses.contains(String($0)) }
  }
}

/// Panels that a button, link, tab or label on the page opens.
struct HTMLPanels {
  /// The control of each panel, by the panel's index.
  private(set) var controls: [Int: Int] = [:]
  private let tree: HTMLTree

  init(_ tree: HTMLTree) {
    self.tree = tree
    let ids = Self.ids(tree)
    for index in tree.nodes.indices {
      guard let name = tree.nodes[index].name, !tree.nodes[index].attributes.isEmpty else { continue }
      if let panel = panel(of: index, name, ids), controls[panel] == nil, !contains(panel, index) {
        controls[panel] = index
      }
    }
  }

  private static func ids(_ tree: HTMLTree) -> [String: Int] {
    var ids: [String: Int] = [:]
    for index in tree.nodes.indices where !tree.nodes[index].attributes.isEmpty {
      if let id = tree.attribute(.id, of: index), ids[id] == nil { ids[id] = index }
    }
    return ids
  }

  private func contains(_ outer: Int, _ inner: Int) -> Bool { outer <= inner && inner < tree.nodes[outer].end }

  private func panel(of index: Int, _ name: HTMLName, _ ids: [String: Int]) -> Int? {
    if name == .label {
      // A hidden check box collapses the element after its label.
      guard let box = tree.attribute(.for, of: index).flatMap({ ids[$0] }), tree.name(box) == .input,
        ["checkbox", "radio"].contains(tree.attribute(.type, of: box)?.lowercased())
      else { return nil }
      return sibling(after: index).flatMap { isPanel($0) ? $0 : nil }
    }
    guard let target = target(of: index, name) else { return nil }
    let identifiers = target.split(separator: " ").map { $0.hasPrefix("#") ? String($0.dropFirst()) : String($0) }
    if let panel = identifiers.lazy.compactMap({ ids[$0] }).first { return panel }
    return tree.attribute(.ariaExpanded, of: index) == nil ? nil : panel(behind: index)
  }

  /// The identifiers of panels in the attributes of a control, empty if there are none; nil if the element is not a
  /// control.
  private func target(of index: Int, _ name: HTMLName) -> String? {
    if let target = tree.attribute(.ariaControls, of: index) { return target }
    if let target = tree.attribute(.dataBsTarget, of: index) ?? tree.attribute(.dataTarget, of: index) { return target }
    let isControl =
      tree.attribute(.ariaExpanded, of: index) != nil || tree.attribute(.dataToggle, of: index) != nil
      || tree.attribute(.dataBsToggle, of: index) != nil
      || ["button", "tab"].contains(tree.attribute(.role, of: index)?.lowercased())
    guard isControl else { return nil }
    if name == .a, let link = tree.attribute(.href, of: index), link.hasPrefix("#"), link.utf8.count > 1 { return link }
    return tree.attribute(.ariaExpanded, of: index) == nil ? nil : ""
  }

  /// The element directly after a control, or after the heading or row that contains only the control.
  private func panel(behind index: Int) -> Int? {
    var control = index
    for _ in 0..<4 {
      if let next = sibling(after: control) { return isPanel(next) ? next : nil }
      control = tree.nodes[control].parent
      guard control > 0 else { return nil }
    }
    return nil
  }

  private func sibling(after index: Int) -> Int? {
    var next = tree.nodes[index].end
    let end = tree.nodes[max(tree.nodes[index].parent, 0)].end
    while next < end {
      if tree.nodes[next].name != nil { return next }
      guard tree.characters[tree.nodes[next].text].allSatisfy({ $0 <= 0x20 }) else { return nil }
      next = tree.nodes[next].end
    }
    return nil
  }

  private func isPanel(_ index: Int) -> Bool {
    guard let name = tree.nodes[index].name else { return false }
    return [.div, .section, .ul, .ol, .dd, .p, .article, .table].contains(name)
  }
}

/// The rules of a page's own style sheets that show or hide elements. Only simple selectors are supported; rules for
/// print or for window sizes are ignored.
struct StyleSheet {
  private struct Rule {
    var selectors: [Selector]
    var isHidden: Bool
    var weight: Int
  }

  /// A simple selector such as `div.box#first`.
  private struct Selector {
    var name: String?
    var id: String?
    var classes: [String] = []

    var weight: Int { (id == nil ? 0 : 100) + classes.count * 10 + (name == nil ? 0 : 1) }

    var key: String? { classes.first.map { "." + $0 } ?? id.map { "#" + $0 } ?? name }
  }

  private static let maxRules = 500

  /// The rules by a property of the element itself: a class, an id or a name.
  private var rules: [String: [Rule]] = [:]
  private var count = 0
  private var hidesSomething = false
  var isEmpty: Bool { !hidesSomething }

  init(_ tree: HTMLTree) {
    for index in tree.nodes.indices where tree.nodes[index].name == .style {
      let text = index + 1
      guard text < tree.nodes[index].end, tree.nodes[text].name == nil else { continue }
      read(Array(tree.characters[tree.nodes[text].text]))
    }
  }

  /// Whether declarations hide an element; nil if they do not determine it.
  static func isHidden(_ declarations: String) -> Bool? {
    guard declarations.utf8.contains(0x3A) else { return nil }
    var isHidden: Bool?
    var isPlaced = false
    var isClipped = false
    for declaration in declarations.split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = parts[1].split { $0.isWhitespace || $0 == "!" }
      let first = value.first ?? ""
      switch parts[0].filter({ !$0.isWhitespace }) {
      case "display": isHidden = first == "none"
      case "visibility": if first == "hidden" || first == "collapse" { isHidden = true }
      case "position": isPlaced = first == "absolute" || first == "fixed"
      case "clip", "clip-path": isClipped = first != "auto" && first != "none"
      case "left", "top", "text-indent": if first.hasPrefix("-999") || first.hasPrefix("-1000") { isClipped = true }
      case "mso-hide": if first == "all" { isHidden = true }
      default: break
      }
    }
    return isPlaced && isClipped ? true : isHidden
  }

  func hides(_ index: Int, _ tree: HTMLTree) -> Bool {
    guard hidesSomething, let name = tree.nodes[index].name else { return false }
    var best: Rule?
    func consider(_ key: String) {
      for rule in rules[key] ?? [] where rule.weight >= best?.weight ?? 0 && Self.matches(rule.selectors, index, tree) {
        best = rule
      }
    }
    for part in Self.classes(of: index, tree) { consider("." + part) }
    if let id = tree.attribute(.id, of: index) { consider("#" + id.lowercased()) }
    consider(String(describing: name))
    return best?.isHidden ?? false
  }

  private static func classes(of index: Int, _ tree: HTMLTree) -> [Substring] {
    guard let classes = tree.attribute(.class, of: index) else { return [] }
    return classes.lowercased().split(separator: " ", maxSplits: 32).prefix(32).map { $0 }
  }

  // MARK: Reading

  private mutating func read(_ css: [UInt8]) {
    var index = 0
    var prelude: [UInt8] = []
    while index < css.count, count < Self.maxRules {
      switch css[index] {
      case 0x2F where index + 1 < css.count && css[index + 1] == 0x2A:
        index = ByteSearch.first(Array("*/".utf8), in: css, index + 2..<css.count).map { $0 + 2 } ?? css.count
      case 0x7B:
        let text = String(decoding: prelude, as: UTF8.self).lowercased()
        prelude = []
        if text.contains("@media"), !text.contains("print"), !text.contains("width"), !text.contains("height") {
          index += 1
          continue
        }
        let end = Self.blockEnd(css, index)
        if !text.contains("@") { add(text, css[(index + 1)..<max(end - 1, index + 1)]) }
        index = end
      case 0x7D, 0x3B:
        prelude = []
        index += 1
      default:
        prelude.append(css[index])
        index += 1
      }
    }
  }

  /// The index after the brace that closes a block.
  private static func blockEnd(_ css: [UInt8], _ start: Int) -> Int {
    var depth = 0
    for index in start..<css.count {
      if css[index] == 0x7B { depth += 1 }
      if css[index] == 0x7D {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return css.count
  }

  private mutating func add(_ prelude: String, _ declarations: ArraySlice<UInt8>) {
    guard declarations.count < 4096,
      let isHidden = Self.isHidden(String(decoding: declarations, as: UTF8.self).lowercased())
    else { return }
    var text = prelude
    for sign in ["<!--", "-->"] {
      if let place = text.firstRange(of: sign) { text.removeSubrange(place) }
    }
    for selector in text.split(separator: ",") {
      let parts = selector.split { $0.isWhitespace || $0 == ">" }.map { Self.selector($0) }
      let known = parts.compactMap { $0 }
      guard known.count == parts.count, known.count <= 6, let key = known.last?.key else { continue }
      let rule = Rule(selectors: known, isHidden: isHidden, weight: known.reduce(0) { $0 + $1.weight })
      rules[key, default: []].append(rule)
      count += 1
      if isHidden { hidesSomething = true }
    }
  }

  /// Parses a selector; nil if it has more than a name, an id and classes.
  private static func selector(_ text: Substring) -> Selector? {
    var selector = Selector()
    var rest = text
    let isEnd: (Character) -> Bool = { $0 == "." || $0 == "#" }
    let name = rest.prefix { !isEnd($0) }
    if !name.isEmpty, name != "*" { selector.name = String(name) }
    rest = rest.dropFirst(name.count)
    while let sign = rest.first {
      let part = rest.dropFirst().prefix { !isEnd($0) }
      if sign == "#" { selector.id = String(part) } else { selector.classes.append(String(part)) }
      rest = rest.dropFirst(part.count + 1)
    }
    let isSimple = text.allSatisfy { $0.isLetter || $0.isNumber || "-_.#*".contains($0) }
    return isSimple ? selector : nil
  }

  private static func matches(_ selectors: [Selector], _ index: Int, _ tree: HTMLTree) -> Bool {
    guard let last = selectors.last, matches(last, index, tree) else { return false }
    var rest = selectors.dropLast()
    for ancestor in tree.ancestors(of: index) {
      guard let next = rest.last else { return true }
      if matches(next, ancestor, tree) { rest.removeLast() }
    }
    return rest.isEmpty
  }

  private static func matches(_ selector: Selector, _ index: Int, _ tree: HTMLTree) -> Bool {
    guard let name = tree.nodes[index].name else { return false }
    if let wanted = selector.name, String(describing: name) != wanted { return false }
    if let id = selector.id, tree.attribute(.id, of: index)?.lowercased() != id { return false }
    guard !selector.classes.isEmpty else { return selector.name != nil || selector.id != nil }
    let classes = classes(of: index, tree)
    return selector.classes.allSatisfy { wanted in classes.contains { $0 == wanted } }
  }
}
