import Byregion
import Foundation
import SQLite

// Imports a folder, searches it, runs SQL, and reads a region.
// usage: Tour DATABASE FOLDER

guard CommandLine.arguments.count == 3 else {
  print("usage: Tour DATABASE FOLDER")
  exit(64)
}
let other = Connection(path: CommandLine.arguments[1])
let knowledgeBase = try KnowledgeBase(path: other.path)

// Import a folder, and print each document.
let report = try await knowledgeBase.importFiles(at: [CommandLine.arguments[2]]) { event in
  if case .document(let document) = event { print(document.outcome, document.regionSlug) }
}
for failure in report.failures { print("failed:", failure.error) }
print("imported \(report.addedCount), unchanged \(report.unchangedCount)")

// Search the advice.
let options = SearchOptions(filters: [.kind: ["advice"]], limit: 1, includesFacets: true)
let result = try await knowledgeBase.search("felles strategier", options: options)
for hit in result.hits {
  let bytes = Array(hit.snippet.utf8)
  print(hit.reference, hit.marks.map { String(decoding: bytes[$0], as: UTF8.self) })
}

// Run SQL.
let statement = Statement(
  "SELECT name, population FROM region_overview WHERE population > :least ORDER BY population DESC")
let rows = try await knowledgeBase.sql(statement.sql, parameters: ["least": 30_000])
print(rows.columns, rows.rows.map { ($0[0].text ?? "", $0[1].integer ?? 0) })

// Read a region.
let region = try await knowledgeBase.region("Ranaregionen")
print(region.name, "has", region.members.map(\.name).joined(separator: ", "))
print(region.passages(ofKind: "advice").count, "pieces of advice")
let documents = try await knowledgeBase.documents()
print(documents.map { "\($0.source), \($0.byteCount) bytes" })

// An error says what happened and what to do.
do {
  _ = try await knowledgeBase.sql("DELETE FROM regions")
} catch let error as ByregionError {
  print("refused:", error.message)
}
try await knowledgeBase.close()
