import Foundation

/// Comparisons of byregion with SQLite's shell on the same work.
struct Comparisons {
  var options: Options
  let scratch: URL
  var database: String { scratch.appendingPathComponent("bench.db").path }

  init(options: Options) throws {
    self.options = options
    scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "byregion-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  }

  func cleanUp() { try? FileManager.default.removeItem(at: scratch) }

  /// Compares the start of the process, which is a part of each command's time.
  func start() -> Comparison {
    let measured = sides { [$0, "--version"] }
    return Comparison(
      title: "start", sides: measured + [sqlite("sqlite3 -version", ["sqlite3", "-version"])])
  }

  /// Compares an import into a new file with SQLite's shell writing the same rows and their index from a dump.
  func load() throws -> Comparison {
    _ = try Measurement.run([options.byregion, "import", options.documents, "--db", database])
    let dump = try self.dump()
    let measured = sides(preparing: removeDatabase) { [$0, "import", options.documents, "--db", database] }
    let shell = Comparison.Side(name: "sqlite3 < dump", prepare: removeDatabase) {
      try Measurement.run(["sqlite3", database], input: dump)
    }
    return Comparison(title: "import \(options.documents)", sides: measured + [shell])
  }

  /// Compares a search, from the start of the process to the last hit, with a bare MATCH on the same index.
  func search() throws -> Comparison {
    removeDatabase()
    _ = try Measurement.run([options.byregion, "import", options.documents, "--db", database])
    let measured = sides { [$0, "search", options.query, "--db", database] }
    let match =
      "SELECT text FROM passages_fts WHERE passages_fts MATCH '\"\(options.query)\"' ORDER BY rank LIMIT 20"
    let shell = sqlite("sqlite3 MATCH", ["sqlite3", "-readonly", database, match])
    return Comparison(title: "search \(options.query)", sides: measured + [shell])
  }

  func sides(
    preparing prepare: @escaping () -> Void = {}, _ arguments: @escaping (String) -> [String]
  ) -> [Comparison.Side] {
    let programs = [("byregion", options.byregion)] + (options.baseline.map { [("baseline", $0)] } ?? [])
    return programs.map { name, program in
      Comparison.Side(name: name, prepare: prepare) { try Measurement.run(arguments(program)) }
    }
  }

  func sqlite(_ name: String, _ arguments: [String]) -> Comparison.Side {
    Comparison.Side(name: name) { try Measurement.run(arguments) }
  }

  func removeDatabase() {
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + ending) }
  }

  private func dump() throws -> String {
    let file = scratch.appendingPathComponent("dump.sql").path
    _ = try Measurement.run(["sh", "-c", "sqlite3 \"$0\" .dump >\"$1\"", database, file])
    return file
  }
}
