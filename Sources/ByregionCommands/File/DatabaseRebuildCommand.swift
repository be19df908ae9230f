import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion database rebuild`: read every stored write-up anew.
struct DatabaseRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Read every stored write-up anew and make the index again, all in one transaction.",
    discussion: """
      After an upgrade the tables are then as the newer program reads them. References stay where the texts stay; what
      you corrected stays. What is read otherwise than before is listed.

      Example:
        byregion database rebuild
      """)

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try KnowledgeBase.open(database.path, for: .reading).close()
    let report = try database.with(.writing) { try rebuild($0) }
    if !quiet {
      let output = Output.standardOutput()
      for difference in report.differences { output.append(Self.line(on: difference) + "\n") }
      let documents = "\(report.documentCount) document\(report.documentCount == 1 ? "" : "s")"
      output.append("\(documents) read, \(report.differences.count) otherwise than before\n")
      try output.flush()
    }
    try Messages.standardError().reportAndThrow(report.failures)
  }

  private func rebuild(_ knowledgeBase: KnowledgeBase) throws -> RebuildReport {
    let stop = StopFlag()
    let interruption = Interruption { stop.set() }
    defer { interruption.end() }
    let terminal = Terminal(descriptor: 2)
    let total = try knowledgeBase.documents().count
    let line = ProgressLine(
      Output.standardError(), terminal, manner: quiet ? .silent : terminal.isTerminal ? .bar : .lines,
      title: "rebuilding", total: total)
    defer { line.finish() }
    return try knowledgeBase.rebuild(shouldStop: { stop.isSet }, progress: { _, _ in line.advance() })
  }

  private static func line(on difference: RebuildReport.Difference) -> String {
    let (before, after) = (difference.before, difference.after)
    var parts = difference.changes.isEmpty ? [] : [ImportText.differences(difference.changes)]
    if before.regionSlug != after.regionSlug { parts.append("region \(before.regionSlug) → \(after.regionSlug)") }
    if before.kind != after.kind { parts.append("kind \(before.kind) → \(after.kind)") }
    if before.language != after.language { parts.append("language \(before.language) → \(after.language)") }
    if before.title != after.title { parts.append("title \"\(after.title)\"") }
    return "document \(after.id)  \(Sanitizer.visible(after.regionName)), from \(Sanitizer.visible(after.source)): "
      + Sanitizer.visible(parts.joined(separator: ", "))
  }
}
