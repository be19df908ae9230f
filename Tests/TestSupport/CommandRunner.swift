import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs shell commands and collects what they write: no terminal, and nothing on standard input.
///
/// Both pipes are read while the command runs: one that writes more than a pipe holds need not wait.
public struct CommandRunner: Sendable {
  /// Where the commands start.
  public var folder: URL
  /// The whole environment that the commands see.
  public var environment: [String: String]
  /// A command that runs longer is killed, with the children in its process group, and throws.
  public var timeLimit: Duration

  public init(
    folder: URL, environment: [String: String] = ProcessInfo.processInfo.environment,
    timeLimit: Duration = .seconds(120)
  ) {
    self.folder = folder
    self.environment = environment
    self.timeLimit = timeLimit
  }

  /// Runs one command by `/bin/sh -c`; throws ``CommandTimeout`` when it took too long.
  public func run(_ command: String) async throws -> CommandResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    async let outputBytes = Self.bytes(of: output)
    async let errorBytes = Self.bytes(of: error)
    let exitCode = try await finish(process, command, closing: [output, error])
    return await CommandResult(
      standardOutput: String(decoding: outputBytes, as: UTF8.self),
      standardError: String(decoding: errorBytes, as: UTF8.self), exitCode: exitCode)
  }

  private func finish(_ process: Process, _ command: String, closing pipes: [Pipe]) async throws -> Int32 {
    let start = ContinuousClock.now
    let limit = timeLimit
    let guardian = Task {
      try await Task.sleep(for: limit)
      kill(-process.processIdentifier, SIGKILL)
      kill(process.processIdentifier, SIGKILL)
    }
    defer { guardian.cancel() }
    do {
      try await Self.launchAndWait(process)
    } catch {
      // The readers would wait for ever for a writer that never came.
      for pipe in pipes { try? pipe.fileHandleForWriting.close() }
      throw error
    }
    let wasKilled = process.terminationReason == .uncaughtSignal
    if wasKilled, process.terminationStatus == SIGKILL, ContinuousClock.now - start >= limit {
      throw CommandTimeout(command: command, limit: limit)
    }
    return wasKilled ? 128 + process.terminationStatus : process.terminationStatus
  }

  private static func launchAndWait(_ process: Process) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try Self.withSignalsUnblocked(process.run)
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }

  /// Threads that run tasks block signals, and a child inherits that: SIGINT would not reach it.
  private static func withSignalsUnblocked(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// Reads on a thread of its own: a blocking read must not occupy a thread that tasks need.
  private static func bytes(of pipe: Pipe) async -> Data {
    let handle = pipe.fileHandleForReading
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: handle.readDataToEndOfFile()) }
    }
  }
}
