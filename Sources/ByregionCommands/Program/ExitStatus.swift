import KnowledgeBase

/// How the process ends: the codes of BSD's sysexits.h, with 1 for a search without hits.
enum ExitStatus {
  static let done: Int32 = 0
  static let noHits: Int32 = 1
  static let usage: Int32 = 64
  static let invalidInput: Int32 = 65
  static let inputOutput: Int32 = 74
  static let interrupted: Int32 = 130

  /// The code of each category of error.
  static func of(_ category: KnowledgeBaseError.Category) -> Int32 {
    switch category {
    case .usage: usage
    case .invalidInput: invalidInput
    case .missingInput: 66
    case .unavailable: 69
    case .internalFault: 70
    case .cannotCreate: 73
    case .inputOutput: inputOutput
    case .busy: 75
    case .incompatible: 76
    case .interrupted: interrupted
    }
  }
}
