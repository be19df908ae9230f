import Foundation
import TestSupport

/// A temporary folder with write-ups, in which tests run the programs.
struct Sandbox {
  private let temporary: TemporaryFolder
  let runner: CommandRunner

  struct MissingProgram: Error {
    var name: String
  }

  init(timeLimit: Duration = .seconds(300)) throws {
    temporary = try TemporaryFolder()
    runner = CommandRunner(
      folder: temporary.url, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"],
      timeLimit: timeLimit)
  }

  /// The absolute path of a file in the folder.
  func path(_ name: String) -> String { temporary.url.appendingPathComponent(name).path }

  /// Runs `byregion` with arguments in shell syntax.
  func byregion(_ arguments: String, under shim: FaultShim? = nil) async throws -> CommandResult {
    try await run("byregion", arguments, shim)
  }

  /// Runs `TrustDriver`, which imports in small batches and prints the progress.
  func driver(_ arguments: String, under shim: FaultShim? = nil) async throws -> CommandResult {
    try await run("TrustDriver", arguments, shim)
  }

  private func run(_ program: String, _ arguments: String, _ shim: FaultShim?) async throws -> CommandResult {
    guard let url = BuiltProgram.url(program) else { throw MissingProgram(name: program) }
    return try await runner.run("\(shim?.assignments ?? "")exec '\(url.path)' \(arguments)")
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = temporary.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: temporary.url.appendingPathComponent(name)))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(name)) }

  func copy(_ name: String, to other: String) throws {
    remove(other)
    try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
  }

  /// Removes a database with its companion files.
  func removeDatabase(_ name: String) {
    for ending in ["", "-wal", "-shm", "-journal", "-lock"] { remove(name + ending) }
  }

  /// The names in the folder, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: temporary.url.path).sorted()
  }

  /// Writes `count` write-ups of different regions into `write-ups`.
  func makeWriteUps(_ count: Int) throws {
    for number in 1...count {
      try write(WriteUpSample.text(number), to: "write-ups/\(String(format: "%03d", number)).txt")
    }
  }
}
