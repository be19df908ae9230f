import Crypto
import FoundationEssentials
import SQLite

/// A document of the knowledge base, current or not.
public struct StoredDocument: Sendable, Hashable {
  /// What became of it.
  public enum Status: String, Sendable, Hashable {
    case current, superseded, removed
  }

  /// Its key.
  public var id: Int64
  /// Short name of its region.
  public var regionSlug: String
  /// Name of its region.
  public var regionName: String
  /// `final`, `application` or `phase1`.
  public var kind: String
  /// What became of it.
  public var status: Status
  /// 1 for the first of its region and kind.
  public var revision: Int
  /// First line of the write-up.
  public var title: String
  /// `nb`, `nn` or `mixed`.
  public var language: String
  /// The file's name.
  public var source: String
  /// Absolute path of the file, or `-`.
  public var location: String
  /// Size in bytes.
  public var byteCount: Int
  /// SHA-256 of its bytes, 64 hexadecimal digits.
  public var sha256: String
  /// When it was imported, UTC.
  public var importedAt: String

  /// Whether a file stands where it was read from, whatever it holds now.
  public var isSourceThere: Bool { !SourceFinder.isGone(location) }
}

/// A row of `regions`.
struct RegionRow: Sendable, Hashable {
  var id: Int64
  var slug: String
  var name: String
  /// Whether the row was just made, so that no other refers to it yet.
  var isNew = false
}

/// SHA-256, by which a document is known.
public enum ContentHash {
  /// The digest of bytes as 64 lower-case hexadecimal digits; linear in their number.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
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
enum Timestamp {
  /// `2015-01-31T12:00:00Z`.
  static func now() -> String {
    Date.now.formatted(.iso8601)
  }
}

extension FixedWidthInteger {
  /// The number behind this one, for a row or a reference that comes next.
  ///
  /// - Throws: `SQLiteError` with `.corrupt` behind the largest, which no file of ours gets to.
  func successor(of what: String) throws -> Self {
    let (next, isBeyond) = addingReportingOverflow(1)
    guard !isBeyond else { throw SQLiteError(code: .corrupt, message: "\(what) is the largest number that there is") }
    return next
  }
}
