import ArgumentParser
import KnowledgeBase
import Printing
import WriteUp

extension WriteUp.Kind: ExpressibleByArgument {}

/// `byregion export`: a region's write-up, put together from its records.
struct ExportCommand: ParsableCommand {
  /// What `--format` takes here.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a region's write-up out of its records.",
    discussion: """
      text reads back as the same records; json has the reference of every entry. For the bytes as they were imported
      see `document raw`.

      Examples:
        byregion export rana
        byregion export rana --format markdown
        byregion export rana --kind application --format json
      """)

  @Argument(help: "A region, by any of its names.")
  var region: String

  @Option(name: .shortAndLong, help: "text, markdown or json.")
  var format: Format = .text

  @Option(help: ArgumentHelp("final, application or phase1, where a region has several.", valueName: "kind"))
  var kind: WriteUp.Kind?

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let documents = try database.with(.reading) { knowledgeBase in
      try knowledgeBase.export(region: knowledgeBase.regionSlug(named: region))
    }
    guard let chosen = documents.first(where: { kind == nil || $0.document.kind == kind?.rawValue }) else {
      throw KnowledgeBaseError(
        .missingInput, "\(region) has no current \(kind.map { "\($0.rawValue) " } ?? "")write-up",
        suggestion: "`byregion document history \(region)` lists what there is.")
    }
    let output = Output.standardOutput()
    switch format {
    case .text: output.append(Terminal(descriptor: 1).shown(chosen.text))
    case .markdown: try ExportMarkdown.append(chosen, to: output)
    case .json: ExportJSON.append(chosen, to: output)
    }
    try output.flush()
    if kind == nil, documents.count > 1 {
      let others = documents.filter { $0.document.id != chosen.document.id }.map { "--kind \($0.document.kind)" }
      Messages.standardError().note("there is more of this region: \(others.joined(separator: ", "))")
    }
  }
}
