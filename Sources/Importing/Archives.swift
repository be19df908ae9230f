import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionWriteUp
import FoundationEssentials

/// A file inside a ZIP archive.
package struct ArchivePlace: Sendable, Hashable {
  /// Path of the archive.
  var path: String
  /// The member's path in the archive. For a nested archive: the path of the inner archive, then the member's path in
  /// it.
  var members: [String]

  /// Splits a location such as `/home/kari/all.zip/rana.txt`; nil when no component of the path is an archive.
  init?(location: String) {
    var rest = location[...]
    while let slash = rest.lastIndex(of: "/"), slash > rest.startIndex {
      rest = rest[..<slash]
      guard rest.lowercased().hasSuffix(".zip"), SourceFinder.isFile(String(rest)) else { continue }
      self.init(path: String(rest), members: [String(location[location.index(after: slash)...])])
      return
    }
    return nil
  }

  init(path: String, members: [String]) {
    self.path = path
    self.members = members
  }
}

/// Lists and reads the members of archives. Keeps the last used archive open. Not shared between threads.
final class ArchiveReader {
  /// Maximum number of members of an archive, including those of nested archives.
  static let maxMembers = 10_000
  /// Maximum total unpacked size of all members, in bytes.
  static let maxTotalBytes = 1 << 30
  /// Maximum depth of archives within archives.
  static let maxDepth = 2

  /// The contents of an archive.
  struct Listing {
    var members: [(place: ArchivePlace, byteCount: Int)] = []
    /// Skipped members: path below the archive, and reason.
    var skipped: [(path: String, reason: String)] = []
    /// Members that cannot be read: path below the archive, and error.
    var failures: [(path: String, error: SourceError)] = []
  }

  private var opened: (key: [String], archive: ZipArchive)?

  /// Whether the file is a document in a ZIP container, such as `.docx`; nil when it is not a ZIP archive.
  func isDocument(_ path: String) -> Bool? {
    guard let archive = archive([path]) else { return nil }
    return archive.holds("[Content_Types].xml") || archive.holds("mimetype") || archive.holds("_rels/.rels")
  }

  /// The members that may be write-ups, in the order of their paths.
  ///
  /// - Throws: `SourceError` when the archive cannot be opened, needs a password, or is beyond the limits.
  func list(_ path: String, name: String) throws(SourceError) -> Listing {
    var listing = Listing()
    var total = (count: 0, bytes: 0)
    try list([path], name: name, into: &listing, total: &total)
    return listing
  }

  private func list(
    _ key: [String], name: String, into listing: inout Listing, total: inout (count: Int, bytes: Int)
  ) throws(SourceError) {
    guard let archive = archive(key) else {
      throw SourceError({ $0.damagedArchive(name) }, suggestion: { $0.packAnewOrImport })
    }
    total.count += archive.memberCount
    guard total.count <= Self.maxMembers else {
      throw SourceError({ $0.tooManyMembers(name, Self.maxMembers) }, suggestion: { $0.unpackAndImportFolder })
    }
    let members = archive.members().sorted { $0.path < $1.path }
    total.bytes += members.reduce(0) { $0 &+ min($1.byteCount, Self.maxTotalBytes) }
    guard total.bytes <= Self.maxTotalBytes else {
      throw SourceError(
        { $0.unpacksToMore(name, "\(Self.maxTotalBytes >> 30) GB") }, suggestion: { $0.unpackIfTrusted })
    }
    let wanted = members.filter { SourceFinder.reasonToSkip(member: $0.path) == nil && !$0.isFolder }
    guard wanted.isEmpty || wanted.contains(where: { !$0.isEncrypted }) else {
      throw SourceError({ $0.isLocked(name) }, suggestion: { $0.unpackWithPassword })
    }
    var seen: Set<String> = []
    for member in members where !member.isFolder {
      let inner = Array(key.dropFirst()) + [member.path]
      let shown = inner.joined(separator: "/")
      if let reason = SourceFinder.reasonToSkip(member: member.path) {
        listing.skipped.append((shown, reason))
      } else if !seen.insert(member.path).inserted {
        listing.skipped.append((shown, "a second file of this name in the archive"))
      } else if member.isEncrypted {
        listing.failures.append((shown, SourceError { $0.isLockedItself }))
      } else if SourceFinder.ending(of: member.path) == "zip" {
        try listInner(key + [member.path], shown, name: name, into: &listing, total: &total)
      } else {
        listing.members.append((ArchivePlace(path: key[0], members: inner), member.byteCount))
      }
    }
  }

  private func listInner(
    _ key: [String], _ shown: String, name: String, into listing: inout Listing, total: inout (count: Int, bytes: Int)
  ) throws(SourceError) {
    guard key.count <= Self.maxDepth + 1 else {
      return listing.failures.append(
        (shown, SourceError { $0.archivesTooDeep(Self.maxDepth) }))
    }
    var inner = Listing()
    do {
      try list(key, name: shown, into: &inner, total: &total)
      listing.members += inner.members
      listing.skipped += inner.skipped
      listing.failures += inner.failures
    } catch {
      listing.failures.append((shown, error))
    }
  }

  /// The unpacked bytes of a member.
  ///
  /// - Throws: `SourceError` when the member is missing, damaged, or beyond the limits.
  func content(of place: ArchivePlace, name: String) throws(SourceError) -> [UInt8] {
    guard let last = place.members.last, let archive = archive([place.path] + place.members.dropLast()) else {
      throw SourceError { $0.archiveUnopened }
    }
    guard let member = archive.member(named: last) else {
      throw SourceError { $0.archiveHasNoSuchFile }
    }
    do {
      return try archive.content(of: member)
    } catch {
      throw Self.error(error, name)
    }
  }

  /// Whether a member exists.
  func holds(_ place: ArchivePlace) -> Bool {
    guard let last = place.members.last, let archive = archive([place.path] + place.members.dropLast()) else {
      return false
    }
    return archive.member(named: last) != nil
  }

  private static func error(_ fault: ZipArchive.Fault, _ name: String) -> SourceError {
    switch fault {
    case .encrypted: SourceError { $0.isLocked(name) }
    case .tooLarge:
      SourceError { $0.unpacksToMore(name, "\(ZipArchive.largestPart >> 20) MB") }
    case .tooDense:
      SourceError({ $0.packedTooMuch(name, ZipArchive.largestRatio) }, suggestion: { $0.unpackIfTrusted })
    case .missing, .damaged:
      SourceError({ $0.cannotBeUnpacked(name) }, suggestion: { $0.packAnewOrImport })
    }
  }

  private func archive(_ key: [String]) -> ZipArchive? {
    if let opened, opened.key == key { return opened.archive }
    let archive: ZipArchive?
    if key.count == 1 {
      archive = ZipArchive(path: key[0])
    } else {
      let outer = self.archive(Array(key.dropLast()))
      let bytes = key.last.flatMap { name in outer?.member(named: name) }.flatMap { try? outer?.content(of: $0) }
      archive = bytes.flatMap { ZipArchive($0) }
    }
    opened = archive.map { (key, $0) }
    return archive
  }
}

/// The sample documents of the folder `seed`, embedded in every binary for a first look without files.
package enum SeedDocuments {
  /// The documents, in the form that an import takes.
  package static func found() -> FoundSources {
    FoundSources(
      files: embedded.compactMap { document in
        guard let bytes = Data(base64Encoded: document.base64) else { return nil }
        var file = SourceFile(name: document.name, location: "seed:\(document.name)", byteCount: bytes.count)
        file.givenName = document.name
        file.content = Array(bytes)
        return file
      })
  }
}
