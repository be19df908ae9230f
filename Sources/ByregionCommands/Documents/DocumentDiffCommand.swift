import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion document diff`: what changed from one revision to another.
struct DocumentDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two revisions of a write-up.",
    discussion: """
      Without --from and --to, the two last revisions are compared. + is a new entry, ~ one that was reworded (before
      and after), - one that is gone.

      Examples:
        byregion document diff rana
        byregion document diff --from 1 --to 4
      """)

  @Argument(help: "A region, by any of its names.")
  var region: String?

  @Option(help: ArgumentHelp("The earlier document's id.", valueName: "id"))
  var from: Int64?

  @Option(help: ArgumentHelp("The later document's id.", valueName: "id"))
  var to: Int64?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if from != nil, to != nil { return }
    guard region != nil, from == nil, to == nil else {
      throw ValidationError("Name a region, or two documents with --from and --to.")
    }
  }

  func run() throws {
    let difference = try database.with(.reading) { try self.difference(of: $0) }
    guard format.format == nil else { return try printRows(difference) }
    let output = Output.standardOutput()
    DifferenceText.append(difference, to: output)
    try output.flush()
  }

  private func difference(of knowledgeBase: KnowledgeBase) throws -> RevisionDifference {
    if let from, let to { return try knowledgeBase.difference(from: from, to: to) }
    let slug = try knowledgeBase.regionSlug(named: region ?? "")
    guard let found = try knowledgeBase.latestDifference(ofRegion: slug) else {
      throw KnowledgeBaseError(
        .missingInput, "\(slug) has one revision of each write-up, and nothing to compare it with",
        suggestion: "`byregion document history \(slug)` lists them; --from and --to compare any two.")
    }
    return found
  }

  private func printRows(_ difference: RevisionDifference) throws {
    try Rows.print(
      ["change", "kind", "reference", "before", "after"], format,
      difference.lines.map { line in
        [
          .text(line.change.rawValue), .text(line.kind.rawValue), .text(line.reference), Value(line.oldText),
          Value(line.newText),
        ]
      })
  }
}
