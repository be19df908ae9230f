import ByregionPlaces
import ByregionRecords
import ByregionStore
import ByregionText

extension KnowledgeBase {
  /// The page that a name or reference leads to: a passage's reference, else a region by any of its names, else a
  /// municipality by its name or number, else the region that a municipality applied for.
  ///
  /// - Parameter kind: what to look for alone; nil for whichever it is.
  /// - Throws: `KnowledgeBaseError` with `.missingInput` that names what is near when there is no such thing, or when
  ///   several regions go by the name.
  package func page(named name: String, only kind: NamedPage.Kind? = nil) throws -> NamedPage {
    try asking {
      if kind == nil, name.contains("/"), let page = try passagePage(reference: name) { return .passage(page) }
      if kind != .municipality, let page = try regionPage(slug: name.lowercased()) { return .region(page) }
      let names = try PlaceNames(connection)
      let finding = kind == .region ? nil : names.register.find(name)
      // A number is a municipality's, whatever region it applied for.
      if let finding, finding.way == .number || finding.way == .laterNumber {
        return try municipalities(finding, names.register)
      }
      if kind != .municipality, let id = try names.region(bearing: name), let page = try regionPage(id: id) {
        return .region(page)
      }
      let matcher = try kind == .municipality ? nil : names.matcher(for: name)
      if let page = try matcher.flatMap({ try regionPage(of: $0.findNamed(name), named: name) }) {
        return .region(page)
      }
      if let finding { return try municipalities(finding, names.register) }
      if let page = try matcher.flatMap({ try regionPage(of: $0.find(name), named: name) }) {
        return .region(page)
      }
      let near = try kind == .municipality ? [] : names.near(name)
      throw noSuchName(name, only: kind, nearRegions: near, register: names.register)
    }
  }

  private func regionPage(id: Int64) throws -> RegionPage? {
    try connection.first("SELECT slug FROM regions WHERE id = ?", [.integer(id)]) { try $0.get(String.self, 0) }
      .flatMap { try regionPage(slug: $0) }
  }

  private func regionPage(of found: [KnownRegion], named name: String) throws -> RegionPage? {
    guard let region = found.first else { return nil }
    guard found.count == 1 else {
      throw KnowledgeBaseError(
        .missingInput,
        "\(found.count) regions go by \(name): "
          + MessageText.list(found.prefix(10).map { "\($0.slug) (\($0.name))" }, joint: "and"),
        suggestion: "Name the one you mean by its short name, such as \(region.slug).")
    }
    return try regionPage(slug: region.slug)
  }

  /// The municipalities of a finding that are in a region; all of them when none is.
  private func municipalities(_ finding: PlaceFinding, _ register: PlaceRegister) throws -> NamedPage {
    let pages = try finding.municipalities.map { try municipalityPage($0, register) }
    let here = pages.filter { !$0.regions.isEmpty }
    return .municipalities(here.isEmpty ? pages : here, finding)
  }

  private func noSuchName(
    _ name: String, only kind: NamedPage.Kind?, nearRegions: [String], register: PlaceRegister
  ) -> KnowledgeBaseError {
    if kind == nil, name.contains("/") {
      return KnowledgeBaseError(
        .missingInput, "there is no passage \(name)",
        suggestion: "`byregion search` prints references, such as rana/advice/1.")
    }
    let municipalities = kind == .region ? [] : register.nearest(to: name, limit: 3).map(\.name)
    let near = nearRegions + municipalities
    let message =
      switch kind {
      case .region: "there is no region \(name)"
      case .municipality: "no municipality of 2015 or 2024 goes by “\(name)”"
      case nil: "there is no region or municipality \(name)"
      }
    if let county = register.county(named: name) {
      let query = "byregion query regions-of-a-county --param 'county=\(county.name)'"
      return KnowledgeBaseError(
        .missingInput, message, suggestion: "\(county.name) is a county: `\(query)` lists its regions.")
    }
    let hint = near.isEmpty ? "" : "Near spellings: \(near.joined(separator: ", ")). "
    let list = kind == .municipality ? "municipalities" : "regions"
    return KnowledgeBaseError(
      .missingInput, message,
      suggestion: "\(hint)`byregion list \(list)` lists the \(list).")
  }
}
