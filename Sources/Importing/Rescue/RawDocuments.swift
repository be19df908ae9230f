import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// The readable parts of a document in a damaged file.
struct RawDocument {
  /// Its key in the damaged file.
  var id: Int64
  /// Its bytes; nil when they cannot be read.
  var content: [UInt8]?
  /// Its row of `documents`; nil when it cannot be read.
  var row: Row?

  /// The columns of `documents` that cannot be derived from its bytes.
  struct Row: Hashable {
    var regionID: Int64
    var status: String
    var source: String
    var location: String
    var checksum: String
    var importedAt: String
  }

  /// The document's name in messages.
  func name(_ words: Catalogue) -> String { words.documentOfRescue(id, row?.source) }

  /// Whether the bytes match the stored checksum; nil when the bytes or the checksum cannot be read.
  var isGenuine: Bool? {
    guard let content, let row else { return nil }
    return ContentHash.hexadecimal(of: content) == row.checksum
  }
}

/// Reads documents from a damaged file: row by row through SQLite, and the rest from the raw pages.
struct RawDocumentReader {
  let path: String
  /// The users' corrections, as far as they can be read.
  private(set) var corrections = RawCorrections()
  /// The tables and views of the file, such as "table goals", without the shadow tables of virtual tables.
  private(set) var objects: [String] = []
  private var documents: [Int64: RawDocument] = [:]
  private var unreadable: Set<Int64> = []

  /// Reads the file at a path.
  init(path: String) {
    self.path = path
    // If SQLite cannot open the file, only the scan of its pages is used.
    if let connection = try? ReadingConnection.open(path, busyTimeout: .seconds(5)) {
      readRows(connection)
      try? connection.close()
    }
    let isWhole = !documents.isEmpty && unreadable.isEmpty && documents.values.allSatisfy { $0.isGenuine == true }
    if !isWhole { scanPages() }
  }

  /// All documents of which a part was read, in the order of their keys.
  var all: [RawDocument] { documents.values.sorted { $0.id < $1.id } }

  private mutating func readRows(_ connection: Connection) {
    // Each key is queried separately, so that damage in one page does not hide the rows after it.
    for id in keys(connection) {
      var document = RawDocument(id: id)
      do {
        document.row = try row(id, connection)
      } catch {
        unreadable.insert(id)
      }
      do {
        document.content = try content(id, connection)
      } catch {
        unreadable.insert(id)
      }
      if document.row != nil || document.content != nil || unreadable.contains(id) { documents[id] = document }
    }
    corrections = RawCorrections(connection)
    objects = (try? Self.objects(connection)) ?? []
  }

  static func objects(_ connection: Connection) throws -> [String] {
    try connection.rows(
      "SELECT type || ' ' || name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' ORDER BY name"
    ) { try $0.get(String.self, 0) }
  }

  /// The keys that may be in use: from 1 to the greatest that a table or index yields before the damage, scanned from
  /// both ends.
  private func keys(_ connection: Connection) -> [Int64] {
    var last: Int64 = 0
    for question in [
      "SELECT document_id FROM document_contents", "SELECT document_id FROM document_contents ORDER BY 1 DESC",
      "SELECT id FROM documents", "SELECT id FROM documents ORDER BY 1 DESC",
      "SELECT id FROM documents ORDER BY sha256", "SELECT document_id FROM sections ORDER BY document_id DESC",
    ] {
      try? connection.query(question) { last = max(last, $0.integer(0) ?? 0) }
    }
    // A page holds at most a few dozen small documents, so a far greater key is damage too.
    let pages = (try? connection.first("PRAGMA page_count") { $0.integer(0) ?? 0 }) ?? 0
    let most = min(max(last, 0), max(pages * 100, 1000))
    return most > 0 ? Array(1...most) : []
  }

  private func row(_ id: Int64, _ connection: Connection) throws -> RawDocument.Row? {
    let places = LocationBase(path: path)
    return try connection.first(
      "SELECT region_id, status, source, location, sha256, imported_at FROM documents WHERE id = ?", [.integer(id)]
    ) { row in
      RawDocument.Row(
        regionID: row.integer(0) ?? 0, status: row.text(1) ?? "", source: row.text(2) ?? "",
        location: places.absolute(row.text(3) ?? ""), checksum: row.text(4) ?? "", importedAt: row.text(5) ?? "")
    }
  }

  private func content(_ id: Int64, _ connection: Connection) throws -> [UInt8]? {
    let stored = try connection.first("SELECT content FROM document_contents WHERE document_id = ?", [.integer(id)]) {
      $0.blob(0)
    }
    guard let stored, let stored else { return nil }
    let size = try? connection.first("SELECT byte_count FROM documents WHERE id = ?", [.integer(id)]) { $0.int(0) ?? 0 }
    return PackedContent.unpack(stored, byteCount: size ?? 0) ?? PackedContent.unpack(stored) ?? stored
  }

  /// Fills in what SQLite could not read. Never replaces a row and content that SQLite read and whose checksum matches.
  private mutating func scanPages() {
    guard let file = try? DatabasePages(path: path) else { return }
    var contents: [(id: Int64, bytes: [UInt8])] = []
    let places = LocationBase(path: path)
    file.forEachRow { id, values in
      if var row = Self.row(of: values) {
        row.location = places.absolute(row.location)
        if documents[id, default: RawDocument(id: id)].row == nil {
          documents[id, default: RawDocument(id: id)].row = row
        }
      } else if values.count == 2, values[0] == .null, case .blob(let bytes) = values[1] {
        if documents[id]?.isGenuine != true { contents.append((id, bytes)) }
      }
    }
    for (id, bytes) in contents { take(bytes, of: id) }
  }

  /// Other tables also have rows of a key and a blob. Bytes are a document only if the checksum matches or, when no
  /// checksum is left, if they look like a text.
  private mutating func take(_ stored: [UInt8], of id: Int64) {
    let known = documents[id]
    let bytes = PackedContent.unpack(stored) ?? stored
    if let row = known?.row {
      let found = [bytes, stored].first { ContentHash.hexadecimal(of: $0) == row.checksum }
      if let found { documents[id]?.content = found }
    } else if known?.content == nil, id > 0, id < Int64(UInt32.max), PlausibleText.isLikely(bytes) {
      documents[id, default: RawDocument(id: id)].content = bytes
    }
  }

  /// Interprets values as a row of `documents`, by the types of the columns; nil when they do not fit.
  private static func row(of values: [Value]) -> RawDocument.Row? {
    guard values.count == 14, values[0] == .null, case .integer(let region) = values[1],
      case .text(let status) = values[3], case .text(let source) = values[7], case .text(let location) = values[8],
      case .text(let checksum) = values[11], checksum.utf8.count == 64, case .text(let importedAt) = values[13]
    else { return nil }
    return RawDocument.Row(
      regionID: region, status: status, source: source, location: location, checksum: checksum,
      importedAt: importedAt)
  }
}
