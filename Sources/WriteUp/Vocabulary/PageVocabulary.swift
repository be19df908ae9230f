/// Words that identify the furniture of a web page in text that was copied as a whole.
enum PageVocabulary {
  /// Texts that occur only above or beside a write-up: skip links, menus, searches, scripts, pictures.
  static let above = lines(
    """
    skip to|hopp til|gå til innhold|gå til hovedinnhold|til innhold|til hovedinnhold|du er her|javascript|
    informasjonskapsler|informasjonskapslar|cookies|nettleser|nettlesar|.jpg|.png|.gif|(button)
    """)

  /// Texts of ``above`` that are links or buttons whatever is below them.
  static let skips = lines("skip to|hopp til|gå til innhold|gå til hovedinnhold|til hovedinnhold|(button)")

  /// Whole items of the furniture below a text. They must match completely, because advice may begin with the same
  /// words.
  static let offers = Set(
    lines(
      """
      del|del siden|del sida|del på facebook|del på twitter|del på linkedin|del på x|del på e-post|skriv ut|skriv ut siden|
      skriv ut sida|tips en venn|tips ein ven|til toppen
      """))

  /// Whole lines above a text that are links or buttons.
  static let buttons = Set(
    lines("meny|menu|søk|søk meny|logg inn|forsiden|forside|hjem|heim|hovedmeny|hovudmeny|lukk|lytt|english"))

  /// Words in the running head of a report, if it is copied only once.
  static let reports = lines("rapport|byregionprogram|utviklingsprogram")

  /// Beginnings of headings and lines of the furniture below a text.
  static let below = lines(
    """
    relatert|relaterte|del dette|del denne|del sida|del saken|del saka|del på|del siden|del artikkel|del:|til toppen|
    tilbake til toppen|back to top|gå til toppen|
    skriv ut|tips en venn|tips ein ven|fant du det|fann du det|var dette nyttig|les også|les òg|flere artikler|
    fleire artiklar|andre artikler|siste nytt|aktuelt nå|nyhetsbrev|nyheitsbrev|følg oss|om nettstedet|om nettstaden|
    personvern|kommentarer|kommentarar|legg igjen|tilgjengelighetserklæring|tilgjengeerklæring|emneord|stikkord|mest lest|
    drevet av|administrer samtykke|kontakt oss|kontakt kommun|skip to|publisert av|ansvarlig redaktør
    """)

  /// A beginning in ``below`` that advice can also have. It is furniture only if ``networks`` follow.
  static let sharing = "del på"
  static let networks = [
    "facebook", "twitter", "linkedin", "instagram", "x", "e-post", "epost", "mail", "og", "eller", "sosiale", "medi",
  ]

  /// Words in lines of dates and authors.
  static let dates = lines("publisert|oppdatert|sist endret|sist endra|sist oppdatert|lagt ut|skrevet av|skriven av")

  private static func lines(_ text: String) -> [String] {
    text.split { $0 == "|" || $0.isNewline }.map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
