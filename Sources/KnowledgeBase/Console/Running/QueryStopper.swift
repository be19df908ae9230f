import Synchronization

/// Stops the query that a console runs, from any thread and from a signal's handler.
public final class QueryStopper: Sendable {
  private let flag = Atomic(false)

  /// Nobody has asked for a stop yet.
  public init() {}

  /// Ends the query that runs now, or the next one if none does.
  public func stop() { flag.store(true, ordering: .relaxed) }

  /// Forgets a wish to stop that no query saw.
  public func forget() { flag.store(false, ordering: .relaxed) }

  /// Whether somebody asked for a stop.
  public var isStopped: Bool { flag.load(ordering: .relaxed) }
}
