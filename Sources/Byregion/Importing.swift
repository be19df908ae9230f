import ByregionImporting
import ByregionRecords

extension KnowledgeBase {
  /// Imports files and folders.
  ///
  /// Each document is stored completely or not at all. Documents are committed in batches. A document whose bytes are
  /// already stored is skipped. A changed one becomes a new revision, and its passages keep their references where
  /// possible. If the task is cancelled, the import stops after the current batch and the report says so.
  ///
  /// - Parameters:
  ///   - paths: Files, folders with all their subfolders, and patterns such as `write-ups/*.txt`.
  ///   - options: How to import.
  ///   - onEvent: Called for each document after its batch commits, and after each batch with the progress.
  /// - Returns: The result. Files that could not be read are in ``ImportReport/failures``; they do not affect other
  ///   files.
  /// - Throws: ``ByregionError`` if the file cannot be written, for instance because the disk is full or another
  ///   process is writing. Batches that were already committed stay.
  @discardableResult
  public func importFiles(
    at paths: [String], options: ImportOptions = ImportOptions(),
    onEvent: @escaping @Sendable (ImportEvent) -> Void = { _ in }
  ) async throws -> ImportReport {
    try await Self.importFiles(at: paths, into: path, options, onEvent)
  }

  /// Starts an import of files and folders, and reports its events as they happen.
  ///
  /// ```swift
  /// let run = knowledgeBase.startImport(of: ["write-ups"])
  /// for try await event in run {
  ///   if case .document(let document) = event { print(document.outcome, document.path) }
  /// }
  /// let report = try await run.report
  /// ```
  ///
  /// The import begins at once, whether or not the events are read.
  ///
  /// - Parameters:
  ///   - paths: As in ``importFiles(at:options:onEvent:)``.
  ///   - options: How to import.
  /// - Returns: The running import.
  public nonisolated func startImport(of paths: [String], options: ImportOptions = ImportOptions()) -> ImportRun {
    ImportRun { [path] onEvent in try await Self.importFiles(at: paths, into: path, options, onEvent) }
  }

  /// Imports documents that are in memory, for example fetched from the web, converted from another format, or typed.
  ///
  /// As with files, a document with the name of an earlier one is a new revision of it, and one whose bytes are already
  /// stored is skipped.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - options: How to import.
  ///   - onEvent: As in ``importFiles(at:options:onEvent:)``.
  /// - Returns: The result.
  /// - Throws: As ``importFiles(at:options:onEvent:)``.
  @discardableResult
  public func importDocuments(
    _ documents: [NewDocument], options: ImportOptions = ImportOptions(),
    onEvent: @escaping @Sendable (ImportEvent) -> Void = { _ in }
  ) async throws -> ImportReport {
    try await Self.importSources(Self.sources(of: documents), into: path, options, onEvent)
  }

  private nonisolated static func sources(of documents: [NewDocument]) -> FoundSources {
    var found = FoundSources()
    for document in documents {
      let name = document.name
      if name.isEmpty || name.contains("/") {
        let error = KnowledgeBaseError(.usage, "a document's name is not empty and has no slash", place: name)
        found.failures.append(ImportFailure(name: name, location: document.location ?? name, error: error))
      } else {
        let stated = document.format.flatMap { StatedFormat(rawValue: $0.rawValue) }
        found.files.append(
          SourceFile(name: name, location: document.location ?? name, content: document.content, as: stated))
      }
    }
    return found
  }

  private nonisolated static func importFiles(
    at paths: [String], into path: String, _ options: ImportOptions,
    _ onEvent: @escaping @Sendable (ImportEvent) -> Void
  ) async throws -> ImportReport {
    // A library must not read standard input, so "-" is a file name.
    try await importSources(SourceFinder.find(paths.map { $0 == "-" ? "./-" : $0 }), into: path, options, onEvent)
  }

  private nonisolated static func importSources(
    _ found: FoundSources, into path: String, _ options: ImportOptions,
    _ onEvent: @escaping @Sendable (ImportEvent) -> Void
  ) async throws -> ImportReport {
    do {
      let store =
        try options.isDryRun
        ? Store.openForDryRun(path, busyTimeout: options.wait)
        : Store.open(path, for: .writing, busyTimeout: options.wait)
      defer { try? store.close() }
      var settings = ByregionImporting.ImportOptions()
      settings.isDryRun = options.isDryRun
      settings.shouldStop = { Task.isCancelled }
      let report = try await store.importSources(found, options: settings) { onEvent(ImportEvent($0)) }
      return ImportReport(report)
    } catch let error as KnowledgeBaseError {
      throw ByregionError(error)
    }
  }
}

/// How to import.
public struct ImportOptions: Sendable, Hashable {
  /// Whether to only report what would be imported, without writing anything.
  public var isDryRun: Bool
  /// How long to wait for another process that writes to the file.
  public var wait: Duration

  /// Creates options; without arguments, a normal import that waits for five seconds.
  public init(isDryRun: Bool = false, wait: Duration = .seconds(5)) {
    self.isDryRun = isDryRun
    self.wait = wait
  }
}

/// An event of an import.
public enum ImportEvent: Sendable, Hashable {
  /// A document was stored, or was already stored.
  case document(ImportedDocument)
  /// The number of finished files, and of all files.
  case progress(files: Int, ofFiles: Int)

  init(_ event: ByregionImporting.ImportEvent) {
    switch event {
    case .document(let document): self = .document(ImportedDocument(document))
    case .progress(let progress): self = .progress(files: progress.fileCount, ofFiles: progress.totalFileCount)
    }
  }
}

/// An imported document.
public struct ImportedDocument: Sendable, Hashable {
  /// What happened to a document.
  public enum Outcome: String, Sendable, Hashable {
    /// It is the first of its region and kind.
    case added
    /// It replaced an earlier revision.
    case revised
    /// The same bytes were already stored.
    case unchanged
  }

  /// An uncertain point in the document.
  public struct Diagnostic: Sendable, Hashable {
    /// The kind of the diagnostic, such as `heading-misspelt`. `byregion inspect diagnostic` explains each kind.
    public var identifier: String
    /// One sentence.
    public var message: String
    /// The line, counted from 1.
    public var line: Int
    /// The column in characters, counted from 1.
    public var column: Int
  }

  /// The path of the file, as given or found.
  public var path: String
  /// The ``Document/id`` of the document.
  public var documentID: Int64
  /// Whether it was added, revised or unchanged.
  public var outcome: Outcome
  /// The slug of its region, such as `rana`.
  public var regionSlug: String
  /// The name of its region.
  public var regionName: String
  /// The uncertain points in it.
  public var diagnostics: [Diagnostic]

  init(_ document: ByregionImporting.ImportReport.Document) {
    path = document.name
    documentID = document.documentID
    outcome =
      switch document.outcome {
      case .added: .added
      case .revised: .revised
      case .unchanged: .unchanged
      }
    regionSlug = document.regionSlug
    regionName = document.regionName
    diagnostics = document.diagnostics.map {
      Diagnostic(identifier: $0.identifier, message: $0.message, line: $0.line, column: $0.column)
    }
  }
}

/// The result of an import.
public struct ImportReport: Sendable, Hashable {
  /// A file that could not be imported.
  public struct Failure: Sendable, Hashable {
    /// The path of the file, as given or found.
    public var path: String
    /// Why it could not be imported, and what to do about it.
    public var error: ByregionError
  }

  /// A file that was found in a folder and skipped.
  public struct Skipped: Sendable, Hashable {
    /// The path of the file.
    public var path: String
    /// The reason, such as "hidden".
    public var reason: String
  }

  /// The number of new documents.
  public var addedCount: Int
  /// The number of documents that replaced an earlier revision.
  public var revisedCount: Int
  /// The number of documents that were already stored.
  public var unchangedCount: Int
  /// Files that could not be imported.
  public var failures: [Failure]
  /// Files that were skipped.
  public var skipped: [Skipped]
  /// Whether the import was cancelled before it finished.
  public var wasCancelled: Bool

  init(_ report: ByregionImporting.ImportReport) {
    addedCount = report.count(.added)
    revisedCount = report.count(.revised)
    unchangedCount = report.count(.unchanged)
    failures = report.failures.map { Failure(path: $0.name, error: ByregionError($0.error)) }
    skipped = report.skipped.map { Skipped(path: $0.name, reason: $0.reason) }
    wasCancelled = report.wasInterrupted
  }
}

/// A running import: a sequence of its events, and its report at the end.
///
/// Only one task may iterate over the events. If that task is cancelled, or ``cancel()`` is called, the import stops
/// after its current batch.
public struct ImportRun: AsyncSequence, Sendable {
  /// An event of the import.
  public typealias Element = ImportEvent
  /// Iterates until the import ends; throws if it fails.
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

  /// An iterator over the events.
  public func makeAsyncIterator() -> AsyncIterator { events.makeAsyncIterator() }

  /// The result; waits until the import has ended.
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

/// A document in memory, to be imported.
public struct NewDocument: Sendable, Hashable {
  /// The formats that can be stated. Others, such as Word, are recognized by their content.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Plain text.
    case text
    /// Markdown.
    case markdown
    /// A web page.
    case html
  }

  /// The name, like that of a file: without slashes. Its extension helps to recognize the format.
  public var name: String
  /// The bytes, which are stored unchanged.
  public var content: [UInt8]
  /// The format; `nil` to recognize it.
  public var format: Format?
  /// The origin of the document, such as a URL; `nil` if it has none.
  public var location: String?

  /// Creates a document from bytes.
  public init(named name: String, content: [UInt8], format: Format? = nil, location: String? = nil) {
    self.name = name
    self.content = content
    self.format = format
    self.location = location
  }

  /// Creates a document from text.
  public init(named name: String, text: String, format: Format? = nil, location: String? = nil) {
    self.init(named: name, content: Array(text.utf8), format: format, location: location)
  }
}
