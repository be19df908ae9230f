import ByregionLanguages
import ByregionFiles
import ByregionText
import ByregionWriteUp
import CChildProcess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An external program, and the packages that contain it.
package struct Program: Sendable, Hashable {
  package var name: String
  /// The package's name for apt.
  package var aptPackage: String
  package var dnfPackage: String
  /// The package's name for Homebrew.
  package var brewPackage: String

  package init(_ name: String, apt: String, dnf: String, brew: String) {
    (self.name, aptPackage, dnfPackage, brewPackage) = (name, apt, dnf, brew)
  }

  /// The path of the first executable file with this name in ``searchPath``; nil if there is none.
  package var path: String? {
    Self.searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
  }

  /// The command that installs it on this system, such as "sudo apt install poppler-utils".
  package var installation: String {
    #if os(macOS)
      "brew install \(brewPackage)"
    #else
      Self.isInstalled("dnf") ? "sudo dnf install \(dnfPackage)" : "sudo apt install \(aptPackage)"
    #endif
  }

  private static func isInstalled(_ name: String) -> Bool { Program(name, apt: "", dnf: "", brew: "").path != nil }

  /// `PATH` without relative folders, so that a program in the folder of a document is never run.
  static let searchPath: String = {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").filter { $0.hasPrefix("/") }.joined(separator: ":")
  }()
}

extension ProgramFailure {
  /// The error for a document that could not be converted.
  ///
  /// - Parameter kind: a key of `Catalogue.binaryKind`.
  package func sourceError(name: String, kind: String) -> SourceError {
    switch self {
    case .missing(let program):
      SourceError(
        { $0.readerNotInstalled(name, $0.binaryKind(kind), program.name) },
        suggestion: { $0.installIt(program.installation) })
    case .notStarted(let program, let reason):
      SourceError { $0.readerNotStarted(name, $0.binaryKind(kind), program.name, reason) }
    case .timedOut(let program, let time):
      SourceError({ $0.stoppedAfter(program.name, time.inSeconds) }, suggestion: { $0.saveAnewOrDivide })
    case .tooMuchOutput(let program, let limit):
      SourceError({ $0.printedMoreThan(program.name, $0.bytes(limit)) }, suggestion: { $0.tooLargeOrHarmful })
    case .overLimit(let program):
      SourceError({ $0.usedTooMuch(program.name) }, suggestion: { $0.tooLargeOrHarmful })
    case .failed(let program, let status, let messages):
      SourceError(
        { $0.failedWithStatus(program.name, Int(status), Self.firstLine(messages)) },
        suggestion: { $0.mayBeDamaged })
    case .interrupted: SourceError { $0.interrupted }
    }
  }

  private static func firstLine(_ messages: String) -> String {
    guard let line = messages.split(separator: "\n").first else { return "" }
    return ": " + MessageText.excerpt(String(line.prefix(200)))
  }
}

/// Limits of a running program.
package struct ProgramLimits: Sendable {
  /// Elapsed time from start to end.
  package var time: Duration = .seconds(60)
  package var cpuSeconds = 60
  /// Bytes of address space of each process. Not every system enforces it.
  package var memory = 1 << 30
  /// Bytes on standard output.
  package var output = 64 << 20
  /// Bytes of each file that it writes.
  package var file = 256 << 20

  package init() {}
}

/// The output of a program that succeeded.
package struct ProgramOutput: Sendable {
  package var bytes: [UInt8]
  /// The first 64 kB of standard error.
  package var messages: String
  package var status: Int32
}

/// Why a program failed.
package enum ProgramFailure: Error, Sendable, Equatable {
  case missing(Program)
  case notStarted(Program, reason: String)
  case timedOut(Program, after: Duration)
  case tooMuchOutput(Program, limit: Int)
  /// It exceeded the limit of CPU time, memory or file size.
  case overLimit(Program)
  case failed(Program, status: Int32, messages: String)
  case interrupted
}

/// Runs programs without a shell, within limits.
///
/// Each program leads its own process group. The whole group is killed when a limit is exceeded, when `shouldStop`
/// returns true, when the program ends, and when this process dies.
package struct ProgramRunner: Sendable {
  package var limits: ProgramLimits
  /// Called about 20 times a second; the program is killed if it returns true.
  package var shouldStop: @Sendable () -> Bool

  /// - Parameter shouldStop: By default, returns whether the current task is cancelled.
  package init(
    limits: ProgramLimits = ProgramLimits(), shouldStop: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) {
    (self.limits, self.shouldStop) = (limits, shouldStop)
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - arguments: The arguments, without the program's name.
  ///   - input: Bytes on standard input.
  ///   - environment: Variables besides `PATH`, `HOME` and a UTF-8 locale, which are always set.
  ///   - successes: Exit statuses that count as success.
  package func run(
    _ program: Program, _ arguments: [String] = [], input: [UInt8] = [], environment: [String: String] = [:],
    successes: Set<Int32> = [0]
  ) throws(ProgramFailure) -> ProgramOutput {
    guard let path = program.path else { throw .missing(program) }
    var child = try start(program, path, arguments, environment)
    let failure = child.exchange(input, limits: limits, shouldStop: shouldStop)
    if failure != nil { kill(-child.process.program, SIGKILL) }
    let status = child.end()
    switch failure {
    case .stopped: throw .interrupted
    case .late: throw .timedOut(program, after: limits.time)
    case .full: throw .tooMuchOutput(program, limit: limits.output)
    case nil: break
    }
    let messages = String(decoding: child.messages, as: UTF8.self)
    let signal = status & 0x7F
    if signal == SIGXCPU || signal == SIGKILL || signal == SIGXFSZ { throw .overLimit(program) }
    let exitStatus = signal == 0 ? status >> 8 & 0xFF : 128 + signal
    guard successes.contains(exitStatus) else {
      // Messages of programs whose allocation failed; "bad_alloc" is C++'s.
      if messages.contains("bad_alloc") || messages.lowercased().contains("out of memory") { throw .overLimit(program) }
      throw .failed(program, status: exitStatus, messages: messages)
    }
    return ProgramOutput(bytes: child.output, messages: messages, status: exitStatus)
  }

  private func start(
    _ program: Program, _ path: String, _ arguments: [String], _ environment: [String: String]
  ) throws(ProgramFailure) -> RunningProgram {
    guard let pipes = ProgramPipes() else { throw .notStarted(program, reason: Self.message(errno)) }
    var limits = child_limits(
      cpu_seconds: UInt64(self.limits.cpuSeconds), memory_bytes: UInt64(self.limits.memory),
      file_bytes: UInt64(self.limits.file))
    var process = child_process()
    let variables = Self.basicEnvironment.merging(environment) { _, own in own }.map { "\($0.key)=\($0.value)" }
    let number = withCStrings([path] + arguments) { argv in
      withCStrings(variables) { envp in
        child_process_start(
          path, argv, envp, pipes.input.read, pipes.output.write, pipes.messages.write, &limits, &process)
      }
    }
    pipes.closeChildEnds()
    guard number == 0 else {
      pipes.closeOwnEnds()
      throw .notStarted(program, reason: Self.message(number))
    }
    return RunningProgram(
      process: process, inputEnd: pipes.input.write, outputEnd: pipes.output.read, messagesEnd: pipes.messages.read)
  }

  private static func message(_ number: Int32) -> String { String(cString: strerror(number)) }

  private static let basicEnvironment: [String: String] = {
    var variables = ["LC_ALL": "C.UTF-8", "PATH": Program.searchPath]
    if let home = getenv("HOME") { variables["HOME"] = String(cString: home) }
    return variables
  }()
}

/// Calls `body` with an array of C strings, terminated by NULL.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
  for (index, string) in strings.enumerated() { (pointers + index).initialize(to: strdup(string)) }
  (pointers + strings.count).initialize(to: nil)
  defer {
    for index in strings.indices { free(pointers[index]) }
    pointers.deallocate()
  }
  return body(pointers)
}
