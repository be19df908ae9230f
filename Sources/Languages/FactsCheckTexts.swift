/// What `database check --facts` says.
extension Catalogue {
  private func people(_ count: Int) -> String {
    self.count(
      count, text(nb: "innbygger", nn: "innbyggjar", en: "inhabitant"),
      text(nb: "innbyggere", nn: "innbyggjarar", en: "inhabitants"))
  }
  private func places(_ count: Int) -> String {
    self.count(
      count, text(no: "kommune", en: "municipality"), text(nb: "kommuner", nn: "kommunar", en: "municipalities"))
  }
  package func squareKilometres(_ area: Double?) -> String {
    guard let area else { return "–" }
    if language != .english { return number(area, decimals: 2) + " km²" }
    return area == area.rounded() ? "\(Int(area)) km²" : "\(area) km²"
  }
  package func populationDiffers(_ one: String, _ other: String) -> String {
    text(
      nb: "ulikt folketall: \(one) og \(other)", nn: "ulikt folketal: \(one) og \(other)",
      en: "population differs: \(one) and \(other)")
  }
  package func areaDiffers(_ one: String, _ other: String) -> String {
    text(no: "ulikt areal: \(one) og \(other)", en: "area differs: \(one) and \(other)")
  }
  package func membersDiffer(_ difference: String) -> String {
    text(
      nb: "ulike medlemmer: \(difference)", nn: "ulike medlemmer: \(difference)", en: "members differ: \(difference)")
  }
  package func onlyIn(_ source: String, _ names: [String]) -> String {
    text(
      nb: "\(list(names)) bare i \(source)", nn: "\(list(names)) berre i \(source)",
      en: "\(list(names)) only in \(source)")
  }
  package func morePeopleThanNorway(_ count: Int) -> String {
    text(
      nb: "\(people(count)) er flere enn Norge har", nn: "\(people(count)) er fleire enn Noreg har",
      en: "\(count) inhabitants are more than Norway has")
  }
  package func tooFewPeople(_ count: Int, municipalities: Int) -> String {
    text(
      nb: "\(people(count)) er for få for \(places(municipalities))",
      nn: "\(people(count)) er for få for \(places(municipalities))",
      en: "\(count) inhabitants are too few for \(municipalities) municipalities")
  }
  package func moreThanNorway(_ area: String) -> String {
    text(
      nb: "\(area) er mer enn Norge har", nn: "\(area) er meir enn Noreg har", en: "\(area) are more than Norway has")
  }
  package func impossibleDensity(_ density: Double) -> String {
    let bound =
      density < 1
      ? text(
        nb: "tynnere enn i noen kommune", nn: "tynnare enn i nokon kommune", en: "sparser than in any municipality")
      : text(nb: "tettere enn i Oslo", nn: "tettare enn i Oslo", en: "denser than in Oslo")
    return text(
      nb: "\(number(density, decimals: 2)) innbyggere per km² er \(bound)",
      nn: "\(number(density, decimals: 2)) innbyggjarar per km² er \(bound)",
      en: "\(density) inhabitants per km² are \(bound)")
  }
  package func otherThanTextsState(_ total: Int, _ sum: Int, municipalities: Int, of all: Int?) -> String {
    let amount =
      all.map { text(no: "\(municipalities) av \($0)", en: "\(municipalities) of \($0)") } ?? "\(municipalities)"
    return text(
      nb: "folketallet er \(number(total)), men \(amount) kommuner har \(number(sum)) etter det tekster sier",
      nn: "folketalet er \(number(total)), men \(amount) kommunar har \(number(sum)) etter det tekstar seier",
      en: "population is \(total), but \(amount) municipalities have \(sum) by what texts state")
  }
  /// - Parameter printed: the total with its date.
  package func otherThanCounted(_ printed: String, _ total: Int, counted: Int, in known: Int, of all: Int?) -> String {
    let difference = abs(total - counted)
    let english = all.map { "\(known) of its \(places($0))" } ?? "its \(places(known))"
    let bokmål = all.map { "\(known) av sine \(places($0))" } ?? "\(places(known)) i den"
    let nynorsk = all.map { "\(known) av sine \(places($0))" } ?? "\(places(known)) i han"
    return text(
      nb:
        "folketallet er \(printed), \(number(difference)) \(total > counted ? "flere" : "færre") enn de \(number(counted)) som SSB talte 1. januar 2015 i \(bokmål)",
      nn:
        "folketalet er \(printed), \(number(difference)) \(total > counted ? "fleire" : "færre") enn dei \(number(counted)) som SSB talde 1. januar 2015 i \(nynorsk)",
      en:
        "population is \(printed), \(difference) \(total > counted ? "more" : "fewer") than the \(counted) that Statistics Norway counted in \(english) on 1 January 2015"
    )
  }
  package func partsHaveOther(
    isArea: Bool, _ total: Int, parts: [String], _ sum: Int, areSameMunicipalities: Bool
  ) -> String {
    let names = list(parts)
    return text(
      nb:
        "\(isArea ? "arealet" : "folketallet") er \(number(total)), men \(names) \(areSameMunicipalities ? "med de samme kommunene" : "innenfor den") har \(number(sum))",
      nn:
        "\(isArea ? "arealet" : "folketalet") er \(number(total)), men \(names) \(areSameMunicipalities ? "med dei same kommunane" : "innanfor han") har \(number(sum))",
      en:
        "\(isArea ? "area" : "population") is \(total), but \(names) \(areSameMunicipalities ? "of the same municipalities" : "within it") \(parts.count == 1 ? "has" : "have") \(sum)"
    )
  }
  package func oneOf(_ texts: [String]) -> String {
    texts.count < 2
      ? texts.first ?? ""
      : texts.dropLast().joined(separator: ", ") + text(no: " eller ", en: " or ") + texts[texts.count - 1]
  }
  package func asIfNotCounted(_ name: String) -> String {
    text(
      nb: "som om \(name), som er nevnt, ikke var talt med", nn: "som om \(name), som er nemnd, ikkje var talt med",
      en: "as if \(name), which is listed, were not counted")
  }
  package func asIfCounted(_ name: String) -> String {
    text(
      nb: "som om \(name), som ikke er nevnt, var talt med", nn: "som om \(name), som ikkje er nemnd, var talt med",
      en: "as if \(name), which is not listed, were counted")
  }
  package func asIfSwapped(_ counted: String, for listed: String) -> String {
    text(
      nb: "som om \(counted) var talt med og \(listed) ikke", nn: "som om \(counted) var talt med og \(listed) ikkje",
      en: "as if \(counted) were counted and \(listed) not")
  }
}
