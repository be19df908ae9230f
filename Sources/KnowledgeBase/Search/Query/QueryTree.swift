/// Prints the tree of a query with what its words are searched for as: for people, tests and bug reports.
struct QueryTree {
  /// So many alternatives of a word are shown.
  private static let mostAlternatives = 6

  let plan: MatchPlan

  /// A line for each part, indented by depth.
  func lines(_ query: ParsedQuery) -> [String] {
    (query.root.map { lines($0, depth: 0) } ?? []) + query.fields.flatMap { lines($0, depth: 0) }
  }

  private func lines(_ node: QueryNode, depth: Int) -> [String] {
    let place = " \(node.range.lowerBound)..<\(node.range.upperBound)"
    let indentation = String(repeating: "  ", count: depth)
    let parts = QueryTree.parts(of: node)
    return [indentation + name(of: node) + place + becomes(node)] + parts.flatMap { lines($0, depth: depth + 1) }
  }

  private func name(of node: QueryNode) -> String {
    switch node {
    case .word, .phrase, .field: QueryTree.label(of: node) + " " + node.printed(inside: true)
    case .near(_, let distance, _): "near \(distance)"
    default: QueryTree.label(of: node)
    }
  }

  private static func label(of node: QueryNode) -> String {
    switch node {
    case .word(let word):
      switch word.mode {
      case .likes: "word"
      case .exact: "exact"
      case .prefix: "prefix"
      }
    case .phrase: "phrase"
    case .near: "near"
    case .together: "together"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .field: "field"
    }
  }

  private static func parts(of node: QueryNode) -> [QueryNode] {
    switch node {
    case .near(let parts, _, _), .together(let parts, _), .and(let parts, _), .or(let parts, _): parts
    case .not(let part, _): [part]
    case .word, .phrase, .field: []
    }
  }

  /// What a word became: its alternatives with their weights, the heaviest first.
  private func becomes(_ node: QueryNode) -> String {
    guard case .word(let word) = node else { return "" }
    let planned = plan.words.first { $0.text == word.text && ($0.mode == word.mode || $0.isAside) }
    guard let planned else { return "  carries nothing, left out" }
    if planned.alternatives.isEmpty { return "  nothing like it in the index" }
    let shown = planned.alternatives.prefix(QueryTree.mostAlternatives).map { alternative in
      alternative.word + (word.mode == .prefix ? "*" : "") + " " + QueryTree.decimal(alternative.weight)
    }
    let more = planned.alternatives.count - shown.count
    let aside = planned.isAside ? "  for the order only: " : "  as "
    return aside + shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// A number from 0 to 1 with two decimals.
  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
