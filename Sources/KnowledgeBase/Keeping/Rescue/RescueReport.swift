/// What was saved of a damaged file.
public struct RescueReport: Sendable, Hashable {
  /// Documents that are in the new file.
  public var documentCount = 0
  /// What could not be saved, or not as it was: one sentence each, without a final full stop.
  public var losses: [String] = []
}
