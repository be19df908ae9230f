import ByregionLanguages
import ByregionPlaces
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionWriteUp

/// A heading of a region's documents, with the kind of section that it opens.
package struct HeadingForm: Sendable, Hashable {
  /// As printed.
  package var heading: String
  /// The kind of section, as `sections` names it; `text` for a line that is no heading.
  package var kind: String
  /// Whether the user said so.
  package var isCorrected: Bool
  /// File name of the document that prints it; nil for a correction of a line that no current document has.
  package var document: String?
  /// Its line in the document.
  package var line: Int?
}

/// What the user says of the headings of each region.
struct HeadingCorrections {
  private let byRegion: [Int64: GivenHeadings]

  init(_ connection: Connection) throws {
    var byRegion: [Int64: GivenHeadings] = [:]
    try connection.query("SELECT region_id, heading, kind FROM heading_corrections") { row in
      guard let meaning = GivenHeadings.Meaning(name: try row.get(String.self, 2)) else { return }
      byRegion[try row.get(Int64.self, 0), default: GivenHeadings()].give(try row.get(String.self, 1), meaning)
    }
    self.byRegion = byRegion
  }

  subscript(regionID: Int64) -> GivenHeadings? { byRegion[regionID] }
}

extension KnowledgeBase {
  /// The headings of a region's current documents, and what was corrected about them.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  package func headings(ofRegion slug: String) throws -> [HeadingForm] {
    try translatingErrors {
      let region = try self.region(named: slug)
      let corrected = try correctedHeadings(of: region)
      let printed = try connection.rows(
        """
        SELECT sections.heading, sections.kind, documents.source, sections.line FROM sections
        JOIN documents ON documents.id = sections.document_id
        WHERE documents.region_id = ? AND documents.status = 'current' AND sections.heading IS NOT NULL
        ORDER BY documents.id, sections.position
        """, [.integer(region.id)]
      ) { row in
        let heading = try row.get(String.self, 0)
        return HeadingForm(
          heading: heading, kind: try row.get(String.self, 1),
          isCorrected: corrected.contains { GivenHeadings.areSame($0.heading, heading) },
          document: try row.get(String.self, 2), line: try row.get(Int.self, 3))
      }
      let others = corrected.filter { given in !printed.contains { GivenHeadings.areSame($0.heading, given.heading) } }
      return printed + others.map { HeadingForm(heading: $0.heading, kind: $0.kind, isCorrected: true) }
    }
  }

  /// What the user says of the headings of a region; none for a region that is not there yet.
  package func givenHeadings(ofRegion slug: String) throws -> GivenHeadings {
    try translatingErrors {
      let id = try connection.first("SELECT id FROM regions WHERE slug = ?", [.text(slug)]) {
        try $0.get(Int64.self, 0)
      }
      guard let id else { return GivenHeadings() }
      return try HeadingCorrections(connection)[id] ?? GivenHeadings()
    }
  }

  /// Says which kind of section a line of a region's documents opens, from now on and in what is imported later.
  ///
  /// - Parameter heading: a line as a document of the region prints it; capitals and a number before it do not matter.
  /// - Throws: `KnowledgeBaseError` with `.usage` when no document prints the line.
  package func correctHeading(_ heading: String, inRegion slug: String, to meaning: GivenHeadings.Meaning) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    let printed = try printedHeading(heading, of: region)
    try writing { (session: inout WritingSession) throws -> Void in
      // One heading may be printed in several ways.
      for same in try correctedHeadings(of: region) where GivenHeadings.areSame(same.heading, heading) {
        try forget(same.heading, of: region)
      }
      try connection.run(
        "INSERT INTO heading_corrections (region_id, heading, kind) VALUES (?, ?, ?)",
        .integer(region.id), .text(printed), .text(meaning.name))
      try session.rewriteDocuments(ofRegion: region.id)
    }
  }

  /// Takes a correction back.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there is none of that line.
  package func forgetHeadingCorrection(_ heading: String, inRegion slug: String) throws {
    let region = try translatingErrors { try self.region(named: slug) }
    try writing { (session: inout WritingSession) throws -> Void in
      let same = try correctedHeadings(of: region).filter { GivenHeadings.areSame($0.heading, heading) }
      guard !same.isEmpty else {
        throw KnowledgeBaseError(
          .missingInput, { $0.nothingCorrected("\"\(heading)\"", in: region.name) },
          suggestion: .say { $0.headingLists(region.slug) })
      }
      for given in same { try forget(given.heading, of: region) }
      try session.rewriteDocuments(ofRegion: region.id)
    }
  }

  private func forget(_ heading: String, of region: RegionRow) throws {
    try connection.run(
      "DELETE FROM heading_corrections WHERE region_id = ? AND heading = ?", .integer(region.id), .text(heading))
  }

  private func correctedHeadings(of region: RegionRow) throws -> [(heading: String, kind: String)] {
    try connection.rows(
      "SELECT heading, kind FROM heading_corrections WHERE region_id = ? ORDER BY heading", [.integer(region.id)]
    ) { (try $0.get(String.self, 0), try $0.get(String.self, 1)) }
  }

  /// The form in which a region's documents print a heading, or a line that was read as text.
  private func printedHeading(_ heading: String, of region: RegionRow) throws -> String {
    try translatingErrors {
      let lines = try connection.rows(
        """
        SELECT heading FROM sections JOIN documents ON documents.id = sections.document_id
        WHERE documents.region_id = ?1 AND documents.status = 'current' AND heading IS NOT NULL
        UNION ALL
        SELECT text FROM passages WHERE region_id = ?1 AND length(text) <= ?2
        """, [.integer(region.id), Value(GivenHeadings.longest)]
      ) { try $0.get(String.self, 0) }
      if let printed = lines.first(where: { GivenHeadings.areSame($0, heading) }) { return printed }
      throw KnowledgeBaseError(
        .usage, { $0.noDocumentHasLine(heading, of: region.name) }, suggestion: .say { $0.headingLists(region.slug) })
    }
  }
}

extension WritingSession {
  /// Reads a document again where the user said what headings of its region are: the region is known only when it has
  /// been read once.
  ///
  /// - Parameter change: is told which words the batch counted for nothing.
  func readAgain(
    _ document: inout PreparedDocument, ofRegion regionID: Int64, counting change: inout VocabularyDelta
  ) throws {
    guard let given = headings[regionID], let content = document.content else { return }
    var file = document.file
    file.headings = file.headings.filled(from: given)
    // A document that shows no longer that it is a write-up stays as it was read.
    guard file.headings != document.file.headings, let parsed = try? ParsedSource(file, content: content),
      parsed.writeUp != document.writeUp
    else { return }
    if let title = document.countedTitle {
      try change.remove(document.writeUp, title: title, by: tools.tokenizer())
      document.countedTitle = nil
    }
    (document.writeUp, document.letters) = (parsed.writeUp, parsed.letters)
    document.places = tools.resolver.resolve(parsed.writeUp.facts)
  }
}

extension PreparedDocument {
  /// Its bytes; nil where they cannot be unpacked.
  fileprivate var content: [UInt8]? { PackedContent.unpack(packed, byteCount: byteCount) }
}
