import ByregionPrinting
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText

extension AboutRows {
  /// What is said of rows from any command: the command itself, and when it ran.
  static func command() -> AboutRows {
    let arguments = CommandLine.arguments.dropFirst().map(ShellWord.quoted).joined(separator: " ")
    return AboutRows([
      Line("Kommando", "byregion " + arguments), Line("Laget", Timestamp.now()),
      Line("Program", ProgramVersion.text),
    ])
  }

  /// Rows of a knowledge base.
  init(_ knowledgeBase: KnowledgeBase) throws {
    self = Self.command()
    lines.append(Line("Kunnskapsbase", knowledgeBase.path))
    lines.append(Line("Dokumenter i den", String(try knowledgeBase.documents().count)))
  }

  /// Hits of a search.
  init(_ response: SearchResponse, _ request: SearchRequest, of knowledgeBase: KnowledgeBase) throws {
    try self.init(knowledgeBase)
    lines.insert(Line("Spørring", response.understoodQuery), at: 0)
    let filters = request.filters.values.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.norwegianName): \($0.value.joined(separator: ", "))" }
    if !filters.isEmpty { lines.insert(Line("Avgrenset til", filters.joined(separator: "; ")), at: 1) }
    lines.append(Line("Treff", String(response.total)))
    sourceColumns = ["Region", "Fil", "Dokument", "Importert", "Språk"]
    var seen: Set<[String]> = []
    sources = response.hits.map { [$0.regionName, $0.source, $0.documentKind, $0.documentDate, $0.language] }
      .filter { seen.insert($0).inserted }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
