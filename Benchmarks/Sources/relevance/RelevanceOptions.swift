/// The options of `relevance`.
struct RelevanceOptions {
  static let usage = "usage: relevance --passages PASSAGES.jsonl --queries QUERIES.jsonl [--limit HITS]\n"

  var passages = ""
  var queries = ""
  var limit = 100

  /// Returns `nil` if the arguments are wrong.
  init?(_ arguments: [String]) {
    guard arguments.count.isMultiple(of: 2) else { return nil }
    for index in stride(from: 0, to: arguments.count, by: 2) {
      let value = arguments[index + 1]
      switch arguments[index] {
      case "--passages": passages = value
      case "--queries": queries = value
      case "--limit":
        guard let number = Int(value), number > 0 else { return nil }
        limit = number
      default: return nil
      }
    }
    if passages.isEmpty || queries.isEmpty { return nil }
  }
}
