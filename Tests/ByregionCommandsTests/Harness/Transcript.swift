/// A folder's worth of commands with what they print, as it would stand in a terminal's scrollback.
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
/// One blank line stands between commands. An output line that could be taken for one of these, and the last
/// blank line of an output, begins with a backslash, which does not belong to it. The line `\ no line end`
/// below an output says that its last line was not ended.
struct Transcript: Equatable {
  struct Step: Equatable {
    /// Remarks right before the command, without their sign.
    var remarks: [String] = []
    /// May have several lines.
    var command: String
    /// False for a command that only prepares.
    var isShown = true
    var output = ""
    var errors = ""
    var exitCode: Int32 = 0
  }

  var steps: [Step] = []
  /// Remarks after the last command.
  var closingRemarks: [String] = []
}

/// A line of a transcript that cannot stand where it stands.
struct TranscriptError: Error, Equatable, CustomStringConvertible {
  /// From 1.
  var line: Int
  var message: String

  var description: String { "line \(line): \(message)" }
}
