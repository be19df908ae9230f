/// The words that the questions of a form are known by, Bokmål and Nynorsk. Beginnings of words end with a hyphen.
enum FormVocabulary {
  /// What a question begins with.
  static let questionWords = words(
    "hva hvilke hvilken hvilket hvordan hvor hvorfor hvem kva korleis kor kvifor kven har er i")

  /// Whom a form asks, or about what.
  static let addressees = words(
    """
    dere deres dykk dykkar de prosjektet prosjektets prosjekt programmet regionen regionens byregionen kommunen kommunene
    kommunane partnerskapet samarbeidet arbeidet andre
    """)

  /// Of several kinds whose words a question has, the first is its kind.
  static let kinds: [(kind: Section.Kind, words: [String])] = [
    (.advice, words("råd råda rådene tips anbefal- tilrå- råde råder")),
    (
      .results,
      words("nådd nådde nå resultat- oppnådd oppnådde effekt- effektar fått fikk fekk levert utrettet gevinst-")
    ),
    (
      .continuation,
      words(
        "videre videreføre- videreført vidare vidareføre- vidareført framover fremover fortsett- programslutt prosjektslutt"
      )
    ),
    (.application, words("søkte søke søknad- søkt")),
    (.documents, words("dokument- vedlegg rapport- lenk- lenkj-")),
    (
      .goals,
      words(
        "mål måla målene målet målsett- målsetj- delmål hovedmål hovudmål formål formålet føremål- oppnå ønsket ønskte")
    ),
  ]

  /// "Lært" and "andre" together ask for advice.
  static let lessons = words("lært lærte lærdom- erfart erfaring-")
  static let others = words("andre dele")

  private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
