import ByregionLanguages

/// Texts of lists and searches that several pages share.
extension Catalogue {
  var search: String { text(nb: "Søk", nn: "Søk", en: "Search") }
  var searchEverything: String { text(nb: "Søk i alt", nn: "Søk i alt", en: "Search everything") }
  var skipToFacets: String { text(nb: "Hopp til avgrensing", nn: "Hopp til avgrensing", en: "Skip to filters") }
  var narrow: String { text(nb: "Avgrens", nn: "Avgrens", en: "Narrow") }
  var showHits: String { text(nb: "Vis treff", nn: "Vis treff", en: "Show hits") }
  var reset: String { text(nb: "Nullstill", nn: "Nullstill", en: "Reset") }
  var tryInstead: String { text(nb: "Prøv også", nn: "Prøv òg", en: "Try instead") }
  var alsoSearched: String { text(nb: "Søkte også etter:", nn: "Søkte òg etter:", en: "Also searched for:") }
  var alsoIn: String { text(nb: "også", nn: "òg", en: "also") }

  var nothingFound: String {
    text(
      nb: "Prøv færre ord, eller et annet ord for det samme. Eller gå videre herfra:",
      nn: "Prøv færre ord, eller eit anna ord for det same. Eller gå vidare herifrå:",
      en: "Try fewer words, or another word for the same. Or go on from here:")
  }
  var searchWithoutFilters: String {
    text(nb: "Søk uten avgrensing", nn: "Søk utan avgrensing", en: "Search without filters")
  }
  var allAdvice: String { text(nb: "Alle rådene", nn: "Alle råda", en: "All advice") }
  var allRegions: String { text(nb: "Alle regionene", nn: "Alle regionane", en: "All regions") }

  var hitsHeading: String { text(nb: "Treff", nn: "Treff", en: "Hits") }

  func hits(_ count: Int, _ query: String) -> String {
    let query = query.count > 80 ? query.prefix(79) + "…" : query
    return text(
      nb: count == 0 ? "Ingen treff på «\(query)»" : "\(number(count)) treff på «\(query)»",
      nn: count == 0 ? "Ingen treff på «\(query)»" : "\(number(count)) treff på «\(query)»",
      en: count == 0 ? "No hits for “\(query)”" : self.count(count, "hit", "hits") + " for “\(query)”")
  }

  func rankedHits(_ count: Int, _ query: String) -> String {
    let query = query.count > 80 ? query.prefix(79) + "…" : query
    return text(
      nb: "\(number(count)) tekster om «\(query)», de beste først",
      nn: "\(number(count)) tekstar om «\(query)», dei beste først",
      en: self.count(count, "passage", "passages") + " about “\(query)”, the best first")
  }

  func ofThoseAllWords(_ count: Int) -> String {
    text(
      nb: count == 1 ? "Én av dem har alle ordene." : "\(number(count)) av dem har alle ordene.",
      nn: count == 1 ? "Éin av dei har alle orda." : "\(number(count)) av dei har alle orda.",
      en: count == 1 ? "One of them has all the words." : "\(number(count)) of them have all the words.")
  }

  func nearHits(_ count: Int) -> String {
    text(
      nb: "\(number(count)) med lignende ord", nn: "\(number(count)) med liknande ord",
      en: "\(number(count)) with similar words")
  }

  func nearHitsFollow(_ count: Int) -> String {
    text(
      nb: "\(number(count)) tekster med lignende ord vises etter det siste treffet.",
      nn: "\(number(count)) tekstar med liknande ord kjem etter det siste treffet.",
      en: "\(self.count(count, "passage", "passages")) with similar words follow the last hit.")
  }

  var nearHitsMeaning: String {
    text(
      nb: "Disse tekstene har synonymer, bare noen av ordene, eller ord som skrives nesten likt. De er ikke medregnet.",
      nn:
        "Desse tekstane har synonym, berre nokre av orda, eller ord som er skrivne nesten likt. Dei er ikkje medrekna.",
      en:
        "These passages have synonyms, only some of the words, or words that are spelt nearly alike. They are not counted."
    )
  }

  func allOf(_ count: Int, _ region: String) -> String {
    text(
      nb: "Alle \(number(count)) treff i \(region)", nn: "Alle \(number(count)) treffa i \(region)",
      en: "All \(number(count)) hits in \(region)")
  }

  func more(_ count: Int) -> String {
    text(nb: "\(number(count)) til", nn: "\(number(count)) til", en: "\(number(count)) more")
  }

  func sourceLine(_ source: String, _ line: Int) -> String {
    text(
      nb: "kilde: \(source), linje \(number(line))", nn: "kjelde: \(source), linje \(number(line))",
      en: "source: \(source), line \(number(line))")
  }

  var searchHelp: String {
    text(
      nb: "Søket finner bøyde former, begge målformer og sammensatte ord. Skriv for eksempel:",
      nn: "Søket finn bøygde former, begge målformene og samansette ord. Skriv til dømes:",
      en: "The search finds inflected forms, both written forms of Norwegian, and compounds. For example:")
  }

  var searchExamples: [(query: String, meaning: String)] {
    [
      ("samarbeid næring", text(nb: "begge ordene", nn: "begge orda", en: "both words")),
      (
        "«strategisk næringsplan»",
        text(nb: "ordene etter hverandre", nn: "orda etter kvarandre", en: "the words in this order")
      ),
      (
        "region* -by",
        text(
          nb: "begynner på region, uten ordet by", nn: "byrjar på region, utan ordet by",
          en: "begins with region, without the word by")
      ),
      ("forankring slag:råd", text(nb: "bare i råd", nn: "berre i råd", en: "in advice only")),
    ]
  }

  var download: String { text(nb: "Last ned:", nn: "Last ned:", en: "Download:") }

  func format(_ format: Format) -> String {
    switch format {
    case .html: "HTML"
    case .json: "JSON"
    case .csv: "CSV"
    case .excel: text(nb: "CSV for Excel", nn: "CSV for Excel", en: "CSV for Excel")
    case .ndjson: "NDJSON"
    case .markdown: "Markdown"
    case .bibtex: "BibTeX"
    case .ris: "RIS"
    case .csl: "CSL-JSON"
    case .svg: "SVG"
    case .geojson: "GeoJSON"
    case .docx: "Word"
    case .odt: "OpenDocument"
    case .memo: "HTML"
    }
  }

  func page(_ page: Int, of pages: Int) -> String {
    text(
      nb: "Side \(page) av \(number(pages))", nn: "Side \(page) av \(number(pages))",
      en: "Page \(page) of \(number(pages))")
  }
  func noPage(_ page: Int) -> String {
    text(
      nb: "Det er ingen side \(number(page)).", nn: "Det er inga side \(number(page)).",
      en: "There is no page \(number(page)).")
  }
  var toFirstPage: String { text(nb: "Til den første siden", nn: "Til den første sida", en: "To the first page") }
  var pages: String { text(nb: "Sider", nn: "Sider", en: "Pages") }
  var previousPage: String { text(nb: "Forrige side", nn: "Førre side", en: "Previous page") }
  var nextPage: String { text(nb: "Neste side", nn: "Neste side", en: "Next page") }
  var missing: String { "–" }
}
