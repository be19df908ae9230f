import ByregionText
import ByregionWriteUp

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that may be installed on this machine, and the package that brings it.
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

  /// Where it is on the search path, or nil. A file counts when it can be executed.
  package var path: String? {
    Self.searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { path in
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
  }

  /// How to install it here: "sudo apt install poppler-utils".
  package var installation: String {
    #if os(macOS)
      "brew install \(brewPackage)"
    #else
      Self.isInstalled("dnf") ? "sudo dnf install \(dnfPackage)" : "sudo apt install \(aptPackage)"
    #endif
  }

  private static func isInstalled(_ name: String) -> Bool { Program(name, apt: "", dnf: "", brew: "").path != nil }

  /// `PATH` without relative folders: a program beside a document must never run.
  static let searchPath: String = {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").filter { $0.hasPrefix("/") }.joined(separator: ":")
  }()
}

extension ProgramFailure {
  /// What to tell the user about a document that could not be converted.
  package func sourceError(name: String, kind: String) -> SourceError {
    switch self {
    case .missing(let program):
      SourceError(
        message: "\(name) is \(kind), and \(program.name), which reads it, is not installed",
        suggestion: "Install it: `\(program.installation)`.")
    case .notStarted(let program, let reason):
      SourceError(message: "\(name) is \(kind), and \(program.name) cannot be started: \(reason)")
    case .timedOut(let program, let time):
      SourceError(
        message: "\(program.name) was stopped after \(time.inSeconds)",
        suggestion: "The document may be damaged or very large. Save it anew, or divide it.")
    case .tooMuchOutput(let program, let limit):
      SourceError(
        message: "\(program.name) printed more than \(Amounts.bytes(limit))",
        suggestion: "The document is too large for a write-up, or made to be harmful.")
    case .overLimit(let program):
      SourceError(
        message: "\(program.name) used too much memory or time and was stopped",
        suggestion: "The document is too large for a write-up, or made to be harmful.")
    case .failed(let program, let status, let messages):
      SourceError(
        message: "\(program.name) failed with status \(status)\(Self.firstLine(messages))",
        suggestion: "The document may be damaged. Open it in a viewer, and save it anew.")
    case .interrupted: SourceError(message: "interrupted")
    }
  }

  private static func firstLine(_ messages: String) -> String {
    guard let line = messages.split(separator: "\n").first else { return "" }
    return ": " + MessageText.excerpt(String(line.prefix(200)))
  }
}
