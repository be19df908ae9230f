/// The descriptions of the tables and views of a knowledge base. The English ones are stored in the file.
extension Catalogue {
  /// The description of one of the program's tables or views; nil in English, and for other tables.
  package func tableDescription(_ name: String) -> String? {
    guard language != .english else { return nil }
    return contentDescription(name) ?? overviewDescription(name) ?? placeDescription(name) ?? upkeepDescription(name)
  }

  /// Tables of regions and passages.
  private func contentDescription(_ name: String) -> String? {
    switch name {
    case "regions":
      text(nb: "En byregion som var med i programmet.", nn: "Ein byregion som var med i programmet.", en: name)
    case "goals":
      text(nb: "Det en region satte seg som mål.", nn: "Det ein region sette seg som mål.", en: name)
    case "results":
      text(
        nb: "Det som kom ut av prosjektet til en region.", nn: "Det som kom ut av prosjektet til ein region.", en: name)
    case "advice":
      text(
        nb: "Det en region rår andre til som vil samarbeide.", nn: "Det ein region rår andre til som vil samarbeide.",
        en: name)
    case "continuations":
      text(
        nb: "Det en region arbeider videre med etter programmet.",
        nn: "Det ein region arbeider vidare med etter programmet.", en: name)
    case "application_excerpts":
      text(
        nb: "Avsnitt og punkter fra søknaden som rapporten siterer.",
        nn: "Avsnitt og punkt frå søknaden som rapporten siterer.", en: name)
    case "attachments":
      text(
        nb: "Dokumenter som rapporten nevner under overskriften Dokumenter.",
        nn: "Dokument som rapporten nemner under overskrifta Dokument.", en: name)
    case "passages":
      text(
        nb: "Hver tekst som kan søkes fram: et punkt, et avsnitt, en linje med fakta.",
        nn: "Kvar tekst som kan søkjast fram: eit punkt, eit avsnitt, ei linje med fakta.", en: name)
    case "documents":
      text(
        nb: "En rapport som er lest inn, hver revisjon av den.",
        nn: "Ein rapport som er lesen inn, kvar revisjon av han.",
        en: name)
    case "sections":
      text(
        nb: "En del av et dokument under én overskrift.", nn: "Ein del av eit dokument under éi overskrift.", en: name)
    case "former_passages":
      text(
        nb: "Tekster fra erstattede og fjernede dokumenter, så referansene kan komme tilbake.",
        nn: "Tekstar frå erstatta og fjerna dokument, så referansane kan kome tilbake.", en: name)
    case "document_contents":
      text(
        nb: "Innholdet i hvert dokument, byte for byte slik det ble lest inn.",
        nn: "Innhaldet i kvart dokument, byte for byte slik det vart lese inn.", en: name)
    case "document_descriptions":
      text(
        nb: "Det brukere oppgir om et dokument som publikasjon.",
        nn: "Det brukarar oppgjev om eit dokument som publikasjon.",
        en: name)
    case "document_properties":
      text(
        nb: "Det et dokument selv oppgir som publikasjon, i egenskapene eller hodet.",
        nn: "Det eit dokument sjølv oppgjev som publikasjon, i eigenskapane eller hovudet.", en: name)
    case "diagnostics":
      text(
        nb: "Det som var usikkert da et dokument ble lest.", nn: "Det som var usikkert då eit dokument vart lese.",
        en: name)
    default: nil
    }
  }

  /// Views that combine several tables.
  private func overviewDescription(_ name: String) -> String? {
    switch name {
    case "region_overview":
      text(
        nb: "Én rad per region: hvem som var med, hvor mange som bor der, hvor mye den sier.",
        nn: "Éi rad per region: kven som var med, kor mange som bur der, kor mykje han seier.", en: name)
    case "advice_overview":
      text(nb: "Én rad per råd, med hvem som gir det.", nn: "Éi rad per råd, med kven som gjev det.", en: name)
    case "passage_overview":
      text(
        nb: "Én rad per tekst, med hvem som sier den, og om den gjentar en annen.",
        nn: "Éi rad per tekst, med kven som seier han, og om han gjentek ein annan.", en: name)
    case "membership":
      text(nb: "Én rad per kommune i en region.", nn: "Éi rad per kommune i ein region.", en: name)
    case "advice_by_county":
      text(
        nb: "Én rad per fylke og råd fra en region der.", nn: "Éi rad per fylke og råd frå ein region der.", en: name)
    case "advice_by_municipality":
      text(
        nb: "Én rad per kommune og råd fra regionene dens.", nn: "Éi rad per kommune og råd frå regionane hans.",
        en: name)
    case "said_by_municipality":
      text(
        nb: "Én rad per tekst og kommune i regionen.", nn: "Éi rad per tekst og kommune i regionen.", en: name)
    case "region_municipalities":
      text(
        nb: "Én rad per kommune i en region, etter det nyeste dokumentet som nevner dem.",
        nn: "Éi rad per kommune i ein region, etter det nyaste dokumentet som nemner dei.", en: name)
    case "publications":
      text(
        nb: "Én rad per dokument: hva det er som publikasjon, etter brukere, ellers etter dokumentet selv.",
        nn: "Éi rad per dokument: kva det er som publikasjon, etter brukarar, elles etter dokumentet sjølv.", en: name)
    default: nil
    }
  }

  /// Tables of places and figures.
  private func placeDescription(_ name: String) -> String? {
    switch name {
    case "municipalities":
      text(nb: "De 428 kommunene 1. januar 2015.", nn: "Dei 428 kommunane 1. januar 2015.", en: name)
    case "counties": text(nb: "De 19 fylkene 1. januar 2015.", nn: "Dei 19 fylka 1. januar 2015.", en: name)
    case "places":
      text(
        nb: "Én rad per kommune i en region, med et punkt til et kart.",
        nn: "Éi rad per kommune i ein region, med eit punkt til eit kart.", en: name)
    case "municipality_numbers":
      text(
        nb: "Én rad per kommune i 2015 og hver kommune i 2024 som den, eller en del av den, ble.",
        nn: "Éi rad per kommune i 2015 og kvar kommune i 2024 som han, eller ein del av han, vart.", en: name)
    case "municipality_names":
      text(nb: "Samiske og kvenske navn på kommuner.", nn: "Samiske og kvenske namn på kommunar.", en: name)
    case "municipality_successors":
      text(
        nb: "Det som var blitt av hver kommune i 2015 den 1. januar 2024.",
        nn: "Det som var blitt av kvar kommune i 2015 den 1. januar 2024.", en: name)
    case "municipality_populations":
      text(
        nb: "Folketall i kommunene fra Statistisk sentralbyrå.", nn: "Folketal i kommunane frå Statistisk sentralbyrå.",
        en: name)
    case "region_names":
      text(
        nb: "Hver form av navnet på en region, med hvor den er sett.",
        nn: "Kvar form av namnet på ein region, med kvar ho er sett.", en: name)
    case "region_facts":
      text(
        nb: "Folketall og areal for en region slik et dokument oppgir dem.",
        nn: "Folketal og areal for ein region slik eit dokument oppgjev dei.", en: name)
    case "place_corrections":
      text(
        nb: "Rettelser: hvilken kommune et navn betyr i en region.",
        nn: "Rettingar: kva kommune eit namn tyder i ein region.", en: name)
    case "heading_corrections":
      text(
        nb: "Rettelser: hva en linje i dokumentene til en region innleder.",
        nn: "Rettingar: kva ei linje i dokumenta til ein region innleier.", en: name)
    case "document_municipalities":
      text(
        nb: "Kommunene som faktaene i et dokument nevner, slik de står.",
        nn: "Kommunane som faktaa i eit dokument nemner, slik dei står.", en: name)
    case "boundaries":
      text(
        nb: "Flaten til en kommune, fra fila som boundary_files nevner.",
        nn: "Flata til ein kommune, frå fila som boundary_files nemner.", en: name)
    case "boundary_files":
      text(nb: "Fila flatene kommer fra: ingen eller én.", nn: "Fila flatene kjem frå: inga eller éi.", en: name)
    default: nil
    }
  }

  /// Tables of the search, of users' data, and internal tables.
  private func upkeepDescription(_ name: String) -> String? {
    switch name {
    case "passages_fts":
      text(
        nb: "Fulltekstindeks over tekstene, for MATCH: ordene slik de står.",
        nn: "Fulltekstindeks over tekstane, for MATCH: orda slik dei står.", en: name)
    case "synonyms":
      text(
        nb: "Ord fra programmet som betyr det samme uten å ligne.",
        nn: "Ord frå programmet som tyder det same utan å likne.",
        en: name)
    case "words":
      text(
        nb: "Hvert ord i søkeindeksen, med små bokstaver.", nn: "Kvart ord i søkjeindeksen, med små bokstavar.",
        en: name)
    case "word_grams":
      text(
        nb: "Ordene som har en gruppe på fire bokstaver, med kantene merket: ^bye.",
        nn: "Orda som har ei gruppe på fire bokstavar, med kantane merkte: ^bye.", en: name)
    case "word_places":
      text(
        nb: "Hvor hvert ord i søkeindeksen står, for SQL.", nn: "Kvar kvart ord i søkjeindeksen står, for SQL.",
        en: name)
    case "saved_queries":
      text(
        nb: "En spørring i SQL, lagret under et navn.", nn: "Ei spørjing i SQL, lagra under eit namn.", en: name)
    case "saved_query_parameters":
      text(
        nb: "Verdien en parameter i en lagret spørring har når ingen er oppgitt.",
        nn: "Verdien ein parameter i ei lagra spørjing har når ingen er oppgjeven.", en: name)
    case "saved_searches":
      text(
        nb: "Et søk lagret under et navn, som tema i notater.", nn: "Eit søk lagra under eit namn, som tema i notat.",
        en: name)
    case "saved_search_filters":
      text(nb: "Det et lagret søk er avgrenset til.", nn: "Det eit lagra søk er avgrensa til.", en: name)
    case "imports":
      text(
        nb: "Hver innlesing som endret et dokument, så den kan angres i sin helhet.",
        nn: "Kvar innlesing som endra eit dokument, så ho kan angrast i heilskap.", en: name)
    case "import_changes":
      text(
        nb: "Dokumentene en innlesing la til, erstattet eller gjorde gjeldende igjen.",
        nn: "Dokumenta ei innlesing la til, erstatta eller gjorde gjeldande att.", en: name)
    case "import_failures":
      text(
        nb: "Filer som ikke kunne leses inn; --retry-failed prøver dem igjen.",
        nn: "Filer som ikkje kunne lesast inn; --retry-failed prøver dei igjen.", en: name)
    case "reference_counters":
      text(
        nb: "Det høyeste nummeret som er brukt i referanser, så ingen blir brukt to ganger.",
        nn: "Det høgste nummeret som er brukt i referansar, så ingen blir brukt to gonger.", en: name)
    case "changes":
      text(
        nb: "Hver endring av et dokument eller en region, i rekkefølge, for `byregion publish`.",
        nn: "Kvar endring av eit dokument eller ein region, i rekkjefølgje, for `byregion publish`.", en: name)
    case "schema_migrations":
      text(
        nb: "Stegene som skjemaet i denne fila ble til gjennom.",
        nn: "Stega som skjemaet i denne fila vart til gjennom.",
        en: name)
    default: nil
    }
  }
}

/// The built-in saved queries.
extension Catalogue {
  /// The label of a parameter of a built-in query.
  package func queryParameter(_ name: String) -> String {
    switch name {
    case "words": text(no: "Ord", en: "Words")
    case "kind", "county", "municipality", "region": queryColumn(name)
    case "common":
      text(
        nb: "Høyst så mange avsnitt med ordet", nn: "Høgst så mange avsnitt med ordet",
        en: "At most so many passages with the word")
    case "letters": text(nb: "Minst så mange bokstaver", nn: "Minst så mange bokstavar", en: "At least so many letters")
    case "passages": text(nb: "Minst så mange avsnitt", nn: "Minst så mange avsnitt", en: "At least so many passages")
    case "regions": text(nb: "Minst så mange regioner", nn: "Minst så mange regionar", en: "At least so many regions")
    case "results": text(nb: "Høyst så mange resultater", nn: "Høgst så mange resultat", en: "At most so many results")
    case "shared":
      text(nb: "Minst så mange felles ord", nn: "Minst så mange felles ord", en: "At least so many words in common")
    default: name
    }
  }

  /// The heading of a column of a built-in query.
  package func queryColumn(_ name: String) -> String {
    switch name {
    case "names": text(nb: "Regionene", nn: "Regionane", en: "Their names")
    case "shared": text(nb: "Felles ord", nn: "Felles ord", en: "Words in common")
    case "other": text(nb: "Den andre", nn: "Den andre", en: "The other")
    case "other_text": text(nb: "Den andre teksten", nn: "Den andre teksten", en: "Text of the other")
    case "word": text(no: "Ord", en: "Word")
    case "here": text(nb: "I regionen", nn: "I regionen", en: "In the region")
    case "everywhere": text(nb: "I alle", nn: "I alle", en: "In all")
    case "share": text(nb: "Andel", nn: "Del", en: "Share")
    case "level": text(nb: "Nivå", nn: "Nivå", en: "Level")
    case "documents": text(nb: "Dokumenter", nn: "Dokument", en: "Documents")
    case "members": text(nb: "Kommunene", nn: "Kommunane", en: "Municipalities")
    case "passages": text(nb: "Avsnitt", nn: "Avsnitt", en: "Passages")
    case "printed": text(nb: "Oppgitt folketall", nn: "Oppgjeve folketal", en: "Printed population")
    case "difference": text(nb: "Forskjell", nn: "Skilnad", en: "Difference")
    default: column(name)
    }
  }

  /// The description of a built-in saved query; nil for others.
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
