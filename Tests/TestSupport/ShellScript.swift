import Foundation

/// Executable shell scripts.
public enum ShellScript {
  /// Writes an executable script.
  ///
  /// No child process starts while the file is open: a child that inherited the open file would make the script
  /// impossible to run (ETXTBSY).
  public static func write(_ script: String, to url: URL) throws {
    try ChildProcess.gate.withLock {
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    }
  }
}
