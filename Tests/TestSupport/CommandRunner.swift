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
    let limit = timeLimit * Surroundings.patience
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

/// Runs on a thread of its own: what blocks must not occupy a thread that tasks need.
private func onThread<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}
