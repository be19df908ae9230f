import SQLite

extension KnowledgeBase {
  /// The page that a name or reference leads to: a passage's reference, else a region by any of its names, else a
  /// municipality.
  ///
  /// - Parameter kind: what to look for alone; nil for whichever it is.
  /// - Throws: `KnowledgeBaseError` with `.usage` that names what is near when there is no such thing, or when the name
  ///   fits several.
  public func page(named name: String, only kind: NamedPage.Kind? = nil) throws -> NamedPage {
    try translatingErrors {
      if kind == nil, name.contains("/") {
        if let page = try passagePage(reference: name) { return .passage(page) }
        throw unknown(
          name, "there is no passage \(name)",
          "`byregion search` prints references; for instance rana/advice/1.")
      }
      let register = try PlaceRegister(connection)
      let matcher = RegionMatcher(regions: try KnownRegions(connection).all(), register: register)
      if kind != .municipality, let page = try regionPage(named: name, matcher) { return .region(page) }
      if kind != .region, let page = try municipalityPage(named: name, register) {
        return .municipality(page)
      }
      throw noSuchName(name, matcher: matcher, register: register)
    }
  }

  private func regionPage(named name: String, _ matcher: RegionMatcher) throws -> RegionPage? {
    let found = matcher.find(name)
    guard let region = found.first else { return nil }
    guard found.count == 1 else {
      throw unknown(
        name, "\(found.count) regions go by \(name): " + found.map(\.slug).joined(separator: ", "),
        "Name the one you mean by its short name.")
    }
    return try regionPage(slug: region.slug)
  }

  private func municipalityPage(named name: String, _ register: PlaceRegister) throws -> MunicipalityPage? {
    guard let finding = register.find(name), let municipality = finding.municipalities.first else {
      return nil
    }
    var pages: [MunicipalityPage] = []
    for candidate in finding.municipalities {
      let page = try self.municipalityPage(candidate, register)
      if !page.regions.isEmpty { pages.append(page) }
    }
    if pages.count > 1 {
      throw unknown(
        name,
        "several municipalities go by \(name): "
          + pages.map(\.municipality.description).joined(separator: ", "),
        "Name the one you mean by its number.")
    }
    return try pages.first ?? self.municipalityPage(municipality, register)
  }

  private func municipalityPage(_ municipality: Municipality, _ register: PlaceRegister) throws
    -> MunicipalityPage
  {
    let regions = try connection.rows(
      """
      SELECT regions.id, regions.name, regions.slug, member.role FROM region_municipalities AS member
      JOIN regions ON regions.id = member.region_id
      WHERE member.municipality_number = ? ORDER BY regions.slug
      """, [.text(municipality.number)]
    ) { row in
      (
        id: row.integer(0) ?? 0,
        membership: MunicipalityPage.Membership(
          regionName: row.text(1) ?? "", regionSlug: row.text(2) ?? "",
          isApplicant: row.text(3) == "applicant")
      )
    }
    let finder = PlaceMentions(register: register)
    var mentions: [MunicipalityPage.Mention] = []
    for region in regions {
      mentions += try self.mentions(of: municipality, regionID: region.id, finder)
    }
    return MunicipalityPage(
      municipality: municipality, regions: regions.map(\.membership), mentions: mentions)
  }

  /// Passages of a region that name a municipality, each once.
  private func mentions(
    of municipality: Municipality, regionID: Int64, _ finder: PlaceMentions
  ) throws -> [MunicipalityPage.Mention] {
    var mentions: [MunicipalityPage.Mention] = []
    try connection.query(
      """
      SELECT passages.reference, regions.name, passages.text FROM passages
      JOIN regions ON regions.id = passages.region_id
      WHERE passages.region_id = ? AND passages.kind <> 'fact' ORDER BY passages.id
      """, [.integer(regionID)]
    ) { row in
      let text = row.text(2) ?? ""
      let found = finder.find(in: text, members: [municipality.number]).first {
        $0.number == municipality.number || $0.candidates.contains(municipality.number)
      }
      guard let found else { return }
      mentions.append(
        MunicipalityPage.Mention(
          reference: row.text(0) ?? "", regionName: row.text(1) ?? "", text: text, range: found.range))
    }
    return mentions
  }

  private func noSuchName(
    _ name: String, matcher: RegionMatcher, register: PlaceRegister
  ) -> KnowledgeBaseError {
    let near = register.nearest(to: name, limit: 3).map(\.name)
    let hint = near.isEmpty ? "" : " Near spellings: " + near.joined(separator: ", ") + "."
    return unknown(
      name, "there is no region or municipality \(name)", "`byregion list regions` lists the regions.\(hint)")
  }

  private func unknown(_ name: String, _ message: String, _ suggestion: String) -> KnowledgeBaseError {
    KnowledgeBaseError(.missingInput, message, suggestion: suggestion)
  }
}
