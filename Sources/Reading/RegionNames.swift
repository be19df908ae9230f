import ByregionPlaces
import ByregionRecords
import ByregionStore

extension KnowledgeBase {
  /// The one region that bears a name, in any of its forms; nil when none or several do.
  package func region(bearing name: String) throws -> RegionLink? {
    try asking {
      let names = try PlaceNames(connection)
      var id = try names.region(bearing: name)
      if id == nil {
        let found = try names.matcher(for: name).findNamed(name)
        id = found.count == 1 ? found[0].id : nil
      }
      guard let id else { return nil }
      return try connection.first("SELECT slug, name FROM regions WHERE id = ?", [.integer(id)]) {
        RegionLink(slug: try $0.get(String.self, 0), name: try $0.get(String.self, 1))
      }
    }
  }

  /// Regions whose names are spelt much like one that is not known, the nearest first, three at the most.
  package func regionsNear(_ name: String) throws -> [RegionLink] {
    try asking {
      let near = try PlaceNames(connection).near(name)
      return try near.prefix(3).compactMap { name in
        try connection.first("SELECT slug, name FROM regions WHERE slug = ?1 OR name = ?1", [.text(name)]) {
          RegionLink(slug: try $0.get(String.self, 0), name: try $0.get(String.self, 1))
        }
      }
    }
  }

  /// The municipalities that go by a name or a number of 2015 or 2024, and those whose names are near where none does.
  package func municipalities(
    named name: String
  ) throws -> (found: [MunicipalityPage], near: [Municipality]) {
    try asking {
      let register = try PlaceRegister(connection)
      guard let finding = register.find(name) else { return ([], register.nearest(to: name)) }
      return (try finding.municipalities.map { try municipalityPage($0, register) }, [])
    }
  }
}

extension KnowledgeBase {
  /// The county that goes by a name.
  package func county(named name: String) throws -> County? {
    try asking { try PlaceRegister(connection).county(named: name) }
  }
}
