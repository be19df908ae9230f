import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// Commands other than the import that change the file, killed or with a failing disk at some step. Each change
  /// happens completely or not at all, the backups made before it are complete, and repeating the command completes it.
  @Suite("Changes and crashes", .serialized) struct ChangeFuzzTests {
    private struct States {
      var before: [String]
      var after: [String]
      var steps: Int
    }

    @Test("an interrupted change happens completely or not at all, and can be repeated", arguments: Change.all)
    func disturbed(change: Change) async throws {
      let sandbox = try await prepare(change)
      let states = try await undisturbed(sandbox, change)
      var generator = SeededGenerator(seed: Rounds.seed &+ 5)
      let faults = FaultShim.Fault.allCases
      let rounds = Rounds.count(2, cost: 500)
      for round in 0..<rounds {
        let fault = faults[round % faults.count]
        let inTurn = rounds >= states.steps * faults.count
        let step =
          inTurn ? 1 + round / faults.count % states.steps : Int.random(in: 1...states.steps, using: &generator)
        let stays = fault != .short && Bool.random(using: &generator)
        try begin(sandbox)
        let shim = FaultShim(name: "kb.db", step: step, fault: fault, stays: stays)
        let result = try await sandbox.byregion("\(change.command) --db kb.db", under: shim)
        let what = "\(fault.rawValue)\(stays ? " for good" : "") at step \(step) of \(states.steps): \(result)"
        let codes: [Int32] = fault == .killBefore || fault == .killAfter ? [137] : [0, 73, 74]
        #expect(codes.contains(result.exitCode), "\(what)")
        try await check(sandbox, change, states, result, what)
      }
    }

    private func check(
      _ sandbox: Sandbox, _ change: Change, _ states: States, _ result: CommandResult, _ what: String
    ) async throws {
      let path = sandbox.path("kb.db")
      let left = try contents(of: path)
      let isWhole = left == states.before || left == states.after
      #expect(isWhole || isBetweenMigrations(left, states, change), "\(what)")
      if result.exitCode == 0 { #expect(left == states.after, "reported as done: \(what)") }
      for name in try sandbox.names() where name.hasPrefix("kb.db.before-") && !name.contains("temporary") {
        guard Int(name.split(separator: "-").last ?? "") != nil else { continue }
        #expect(try contents(of: sandbox.path(name)) == states.before, "\(name): \(what)")
      }
      let again = try await sandbox.byregion("\(change.command) --db kb.db")
      #expect([0, left == states.after ? change.codeWhenDone : 0].contains(again.exitCode), "\(what), then \(again)")
      let difference = Examination.difference(try contents(of: path), states.after)
      #expect(difference == [], "\(what), then again")
      #expect(try Examination.faults(of: path) == [], "\(what), then again")
    }

    /// Checks that each migration is complete or absent: documents are as before or as afterwards.
    private func isBetweenMigrations(_ left: [String], _ states: States, _ change: Change) -> Bool {
      guard change.migrations != nil else { return false }
      func documents(_ contents: [String]) -> [String] {
        contents.filter { $0.hasPrefix("document") || $0.hasPrefix("passages") }
      }
      // The last migration recreates their tables.
      return documents(left) == documents(states.before) || documents(left) == documents(states.after)
    }

    /// Creates `base.db` with write-ups of six regions, as the change needs it.
    private func prepare(_ change: Change) async throws -> Sandbox {
      let sandbox = try Sandbox()
      try sandbox.makeWriteUps(6)
      try sandbox.write(WriteUpSample.text(2, edition: 2), to: "revised/002.txt")
      try sandbox.write(WriteUpSample.text(7), to: "write-ups/gone.txt")
      for command in ["import --quiet write-ups"] + change.preparation {
        let result = try await sandbox.byregion("\(command) --db kb.db")
        #expect(result.exitCode == 0, "\(result)")
      }
      sandbox.remove("write-ups/gone.txt")
      if let count = change.migrations {
        try OlderFile.make(sandbox.path("base.db"), from: sandbox.path("kb.db"), migrations: count)
      } else {
        try sandbox.copy("kb.db", to: "base.db")
      }
      return sandbox
    }

    private func begin(_ sandbox: Sandbox) throws {
      for name in try sandbox.names() where name.hasPrefix("kb.db") { sandbox.remove(name) }
      try sandbox.copy("base.db", to: "kb.db")
    }

    private func undisturbed(_ sandbox: Sandbox, _ change: Change) async throws -> States {
      try begin(sandbox)
      let before = try contents(of: sandbox.path("kb.db"))
      let shim = FaultShim(name: "kb.db", countFile: sandbox.path("steps"))
      let result = try await sandbox.byregion("\(change.command) --db kb.db", under: shim)
      #expect(result.exitCode == 0, "\(result)")
      let text = String(decoding: try sandbox.bytes(of: "steps"), as: UTF8.self)
      let steps = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(steps > 5)
      let after = try contents(of: sandbox.path("kb.db"))
      #expect(before != after, "the command changes something")
      #expect(try Examination.faults(of: sandbox.path("kb.db")) == [])
      return States(before: before, after: after, steps: steps)
    }

    /// The rows, and the version of the schema.
    private func contents(of path: String) throws -> [String] {
      try ["schema: \(Examination.schemaVersion(of: path))"] + Examination.contents(of: path)
    }
  }
#endif
