import Foundation
import TestSupport
import Testing

/// Files that `byregion export` writes for Datasette, maps and Python, read by those programs.
@Suite(
  "Exports for other programs",
  .enabled(
    if: ProcessInfo.processInfo.environment["CI"] != nil || PythonTools.hasPython, "there is no python3 on this machine"
  ))
struct DatasetteTests {
  private func made() async throws -> (sandbox: Sandbox, tools: String) {
    let sandbox = try Sandbox(timeLimit: .seconds(300))
    let result = try await sandbox.runner.run(
      "PATH='\(PythonTools.searchPath)' '\(Project.folder.path)/scripts/python-tools'")
    try #require(result.exitCode == 0, "\(result)")
    for name in ["alstahaugregionen.txt", "ranaregionen.txt"] {
      try sandbox.write(Project.text(of: "seed/\(name)"), to: "seed/\(name)")
    }
    let imported = try await sandbox.byregion("import --quiet --db kb.db seed")
    try #require(imported.exitCode == 0, "\(imported)")
    return (sandbox, result.standardOutput.filter { !$0.isNewline })
  }

  @Test("Datasette shows the descriptions, searches, counts by kind and county, and answers saved queries")
  func datasette() async throws {
    let (sandbox, tools) = try await made()
    let exported = try await sandbox.byregion("export --db kb.db --datasette metadata.json")
    try #require(exported.exitCode == 0, "\(exported)")
    #expect(exported.standardError.contains("advice-by-keyword"), "\(exported)")
    func get(_ path: String) async throws -> String {
      try await sandbox.runner.run("'\(tools)/datasette' kb.db -m metadata.json --get '\(path)'").standardOutput
    }
    let passages = try await get("/kb/passages")
    #expect(passages.contains("name=\"_search\""))
    #expect(passages.contains("Every text that can be searched"))
    #expect(passages.contains("Stable name for citing it"))
    let hits = try await get("/kb/passages.json?_search=forankring&_shape=array&_nl=on")
    #expect(hits.contains("rana/advice/3"))
    #expect(try await get("/kb/passages.json?_facet=kind").contains("\"value\": \"advice\""))
    let counties = try await get("/kb/advice_by_county.json?_labels=on")
    #expect(counties.contains("facet_results") && counties.contains("Nordland"))
    #expect(try await get("/kb/region_overview").contains("9.6"))
    let saved = try await get("/kb/regions-of-a-county.json?county=Nordland&_shape=array")
    #expect(saved.contains("Ranaregionen"), "\(saved)")
    let search = try await get("/kb/search.json?words=forankring&_shape=array")
    #expect(search.contains("rana/advice/3"), "\(search)")
    #expect(try await get("/kb").contains("regions-by-density"))
  }

  @Test("Python's sqlite3 and pandas read the views, and GeoJSON follows RFC 7946") func python() async throws {
    let (sandbox, tools) = try await made()
    for layer in ["regions", "municipalities"] {
      let exported = try await sandbox.byregion("export --db kb.db --geojson \(layer) >\(layer).geojson")
      try #require(exported.exitCode == 0, "\(exported)")
    }
    try sandbox.write(
      """
      import json, sqlite3
      import pandas
      connection = sqlite3.connect("file:kb.db?mode=ro", uri=True)
      frame = pandas.read_sql("SELECT * FROM region_overview", connection)
      assert list(frame.sort_values("density").slug) == ["rana", "alstahaug"], frame
      found = connection.execute(
          "SELECT reference FROM passages_fts JOIN passages ON passages.id = passages_fts.rowid"
          " WHERE passages_fts MATCH 'forankring'").fetchall()
      assert ("rana/advice/3",) in found, found
      for layer, count in (("regions", 2), ("municipalities", 9)):
          collection = json.load(open(layer + ".geojson", encoding="utf-8"))
          assert collection["type"] == "FeatureCollection" and set(collection) == {"type", "features"}
          assert len(collection["features"]) == count, len(collection["features"])
          assert len({feature["id"] for feature in collection["features"]}) == count
          for feature in collection["features"]:
              assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
              assert feature["geometry"]["type"] == "Point"
              longitude, latitude = feature["geometry"]["coordinates"]
              assert 4 < longitude < 32 and 57 < latitude < 72, feature
              assert feature["properties"]["name"]
      print("all is well")
      """, to: "read.py")
    let run = try await sandbox.runner.run("'\(tools)/python3' read.py")
    #expect(run.standardOutput == "all is well\n", "\(run)")
  }
}
