/// Commands with their output, as in a terminal's scrollback.
///
/// The file's format, line by line:
///
///     # A remark; any number of these, before a command.
///     % cp seed/rana.txt a.txt        a command whose output is not shown; it must succeed
///     $ byregion search samarbeid     a command; `> ` continues it on the next line
///     what it wrote to standard output
///     ! what it wrote to standard error
///     [1]                             its exit code, when that is not 0
///
/// Commands are separated by one blank line. An output line that would be ambiguous, and a blank line at the end of an
/// output, get a leading backslash. The line `\ no line end` after an output means that its last line has no line feed.
struct Transcript: Equatable {
  struct Step: Equatable {
    /// Remarks directly before the command, without the `#`.
    var remarks: [String] = []
    /// The command, which may have several lines.
    var command: String
    /// False for a setup command, whose output is not shown.
    var isShown = true
    var output = ""
    var errors = ""
    var exitCode: Int32 = 0
  }

  var steps: [Step] = []
  /// Remarks after the last command.
  var closingRemarks: [String] = []
}

/// A syntax error in a transcript.
struct TranscriptError: Error, Equatable, CustomStringConvertible {
  /// The line number, from 1.
  var line: Int
  var message: String

  var description: String { "line \(line): \(message)" }
}
