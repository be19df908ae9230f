import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// Kills the importing process at some step: a write, sync, truncation, open or removal.
  ///
  /// The steps together cover every state of the disk: while the file is created and migrated, before and after each
  /// commit, during the checkpoint and during closing.
  @Suite("Crashes", .serialized) struct CrashFuzzTests {
    private static let writeUpCount = 12
    private static let command = "kb.db 3 write-ups"

    @Test("a killed import leaves a sound file with everything it reported, and a second run completes it")
    func killedImport() async throws {
      let sandbox = try Sandbox()
      try await prepare(sandbox)
      let new = try await undisturbed(sandbox, isNew: true)
      let old = try await undisturbed(sandbox, isNew: false)
      var generator = SeededGenerator(seed: Rounds.seed)
      let rounds = Rounds.count(16, cost: 250)
      for round in 0..<rounds {
        let (steps, expected) = round % 2 == 0 ? new : old
        // All steps in turn if there are enough rounds, otherwise random ones.
        let step = rounds >= 2 * steps ? 1 + round / 2 % steps : 1 + Int.random(in: 0..<steps, using: &generator)
        let fault: FaultShim.Fault = round / 2 % 2 == 0 ? .killBefore : .killAfter
        try begin(sandbox, isNew: round % 2 == 0)
        let killed = try await sandbox.driver(
          Self.command, under: FaultShim(name: "kb.db", step: step, fault: fault))
        #expect(killed.exitCode == 128 + 9, "step \(step): \(killed)")
        try await checkAndComplete(sandbox, killed, expected, "\(fault.rawValue) at step \(step) of \(steps)")
      }
    }

    @Test("an import that is killed at a random time leaves a sound file") func killedAtRandom() async throws {
      let sandbox = try Sandbox()
      try await prepare(sandbox)
      let new = try await undisturbed(sandbox, isNew: true)
      let old = try await undisturbed(sandbox, isNew: false)
      var generator = SeededGenerator(seed: Rounds.seed &+ 1)
      for round in 0..<Rounds.count(3, cost: 1000) {
        try begin(sandbox, isNew: round % 2 == 0)
        let expected = round % 2 == 0 ? new.contents : old.contents
        let delay = Double.random(in: 0.005...0.6, using: &generator)
        let program = try #require(BuiltProgram.url("TrustDriver")).path
        let killed = try await sandbox.runner.run(
          "timeout -s KILL \(delay) '\(program)' \(Self.command); true")
        try await checkAndComplete(sandbox, killed, expected, "killed after \(delay) s")
      }
    }

    @Test("a full disk, a failing disk or a short write leaves a sound file and gives a message") func faults()
      async throws
    {
      let sandbox = try Sandbox()
      try await prepare(sandbox)
      let new = try await undisturbed(sandbox, isNew: true)
      let old = try await undisturbed(sandbox, isNew: false)
      var generator = SeededGenerator(seed: Rounds.seed &+ 2)
      let kinds = [FaultShim.Fault.noSpace, .inputOutput, .short]
      for round in 0..<Rounds.count(12, cost: 300) {
        let (steps, expected) = round % 2 == 0 ? new : old
        let step = 1 + Int.random(in: 0..<steps, using: &generator)
        let fault = kinds[round % kinds.count]
        let shim = FaultShim(name: "kb.db", step: step, fault: fault, stays: round / 3 % 2 == 1 && fault != .short)
        try begin(sandbox, isNew: round % 2 == 0)
        let failed = try await sandbox.driver(Self.command, under: shim)
        #expect([0, 74].contains(failed.exitCode), "\(fault) at \(step): \(failed)")
        try await checkAndComplete(sandbox, failed, expected, "\(fault.rawValue) at step \(step) of \(steps)")
      }
    }

    /// Creates write-ups, and a knowledge base `old.db` with earlier revisions of some.
    private func prepare(_ sandbox: Sandbox) async throws {
      for number in 1...4 { try sandbox.write(WriteUpSample.text(number), to: "write-ups/00\(number).txt") }
      _ = try await sandbox.driver("old.db 3 write-ups")
      for number in [2, 3] {
        try sandbox.write(WriteUpSample.text(number, edition: 2), to: "write-ups/00\(number).txt")
      }
      for number in 5...Self.writeUpCount {
        try sandbox.write(WriteUpSample.text(number), to: "write-ups/\(100 + number).txt")
      }
    }

    /// A new file, or one with documents, two of which are revised.
    private func begin(_ sandbox: Sandbox, isNew: Bool) throws {
      sandbox.removeDatabase("kb.db")
      if !isNew { try sandbox.copy("old.db", to: "kb.db") }
    }

    /// The number of steps of an import, and the contents of the file after it.
    private func undisturbed(_ sandbox: Sandbox, isNew: Bool) async throws -> (steps: Int, contents: [String]) {
      try begin(sandbox, isNew: isNew)
      let count = sandbox.path("steps")
      let result = try await sandbox.driver(Self.command, under: FaultShim(name: "kb.db", countFile: count))
      #expect(result.standardOutput.hasSuffix("done \(Self.writeUpCount) 0\n"), "\(result)")
      let text = String(decoding: try sandbox.bytes(of: "steps"), as: UTF8.self)
      let steps = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(steps > 50)
      return (steps, try Examination.contents(of: sandbox.path("kb.db")))
    }

    private func checkAndComplete(
      _ sandbox: Sandbox, _ disturbed: CommandResult, _ expected: [String], _ what: String
    ) async throws {
      let path = sandbox.path("kb.db")
      let reported =
        disturbed.standardOutput.split(separator: "\n").filter { $0.hasPrefix("in ") }.last
        .flatMap { Int($0.dropFirst(3)) } ?? 0
      if reported > 0 {
        #expect(try Examination.documentCount(of: path) >= reported, "\(what): reported \(reported)")
        #expect(try Examination.faults(of: path) == [], "\(what)")
      }
      let second = try await sandbox.driver(Self.command)
      #expect(second.exitCode == 0, "\(what), then: \(second)")
      #expect(try Examination.faults(of: path) == [], "\(what), then imported again")
      let difference = Examination.difference(try Examination.contents(of: path), expected)
      #expect(difference == [], "\(what), then imported again")
    }
  }
#endif
