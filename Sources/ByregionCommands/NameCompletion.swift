import ArgumentParser
import ByregionConsole
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Completion of names that the knowledge base holds, for the shells: bash, zsh and fish ask the program.
enum NameCompletion {
  static let regions = names(of: .regions, column: "slug")
  static let municipalities = names(of: .municipalities, column: "municipality")
  static let counties = names(of: .counties, column: "county")

  static let kinds = CompletionKind.custom { _, _, prefix in
    matching(prefix, PassageKind.allCases.map(\.rawValue))
  }

  static let savedQueries = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.savedQueries().map(\.name) })
  }

  static let tables = CompletionKind.custom { arguments, _, prefix in
    matching(prefix, with(arguments) { try $0.schema(countingRows: false).map(\.name) })
  }

  static let documents = names(of: .documents, column: "id")

  private static func names(of listing: Listing, column: String) -> CompletionKind {
    .custom { arguments, _, prefix in
      let names = with(arguments) { knowledgeBase -> [String] in
        var names: [String] = []
        var place: Int?
        try knowledgeBase.list(listing, sortedBy: nil) {
          place = $0.firstIndex(of: column)
        } row: { row in
          guard let place else { return }
          switch row[place] {
          case .text(let text): names.append(text)
          case .integer(let number): names.append(String(number))
          default: break
          }
        }
        return names
      }
      return matching(prefix, names)
    }
  }

  private static func matching(_ prefix: String, _ names: [String]) -> [String] {
    let start = prefix.lowercased()
    return names.filter { $0.lowercased().hasPrefix(start) }
  }

  /// Names from the knowledge base that the command line names; none where it cannot be opened.
  private static func with(_ arguments: [String], _ body: (KnowledgeBase) throws -> [String]) -> [String] {
    try? Configuration.load()
    var path = DatabaseOptions.usual().value
    for (index, argument) in arguments.enumerated() {
      if argument == "--db", index + 1 < arguments.count { path = arguments[index + 1] }
      if argument.hasPrefix("--db=") { path = String(argument.dropFirst(5)) }
    }
    guard let knowledgeBase = try? KnowledgeBase.open(path, for: .reading) else { return [] }
    defer { try? knowledgeBase.close() }
    return (try? body(knowledgeBase)) ?? []
  }
}
