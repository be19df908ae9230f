import Foundation

/// What `scripts/sanitize` says to the tests and to the programs that they start.
enum Surroundings {
  /// Known leaks of libraries, and the exit code of a finding: for every child, however small its environment is.
  static let sanitizerOptions = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }

  /// By how much a time limit grows: a program under a sanitizer is many times as slow.
  static let patience = max(1, Int(ProcessInfo.processInfo.environment["BYREGION_TEST_PATIENCE"] ?? "") ?? 1)
}
