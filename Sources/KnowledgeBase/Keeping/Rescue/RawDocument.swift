/// A document as far as a damaged file still tells of it.
struct RawDocument {
  /// Its key in the damaged file.
  var id: Int64
  /// Its bytes; nil when they cannot be read.
  var content: [UInt8]?
  /// What `documents` tells of it; nil when its row cannot be read.
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
  var name: String { row.map { "document \(id) (\($0.source))" } ?? "document \(id)" }

  /// Whether the bytes are those that were imported; nil when nothing tells.
  var isGenuine: Bool? {
    guard let content, let row else { return nil }
    return ContentHash.hexadecimal(of: content) == row.checksum
  }
}
