import FoundationEssentials

/// Moments as the tables hold them: UTC, whole seconds, ISO 8601.
enum Timestamp {
  /// `2015-01-31T12:00:00Z`.
  static func now() -> String {
    Date.now.formatted(.iso8601)
  }
}
