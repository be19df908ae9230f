import Byregion
import Foundation

// Imports notes of another program into a knowledge base. Each becomes a write-up in Markdown.
// usage: OwnImporter DATABASE FOLDER

/// A note in the other program's export.
struct Note: Decodable {
  var region: String
  var goals: [String]
  var results: [String]
  var advice: [String]

  /// The note as a write-up, with headings that the importer knows.
  var document: NewDocument {
    func section(_ heading: String, _ entries: [String]) -> String {
      entries.isEmpty ? "" : "\n## \(heading)\n\n" + entries.map { "- \($0)\n" }.joined()
    }
    let text = "# \(region)\n" + section("Mål", goals) + section("Resultater", results) + section("Råd", advice)
    return NewDocument(named: "\(region).md", text: text, format: .markdown, location: "notes:\(region)")
  }
}

let export = """
  [{"region": "Øyregionen", "goals": ["Flere avganger mellom øyene"], "results": ["En felles ruteplan for båt og buss"],
    "advice": ["Begynn med rutene som alle bruker"]}]
  """
let notes = try JSONDecoder().decode([Note].self, from: Data(export.utf8))
let knowledgeBase = try KnowledgeBase(path: CommandLine.arguments[1])

let report = try await knowledgeBase.importDocuments(notes.map(\.document))
for failure in report.failures { print("failed:", failure.error) }
print("added \(report.addedCount)")
print(try await knowledgeBase.search("ruteplan").hits.map { "\($0.reference): \($0.text)" })

// Importing the same document again changes nothing. Another text with the same name is a revision.
print("unchanged \(try await knowledgeBase.importDocuments(notes.map(\.document)).unchangedCount)")
var later = notes[0]
later.advice.append("Spør dem som venter på kaia")
print("revised \(try await knowledgeBase.importDocuments([later.document]).revisedCount)")

// Prints the events of an import of files while it runs.
let run = knowledgeBase.startImport(of: [CommandLine.arguments[2]])
for try await event in run {
  if case .document(let document) = event { print(document.outcome, document.regionSlug) }
}
print("added \(try await run.report.addedCount)")
try await knowledgeBase.close()
