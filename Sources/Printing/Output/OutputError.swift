#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An output that could not be written, in the words of the operating system.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried: the exit code follows from it (`create` is 73, the others 74).
  public enum Action: String, Sendable, Hashable { case create, write, replace }

  /// What failed.
  public var action: Action
  /// The file's path, or "standard output".
  public var target: String
  /// The `errno` of the failed call.
  public var code: Int32

  public init(action: Action, target: String, code: Int32) {
    self.action = action
    self.target = target
    self.code = code
  }

  /// The operating system's text for ``code``, such as "No space left on device".
  public var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  /// One sentence for people: "cannot write to results.csv: No space left on device".
  public var description: String {
    switch action {
    case .create: "cannot create \(target): \(reason)"
    case .write: "cannot write to \(target): \(reason)"
    case .replace: "cannot replace \(target): \(reason)"
    }
  }
}
