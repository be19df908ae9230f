import ByregionImporting
import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionStore
import ByregionWriteUp

/// Documents that were sent, with what would be read from them.
struct ImportPreview: Sendable {
  /// A document that could be read.
  struct Document: Sendable {
    var file: SourceFile
    var report: ImportReport.Document
    var title: String
    var language: String
    /// Its lines, as many as a page shows.
    var lines: [SourceLine]
    var lineCount: Int
    /// The municipalities that it names.
    var places: [PlaceName]

    /// Those that were not read with certainty, which a reader may correct.
    var uncertainPlaces: [PlaceName] { places.filter { $0.certainty != "certain" } }

    /// The lines of which the reader says what they are.
    var givenLines: [(text: String, meaning: GivenHeadings.Meaning)] = []

    /// Takes what the reader says of its lines from the fields of a form.
    mutating func giveHeadings(_ given: [String: String], _ index: Int) {
      file.headings = GivenHeadings()
      givenLines = []
      for line in lines {
        guard let name = given[ImportView.headingField(index, line.number)],
          let meaning = GivenHeadings.Meaning(name: name)
        else { continue }
        let text = line.headingText
        if file.headings.give(text, meaning) { givenLines.append((text, meaning)) }
      }
    }
  }

  /// A document that could not be read.
  struct Failure: Sendable {
    var name: String
    var message: Wording
    var suggestion: Wording?

    init(_ failure: ImportFailure) {
      (name, message) = (failure.name, failure.error.wording)
      suggestion = failure.error.suggestion.map { suggestion in Wording { suggestion.worded(for: .web, $0) } }
    }

    init(_ skipped: FoundSources.Skipped) {
      (name, message) = (skipped.name, Wording { $0.skipReason(skipped.reason) })
    }
  }

  var id: String
  var documents: [Document]
  var failures: [Failure]
  /// What the reader chose before the documents were read again, by the names of fields.
  var given: [String: String] = [:]
  /// The result, once it was imported.
  var result: ImportReport?
  var taken: [ImportReport.Document] = []
  /// The number of the import, by which it can be undone.
  var importID: Int64?
  fileprivate(set) var expiry: UInt64 = 0

  fileprivate var byteCount: Int { documents.reduce(0) { $0 + $1.file.byteCount } }
}

extension SourceLine {
  /// What is told of a line: what was read from it, without the markup around it.
  fileprivate var headingText: String {
    let heading = pieces.first { piece in
      if case .heading = piece.part { true } else { false }
    }
    return (heading ?? pieces.first)?.text ?? text
  }
}

/// Keeps previews in memory, for a while and as many as fit.
final class ImportPreviews: Sendable {
  /// Most bytes of one upload.
  static let largestUpload = 50_000_000
  /// Most files of one upload.
  static let maxFiles = 50
  /// Lines of a document that a page shows.
  static let maxLines = 3_000
  private static let maxPreviews = 8
  private static let maxBytes = 100_000_000
  private static let seconds: UInt64 = 30 * 60

  private let previews = Monitor<[ImportPreview]>([])

  /// Keeps a preview, and drops what is too old, and the oldest where there is too much.
  func add(_ preview: ImportPreview) {
    previews.withLock { previews in
      var preview = preview
      preview.expiry = CoarseClock.nanoseconds() + Self.seconds * 1_000_000_000
      previews.removeAll { $0.expiry < CoarseClock.nanoseconds() || $0.id == preview.id }
      previews.append(preview)
      while previews.count > Self.maxPreviews
        || previews.count > 1 && previews.reduce(0, { $0 + $1.byteCount }) > Self.maxBytes
      { previews.removeFirst() }
    }
  }

  /// - Throws: `Problem` for one that is not kept, or no longer.
  func preview(_ id: String) throws -> ImportPreview {
    let found = previews.withLock { previews in
      previews.first { $0.id == id && $0.expiry >= CoarseClock.nanoseconds() }
    }
    guard let found else { throw Problem(.notFound, detail: .noSuchPreview) }
    return found
  }

  func remove(_ id: String) { previews.withLock { $0.removeAll { $0.id == id } } }

  /// A name that nobody guesses.
  static func newID() -> String { String(ImportKey().secret.prefix(20)) }
}

extension ImportPreviews {
  /// Reads files as an import would, in a transaction that is rolled back.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` and `importSources` do.
  static func read(
    _ files: [SourceFile], into path: String, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws -> ImportPreview {
    var preview = ImportPreview(id: newID(), documents: [], failures: [])
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    defer { try? knowledgeBase.close() }
    var options = ImportOptions()
    options.isDryRun = true
    options.shouldStop = shouldStop
    let found = Found()
    let report = try await knowledgeBase.importSources(FoundSources(files: files), options: options) { event in
      guard case .document(let document) = event else { return }
      // The rows are there until the dry run ends.
      let places = try knowledgeBase.placeNames(ofRegion: document.regionSlug)
        .filter { $0.document == document.name }
      found.documents.append((document, places))
    }
    guard !report.wasInterrupted, !shouldStop() else { throw KnowledgeBaseError(.interrupted, "interrupted") }
    for (document, places) in found.documents {
      guard !shouldStop() else { throw KnowledgeBaseError(.interrupted, "interrupted") }
      guard let file = files.first(where: { $0.name == document.name }) else { continue }
      var known = file
      known.headings = try file.headings.filled(from: knowledgeBase.givenHeadings(ofRegion: document.regionSlug))
      let parsed = try ParsedSource(known)
      let lines = SourceLine.lines(of: parsed)
      preview.documents.append(
        ImportPreview.Document(
          file: file, report: document, title: parsed.writeUp.title, language: parsed.writeUp.language.rawValue,
          lines: Array(lines.prefix(maxLines)), lineCount: lines.count, places: places))
    }
    preview.failures =
      report.failures.map { ImportPreview.Failure($0) } + report.skipped.map { ImportPreview.Failure($0) }
    return preview
  }

  private final class Found {
    var documents: [(ImportReport.Document, [PlaceName])] = []
  }

  /// What a reader says of a document before it is taken in.
  struct Correction: Sendable {
    /// The short name of the region that it belongs to; nil for the one that was read.
    var region: String?
    /// What printed names mean, as names or numbers of municipalities.
    var places: [(printedName: String, municipality: String)] = []
  }

  /// Takes the documents of a preview in.
  ///
  /// - Parameter corrections: one for each document.
  /// - Throws: `KnowledgeBaseError` for a correction that means nothing, and as `importSources` does.
  static func take(_ preview: ImportPreview, _ corrections: [Correction], into path: String) async throws
    -> ImportPreview
  {
    var preview = preview
    let knowledgeBase = try KnowledgeBase.open(path, for: .writing)
    defer { try? knowledgeBase.close() }
    for correction in corrections {
      for place in correction.places { try requireMunicipality(place.municipality, knowledgeBase) }
    }
    for (document, correction) in zip(preview.documents, corrections) {
      if let region = correction.region { try knowledgeBase.addName(document.title, toRegion: region) }
    }
    let found = Found()
    let report = try await knowledgeBase.importSources(
      FoundSources(files: preview.documents.map(\.file))
    ) { event in
      if case .document(let document) = event { found.documents.append((document, [])) }
    }
    for (document, correction) in zip(preview.documents, corrections) {
      guard let taken = found.documents.first(where: { $0.0.name == document.report.name })?.0 else { continue }
      for place in correction.places {
        try knowledgeBase.correctPlace(place.printedName, inRegion: taken.regionSlug, to: place.municipality)
      }
      for line in document.givenLines {
        try knowledgeBase.correctHeading(line.text, inRegion: taken.regionSlug, to: line.meaning)
      }
    }
    preview.result = report
    preview.taken = found.documents.map(\.0)
    let isChanged = preview.taken.contains { $0.outcome != .unchanged }
    preview.importID = isChanged ? try knowledgeBase.lastImport().id : nil
    return preview
  }

  /// Before anything is written, a correction has to mean one municipality.
  private static func requireMunicipality(_ name: String, _ knowledgeBase: KnowledgeBase) throws {
    let (found, near) = try knowledgeBase.municipalities(named: name)
    guard found.count != 1 else { return }
    var problem = Problem(.badRequest, detail: .noSuchMunicipality(String(name.prefix(100))))
    problem.suggestions = (found.map(\.municipality) + near).map {
      .init(text: $0.description, path: ["municipalities", $0.number])
    }
    throw problem
  }
}

/// What shows that a reader may import: the link that the program printed, then a cookie that only this site gets.
package struct ImportKey: Sendable {
  /// The name of the cookie, and its value.
  static let cookieName = "byregion-import"

  /// In the link and in the cookie.
  package let secret: String
  /// In the forms of the pages, which another site cannot read.
  let formToken: String

  /// Makes a new key from the system's random numbers.
  package init() {
    var generator = SystemRandomNumberGenerator()
    let digits = (0..<2).map { _ in String(UInt64.random(in: .min ... .max, using: &generator), radix: 36) }.joined()
    self.init(secret: digits)
  }

  init(secret: String) {
    self.secret = secret
    formToken = String(ContentHash.hexadecimal(of: Array("form \(secret)".utf8)).prefix(32))
  }

  /// Whether a text is the key; takes as long for every text of a length.
  func opens(_ text: String?) -> Bool { Self.isSame(text, secret) }

  /// Whether a form came from a page of this site.
  func isOwn(_ token: String?) -> Bool { Self.isSame(token, formToken) }

  private static func isSame(_ text: String?, _ other: String) -> Bool {
    guard let text, text.utf8.count == other.utf8.count else { return false }
    return zip(text.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The header field that hands the cookie out, until the browser is closed.
  func cookie(for site: Site) -> String {
    let path = site.basePath.isEmpty ? "/" : site.basePath
    let isSecure = site.publicURL?.scheme == "https"
    return "\(Self.cookieName)=\(secret); Path=\(path); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
  }
}
