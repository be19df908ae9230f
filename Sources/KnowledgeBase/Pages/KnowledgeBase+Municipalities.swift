import SQLite

extension KnowledgeBase {
  /// What there is to read about a municipality of 1 January 2015.
  func municipalityPage(_ municipality: Municipality, _ register: PlaceRegister) throws -> MunicipalityPage {
    let regions = try memberships(of: municipality)
    let finder = regions.isEmpty ? nil : PlaceMentions(register: register)
    var mentions: [MunicipalityPage.Mention] = []
    if let finder {
      let beginnings = finder.beginnings(of: municipality.number)
      for region in regions {
        mentions += try self.mentions(of: municipality, beginnings, regionID: region.id, finder)
      }
    }
    let namesakes = register.municipalities.filter {
      $0.name == municipality.name && $0.number != municipality.number
    }
    return MunicipalityPage(
      municipality: municipality, namesakes: namesakes, regions: regions.map(\.membership), mentions: mentions)
  }

  private func memberships(
    of municipality: Municipality
  ) throws -> [(id: Int64, membership: MunicipalityPage.Membership)] {
    try connection.rows(
      """
      SELECT regions.id, regions.name, regions.slug, member.role, member.printed_name, member.certainty
      FROM region_municipalities AS member JOIN regions ON regions.id = member.region_id
      WHERE member.municipality_number = ? ORDER BY regions.slug
      """, [.text(municipality.number)]
    ) { row in
      let membership = MunicipalityPage.Membership(
        regionName: row.text(1) ?? "", regionSlug: row.text(2) ?? "", isApplicant: row.text(3) == "applicant",
        printedName: row.text(4) ?? "", certainty: Certainty(rawValue: row.text(5) ?? "") ?? .unresolved)
      return (row.integer(0) ?? 0, membership)
    }
  }

  /// Passages of a region that name a municipality, each once.
  private func mentions(
    of municipality: Municipality, _ beginnings: [[UInt8]], regionID: Int64, _ finder: PlaceMentions
  ) throws -> [MunicipalityPage.Mention] {
    let members = Set(
      try connection.rows(
        "SELECT municipality_number FROM region_municipalities WHERE region_id = ? AND municipality_number IS NOT NULL",
        [.integer(regionID)]
      ) { $0.text(0) ?? "" })
    var mentions: [MunicipalityPage.Mention] = []
    try connection.query(
      """
      SELECT passages.reference, regions.name, passages.text FROM passages
      JOIN regions ON regions.id = passages.region_id
      WHERE passages.region_id = ? AND passages.kind <> 'fact' ORDER BY passages.document_id, passages.id
      """, [.integer(regionID)]
    ) { row in
      // Most texts name other places or none: they are not taken apart.
      guard row.withBytes(2, { text in beginnings.contains { ByteSequence.contains($0, in: text) } }) else { return }
      let text = row.text(2) ?? ""
      let found = finder.find(in: text, members: members).filter {
        $0.number == municipality.number || $0.number == nil && $0.candidates.contains(municipality.number)
      }
      guard !found.isEmpty, !mentions.contains(where: { $0.text == text }) else { return }
      mentions.append(
        MunicipalityPage.Mention(
          reference: row.text(0) ?? "", regionName: row.text(1) ?? "", text: text, ranges: found.map(\.range),
          isOpen: found.allSatisfy { $0.number == nil }))
    }
    return mentions
  }
}
