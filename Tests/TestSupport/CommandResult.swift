/// What a finished command left behind.
public struct CommandResult: Sendable, Equatable {
  public var standardOutput: String
  public var standardError: String
  /// As the shell counts it: 128 + the signal's number when a signal ended the command.
  public var exitCode: Int32

  public init(standardOutput: String, standardError: String, exitCode: Int32) {
    self.standardOutput = standardOutput
    self.standardError = standardError
    self.exitCode = exitCode
  }
}
