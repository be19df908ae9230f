/// The labels of the facts, Bokmål and Nynorsk.
enum FactVocabulary {
  static let labels: [(fact: Fact, nb: String, nn: String)] = [
    (
      .applicant, "søkerkommune søkerkommunen søker søknadskommune vertskommune",
      "søkjarkommune søkarkommune søkjarkommunen søkjar søkar"
    ),
    (
      .partners, "samarbeidskommuner samarbeidskommune deltakerkommuner",
      "samarbeidskommunar deltakarkommunar"
    ),
    (.partners, "partnerkommuner medlemskommuner deltagerkommuner", "partnarkommunar medlemskommunar"),
    (
      .population, "folketall folketallet innbyggertall innbyggere befolkning folkemengde",
      "folketal folketalet innbyggjartal innbyggjarar innbyggarar folkemengd"
    ),
    (
      .area, "areal arealet totalareal landareal flateinnhold flatevidde",
      "areal arealet flatevidd flateinnhald"
    ),
  ]

  /// What names the area only where a number with its unit follows.
  static let vagueAreas = "størrelse størrelsen storleik storleiken"

  /// What names the partners only where a colon ends the label ("Andre kommuner: …").
  static let municipalities = "kommuner kommunar kommunene kommunane deltakere deltakarar partnere partnarar"

  /// What a label has besides its name ("Folketall i regionen per …").
  static let fillers =
    "i av for på om per pr pe regionen region byregionen antall tal talet totalt samla samlet den"

  /// What may stand before the names.
  static let beforeNames = ["kommunene ", "kommunane ", "Kommunene ", "Kommunane "]

  /// What is printed where there are none.
  static let noNames: Set<String> = ["ingen", "ingen andre"]

  /// Municipalities whose names hold the word that divides names.
  static let namesWithAnd = ["Nore og Uvdal", "Evje og Hornnes"]
}

/// What a line of the facts tells.
enum Fact: Hashable {
  case applicant, partners, population, area
}
