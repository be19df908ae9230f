import Foundation
import TestSupport

/// Runs a transcript's commands, one after the other, in a temporary folder.
struct TranscriptRunner {
  private let temporary: TemporaryFolder
  private let runner: CommandRunner
  private let placeholders: Placeholders

  /// The folder has a copy of `seed`. `byregion` on the PATH is the program that was built with these tests.
  init(timeLimit: Duration = .seconds(120)) throws {
    temporary = try TemporaryFolder()
    let folder = temporary.url.appendingPathComponent("work")
    let home = temporary.url.appendingPathComponent("home")
    let programs = temporary.url.appendingPathComponent("bin")
    for new in [folder, home, programs] {
      try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(
      at: Project.folder.appendingPathComponent("seed"), to: folder.appendingPathComponent("seed"))
    guard let built = BuiltProgram.url("byregion") else { throw MissingProgram() }
    try FileManager.default.createSymbolicLink(
      at: programs.appendingPathComponent("byregion"), withDestinationURL: built)
    let environment = Self.environment(home: home, programs: programs)
    runner = CommandRunner(folder: folder, environment: environment, timeLimit: timeLimit)
    placeholders = Placeholders(paths: [(folder.path, "<folder>"), (home.path, "<home>")])
  }

  struct MissingProgram: Error, CustomStringConvertible {
    var description: String { "there is no built byregion beside these tests" }
  }

  /// An environment that is independent of the machine: a temporary home, no colour, a fixed width, UTF-8.
  private static func environment(home: URL, programs: URL) -> [String: String] {
    let inherited = ProcessInfo.processInfo.environment
    var environment = [
      "PATH": programs.path + ":" + (inherited["PATH"] ?? "/usr/bin:/bin"), "HOME": home.path,
      "XDG_CONFIG_HOME": home.path + "/config", "XDG_DATA_HOME": home.path + "/data",
      "XDG_CACHE_HOME": home.path + "/cache", "XDG_STATE_HOME": home.path + "/state", "TMPDIR": home.path,
      "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1", "COLUMNS": "80", "TERM": "dumb",
    ]
    // A toolchain outside the system's folders needs these variables for its libraries.
    for name in inherited.keys where name.hasPrefix("LD_") || name.hasPrefix("DYLD_") {
      environment[name] = inherited[name]
    }
    return environment
  }

  /// The actual transcript: the same commands with their current output.
  ///
  /// Throws when a setup command fails, and when a command takes too long.
  func actual(_ expected: Transcript) async throws -> Transcript {
    var actual = expected
    for index in actual.steps.indices {
      let result = try await runner.run(actual.steps[index].command)
      guard actual.steps[index].isShown else {
        guard result.exitCode == 0 else {
          throw FailedPreparation(command: actual.steps[index].command, result: result)
        }
        continue
      }
      actual.steps[index].output = placeholders.applied(to: result.standardOutput)
      actual.steps[index].errors = placeholders.applied(to: result.standardError)
      actual.steps[index].exitCode = result.exitCode
    }
    return actual
  }

  struct FailedPreparation: Error, CustomStringConvertible {
    var command: String
    var result: CommandResult

    var description: String {
      "% \(command) ended with \(result.exitCode)\n\(result.standardOutput)\(result.standardError)"
    }
  }
}
