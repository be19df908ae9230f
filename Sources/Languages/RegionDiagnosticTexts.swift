/// What is said of a document whose region was not recognised with certainty.
extension Catalogue {
  /// What two documents have in common, by the name that files have for it.
  private func way(_ way: String) -> String {
    switch way {
    case "user": text(nb: "navnet du ga den", nn: "namnet du gav han", en: way)
    case "name and applicant": text(nb: "navn og søker", nn: "namn og søkjar", en: way)
    case "name and members": text(nb: "navn og medlemmer", nn: "namn og medlemmer", en: way)
    case "applicant and members": text(nb: "søker og medlemmer", nn: "søkjar og medlemmer", en: way)
    case "members": text(no: "medlemmer", en: way)
    case "applicant": text(nb: "søker", nn: "søkjar", en: way)
    case "name": text(nb: "navn", nn: "namn", en: way)
    default: way
    }
  }

  /// The first few, the rest by number.
  private func some(_ slugs: [String]) -> String {
    list(
      slugs.count > 6 ? slugs.prefix(5) + [text(no: "\(slugs.count - 5) til", en: "\(slugs.count - 5) more")] : slugs)
  }

  package func takenForRegion(_ slug: String, by way: String, alsoFits others: [String]) -> String {
    text(
      nb: "regnet til regionen \(slug) etter \(self.way(way)); det passer også til \(some(others))",
      nn: "rekna til regionen \(slug) etter \(self.way(way)); det passar òg til \(some(others))",
      en: "taken for region \(slug) by \(way); it fits \(some(others)) too")
  }
  package func takenForRegion(_ slug: String, by way: String, _ but: String) -> String {
    text(
      nb: "regnet til regionen \(slug) etter \(self.way(way)), \(but)",
      nn: "rekna til regionen \(slug) etter \(self.way(way)), \(but)", en: "taken for region \(slug) by \(way), \(but)")
  }
  package var otherApplied: String {
    text(
      nb: "selv om en annen kommune søkte", nn: "sjølv om ein annan kommune søkte",
      en: "though another municipality applied")
  }
  package var noMunicipalitiesNamed: String {
    text(
      nb: "siden ingen kommuner er nevnt", nn: "sidan ingen kommunar er nemnde", en: "as no municipalities are named")
  }
  package var mostPartnersOthers: String {
    text(
      nb: "selv om de fleste samarbeidskommunene er andre", nn: "sjølv om dei fleste samarbeidskommunane er andre",
      en: "though most partners are others")
  }
  package var namesDiffer: String {
    text(nb: "selv om navnene er ulike", nn: "sjølv om namna er ulike", en: "though the names differ")
  }
  package var someMunicipalitiesDiffer: String {
    text(
      nb: "selv om ikke alle kommunene er de samme", nn: "sjølv om ikkje alle kommunane er dei same",
      en: "though not all municipalities are the same")
  }
  package func takenForNewRegion(alike slugs: [String]) -> String {
    text(
      nb: "regnet som en ny region, selv om mye er som i \(some(slugs)); `byregion correct alias` kan gjøre dem til én",
      nn:
        "rekna som ein ny region, sjølv om mykje er som i \(some(slugs)); `byregion correct alias` kan gjere dei til éin",
      en: "taken for a new region, though much is as in \(some(slugs)); `byregion correct alias` can make them one")
  }
}
