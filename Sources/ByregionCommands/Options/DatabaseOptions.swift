import ArgumentParser
import KnowledgeBase
import Printing

/// Which file a command works on.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      "The knowledge base (default: $BYREGION_DB, else byregion.db here).", valueName: "file"),
    completion: .file(extensions: ["db"]))
  var file: String?

  /// The path: the option, else the environment's, else `byregion.db` here.
  var path: String {
    file ?? Terminal.environmentVariable("BYREGION_DB").flatMap { $0.isEmpty ? nil : $0 } ?? "byregion.db"
  }

  /// Opens it and closes it again after the body.
  func with<T>(
    _ access: KnowledgeBase.Access, _ body: (KnowledgeBase) throws -> T
  ) throws -> T {
    let knowledgeBase = try KnowledgeBase.open(path, for: access)
    let result: T
    do {
      result = try body(knowledgeBase)
    } catch {
      try? knowledgeBase.close()
      throw error
    }
    try knowledgeBase.close()
    return result
  }
}
