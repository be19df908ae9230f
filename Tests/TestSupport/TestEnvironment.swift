import Foundation

/// The environment of the tests and of the programs that they start.
public enum TestEnvironment {
  /// The environment of the tests, with English as the program's language whatever the locale is.
  public static let english = ProcessInfo.processInfo.environment.merging(["BYREGION_LANGUAGE": "en"]) { $1 }

  /// Options of the sanitizers from `scripts/sanitize`: known leaks of libraries, and the exit code after a finding.
  /// They are passed to every child process.
  static let sanitizerOptions = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }

  /// The factor for all time limits. A program under a sanitizer is many times slower.
  static let patience = max(1, Int(ProcessInfo.processInfo.environment["BYREGION_TEST_PATIENCE"] ?? "") ?? 1)
}
