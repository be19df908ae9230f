import ByregionLanguages
import ByregionConverting
import ByregionPlaces
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionWriteUp

/// Reads and understands files on all cores, without a database.
struct Preparation: Sendable {
  /// The outcome of a file before any row was written.
  enum Outcome: Sendable {
    case ready(PreparedDocument)
    /// Its bytes are those of a current document.
    case unchanged(SourceFile, checksum: String, byteCount: Int)
    case failed(ImportFailure)
    /// A file of a folder that is no text at all.
    case skipped(FoundSources.Skipped)
  }

  /// Files that one task takes at a time: enough to make its start cheap.
  private static let runLength = 32

  /// SHA-256 of the documents that are in.
  let known: Set<String>
  let resolver: PlaceResolver

  /// Prepares files, in their order.
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

  /// Prepares one file; `known` may be empty, so that its bytes are taken for new.
  func prepare(_ file: SourceFile, _ tools: PreparationTools) -> Outcome {
    do {
      let content = try file.read(tools.archives)
      let checksum = ContentHash.hexadecimal(of: content)
      // A form that is stated may be another than it was read in.
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

/// What one thread needs to understand sources; not shared between threads.
final class PreparationTools {
  let resolver: PlaceResolver
  let archives = ArchiveReader()
  private var madeTokenizer: PassageTokenizer?

  init(resolver: PlaceResolver) { self.resolver = resolver }

  /// Made at the first call: files that are in already need none.
  func tokenizer() throws -> PassageTokenizer {
    if let madeTokenizer { return madeTokenizer }
    let tokenizer = try PassageTokenizer()
    madeTokenizer = tokenizer
    return tokenizer
  }
}

/// The files of one batch, read and understood on any threads.
struct PreparedBatch: Sendable {
  /// The outcome of each file, in their order.
  private(set) var outcomes: [Preparation.Outcome] = []
  /// The words of the passages of all documents that are ready, each document under the title that it was counted
  /// under: one delta for many documents is smaller than theirs together, and is made beside the writing.
  private(set) var words = VocabularyDelta()

  /// A batch of no files.
  init() {}

  /// The batch of some files. Where memory does not suffice to count their words, the writer counts them.
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

  /// Takes in the files that come next.
  mutating func append(_ part: PreparedBatch) {
    outcomes += part.outcomes
    words.merge(part.words)
  }
}

/// A source that was read and understood, ready to become rows. Made on any thread.
struct PreparedDocument: Sendable {
  var file: SourceFile
  /// Its bytes as they are stored, see ``PackedContent``.
  var packed: [UInt8]
  /// The size of the source in bytes.
  var byteCount: Int
  var checksum: String
  var encoding: SourceText.Encoding
  var format: SourceText.Format
  var writeUp: WriteUp
  /// How much of its text was read.
  var letters: LetterCount
  /// Which municipalities the printed names mean, if the user corrected none for its region.
  var places: [PlaceResolution]
  /// Who its region is, by these places.
  var evidence: RegionEvidence
  /// What it is found by among the regions.
  var regionKeys: [UInt64]
  /// What its passages are titled, if its region goes by the name that it prints.
  var title: String
  /// The short name of its region, if the region is new and the name free.
  var slug: String
  /// The title under which its batch has counted its words already (``PreparedBatch/words``).
  var countedTitle: String?

  /// Largest source in bytes: write-ups have a few thousand, and everything below is linear.
  static let byteLimit = 64 << 20

  /// Understands bytes that are at hand.
  ///
  /// - Throws: `SourceError` for what is no text, `KnowledgeBaseError` with `.invalidInput` for what holds none.
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

  /// Counts the words of its passages under the title that it most likely gets.
  mutating func countWords(in words: inout VocabularyDelta, by tokenizer: PassageTokenizer) throws {
    try words.add(writeUp, title: title, by: tokenizer)
    countedTitle = title
  }
}

/// A source that was read without a knowledge base.
package struct ParsedSource: Sendable {
  /// The file.
  package var file: SourceFile
  /// Its text, with the encoding and format that were found.
  package var source: SourceText
  /// What was understood.
  package var writeUp: WriteUp

  /// Reads a file and understands it.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput`, or `.invalidInput` for what is no text or holds none.
  package init(_ file: SourceFile) throws {
    do {
      try self.init(file, content: try file.read())
    } catch let error as SourceError {
      throw KnowledgeBaseError(error, place: file.name)
    }
  }

  /// Understands bytes that are at hand.
  ///
  /// - Throws: `SourceError` for what is no text, `KnowledgeBaseError` with `.invalidInput` for what holds none.
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

  /// How much of its text was read.
  package var letters: LetterCount { LetterCount(writeUp, of: source) }

  /// What was read, for people.
  package var dump: String { WriteUpDump.text(of: writeUp) }
}

extension KnowledgeBaseError {
  /// Bytes that are no text.
  init(_ error: SourceError, place: String) {
    self.init(.invalidInput, error.wording, place: place, suggestion: error.suggestion.map { .wording($0) })
  }
}

extension VocabularyDelta {
  /// Counts the words of a write-up's passages, which all bear one title.
  mutating func add(_ writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer) throws {
    for section in writeUp.sections {
      for entry in section.entries { try add([entry.text, title], by: tokenizer) }
    }
  }

  /// Takes back what ``add(_:title:by:)`` counted.
  mutating func remove(_ writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer) throws {
    for section in writeUp.sections {
      for entry in section.entries { try remove([entry.text, title], by: tokenizer) }
    }
  }
}
