import ByregionLanguages
import ByregionConverting
import Foundation
import TestSupport
import Testing

/// Runs programs of the system within limits.
@Suite("Program runner") struct ProgramRunnerTests {
  private static func program(_ name: String) -> Program {
    Program(name, apt: "coreutils", dnf: "coreutils", brew: "coreutils")
  }

  private static let shell = program("sh")

  private static func runner(_ change: (inout ProgramLimits) -> Void = { _ in }) -> ProgramRunner {
    var limits = ProgramLimits()
    change(&limits)
    return ProgramRunner(limits: limits, shouldStop: { false })
  }

  /// Whether a process with an identifier exists and is not a zombie.
  private static func isRunning(_ number: pid_t) -> Bool {
    guard kill(number, 0) == 0 else { return false }
    let state = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ""
    return !state.contains(") Z ")
  }

  /// Whether a process ends within ten seconds.
  private static func ends(_ number: pid_t) -> Bool {
    for _ in 0..<1000 {
      if !isRunning(number) { return true }
      usleep(10_000)
    }
    return false
  }

  @Test("input and output larger than a pipe buffer do not deadlock, and messages are truncated") func echo() throws {
    let bytes = [UInt8]((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
    let output = try Self.runner().run(Self.program("cat"), input: bytes)
    #expect(output.bytes == bytes)
    let both = try Self.runner().run(
      Self.shell, ["-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero; echo ok"])
    #expect(both.bytes.count == 300_003)
    #expect(both.messages.utf8.count == 64 << 10)
  }

  @Test("a program that does not read its input is not an error") func inputUnread() throws {
    let output = try Self.runner().run(Self.program("true"), input: [UInt8](repeating: 0x61, count: 1_000_000))
    #expect(output.bytes.isEmpty)
  }

  @Test("arguments are passed unchanged, without a shell") func arguments() throws {
    let odd = ["$(id)", "a b", "; rm x", "*", "æøå"]
    let output = try Self.runner().run(Self.program("printf"), ["%s\n"] + odd)
    #expect(String(decoding: output.bytes, as: UTF8.self) == odd.joined(separator: "\n") + "\n")
  }

  @Test("the error for a missing program names it and its package") func missing() throws {
    let program = Program("byregion-no-such-program", apt: "a-deb", dnf: "a-rpm", brew: "a-keg")
    #expect(throws: ProgramFailure.missing(program)) { try Self.runner().run(program, []) }
    let error = ProgramFailure.missing(program).sourceError(name: "a.pdf", kind: "pdf")
    #expect(error.message.contains("a.pdf is a PDF, and byregion-no-such-program"))
    #expect(["a-deb", "a-rpm", "a-keg"].contains { error.suggestion?.english.contains("install \($0)") == true })
  }

  @Test("a failure has the status and the program's messages") func failure() throws {
    #expect(throws: ProgramFailure.failed(Self.shell, status: 3, messages: "no\n")) {
      try Self.runner().run(Self.shell, ["-c", "echo no >&2; exit 3"])
    }
    let accepted = try Self.runner().run(Self.shell, ["-c", "echo yes; exit 3"], successes: [0, 3])
    #expect(accepted.status == 3)
    #expect(accepted.bytes == Array("yes\n".utf8))
  }

  @Test("a program that takes too long is killed with its children") func time() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("child").path
    #expect(throws: ProgramFailure.timedOut(Self.shell, after: .milliseconds(300))) {
      try Self.runner { $0.time = .milliseconds(300) }
        .run(Self.shell, ["-c", "sleep 600 & echo $! > \(file); exec >&- 2>&-; wait"])
    }
    let child = try #require(pid_t(try String(contentsOfFile: file, encoding: .utf8).dropLast()))
    #expect(Self.ends(child))
  }

  @Test("a child that outlives its parent is killed when the program ends") func orphan() throws {
    let output = try Self.runner().run(Self.shell, ["-c", "sleep 600 >/dev/null 2>&1 & echo $!"])
    let child = try #require(pid_t(String(decoding: output.bytes, as: UTF8.self).dropLast()))
    #expect(Self.ends(child))
  }

  @Test("unlimited output is stopped") func output() throws {
    let program = Self.program("cat")
    #expect(throws: ProgramFailure.tooMuchOutput(program, limit: 1_000_000)) {
      try Self.runner { $0.output = 1_000_000 }.run(program, ["/dev/zero"])
    }
  }

  @Test("CPU time and the size of files are limited") func systemLimits() throws {
    #expect(throws: ProgramFailure.overLimit(Self.shell)) {
      try Self.runner().run(Self.shell, ["-c", "echo 'terminate called: std::bad_alloc' >&2; kill -ABRT $$"])
    }
    #expect(throws: ProgramFailure.overLimit(Self.shell)) {
      try Self.runner { $0.cpuSeconds = 1 }.run(Self.shell, ["-c", "while :; do :; done"])
    }
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("large").path
    #expect(throws: ProgramFailure.overLimit(Self.program("cp"))) {
      try Self.runner { $0.file = 100_000 }.run(Self.program("cp"), ["/dev/zero", file])
    }
  }

  #if os(Linux)
    @Test("memory is limited") func memory() throws {
      // tail keeps an unlimited line in memory.
      let program = Self.program("tail")
      #expect(throws: ProgramFailure.self) {
        try Self.runner { $0.memory = 200 << 20 }.run(program, ["-n", "1", "/dev/zero"])
      }
    }
  #endif

  @Test("the caller can stop a program") func stop() throws {
    let runner = ProgramRunner(shouldStop: { true })
    #expect(throws: ProgramFailure.interrupted) { try runner.run(Self.program("sleep"), ["600"]) }
  }

  @Test("only absolute folders of the search path are used") func searchPath() {
    #expect(Program("sh", apt: "", dnf: "", brew: "").path?.hasPrefix("/") == true)
    #expect(Program("../bin/no-such", apt: "", dnf: "", brew: "").path == nil)
  }
}
