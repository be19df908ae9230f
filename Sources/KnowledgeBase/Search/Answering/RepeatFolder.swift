import SQLite

/// Puts passages together that a region printed word for word in several places, such as in two of its documents.
///
/// Only passages that were ranked are compared: a repeat meets the same query and so stands near its first.
struct RepeatFolder {
  /// So many passages behind the wanted ones are looked at for repeats of these.
  static let lookAhead = 8

  /// Passages without repeats.
  struct Folded {
    var passages: [RankedPassage] = []
    /// The references of the repeats by the id of the passage that stands for them.
    var repeats: [Int64: [String]] = [:]
  }

  /// What makes two passages the same to a reader.
  private struct Print: Hashable {
    var region: Int64
    var kind: String
    var text: String
  }

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The first passages that differ, `wanted` at the most, in the order given. Reads each until there are enough.
  func fold(_ passages: [RankedPassage], wanted: Int) throws -> Folded {
    var folded = Folded()
    var firsts: [Print: Int64] = [:]
    var ahead = 0
    for passage in passages {
      if folded.passages.count == wanted {
        ahead += 1
        if ahead > RepeatFolder.lookAhead { break }
      }
      guard let (print, reference) = try read(passage.id) else { continue }
      if let first = firsts[print] {
        folded.repeats[first, default: []].append(reference)
      } else if folded.passages.count < wanted {
        firsts[print] = passage.id
        folded.passages.append(passage)
      }
    }
    return folded
  }

  private func read(_ id: Int64) throws -> (Print, reference: String)? {
    let sql = "SELECT region_id, kind, text, reference FROM passages WHERE id = ?1"
    return try connection.first(sql, [.integer(id)]) { row in
      (Print(region: row.integer(0) ?? 0, kind: row.text(1) ?? "", text: row.text(2) ?? ""), row.text(3) ?? "")
    }
  }
}
