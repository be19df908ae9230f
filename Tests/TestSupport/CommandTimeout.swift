/// A command ran longer than it may, and was killed.
public struct CommandTimeout: Error, Equatable, CustomStringConvertible {
  public var command: String
  public var limit: Duration

  public var description: String { "killed after \(limit): \(command)" }
}
