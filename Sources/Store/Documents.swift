import ByregionFiles
import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionWriteUp
import CZlib
import FoundationEssentials

extension KnowledgeBase {
  /// The documents ordered by region name; for each kind the newest revision first.
  ///
  /// - Parameter all: also superseded and removed documents.
  package func documents(all: Bool = false) throws -> [StoredDocument] {
    try translatingErrors {
      try storedDocuments(
        """
        WHERE documents.status = 'current' OR ?
        ORDER BY regions.name COLLATE norwegian, regions.id, documents.kind = 'final' DESC, documents.kind,
          documents.revision DESC, documents.id DESC
        """, [.integer(all ? 1 : 0)])
    }
  }

  /// All documents of a region; for each kind the newest revision first.
  ///
  /// - Parameter slug: the region's short name, see ``regionSlug(named:)``.
  package func history(ofRegion slug: String) throws -> [StoredDocument] {
    try translatingErrors {
      try storedDocuments(
        """
        WHERE regions.slug = ?
        ORDER BY documents.kind = 'final' DESC, documents.kind, documents.revision DESC, documents.id DESC
        """, [.text(slug)])
    }
  }

  /// A document by its key.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` if there is none.
  package func document(_ id: Int64) throws -> StoredDocument {
    try translatingErrors {
      guard let document = try storedDocuments("WHERE documents.id = ?", [.integer(id)]).first else {
        throw KnowledgeBaseError(
          .missingInput, { $0.noDocument(id) }, suggestion: .say { $0.listsThem("`byregion document list --all`") })
      }
      return document
    }
  }

  /// The bytes of a document, exactly as they were imported.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` if there is no such document, `.inputOutput` if its bytes are
  ///   lost.
  package func content(ofDocument id: Int64) throws -> [UInt8] {
    let document = try document(id)
    return try translatingErrors {
      guard let content = try PackedContent.read(id, on: connection) else {
        throw KnowledgeBaseError(
          .inputOutput, { $0.bytesLost(id, document.source) }, place: path,
          suggestion: .say { $0.restoreOrImport(document.location) })
      }
      return content
    }
  }

  /// The description of a document as a publication that users entered, without the values from the document itself.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` if there is no such document.
  package func userDescription(ofDocument id: Int64) throws -> DocumentDescription {
    let document = try document(id)
    return try translatingErrors {
      try connection.first(
        "SELECT title, publisher, url, published_on FROM document_descriptions WHERE sha256 = ?",
        [.text(document.sha256)]
      ) { row in
        DocumentDescription(
          title: try row.get(String?.self, 0), publisher: try row.get(String?.self, 1),
          url: try row.get(String?.self, 2), publishedOn: try row.get(String?.self, 3))
      } ?? DocumentDescription()
    }
  }

  /// Replaces the description of a document that users entered.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` if there is no such document, `.usage` for an invalid URL or
  ///   date.
  package func describe(document id: Int64, as description: DocumentDescription) throws {
    let document = try document(id)
    if let url = description.url, url.firstMatch(of: /^https?:\/\/\S+$/) == nil {
      throw KnowledgeBaseError(.usage, { $0.notAnAddress(url) }, suggestion: .say { $0.addressBeginning })
    }
    let date = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
    if let day = description.publishedOn, day.firstMatch(of: date) == nil {
      throw KnowledgeBaseError(.usage, { $0.notADate(day) }, suggestion: .say { $0.writeDate })
    }
    try translatingErrors {
      try connection.transaction {
        try connection.run("DELETE FROM document_descriptions WHERE sha256 = ?", .text(document.sha256))
        guard description != DocumentDescription() else { return }
        try connection.run(
          """
          INSERT INTO document_descriptions (sha256, title, publisher, url, published_on) VALUES (?, ?, ?, ?, ?)
          """, .text(document.sha256), Value(description.title), Value(description.publisher), Value(description.url),
          Value(description.publishedOn))
      }
    }
  }

  package func storedDocuments(_ condition: String, _ arguments: [Value] = []) throws -> [StoredDocument] {
    let places = LocationBase(connection)
    return try connection.rows(
      """
      SELECT documents.id, regions.slug, regions.name, documents.kind, documents.status, documents.revision,
        documents.title, documents.language, documents.source, documents.location, documents.byte_count,
        documents.sha256, documents.imported_at, \(DescriptionSQL.columns)
      FROM documents JOIN regions ON regions.id = documents.region_id \(DescriptionSQL.joins)
      \(condition)
      """, arguments
    ) { row in
      var document = StoredDocument(
        id: try row.get(Int64.self, 0), regionSlug: try row.get(String.self, 1),
        regionName: try row.get(String.self, 2), kind: try row.get(String.self, 3),
        status: try row.get(StoredDocument.Status.self, 4), revision: try row.get(Int.self, 5),
        title: try row.get(String.self, 6), language: try row.get(String.self, 7), source: try row.get(String.self, 8),
        location: places.absolute(try row.get(String.self, 9)),
        byteCount: try row.get(Int.self, 10), sha256: try row.get(String.self, 11),
        importedAt: try row.get(String.self, 12))
      document.description = DocumentDescription(
        title: try row.get(String?.self, 13), publisher: try row.get(String?.self, 14),
        url: try row.get(String?.self, 15), publishedOn: try row.get(String?.self, 16))
      return document
    }
  }
}

/// SQL for reading descriptions together with `documents`: values from users take precedence over values from the
/// document itself.
package enum DescriptionSQL {
  /// Title, publisher, URL and date of publication.
  package static let columns = """
    coalesce(described.title, stated.title) AS described_title,
    coalesce(described.publisher, stated.publisher) AS publisher, coalesce(described.url, stated.url) AS url,
    coalesce(described.published_on, stated.published_on) AS published_on
    """
  package static let joins = """
    LEFT JOIN document_descriptions AS described ON described.sha256 = documents.sha256
    LEFT JOIN document_properties AS stated ON stated.document_id = documents.id
    """
}

/// The bytes of documents as stored in `document_contents`: compressed by zlib if that is shorter, as in SQLite
/// archives (https://sqlite.org/sqlar.html), so that `sqlar_uncompress` of SQLite's shell decompresses them.
package enum PackedContent {
  /// zlib's compression level, from 1 to 9. Higher levels hardly make write-ups smaller.
  private static let level: Int32 = 6
  /// Maximum size in bytes of decompressed content. The stored size cannot be trusted: the file may be damaged or
  /// hostile.
  package static let byteLimit = 64 << 20

  /// The compressed bytes, or the bytes themselves if compression does not make them shorter.
  package static func pack(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count <= byteLimit else { return bytes }
    let packed = [UInt8](unsafeUninitializedCapacity: Int(compressBound(uLong(bytes.count)))) { buffer, count in
      var length = uLongf(buffer.count)
      let status = compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), level)
      count = status == Z_OK ? Int(length) : 0
    }
    return packed.isEmpty || packed.count >= bytes.count ? bytes : packed
  }

  /// The original bytes.
  ///
  /// - Parameters:
  ///   - content: the value from `document_contents`.
  ///   - byteCount: the size of the document in bytes.
  /// - Returns: nil if the content is damaged or the size exceeds ``byteLimit``.
  package static func unpack(_ content: [UInt8], byteCount: Int) -> [UInt8]? {
    if content.count == byteCount { return content }
    guard byteCount > content.count, byteCount <= byteLimit else { return nil }
    // One byte more, to detect content that is longer than the stated size.
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount + 1) { buffer, count in
      var length = uLongf(buffer.count)
      let status = uncompress(buffer.baseAddress, &length, content, uLong(content.count))
      count = status == Z_OK ? Int(length) : 0
    }
    return bytes.count == byteCount ? bytes : nil
  }

  /// The original bytes, for a document whose size is lost.
  ///
  /// - Returns: nil if the content is not compressed, is damaged, or exceeds ``byteLimit``.
  package static func unpack(_ content: [UInt8]) -> [UInt8]? {
    // The first two bytes of a zlib stream, at any level (RFC 1950, section 2.2).
    guard content.count > 2, content[0] == 0x78, (Int(content[0]) << 8 | Int(content[1])) % 31 == 0 else { return nil }
    var size = content.count
    while size < byteLimit {
      size = min(size * 4, byteLimit)
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        var length = uLongf(buffer.count)
        let status = uncompress(buffer.baseAddress, &length, content, uLong(content.count))
        count = status == Z_OK ? Int(length) : 0
      }
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  /// The bytes of a document.
  ///
  /// - Returns: nil if they are lost or damaged.
  package static func read(_ documentID: Int64, on connection: Connection) throws -> [UInt8]? {
    let sql = """
      SELECT document_contents.content, documents.byte_count
      FROM documents JOIN document_contents ON document_contents.document_id = documents.id WHERE documents.id = ?
      """
    return try connection.first(sql, [.integer(documentID)]) { row in
      row.blob(0).flatMap { unpack($0, byteCount: row.int(1) ?? -1) }
    } ?? nil
  }

  /// Registers `sqlar_uncompress(content, size)`, which SQLite's shell also has.
  ///
  /// - Parameter limit: maximum size in bytes.
  package static func register(on connection: Connection, limit: @escaping () -> Int = { byteLimit }) throws {
    let options: FunctionOptions = [.deterministic, .innocuous]
    try connection.register(
      ScalarFunction("sqlar_uncompress", argumentCount: 2, options: options) { arguments in
        guard !arguments.isNull(0), let size = arguments.integer(1) else { return .null }
        guard size <= Int64(limit()) else { throw SQLiteError(code: .tooBig, message: "string or blob too big") }
        let content = arguments.withBytes(0) { Array($0) }
        guard let bytes = unpack(content, byteCount: Int(size)) else {
          throw SQLiteError(code: .error, message: "the content is damaged, or its size is not \(size) bytes")
        }
        return .blob(bytes)
      })
  }
}

/// The folder of a knowledge base. The file stores paths of sources relative to it. If both are moved together, the
/// sources are still found, and a copy does not reveal the folder's path.
///
/// Sources in other folders keep their absolute path, and so do all sources of an in-memory knowledge base.
package struct LocationBase: Sendable {
  /// The folder with a trailing slash; nil for an in-memory knowledge base.
  private let folder: String?

  /// - Parameter path: the knowledge base; empty or `:memory:` for one in memory.
  package init(path: String) {
    guard !path.isEmpty, path != ":memory:", let folder = FilePath.real(FilePath.parts(path).folder) else {
      self.folder = nil
      return
    }
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
  }

  package init(_ connection: Connection) { self.init(path: connection.path) }

  /// The value to store in `documents.location`.
  package func stored(_ location: String) -> String {
    guard let folder, location.hasPrefix(folder), location.count > folder.count else { return location }
    let relative = String(location.dropFirst(folder.count))
    // The relative path would be read as standard input, an absolute path or a URL.
    return relative == "-" || relative.hasPrefix("/") || Self.isAddress(relative) ? location : relative
  }

  /// The absolute path, `-` or URL for a value of `documents.location`.
  package func absolute(_ stored: String) -> String {
    guard let folder, !stored.isEmpty, stored != "-", !stored.hasPrefix("/"), !Self.isAddress(stored) else {
      return stored
    }
    return folder + stored
  }

  private static func isAddress(_ text: String) -> Bool { text.contains("://") }
}
