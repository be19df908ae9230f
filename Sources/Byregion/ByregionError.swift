import ByregionRecords

/// What went wrong, where, and what to do next.
public struct ByregionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it was.
  public enum Category: Sendable, Hashable {
    /// The call was wrong: an unknown name, or a value out of range.
    case usage
    /// The input is not what it should be: a binary file, or wrong SQL.
    case invalidInput
    /// There is no such file, region or document.
    case missingInput
    /// A limit was reached, or something that is needed is not installed.
    case unavailable
    /// The fault is in Byregion.
    case internalFault
    /// A file could not be created or written.
    case cannotCreate
    /// Reading or writing failed.
    case inputOutput
    /// Another process is using the file; try again later.
    case busy
    /// The file is newer than this version, or is not a knowledge base.
    case incompatible
    /// The call was interrupted.
    case interrupted
  }

  /// What kind of failure it was.
  public var category: Category
  /// What happened, as a sentence without a full stop.
  public var message: String
  /// Where: a path, or `file:line:column`; `nil` if the message says it.
  public var place: String?
  /// What to do next; `nil` if nothing helps. It may name commands of the program `byregion`.
  public var suggestion: String?
  /// The place in the SQL statement or query, in UTF-8 bytes; `nil` if there is none.
  public var range: Range<Int>?

  /// The place, the message and the suggestion.
  public var description: String {
    let located = place.map { "\($0): \(message)" } ?? message
    return suggestion.map { "\(located)\n\($0)" } ?? located
  }

  init(_ category: Category, _ message: String, place: String? = nil) {
    self.category = category
    self.message = message
    self.place = place
  }

  init(_ error: KnowledgeBaseError) {
    category =
      switch error.category {
      case .usage: .usage
      case .invalidInput: .invalidInput
      case .missingInput: .missingInput
      case .unavailable: .unavailable
      case .internalFault: .internalFault
      case .cannotCreate: .cannotCreate
      case .inputOutput: .inputOutput
      case .busy: .busy
      case .incompatible: .incompatible
      case .interrupted: .interrupted
      }
    message = error.message
    place = error.place
    suggestion = error.suggestion?.description
    range = error.excerpt?.range
  }
}
