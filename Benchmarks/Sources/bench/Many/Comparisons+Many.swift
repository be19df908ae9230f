import Foundation

/// Comparisons on many write-ups, each with a goal for its ratio.
extension Comparisons {
  /// Compares an import with writing the same rows through prepared statements (see ``Floor``).
  func floor() throws -> Comparison {
    removeDatabase()
    _ = try Measurement.run([options.byregion, "import", "--quiet", options.documents, "--db", database])
    let floor = Floor(rows: try FloorRows(path: database, batchSize: 1_000))
    return Comparison(
      title: "import beside its floor; goal: time at most 1.5×, aim 1.2×",
      sides: [
        imported(options.documents),
        Comparison.Side(name: "floor", prepare: removeDatabase) { try floor.write(to: database) },
      ])
  }

  /// Compares an import with Python: regular expressions, `sqlite-utils`, `enable_fts`.
  func python() throws -> Comparison {
    let python = try Self.pythonWithSQLiteUtils()
    let script = Self.benchmarks.appendingPathComponent("python/load.py").path
    return Comparison(
      title: "Python beside import; goal: time at least 5×",
      sides: [
        Comparison.Side(name: "Python", prepare: removeDatabase) {
          try Measurement.run([python, script, options.documents, database])
        },
        imported(options.documents),
      ])
  }

  /// Compares the peak memory of an import with that of importing a tenth of the documents.
  func memory() throws -> Comparison {
    let tenth = scratch.appendingPathComponent("tenth")
    let folder = URL(fileURLWithPath: options.documents)
    try? FileManager.default.removeItem(at: tenth)
    try FileManager.default.createDirectory(at: tenth, withIntermediateDirectories: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names.prefix(max(1, names.count / 10)) {
      try FileManager.default.copyItem(
        at: folder.appendingPathComponent(name), to: tenth.appendingPathComponent(name))
    }
    return Comparison(
      title: "import of all beside a tenth; goal: memory at most 1.2×",
      sides: [imported(folder.path), imported(tenth.path, as: "a tenth")])
  }

  /// Compares an import of unchanged files with hashing them.
  func again() throws -> Comparison {
    removeDatabase()
    _ = try Measurement.run([options.byregion, "import", "--quiet", options.documents, "--db", database])
    let again = sides { [$0, "import", "--quiet", options.documents, "--db", database] }
    let hashing = Comparison.Side(name: "sha256sum") {
      try Measurement.run(
        ["sh", "-c", "find \"$0\" -type f -print0 | xargs -0 sha256sum", options.documents])
    }
    return Comparison(title: "unchanged again beside hashing; goal: time at most 3×", sides: again + [hashing])
  }

  private func imported(_ folder: String, as name: String = "byregion") -> Comparison.Side {
    Comparison.Side(name: name, prepare: removeDatabase) {
      try Measurement.run([options.byregion, "import", "--quiet", folder, "--db", database])
    }
  }

  private static let benchmarks = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A Python environment in `Benchmarks`, created at the first use.
  private static func pythonWithSQLiteUtils() throws -> String {
    let environment = benchmarks.appendingPathComponent(".venv").path
    let python = environment + "/bin/python"
    if (try? Measurement.run([python, "-c", "import sqlite_utils"])) == nil {
      _ = try Measurement.run(["python3", "-m", "venv", environment])
      _ = try Measurement.run([python, "-m", "pip", "install", "--quiet", "sqlite-utils"])
    }
    return python
  }
}
