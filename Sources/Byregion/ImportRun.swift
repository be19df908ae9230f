/// An import that runs: its events, one after the other, and its report at the end.
///
/// The events are for one reader. When the task that reads them is cancelled, or ``cancel()`` is called, the import
/// stops after its current batch.
public struct ImportRun: AsyncSequence, Sendable {
  /// What happens.
  public typealias Element = ImportEvent
  /// Events come until the import ends, or fails.
  public typealias AsyncIterator = AsyncThrowingStream<ImportEvent, any Error>.Iterator

  private let events: AsyncThrowingStream<ImportEvent, any Error>
  private let task: Task<ImportReport, any Error>

  init(_ body: @escaping @Sendable (@escaping @Sendable (ImportEvent) -> Void) async throws -> ImportReport) {
    let (events, continuation) = AsyncThrowingStream<ImportEvent, any Error>.makeStream()
    let task = Task {
      do {
        let report = try await body { continuation.yield($0) }
        continuation.finish()
        return report
      } catch {
        continuation.finish(throwing: error)
        throw error
      }
    }
    continuation.onTermination = { reason in
      if case .cancelled = reason { task.cancel() }
    }
    (self.events, self.task) = (events, task)
  }

  /// Reads the events.
  public func makeAsyncIterator() -> AsyncIterator { events.makeAsyncIterator() }

  /// What was done, when the import has ended.
  public var report: ImportReport {
    get async throws {
      try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }

  /// Stops the import after its current batch; the report says so.
  public func cancel() { task.cancel() }
}
