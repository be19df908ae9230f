import ByregionPostgreSQL
import ByregionPublishing
import ByregionSQLite
import ByregionStore
import Foundation
import TestSupport
import Testing

/// A folder with a knowledge base, and a database to publish to.
struct Setting {
  let server: TestServer
  let address: String
  private let temporary: TemporaryFolder
  private let runner: CommandRunner

  /// - Parameter server: the server to use; nil for the one that tests share.
  init(server: TestServer? = nil, writeUps: Int = 3) async throws {
    self.server = if let server { server } else { try await TestServer.shared.value }
    address = try self.server.makeDatabase()
    temporary = try TemporaryFolder()
    runner = CommandRunner(
      folder: temporary.url,
      environment: [
        "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "HOME": temporary.url.path, "TZ": "UTC",
      ], timeLimit: .seconds(600))
    for number in 0..<writeUps { try write(Self.writeUp(number), to: "write-ups/\(number).txt") }
    if writeUps > 0 { try await succeed("import --quiet write-ups") }
  }

  func path(_ name: String) -> String { temporary.url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    let url = temporary.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Runs a script in which `byregion` is the built program.
  func shell(_ script: String) async throws -> CommandResult {
    let program = try #require(BuiltProgram.url("byregion"))
    return try await runner.run("byregion() { '\(program.path)' \"$@\"; }\n\(script)")
  }

  func byregion(_ arguments: String) async throws -> CommandResult { try await shell("byregion \(arguments)") }

  func succeed(_ arguments: String, _ place: SourceLocation = #_sourceLocation) async throws {
    let result = try await byregion(arguments)
    try #require(result.exitCode == 0, "\(arguments): \(result)", sourceLocation: place)
  }

  /// Publishes in this process.
  @discardableResult
  func publish(_ file: String = "byregion.db", schema: String = "byregion") throws -> Publication {
    try using(file, schema) { try $0.publish() }
  }

  func plan(_ file: String = "byregion.db", schema: String = "byregion") throws -> Publication {
    try using(file, schema) { try $0.plan() }
  }

  private func using<T>(_ file: String, _ schema: String, _ body: (Publisher) throws -> T) throws -> T {
    let knowledgeBase = try KnowledgeBase.open(path(file), for: .reading)
    defer { try? knowledgeBase.close() }
    return try body(Publisher(knowledgeBase, to: address, schema: schema))
  }

  /// Runs SQL on the file, like any other SQLite program.
  func sqlite(_ sql: String, on file: String = "byregion.db") throws {
    let connection = try Connection(path: path(file), mode: .readWrite)
    try connection.execute("PRAGMA foreign_keys = ON")
    try connection.execute(sql)
    try connection.close()
  }

  func session() throws -> Session { try Session(address) }

  /// A write-up, each number about a different region.
  static func writeUp(_ number: Int, edition: Int = 1) -> String {
    let names = ["Fjellheim", "Elvenes", "Havnvik", "Dalsund", "Myrland", "Breset", "Steinrud", "Vanntorp"]
    let name = names[number % names.count] + (number < names.count ? "" : "\(number / names.count)") + "regionen"
    return """
      \(name)

      \(name) arbeider med næringsplan i utgave \(edition).

      Fakta om \(name)

      Søkerkommune: Rana
      Merknad: Hemnes og Nesna er nære naboer

      Mål for \(name)

       • Hovedmål:
        Styrke samarbeidet i hele regionen, trinn \(number * edition).

      Resultater

       • Tettere forankring mellom kommunene, nummer \(number).

      Råd til andre

       1. Begynn tidlig, helst i år \(number), utgave \(edition).
       2. Sørg for forankring i kommunestyret.

      """
  }
}
