import ByregionImporting
import ByregionLanguages
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionStore
import ByregionWriteUp

/// Uploaded documents, with what an import would read from them.
struct ImportPreview: Sendable {
  /// A document that could be read.
  struct Document: Sendable {
    var file: SourceFile
    var report: ImportReport.Document
    var title: String
    var language: String
    /// The first lines, at most `ImportPreviews.maxLines`.
    var lines: [SourceLine]
    var lineCount: Int
    /// The municipality names in the document.
    var places: [PlaceName]

    /// Names whose municipality is uncertain. The user can correct them.
    var uncertainPlaces: [PlaceName] { places.filter { $0.certainty != "certain" } }

    /// The lines whose meaning the user gave.
    var givenLines: [(text: String, meaning: GivenHeadings.Meaning)] = []

    /// Sets the headings that the user gave in the form. `index` is the number of the document in the form, from 0.
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
  /// The fields that the user filled in, keyed by name. Kept when the documents are read again.
  var given: [String: String] = [:]
  /// The result of the import; nil before the import.
  var result: ImportReport?
  var taken: [ImportReport.Document] = []
  /// The number of the import, for undo; nil before the import, or if the import changed nothing.
  var importID: Int64?
  fileprivate(set) var expiry: UInt64 = 0

  fileprivate var byteCount: Int { documents.reduce(0) { $0 + $1.file.byteCount } }
}

extension SourceLine {
  /// The text of the first heading in the line, or of the first piece, without the markup around it.
  fileprivate var headingText: String {
    let heading = pieces.first { piece in
      if case .heading = piece.part { true } else { false }
    }
    return (heading ?? pieces.first)?.text ?? text
  }
}

/// Previews in memory, limited in number, bytes and age.
final class ImportPreviews: Sendable {
  /// Maximum size of an upload, in bytes.
  static let largestUpload = 50_000_000
  /// Maximum number of files in an upload.
  static let maxFiles = 50
  /// Maximum number of lines shown of a document.
  static let maxLines = 3_000
  private static let maxPreviews = 8
  private static let maxBytes = 100_000_000
  private static let seconds: UInt64 = 30 * 60

  private let previews = Monitor<[ImportPreview]>([])

  /// Keeps a preview. Removes expired previews, and the oldest ones if there are too many or too many bytes.
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

  /// - Throws: `Problem` if there is no preview with this id, or if it has expired.
  func preview(_ id: String) throws -> ImportPreview {
    let found = previews.withLock { previews in
      previews.first { $0.id == id && $0.expiry >= CoarseClock.nanoseconds() }
    }
    guard let found else { throw Problem(.notFound, detail: .noSuchPreview) }
    return found
  }

  func remove(_ id: String) { previews.withLock { $0.removeAll { $0.id == id } } }

  /// Returns a random id that cannot be guessed.
  static func newID() -> String { String(ImportKey().secret.prefix(20)) }
}

extension ImportPreviews {
  /// Reads files in a dry run of an import, whose transaction is rolled back.
  ///
  /// - Throws: `KnowledgeBaseError` as `KnowledgeBase.open` and `importSources` do, and if `shouldStop` returns true.
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
      // The rows exist until the dry run ends.
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

  /// The user's corrections to a document before it is imported.
  struct Correction: Sendable {
    /// The slug of the region that the document belongs to; nil keeps the region that was read.
    var region: String?
    /// The municipalities that printed names mean, by name or number.
    var places: [(printedName: String, municipality: String)] = []
  }

  /// Imports the documents of a preview.
  ///
  /// - Parameter corrections: one for each document.
  /// - Throws: `Problem` if the correction of a place does not name exactly one municipality. `KnowledgeBaseError` if
  ///   another correction is invalid, and as `importSources` does.
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

  /// Throws `Problem` unless the name means exactly one municipality. Called before anything is written.
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

/// Proof that a user may import: first the link that the program printed, then a cookie that only this site receives.
package struct ImportKey: Sendable {
  /// The name of the cookie.
  static let cookieName = "byregion-import"

  /// The secret in the link and in the cookie.
  package let secret: String
  /// The token in the forms of the pages, which other sites cannot read.
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

  /// Whether a text is the key. Takes the same time for all texts of the same length.
  func opens(_ text: String?) -> Bool { Self.isSame(text, secret) }

  /// Whether a form has the token, and so comes from a page of this site.
  func isOwn(_ token: String?) -> Bool { Self.isSame(token, formToken) }

  private static func isSame(_ text: String?, _ other: String) -> Bool {
    guard let text, text.utf8.count == other.utf8.count else { return false }
    return zip(text.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The value of the `Set-Cookie` header field. The cookie lasts until the browser is closed.
  func cookie(for site: Site) -> String {
    let path = site.basePath.isEmpty ? "/" : site.basePath
    let isSecure = site.publicURL?.scheme == "https"
    return "\(Self.cookieName)=\(secret); Path=\(path); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
  }
}
