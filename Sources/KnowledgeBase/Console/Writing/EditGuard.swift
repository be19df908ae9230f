import SQLite

/// Decides what a user's own statement may change: rows of the tables, and views of the user's own.
struct EditGuard {
  /// Tables that the program derives from others, or by which it knows the file: a row changed by hand would be wrong.
  static let kept: [String: String] = [
    "words": "follows the passages by itself", "word_grams": "follows the passages by itself",
    "passages_fts": "follows the passages by itself", "document_contents": "holds the documents as they were imported",
    "schema_migrations": "is how the program knows the file",
  ]

  /// While set, the program itself is at work, not the user's statement.
  var isOurs = false
  /// What was denied last, in words for the user.
  private(set) var denial: String?
  private let ownViews: Set<String>
  private let reading: QueryGuard
  /// The table that the statement names to be changed; others follow by foreign keys.
  private var target: String?

  /// - Parameters:
  ///   - ownViews: the views that the program made, in lower case.
  ///   - reading: decides what may be read and called.
  init(ownViews: Set<String>, reading: QueryGuard) { (self.ownViews, self.reading) = (ownViews, reading) }

  mutating func answer(_ request: AuthorizerRequest) -> AuthorizerAnswer {
    guard !isOurs, let reason = reasonToDeny(request) else { return .allow }
    denial = reason
    return .deny
  }

  /// A new statement begins.
  mutating func forget() { (denial, target) = (nil, nil) }

  private mutating func reasonToDeny(_ request: AuthorizerRequest) -> String? {
    let name = request.first?.lowercased() ?? ""
    switch request.action {
    case .insert, .update, .delete:
      if name == "sqlite_temp_master" || name == "sqlite_temp_schema" { return "temporary tables cannot be made" }
      // What a trigger of the schema's does is the schema's business.
      guard request.origin == nil else { return nil }
      target = target ?? name
      // The bytes of a document go with it.
      let isCascade = request.action == .delete && target == "documents"
      guard !isCascade, let reason = Self.kept[name] else { return nil }
      return "\(name) \(reason)"
    case .createView:
      return nil
    case .dropView:
      return ownViews.contains(name) ? "the view \(name) is byregion's own" : nil
    case .function where request.second == PassageFollower.function:
      return PassageFollower.triggers.contains(request.origin ?? "")
        ? nil : CallableNames.reasonToDeny(function: PassageFollower.function)
    case .select, .recursive, .read, .function, .pragma, .attach, .detach, .transaction, .savepoint:
      var guardian = reading
      return guardian.answer(request) == .allow ? nil : guardian.denial
    default:
      return "tables, indexes and triggers stay as byregion made them; rows and views of your own can be changed"
    }
  }
}
