import Foundation

/// A program made of a few lines of shell.
public enum ShellScript {
  /// Writes an executable file. No child starts meanwhile: one that inherited the open file would for a moment make it
  /// impossible to run (ETXTBSY).
  public static func write(_ script: String, to url: URL) throws {
    try ChildProcess.gate.withLock {
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: url)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
    }
  }
}
