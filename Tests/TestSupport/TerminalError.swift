import Foundation

/// A terminal could not be opened, or did not show what was waited for.
public struct TerminalError: Error, CustomStringConvertible {
  public var doing: String
  /// The system's error number; 0 when the system had no part in it.
  public var code: Int32

  public var description: String {
    code == 0 ? "could not \(doing)" : "could not \(doing): \(String(cString: strerror(code)))"
  }
}
