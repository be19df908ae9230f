import Foundation

/// What `scripts/sanitize` passes to the tests and to the programs that they start.
public enum TestEnvironment {
  /// The surroundings of the tests, with the program speaking English whatever the machine's locale is.
  public static let english = ProcessInfo.processInfo.environment.merging(["BYREGION_LANGUAGE": "en"]) { $1 }

  /// Options of the sanitizers: known leaks of libraries, and the exit code after a finding. Every child gets them.
  static let sanitizerOptions = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }

  /// The factor for all time limits. A program under a sanitizer is many times slower.
  static let patience = max(1, Int(ProcessInfo.processInfo.environment["BYREGION_TEST_PATIENCE"] ?? "") ?? 1)
}
