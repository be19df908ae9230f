import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// Backups and restorations that are killed, or meet a failing disk, at some step.
  @Suite("Backups and crashes", .serialized) struct KeepingFuzzTests {
    private func made() async throws -> (sandbox: Sandbox, earlier: [String], later: [String]) {
      let sandbox = try Sandbox()
      try sandbox.makeWriteUps(3)
      _ = try await sandbox.byregion("import --quiet --db copy.db write-ups")
      let earlier = try Examination.contents(of: sandbox.path("copy.db"))
      try sandbox.copy("copy.db", to: "later.db")
      try sandbox.makeWriteUps(6)
      _ = try await sandbox.byregion("import --quiet --db later.db write-ups")
      return (sandbox, earlier, try Examination.contents(of: sandbox.path("later.db")))
    }

    private func steps(_ sandbox: Sandbox, _ command: String, name: String) async throws -> Int {
      let result = try await sandbox.byregion(command, under: FaultShim(name: name, countFile: sandbox.path("steps")))
      #expect(result.exitCode == 0, "\(result)")
      let text = String(decoding: try sandbox.bytes(of: "steps"), as: UTF8.self)
      return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    private func reset(_ sandbox: Sandbox) throws {
      for name in try sandbox.names() where name.contains("kb.db") || name.contains("new.db") { sandbox.remove(name) }
      try sandbox.copy("later.db", to: "kb.db")
    }

    @Test("a killed restoration leaves either the old state or the new one, complete") func restoring()
      async throws
    {
      let (sandbox, earlier, later) = try await made()
      try reset(sandbox)
      let command = "database restore --yes --db kb.db copy.db"
      let steps = try await steps(sandbox, command, name: "kb.db")
      var generator = SeededGenerator(seed: Rounds.seed &+ 3)
      for round in 0..<Rounds.count(8, cost: 1000) {
        try reset(sandbox)
        let fault = FaultShim.Fault.allCases[round % FaultShim.Fault.allCases.count]
        let step = Int.random(in: 1...steps, using: &generator)
        let shim = FaultShim(name: "kb.db", step: step, fault: fault, stays: round % 3 == 0)
        let result = try await sandbox.byregion(command, under: shim)
        let what = "\(fault.rawValue) at step \(step) of \(steps): \(result)"
        #expect([0, 73, 74, 137].contains(result.exitCode), "\(what)")
        let contents = try Examination.contents(of: sandbox.path("kb.db"))
        #expect(contents == earlier || (contents == later && result.exitCode != 0), "\(what)")
        #expect(try Examination.faults(of: sandbox.path("kb.db")) == [], "\(what)")
      }
    }

    @Test("a killed backup leaves no file or a complete one") func backup() async throws {
      let (sandbox, _, later) = try await made()
      try reset(sandbox)
      let command = "database backup --db kb.db new.db"
      let steps = try await steps(sandbox, command, name: "new.db")
      var generator = SeededGenerator(seed: Rounds.seed &+ 4)
      for round in 0..<Rounds.count(8, cost: 1000) {
        try reset(sandbox)
        let fault = FaultShim.Fault.allCases[round % FaultShim.Fault.allCases.count]
        let step = Int.random(in: 1...steps, using: &generator)
        let shim = FaultShim(name: "new.db", step: step, fault: fault, stays: round % 3 == 0)
        let result = try await sandbox.byregion(command, under: shim)
        let what = "\(fault.rawValue) at step \(step) of \(steps): \(result)"
        #expect([0, 73, 74, 137].contains(result.exitCode), "\(what)")
        if sandbox.exists("new.db") {
          #expect(try Examination.contents(of: sandbox.path("new.db")) == later, "\(what)")
        } else {
          #expect(result.exitCode != 0, "\(what)")
        }
        #expect(try Examination.contents(of: sandbox.path("kb.db")) == later, "\(what)")
      }
    }
  }
#endif
