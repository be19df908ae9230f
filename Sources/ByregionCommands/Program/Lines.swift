import Printing

/// Prints a line of what a command did.
enum Lines {
  static func print(_ line: String) throws {
    let output = Output.standardOutput()
    output.append(line + "\n")
    try output.flush()
  }
}
