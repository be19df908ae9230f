import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionWriteUp

/// What a damaged file still holds of a document.
struct RawDocument {
  /// Its key in the damaged file.
  var id: Int64
  /// Its bytes; nil when they cannot be read.
  var content: [UInt8]?
  /// Its row of `documents`; nil when it cannot be read.
  var row: Row?

  /// The columns of `documents` that its bytes do not tell.
  struct Row: Hashable {
    var regionID: Int64
    var status: String
    var source: String
    var location: String
    var checksum: String
    var importedAt: String
  }

  /// How a message calls it.
  func name(_ words: Catalogue) -> String { words.documentOfRescue(id, row?.source) }

  /// Whether the bytes are those that were imported; nil when nothing tells.
  var isGenuine: Bool? {
    guard let content, let row else { return nil }
    return ContentHash.hexadecimal(of: content) == row.checksum
  }
}

/// Reads documents out of a damaged file: row by row through SQLite, and what that does not give out of the pages.
struct RawDocumentReader {
  let path: String
  /// The corrections that users made, as far as they can be read.
  private(set) var corrections = RawCorrections()
  /// The tables and views of the file: "table goals". Those in which a virtual table keeps its rows belong to it.
  private(set) var objects: [String] = []
  private var documents: [Int64: RawDocument] = [:]
  private var unreadable: Set<Int64> = []

  /// Reads the file at a path.
  init(path: String) {
    self.path = path
    // A file that SQLite does not even open is left to the scan of its pages.
    if let connection = try? ReadingConnection.open(path, busyTimeout: .seconds(5)) {
      readRows(connection)
      try? connection.close()
    }
    let isWhole = !documents.isEmpty && unreadable.isEmpty && documents.values.allSatisfy { $0.isGenuine == true }
    if !isWhole { scanPages() }
  }

  /// Every document that something is known of, in the order in which they came in.
  var all: [RawDocument] { documents.values.sorted { $0.id < $1.id } }

  private mutating func readRows(_ connection: Connection) {
    // Damage in one page must not hide the rows behind it, so every key is asked for by itself.
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

  /// The keys that may be in use: what each table and index lists up to the damage, from both ends, and all between.
  private func keys(_ connection: Connection) -> [Int64] {
    var last: Int64 = 0
    for question in [
      "SELECT document_id FROM document_contents", "SELECT document_id FROM document_contents ORDER BY 1 DESC",
      "SELECT id FROM documents", "SELECT id FROM documents ORDER BY 1 DESC",
      "SELECT id FROM documents ORDER BY sha256", "SELECT document_id FROM sections ORDER BY document_id DESC",
    ] {
      try? connection.query(question) { last = max(last, $0.integer(0) ?? 0) }
    }
    // A page holds some dozens of small documents at most: a key beyond that is damage too.
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

  /// Fills in what SQLite did not give; a row or content that it gave, and that agree, is never replaced.
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

  /// Other tables have rows of a key and bytes too: only what has the right checksum, or reads as a text where no
  /// checksum is left, is a document.
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

  /// The row of `documents` that values are, by the shape of its columns.
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
