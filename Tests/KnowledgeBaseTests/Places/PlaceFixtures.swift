import ByregionSQLite
import ByregionWriteUp
import Foundation

@testable import ByregionPlaces
@testable import ByregionStore

/// The register as created by the migrations, and the expected facts blocks of the corpus.
enum PlaceFixtures {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// An in-memory database created by the migrations, which contains only the register.
  static func connection() throws -> Connection {
    let connection = try Connection(path: ":memory:", mode: .memory)
    try connection.configure(.foreignKeys, true)
    try Migrator(migrations: Migration.all()).migrate(connection, path: "register", now: "2018-01-01T00:00:00Z")
    return connection
  }

  /// The register, loaded once for all tests.
  static func register() throws -> PlaceRegister {
    try loaded.get()
  }

  private static let loaded = Result { try PlaceRegister(connection()) }

  /// The expected interpretation of a write-up, as far as it concerns places.
  struct Expected: Decodable {
    var title: String
    var region: String?
    var applicant: String?
    var partners: [String]
    var sections: [Heading]

    struct Heading: Decodable {
      var kind: String
      var heading: String?
    }

    var facts: Facts {
      Facts(
        applicant: applicant.map { Facts.Place(name: $0, line: 1, column: 1) },
        partners: partners.map { Facts.Place(name: $0, line: 2, column: 1) })
    }

    var writeUp: WriteUp {
      let sections = sections.map { section in
        Section(
          kind: Section.Kind(rawValue: section.kind) ?? .other, heading: section.heading, line: 1,
          range: 0..<0,
          entries: [])
      }
      return WriteUp(
        title: title, titleLine: 1, regionName: region, kind: .final, language: .bokmål, facts: facts,
        sections: sections, diagnostics: [])
    }
  }

  /// All write-ups of the corpus and the seed documents by file name without extension, in order.
  static func expected() throws -> [(name: String, expected: Expected)] {
    let folder = root.appending(path: "Tests/WriteUpTests/Fixtures")
    var found: [(name: String, expected: Expected)] = []
    for part in ["write-ups", "seeds"] {
      let files = try FileManager.default.contentsOfDirectory(
        at: folder.appending(path: part), includingPropertiesForKeys: nil)
      for file in files where file.lastPathComponent.hasSuffix(".expected.json") {
        let name = String(file.lastPathComponent.dropLast(".expected.json".count))
        found.append((name, try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))))
      }
    }
    return found.sorted { $0.name < $1.name }
  }
}
