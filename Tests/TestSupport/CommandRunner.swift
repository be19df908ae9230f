import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs shell commands without a terminal and collects their output. Their standard input is empty.
///
/// Both pipes are read while the command runs, so that a command with much output does not block.
public struct CommandRunner: Sendable {
  /// The working folder of the commands.
  public var folder: URL
  /// The whole environment of the commands.
  public var environment: [String: String]
  /// The time limit. A command that runs longer is killed with its process group.
  public var timeLimit: Duration

  /// Creates a runner.
  public init(
    folder: URL, environment: [String: String] = TestEnvironment.english,
    timeLimit: Duration = .seconds(120)
  ) {
    self.folder = folder
    self.environment = environment
    self.timeLimit = timeLimit
  }

  /// Runs one command with `/bin/sh -c`. Throws ``CommandTimeout`` if it takes too long.
  public func run(_ command: String) async throws -> CommandResult {
    let output = try OneWayPipe()
    let error = try OneWayPipe()
    let streams: [ChildProcess.Stream] = [
      .path("/dev/null", O_RDONLY), .descriptor(output.writing), .descriptor(error.writing),
    ]
    let child: pid_t
    do {
      defer {
        output.closeWriting()
        error.closeWriting()
      }
      child = try ChildProcess.start(
        command, folder: folder, environment: environment, streams: streams, leading: .group)
    }
    async let outputBytes = onThread { output.readToEnd() }
    async let errorBytes = onThread { error.readToEnd() }
    let exitCode = try await finish(child, command)
    return await CommandResult(
      standardOutput: String(decoding: outputBytes, as: UTF8.self),
      standardError: String(decoding: errorBytes, as: UTF8.self), exitCode: exitCode)
  }

  private func finish(_ child: pid_t, _ command: String) async throws -> Int32 {
    let start = ContinuousClock.now
    let limit = timeLimit * TestEnvironment.patience
    let guardian = Task {
      try await Task.sleep(for: limit)
      kill(-child, SIGKILL)
    }
    defer { guardian.cancel() }
    let status = await onThread {
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      return status
    }
    let code = ChildProcess.exitCode(status)
    if code == 128 + SIGKILL, ContinuousClock.now - start >= limit {
      throw CommandTimeout(command: command, limit: limit)
    }
    return code
  }
}

/// Runs blocking work on a thread of its own, so that it occupies no thread of Swift's pool.
private func onThread<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}

/// The output and the exit code of a finished command.
public struct CommandResult: Sendable, Equatable {
  /// What it wrote to standard output.
  public var standardOutput: String
  /// What it wrote to standard error.
  public var standardError: String
  /// The exit code as a shell reports it: 128 plus the signal's number if a signal ended the command.
  public var exitCode: Int32

  /// Creates a result, to compare with.
  public init(standardOutput: String, standardError: String, exitCode: Int32) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.exitCode = exitCode
  }
}

/// A command ran longer than its time limit and was killed.
public struct CommandTimeout: Error, Equatable, CustomStringConvertible {
  /// The command.
  public var command: String
  /// The time limit.
  public var limit: Duration

  /// The limit and the command.
  public var description: String { "killed after \(limit): \(command)" }
}
