/// The queries that come with the program.
extension Catalogue {
  /// What a saved query answers, where it came with the program.
  package func savedQuery(_ name: String) -> String? {
    switch name {
    case "advice-by-keyword": text(nb: "Råd om et emne", nn: "Råd om eit emne", en: "Advice on a subject")
    case "passage-by-reference":
      text(nb: "Et avsnitt etter referansen", nn: "Eit avsnitt etter referansen", en: "A passage by its reference")
    case "regions-by-density":
      text(
        nb: "Regioner etter innbyggere per km²", nn: "Regionar etter innbyggjarar per km²",
        en: "Regions by inhabitants per km²")
    case "municipalities-in-several-regions":
      text(nb: "Kommuner i flere regioner", nn: "Kommunar i fleire regionar", en: "Municipalities in several regions")
    case "goals-without-result":
      text(
        nb: "Mål som ikke deler ord med noe resultat", nn: "Mål som ikkje deler ord med noko resultat",
        en: "Goals that share no word with a result")
    case "regions-saying-the-same":
      text(nb: "Regioner som sier det samme", nn: "Regionar som seier det same", en: "Regions that say the same")
    case "words-of-a-region":
      text(
        nb: "Ord som en region bruker mer enn andre", nn: "Ord som ein region bruker meir enn andre",
        en: "Words that a region uses more than others")
    case "after-the-programme":
      text(
        nb: "Hva regionene arbeider med etter programmet", nn: "Kva regionane arbeider med etter programmet",
        en: "What regions work on after the programme")
    case "documents-of-a-region":
      text(
        nb: "Alle dokumenter fra en region, de nyeste først", nn: "Alle dokument frå ein region, dei nyaste først",
        en: "Every document of a region, the newest first")
    case "goals-by-level":
      text(
        nb: "Mål etter nivået som står foran dem", nn: "Mål etter nivået som står framfor dei",
        en: "Goals by the level that is printed before them")
    case "regions-of-a-county":
      text(
        nb: "Regioner med kommuner i et fylke", nn: "Regionar med kommunar i eit fylke",
        en: "Regions with municipalities of a county")
    case "regions-without-results":
      text(
        nb: "Regioner som ikke forteller om resultater", nn: "Regionar som ikkje fortel om resultat",
        en: "Regions that tell of no result")
    case "said-on-a-subject":
      text(
        nb: "Hva regionene til en kommune sier om et emne", nn: "Kva regionane til ein kommune seier om eit emne",
        en: "What the regions of a municipality say on a subject")
    case "totals-beside-members":
      text(
        nb: "Folketall som regioner oppgir, ved siden av kommunenes sum",
        nn: "Folketal som regionar oppgjev, ved sida av summen av kommunane",
        en: "Populations that regions give, beside the sum of their municipalities")
    default: nil
    }
  }
}
