import SQLite

/// What users corrected, as far as a damaged file still tells of it.
struct RawCorrections {
  /// Names that users gave to regions, by the region's key.
  private(set) var names: [(regionID: Int64, name: String)] = []
  /// Municipalities that printed names mean in a region.
  private(set) var places: [(regionID: Int64, printedName: String, number: String)] = []
  /// A table could not be read to its end.
  private(set) var isIncomplete = false

  init() {}

  init(_ connection: Connection) {
    do {
      try connection.query("SELECT region_id, name FROM region_names WHERE source = 'user' ORDER BY id") { row in
        names.append((row.integer(0) ?? 0, row.text(1) ?? ""))
      }
    } catch { isIncomplete = true }
    do {
      try connection.query("SELECT region_id, printed_name, municipality_number FROM place_corrections") { row in
        places.append((row.integer(0) ?? 0, row.text(1) ?? "", row.text(2) ?? ""))
      }
    } catch { isIncomplete = true }
  }

  var isEmpty: Bool { names.isEmpty && places.isEmpty }
}
