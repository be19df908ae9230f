import ByregionLanguages
import ByregionConverting
import ByregionPlaces
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionWriteUp

/// Reads and parses files on all cores, without a database.
struct Preparation: Sendable {
  /// The outcome for a file, before any row is written.
  enum Outcome: Sendable {
    case ready(PreparedDocument)
    /// Its bytes are those of a current document.
    case unchanged(SourceFile, checksum: String, byteCount: Int)
    case failed(ImportFailure)
    /// A file in a folder that is not a text.
    case skipped(FoundSources.Skipped)
  }

  /// Number of files that one task takes at a time, so that the cost of starting a task is negligible.
  private static let runLength = 32

  /// SHA-256 of the current documents.
  let known: Set<String>
  let resolver: PlaceResolver

  /// Prepares files; the outcomes are in the order of the files.
  func prepare(_ files: [SourceFile]) async -> PreparedBatch {
    await withTaskGroup(of: (Int, PreparedBatch).self) { group in
      for start in stride(from: 0, to: files.count, by: Self.runLength) {
        let run = files[start..<min(start + Self.runLength, files.count)]
        group.addTask { (start, prepare(run)) }
      }
      var parts: [(Int, PreparedBatch)] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.reduce(into: PreparedBatch()) { $0.append($1.1) }
    }
  }

  private func prepare(_ files: ArraySlice<SourceFile>) -> PreparedBatch {
    let tools = PreparationTools(resolver: resolver)
    let outcomes = files.map { file in
      if Task.isCancelled {
        return Outcome.failed(Self.failure(file, KnowledgeBaseError(.interrupted, { $0.interrupted })))
      }
      return prepare(file, tools)
    }
    return PreparedBatch(outcomes, tools: tools)
  }

  /// Prepares one file. With an empty `known` no file is reported as unchanged.
  func prepare(_ file: SourceFile, _ tools: PreparationTools) -> Outcome {
    do {
      let content = try file.read(tools.archives)
      let checksum = ContentHash.hexadecimal(of: content)
      // The user may state another format than the document was parsed in.
      if known.contains(checksum), file.stated == nil {
        return .unchanged(file, checksum: checksum, byteCount: content.count)
      }
      return .ready(try PreparedDocument(file, content: content, checksum: checksum, tools: tools))
    } catch let error as SourceError {
      if !file.isNamed { return .skipped(FoundSources.Skipped(name: file.name, reason: error.message)) }
      return .failed(Self.failure(file, KnowledgeBaseError(error, place: file.name)))
    } catch let error as KnowledgeBaseError {
      return .failed(Self.failure(file, error))
    } catch {
      let message = "the file cannot be read (\(error))"
      return .failed(Self.failure(file, KnowledgeBaseError(.inputOutput, message, place: file.name)))
    }
  }

  private static func failure(_ file: SourceFile, _ error: KnowledgeBaseError) -> ImportFailure {
    ImportFailure(name: file.name, location: file.location, error: error)
  }
}

/// The tools with which one thread parses sources; not shared between threads.
final class PreparationTools {
  let resolver: PlaceResolver
  let archives = ArchiveReader()
  private var madeTokenizer: PassageTokenizer?

  init(resolver: PlaceResolver) { self.resolver = resolver }

  /// The tokenizer, created at the first call: unchanged files need none.
  func tokenizer() throws -> PassageTokenizer {
    if let madeTokenizer { return madeTokenizer }
    let tokenizer = try PassageTokenizer()
    madeTokenizer = tokenizer
    return tokenizer
  }
}

/// The files of one batch, read and parsed on any threads.
struct PreparedBatch: Sendable {
  /// The outcome of each file, in the order of the files.
  private(set) var outcomes: [Preparation.Outcome] = []
  /// The word counts of the passages of all prepared documents, each document under its `countedTitle`. One delta for
  /// many documents is smaller than one for each, and is computed in parallel with the writing.
  private(set) var words = VocabularyDelta()

  /// A batch of no files.
  init() {}

  /// A batch of some files. If there is too little memory to count their words, the writer counts them.
  init(_ outcomes: [Preparation.Outcome], tools: PreparationTools) {
    var words = VocabularyDelta()
    let counted = try? outcomes.map { outcome in
      guard case .ready(var document) = outcome else { return outcome }
      try document.countWords(in: &words, by: tools.tokenizer())
      return .ready(document)
    }
    self.outcomes = counted ?? outcomes
    if counted != nil { self.words = words }
  }

  /// Appends the files of the next part.
  mutating func append(_ part: PreparedBatch) {
    outcomes += part.outcomes
    words.merge(part.words)
  }
}

/// A source that was read and parsed, ready to become rows. Created on any thread.
struct PreparedDocument: Sendable {
  var file: SourceFile
  /// The bytes in their stored form, see ``PackedContent``.
  var packed: [UInt8]
  /// The size of the source in bytes.
  var byteCount: Int
  var checksum: String
  var encoding: SourceText.Encoding
  var format: SourceText.Format
  var writeUp: WriteUp
  /// How much of the text was parsed.
  var letters: LetterCount
  /// Which municipalities the printed names mean, without the user's corrections for its region.
  var places: [PlaceResolution]
  /// The evidence for its region, from these places.
  var evidence: RegionEvidence
  /// The keys for finding its region, see ``RegionIndex/keys(of:)``.
  var regionKeys: [UInt64]
  /// The title of its passages, if its region has the name that the document prints.
  var title: String
  /// The short name of its region, if the region is new and the short name is free.
  var slug: String
  /// The title under which its batch has counted its words (``PreparedBatch/words``).
  var countedTitle: String?

  /// Maximum size of a source in bytes. Write-ups have a few thousand; parsing is linear in the size.
  static let byteLimit = 64 << 20

  /// Parses bytes that are already in memory.
  ///
  /// - Throws: `SourceError` for bytes that are not a text, `KnowledgeBaseError` with `.invalidInput` for a text
  ///   without a write-up.
  init(_ file: SourceFile, content: [UInt8], checksum: String, tools: PreparationTools) throws {
    let parsed = try ParsedSource(file, content: content)
    self.file = file
    packed = PackedContent.pack(content)
    byteCount = content.count
    self.checksum = checksum
    encoding = parsed.source.encoding
    format = parsed.source.format
    writeUp = parsed.writeUp
    letters = parsed.letters
    places = tools.resolver.resolve(writeUp.facts)
    evidence = RegionEvidence(writeUp, places: places)
    regionKeys = RegionIndex.keys(of: evidence)
    title = RegionDirectory.name(of: writeUp)
    slug = RegionSlug.plain(
      name: title, applicant: writeUp.facts.applicant?.name, register: tools.resolver.register)
  }

  /// Counts the words of its passages under the title that it will probably get.
  mutating func countWords(in words: inout VocabularyDelta, by tokenizer: PassageTokenizer) throws {
    try words.add(writeUp, title: title, by: tokenizer)
    countedTitle = title
  }
}

/// A source that was parsed without a knowledge base.
package struct ParsedSource: Sendable {
  /// The file.
  package var file: SourceFile
  /// The text, with the detected encoding and format.
  package var source: SourceText
  /// The parsed write-up.
  package var writeUp: WriteUp

  /// Reads and parses a file.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput`, or `.invalidInput` for bytes that are not a text or hold no
  ///   write-up.
  package init(_ file: SourceFile) throws {
    do {
      try self.init(file, content: try file.read())
    } catch let error as SourceError {
      throw KnowledgeBaseError(error, place: file.name)
    }
  }

  /// Parses bytes that are already in memory.
  ///
  /// - Throws: `SourceError` for bytes that are not a text, `KnowledgeBaseError` with `.invalidInput` for a text
  ///   without a write-up.
  init(_ file: SourceFile, content: [UInt8]) throws {
    self.file = file
    let result = try SourceReader(headings: file.headings).read(content, name: file.fileName, as: file.stated)
    (source, writeUp) = (result.source, result.writeUp)
    guard !writeUp.title.isEmpty else {
      throw KnowledgeBaseError(
        .invalidInput, { content.isEmpty ? $0.fileIsEmpty : $0.fileHasNoText }, place: file.name,
        suggestion: .say { $0.textBeginsWithRegion })
    }
    guard writeUp.evidence > 0 || !file.needsEvidence else {
      throw SourceError(
        { $0.hasNoHeading(file.fileName) },
        suggestion: { $0.importAs("--as text, --as markdown", "--as html") })
    }
  }

  /// How much of the text was parsed.
  package var letters: LetterCount { LetterCount(writeUp, of: source) }

  /// A human-readable dump of the write-up.
  package var dump: String { WriteUpDump.text(of: writeUp) }
}

extension KnowledgeBaseError {
  /// The error for bytes that are not a text.
  init(_ error: SourceError, place: String) {
    self.init(.invalidInput, error.wording, place: place, suggestion: error.suggestion.map { .wording($0) })
  }
}

extension VocabularyDelta {
  /// Counts the words of a write-up's passages, which all have the same title.
  mutating func add(_ writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer) throws {
    for section in writeUp.sections {
      for entry in section.entries { try add([entry.text, title], by: tokenizer) }
    }
  }

  /// Subtracts what ``add(_:title:by:)`` counted.
  mutating func remove(_ writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer) throws {
    for section in writeUp.sections {
      for entry in section.entries { try remove([entry.text, title], by: tokenizer) }
    }
  }
}
