import ByregionFiles
import ByregionSQLite
import Crypto
import FoundationEssentials

/// A document of the knowledge base, current or not.
package struct StoredDocument: Sendable, Hashable {
  /// What became of it.
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
  /// What became of it.
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

  /// Whether a file stands where it was read from, whatever it holds now.
  package var isSourceThere: Bool { !FilePath.isGone(location) }
}

/// A row of `regions`.
package struct RegionRow: Sendable, Hashable {
  package var id: Int64
  package var slug: String
  package var name: String
  /// Whether the row was just made, so that no other refers to it yet.
  package var isNew = false

  package init(id: Int64, slug: String, name: String, isNew: Bool = false) {
    self.id = id
    self.slug = slug
    self.name = name
    self.isNew = isNew
  }
}

/// SHA-256, by which a document is known.
package enum ContentHash {
  /// The digest of bytes as 64 lower-case hexadecimal digits; linear in their number.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = bytes.withUnsafeBytes { buffer in
      var hash = SHA256()
      hash.update(bufferPointer: buffer)
      return hash.finalize()
    }
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Moments as the tables hold them: UTC, whole seconds, ISO 8601.
package enum Timestamp {
  /// `2015-01-31T12:00:00Z`.
  package static func now() -> String {
    Date.now.formatted(.iso8601)
  }
}

extension FixedWidthInteger {
  /// The number behind this one, for a row or a reference that comes next.
  ///
  /// - Throws: `SQLiteError` with `.corrupt` behind the largest, which no file of ours gets to.
  package func successor(of what: String) throws -> Self {
    let (next, isBeyond) = addingReportingOverflow(1)
    guard !isBeyond else { throw SQLiteError(code: .corrupt, message: "\(what) is the largest number that there is") }
    return next
  }
}
