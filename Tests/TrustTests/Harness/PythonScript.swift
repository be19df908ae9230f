import Foundation
import TestSupport
import Testing

extension Sandbox {
  /// Runs a Python script in the folder, with the libraries that scripts/python-tools installs, and returns what it
  /// prints.
  func python(_ script: String) async throws -> String {
    let tools = try await runner.run("PATH='\(PythonTools.searchPath)' '\(Project.folder.path)/scripts/python-tools'")
    try #require(tools.exitCode == 0, "\(tools)")
    try write(script, to: "script.py")
    let result = try await runner.run("'\(tools.standardOutput.filter { !$0.isNewline })/python' script.py")
    try #require(result.exitCode == 0, "\(result)")
    return result.standardOutput
  }
}
