import ByregionLanguages
import ArgumentParser
import ByregionFiles
import ByregionImporting
import ByregionPrinting
import ByregionRecords
import ByregionStore

/// `byregion demo`: a knowledge base to try things on.
struct DemoCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: help.demo.abstract,
      discussion: help.demo.discussion(
        """
        byregion demo
        byregion demo --db /tmp/demo.db
        """))
  }

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let path = database.file ?? DatabaseOptions.usualFile
    guard FilePath.isGone(path) else {
      throw KnowledgeBaseError(
        .cannotCreate, { $0.fileIsThere }, place: path, suggestion: .say { $0.nameAnotherForDemo })
    }
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    let report: ImportReport
    do {
      report = try await knowledgeBase.importSources(SeedDocuments.found())
      try knowledgeBase.close()
    } catch {
      try? knowledgeBase.close()
      throw error
    }
    try Messages.standardError().reportAndThrow(report.failures)
    let option = path == DatabaseOptions.usualFile ? "" : " --db \(ShellWord.quoted(path))"
    let output = Output.standardOutput()
    output.append(
      """
      \(words.demoIsMade(path))
        byregion advice struktur\(option)
        byregion show rana\(option)
        byregion sql 'SELECT * FROM advice_overview'\(option)

      """)
    try output.flush()
  }
}
