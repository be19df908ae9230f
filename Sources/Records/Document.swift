import ByregionText
import ByregionLanguages
import ByregionFiles
import ByregionSQLite
import ByregionWriteUp
import Crypto
import FoundationEssentials

/// A document of the knowledge base, current or not.
package struct StoredDocument: Sendable, Hashable {
  /// Its status.
  package enum Status: String, Sendable, Hashable {
    case current, superseded, removed
  }

  /// Its key.
  package var id: Int64
  /// Short name of its region.
  package var regionSlug: String
  /// Name of its region.
  package var regionName: String
  /// `final`, `application` or `phase1`.
  package var kind: String
  /// Its status.
  package var status: Status
  /// 1 for the first of its region and kind.
  package var revision: Int
  /// First line of the write-up.
  package var title: String
  /// `nb`, `nn` or `mixed`.
  package var language: String
  /// The file's name.
  package var source: String
  /// Absolute path of the file, or `-`.
  package var location: String
  /// Size in bytes.
  package var byteCount: Int
  /// SHA-256 of its bytes, 64 hexadecimal digits.
  package var sha256: String
  /// When it was imported, UTC.
  package var importedAt: String
  /// Its description as a publication: values from users, otherwise values from the document itself.
  package var description = DocumentDescription()

  package init(
    id: Int64, regionSlug: String, regionName: String, kind: String, status: Status, revision: Int, title: String,
    language: String, source: String, location: String, byteCount: Int, sha256: String, importedAt: String
  ) {
    self.id = id
    self.regionSlug = regionSlug
    self.regionName = regionName
    self.kind = kind
    self.status = status
    self.revision = revision
    self.title = title
    self.language = language
    self.source = source
    self.location = location
    self.byteCount = byteCount
    self.sha256 = sha256
    self.importedAt = importedAt
  }

  /// Whether the file that it was imported from may still exist. Its content may have changed.
  package var isSourceThere: Bool { !FilePath.isGone(location) }
}

/// A row of `regions`.
package struct RegionRow: Sendable, Hashable {
  package var id: Int64
  package var slug: String
  package var name: String
  /// Whether the row was just inserted, so that no other row refers to it yet.
  package var isNew = false

  package init(id: Int64, slug: String, name: String, isNew: Bool = false) {
    self.id = id
    self.slug = slug
    self.name = name
    self.isNew = isNew
  }
}

/// SHA-256 of a document's bytes, which identifies it.
package enum ContentHash {
  /// The digest as 64 lower-case hexadecimal digits. Linear in the number of bytes.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let digest = bytes.withUnsafeBytes { buffer in
      var hash = SHA256()
      hash.update(bufferPointer: buffer)
      return hash.finalize()
    }
    return Hexadecimal.text(of: digest)
  }
}

/// Points in time as stored in the tables: UTC, whole seconds, ISO 8601.
package enum Timestamp {
  /// The current time, such as `2015-01-31T12:00:00Z`.
  package static func now() -> String {
    Date.now.formatted(.iso8601)
  }
}

extension FixedWidthInteger {
  /// The next larger number, for a new row or reference.
  ///
  /// - Parameter what: the subject of the error message.
  /// - Throws: `SQLiteError` with `.corrupt` if this is the largest number, which happens only in a damaged file.
  package func successor(of what: String) throws -> Self {
    let (next, isBeyond) = addingReportingOverflow(1)
    guard !isBeyond else { throw SQLiteError(code: .corrupt, message: "\(what) is the largest number that there is") }
    return next
  }
}

/// The stable name of a passage, such as `rana/advice/2`.
package enum Reference {
  /// The short name of the region at the start of a reference.
  package static func region(of reference: String) -> String {
    String(reference.prefix { $0 != "/" })
  }
}

/// The kind of a passage.
package enum PassageKind: String, Sendable, Hashable, CaseIterable {
  case lead, goal, result, advice, continuation, application, attachment, fact, other

  /// The kind of a section's entries.
  package init(_ kind: Section.Kind) {
    switch kind {
    case .lead: self = .lead
    case .goals: self = .goal
    case .results: self = .result
    case .advice: self = .advice
    case .continuation: self = .continuation
    case .application: self = .application
    case .documents: self = .attachment
    case .facts: self = .fact
    case .other: self = .other
    }
  }

  /// The kind of section whose entries are passages of this kind.
  package var section: Section.Kind {
    switch self {
    case .lead: .lead
    case .goal: .goals
    case .result: .results
    case .advice: .advice
    case .continuation: .continuation
    case .application: .application
    case .attachment: .documents
    case .fact: .facts
    case .other: .other
    }
  }

  /// Its index among all kinds, from 0.
  package var position: Int {
    switch self {
    case .lead: 0
    case .goal: 1
    case .result: 2
    case .advice: 3
    case .continuation: 4
    case .application: 5
    case .attachment: 6
    case .fact: 7
    case .other: 8
    }
  }

  // The synthesized operators compare and hash the raw string, which is slow for each passage of an import.

  /// Whether both are the same kind.
  package static func == (left: PassageKind, right: PassageKind) -> Bool { left.position == right.position }

  /// Hashes the kind.
  package func hash(into hasher: inout Hasher) { hasher.combine(position) }
}

/// A value for each kind of passage, in an array: a dictionary would hash the kind for every passage.
package struct ByKind<Element> {
  private var elements: [Element]

  /// The same value for every kind.
  package init(repeating element: Element) {
    elements = Array(repeating: element, count: PassageKind.allCases.count)
  }

  /// A value made for each kind. Rethrows errors of `make`.
  package init(_ make: (PassageKind) throws -> Element) rethrows {
    elements = try PassageKind.allCases.map(make)
  }

  package subscript(kind: PassageKind) -> Element {
    get { elements[kind.position] }
    _modify { yield &elements[kind.position] }
  }
}

extension PassageKind {
  /// Looks up a kind by its raw value, its table's name, or its Norwegian name, ignoring case.
  package init?(named name: String) {
    let key = name.lowercased()
    guard let kind = PassageKind(rawValue: key) ?? Self.names[key] else { return nil }
    self = kind
  }

  private static let names: [String: PassageKind] = [
    "leads": .lead, "innledning": .lead, "goals": .goal, "mål": .goal, "results": .result, "resultat": .result,
    "resultater": .result, "råd": .advice, "continuations": .continuation, "videre arbeid": .continuation,
    "applications": .application, "application_excerpts": .application, "søknad": .application,
    "attachments": .attachment, "dokument": .attachment, "dokumenter": .attachment, "facts": .fact, "fakta": .fact,
    "annet": .other, "anna": .other, "innleiing": .lead, "vidare arbeid": .continuation, "vedlegg": .attachment,
  ]
}

extension PassageKind {
  /// The message for an unknown kind: it names the nearest kind, or all kinds.
  package static func complaint(about name: String) -> Wording {
    let key = name.lowercased()
    return Wording { words in
      let own = allCases.map { words.language == .english ? $0.rawValue : words.kind($0.rawValue) }
      let near = NearestName.to(key, among: own + allCases.map(\.rawValue))
      return words.noKind(name, near: near, own)
    }
  }
}
