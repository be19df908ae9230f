import ByregionLanguages
import ByregionMaps
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// The result of loading a boundary file.
package struct BoundaryReport: Sendable, Hashable {
  /// How many municipalities have an area.
  package var count: Int
  /// The municipal structure of the file: 2015 or 2024.
  package var year: Int
  /// The coordinate system of the file.
  package var system: String
  package var attribution: String?
  /// How many areas of an earlier file were replaced.
  package var replaced: Int
  /// Notes about decisions and omissions.
  package var notes: [Wording]
}

extension KnowledgeBase {
  /// Loads the areas of municipalities and replaces those already loaded. On an error nothing changes.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages and lists.
  ///   - property: the property that holds the municipality numbers; nil to detect it.
  ///   - attribution: the attribution that the file's owner requires; nil to take it from the file.
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for a file that cannot be used.
  package func importBoundaries(
    _ bytes: [UInt8], name: String, property: String? = nil, attribution: String? = nil
  ) throws -> BoundaryReport {
    let boundaries: Boundaries
    do {
      boundaries = try Boundaries(bytes, register: try boundaryRegister(), property: property)
    } catch let error as BoundaryError {
      throw KnowledgeBaseError(
        .invalidInput, error.wording, place: error.offset.map { Self.place($0, in: bytes, name) } ?? name,
        suggestion: error.suggestion.map { .wording($0) })
    }
    let attribution = attribution ?? boundaries.attribution
    let replaced = try translatingErrors {
      try connection.transaction(.immediate) {
        let replaced = try connection.first("SELECT count(*) FROM boundaries") { try $0.get(Int.self, 0) } ?? 0
        try connection.run("DELETE FROM boundaries")
        try connection.run("DELETE FROM boundary_files")
        for area in boundaries.areas {
          try connection.run(
            "INSERT INTO boundaries (number, year, geometry) VALUES (?, ?, ?)", .text(area.number),
            .integer(Int64(boundaries.year)), .text(StoredArea.text(area.polygons)))
        }
        try connection.run(
          "INSERT INTO boundary_files (name, sha256, attribution, imported_at) VALUES (?, ?, ?, ?)", .text(name),
          .text(ContentHash.hexadecimal(of: bytes)), attribution.map { .text($0) } ?? .null, .text(Timestamp.now()))
        return replaced
      }
    }
    return BoundaryReport(
      count: boundaries.areas.count, year: boundaries.year, system: boundaries.system, attribution: attribution,
      replaced: replaced, notes: boundaries.notes)
  }

  /// Removes the areas of municipalities.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` when there are none.
  package func removeBoundaries() throws {
    try translatingErrors {
      try connection.transaction(.immediate) {
        let isThere = try connection.first("SELECT 1 FROM boundary_files") { _ in true }
        guard isThere == true else {
          throw KnowledgeBaseError(.missingInput, { $0.noBoundaries })
        }
        try connection.run("DELETE FROM boundaries")
        try connection.run("DELETE FROM boundary_files")
      }
    }
  }

  private func boundaryRegister() throws -> BoundaryRegister {
    try translatingErrors {
      var register = BoundaryRegister(earlier: [], places: [:], later: [:], laterNumbers: [:])
      try connection.query("SELECT number, latitude, longitude FROM municipalities") { row in
        let number = try row.get(String.self, 0)
        register.earlier.insert(number)
        if let latitude = try row.get(Double?.self, 1), let longitude = try row.get(Double?.self, 2) {
          register.places[number] = MapPoint(longitude: longitude, latitude: latitude)
        }
      }
      try connection.query(
        """
        SELECT successor_number, successor_name, municipality_number FROM municipality_successors
        ORDER BY extent IN ('whole', 'main part') DESC, municipality_number
        """
      ) { row in
        let (number, name) = (try row.get(String.self, 0), try row.get(String.self, 1))
        register.later[number, default: []].append(try row.get(String.self, 2))
        // A municipality with Sámi and Kven names has several names, joined by " - ".
        for name in name.split(separator: " - ") { register.laterNumbers[name.lowercased()] = number }
      }
      return register
    }
  }

  /// `name:line:column`, counted from 1.
  private static func place(_ offset: Int, in bytes: [UInt8], _ name: String) -> String {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return "\(name):\(before.count { $0 == 0x0A } + 1):\(offset - start + 1)"
  }
}
