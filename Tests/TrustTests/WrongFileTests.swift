import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are not knowledge bases. Every command reports them and does not change them.
@Suite("Wrong files") struct WrongFileTests {
  private static let commands = [
    "database check", "search forankring", "list documents", "sql 'SELECT 1'", "schema", "import --quiet write-ups",
    "database rebuild", "database backup --force copy.db", "database rescue saved.db", "database restore --yes good.db",
    "sql --write 'DELETE FROM documents'", "document remove --yes 1",
  ]

  private func made() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.makeWriteUps(1)
    _ = try await sandbox.byregion("import --quiet --db good.db write-ups")
    return sandbox
  }

  private func type(_ sandbox: Sandbox, _ name: String) -> mode_t {
    var status = stat()
    return lstat(sandbox.path(name), &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  @Test("a pipe or a folder is reported and not changed") func noFiles() async throws {
    let sandbox = try await made()
    #expect(mkfifo(sandbox.path("pipe"), 0o600) == 0)
    try sandbox.write("inside", to: "folder/file")
    for (name, kind) in [("pipe", S_IFIFO), ("folder", S_IFDIR)] {
      for command in Self.commands {
        let result = try await sandbox.byregion("\(command) --db \(name)")
        #expect(result.exitCode == 65, "\(command) --db \(name): \(result)")
        #expect(type(sandbox, name) == kind, "\(command) --db \(name)")
      }
      let backup = try await sandbox.byregion("database backup --force \(name) --db good.db")
      #expect([65, 73].contains(backup.exitCode), "\(backup)")
      #expect(type(sandbox, name) == kind)
    }
    #expect(try sandbox.names() == ["folder", "good.db", "pipe", "write-ups"])
  }

  @Test("a pipe or a folder in the place of the log is reported, and the documents can be rescued")
  func noLogs() async throws {
    for (ending, isPipe) in [("-journal", true), ("-journal", false), ("-wal", true), ("-shm", false)] {
      let sandbox = try await made()
      try sandbox.copy("good.db", to: "kb.db")
      let name = "kb.db" + ending
      if isPipe { #expect(mkfifo(sandbox.path(name), 0o600) == 0) } else { try sandbox.write("", to: "\(name)/file") }
      for command in Self.commands where !command.contains("rescue") {
        let result = try await sandbox.byregion("\(command) --db kb.db")
        #expect(result.exitCode == 65 && result.standardError.contains(name), "\(name): \(command): \(result)")
      }
      let rescue = try await sandbox.byregion("database rescue saved.db --db kb.db")
      // SQLite does not open the file, so users' corrections cannot be read.
      #expect(
        rescue.exitCode == 65 && rescue.standardError.contains("corrections cannot be read"), "\(name): \(rescue)")
      #expect(try Examination.documentCount(of: sandbox.path("saved.db")) == 1)
      #expect(type(sandbox, name) == (isPipe ? S_IFIFO : S_IFDIR))
    }
  }

  @Test("a circular link, a text file and a missing folder are reported") func oddFiles() async throws {
    for (name, codes) in [("circle", [66, 73, 74]), ("text", [65, 76]), ("below/kb.db", [66, 73, 74])] {
      let sandbox = try await made()
      try FileManager.default.createSymbolicLink(atPath: sandbox.path("circle"), withDestinationPath: "circle")
      for command in Self.commands where !command.contains("restore") {
        try sandbox.write("A text, not a database.\n", to: "text")
        let result = try await sandbox.byregion("\(command) --db \(name)")
        #expect(codes.contains(Int(result.exitCode)), "\(command) --db \(name): \(result)")
        #expect(!result.standardError.isEmpty, "\(command) --db \(name)")
        #expect(try sandbox.bytes(of: "text") == Array("A text, not a database.\n".utf8), "\(command)")
      }
    }
  }
}
