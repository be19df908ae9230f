/// What `--help` says of searches, their filters and where answers go.
extension HelpTexts {
  package var advice: CommandHelp {
    command(
      text(
        nb: "Søk i rådene, eller vis alle etter region.",
        nn: "Søk i råda, eller vis alle etter region.",
        en: "Search the advice, or list all of it by region."))
  }
  package var search: CommandHelp {
    command(
      text(
        nb: "Søk etter ord i alle tekster.",
        nn: "Søk etter ord i alle tekstar.",
        en: "Search every passage for words."),
      notes: text(
        nb: """
          Det telles tekster som har alle ordene i en av formene deres (bøyninger, den andre målformen, \
          skrivemåter uten æøå) eller i en sammensetning. Synonymer, og lignende ord der det er få treff, vises \
          under og telles ikke; --similar ber om dem.

          "en frase", ord*, =ord (slik det står), -ord, OG ELLER IKKE (AND OR NOT), NEAR/5, ( ) og feltene slag: \
          region: kommune: fylke: språk: dokument: avgrenser søket.

          Avslutter med 1 når ingenting blir funnet.
          """,
        nn: """
          Det blir talt tekstar som har alle orda i ei av formene deira (bøyingar, den andre målforma, skrivemåtar \
          utan æøå) eller i ei samansetjing. Synonym, og liknande ord der det er få treff, blir viste under og \
          ikkje talde; --similar ber om dei.

          "ein frase", ord*, =ord (slik det står), -ord, OG ELLER IKKJE (AND OR NOT), NEAR/5, ( ) og felta slag: \
          region: kommune: fylke: språk: dokument: avgrensar søket.

          Avsluttar med 1 når ingenting blir funne.
          """,
        en: """
          Counted are passages with all words in one of their forms (inflections, the other written form, \
          spellings without æøå) or in a compound. Synonyms, and similar words where there are few hits, are shown \
          below and not counted; --similar asks for them.

          "a phrase", ord*, =ord (as printed), -ord, AND OR NOT (OG ELLER IKKE), NEAR/5, ( ), and the fields kind: \
          region: municipality: county: language: document: narrow it.

          Exits with 1 when nothing is found.
          """))
  }
  package var findSimilar: CommandHelp {
    command(
      text(
        nb: "Finn tekster som ligner på en du har.",
        nn: "Finn tekstar som liknar på ein du har.",
        en: "Find passages like one that you have."),
      notes: text(
        nb: """
          Det søkes etter ordene som sier mest om teksten: de som er hyppige i den og sjeldne ellers. Avslutter \
          med 1 når ingen ligner.
          """,
        nn: """
          Det blir søkt etter orda som seier mest om teksten: dei som er hyppige i han og sjeldne elles. Avsluttar \
          med 1 når ingen liknar.
          """,
        en: """
          The words that tell most about the passage are searched for: those that are frequent in it and rare \
          elsewhere. Exits with 1 when nothing is like it.
          """))
  }
  package var count: CommandHelp {
    command(
      text(
        nb: "Tell tekster, dokumenter og regioner for hvert søk.",
        nn: "Tel tekstar, dokument og regionar for kvart søk.",
        en: "Count passages, documents and regions by query."),
      notes: text(
        nb: """
          Hvert argument er ett søk; tallene står ved siden av hverandre. Det telles som i `byregion search`: \
          tekster som har alle ordene i en av formene deres eller i en sammensetning. En region med kommuner i to \
          fylker teller i begge.

          Avslutter med 1 når ingenting blir funnet.
          """,
        nn: """
          Kvart argument er eitt søk; tala står ved sida av kvarandre. Det blir talt som i `byregion search`: \
          tekstar som har alle orda i ei av formene deira eller i ei samansetjing. Ein region med kommunar i to \
          fylke tel i begge.

          Avsluttar med 1 når ingenting blir funne.
          """,
        en: """
          Each argument is one query; their counts stand beside each other. Counted is what `byregion search` \
          counts: passages with all words in one of their forms or in a compound. A region with municipalities in \
          two counties counts in both.

          Exits with 1 when nothing is found.
          """))
  }

  // Arguments and options.

  package var yes: String {
    text(
      nb: "Ikke spør før noe blir fjernet eller erstattet.",
      nn: "Ikkje spør før noko blir fjerna eller erstatta.",
      en: "Do not ask before something is removed or replaced.")
  }
  package var database: String {
    text(
      nb: """
        Kunnskapsbasen (ellers $BYREGION_DB, så byregion.db her, så den i `byregion config`), eller adressen til en \
        publisering, postgresql://…, for kommandoer som bare leser.
        """,
      nn: """
        Kunnskapsbasen (elles $BYREGION_DB, så byregion.db her, så den i `byregion config`), eller adressa til ei \
        publisering, postgresql://…, for kommandoar som berre les.
        """,
      en: """
        The knowledge base (default: $BYREGION_DB, else byregion.db here, else that of `byregion config`), or the address \
        of a publication, postgresql://…, for commands that only read.
        """)
  }
  package var filterKind: String {
    text(
      nb: "Bare dette slaget: goal, result, advice, continuation, application …; kan gjentas.",
      nn: "Berre dette slaget: goal, result, advice, continuation, application …; kan takast opp att.",
      en: "Only this kind: goal, result, advice, continuation, application …; may be repeated.")
  }
  package var filterRegion: String {
    text(
      nb: "Bare denne regionen; kan gjentas.",
      nn: "Berre denne regionen; kan takast opp att.",
      en: "Only this region; may be repeated.")
  }
  package var filterMunicipality: String {
    text(
      nb: "Bare regioner med denne kommunen; kan gjentas.",
      nn: "Berre regionar med denne kommunen; kan takast opp att.",
      en: "Only regions of this municipality; may be repeated.")
  }
  package var filterCounty: String {
    text(
      nb: "Bare regioner med en kommune i dette fylket; kan gjentas.",
      nn: "Berre regionar med ein kommune i dette fylket; kan takast opp att.",
      en: "Only regions with a municipality in this county; may be repeated.")
  }
  package var writtenIn: String {
    text(
      nb: "Bare dokumenter skrevet på nb eller nn; kan gjentas.",
      nn: "Berre dokument skrivne på nb eller nn; kan takast opp att.",
      en: "Only documents written in nb or nn; may be repeated.")
  }
  package var exact: String {
    text(
      nb: "Bare ordene slik de er skrevet.",
      nn: "Berre orda slik dei er skrivne.",
      en: "Only the words as typed.")
  }
  package var forms: String {
    text(
      nb: "Bare ordene og formene deres: ingen sammensetninger, synonymer eller lignende ord.",
      nn: "Berre orda og formene deira: ingen samansetjingar, synonym eller liknande ord.",
      en: "Only the words and their forms: no compounds, no synonyms, no similar words.")
  }
  package var similar: String {
    text(
      nb: "Også tekster som ikke telles: med synonymer, med noen av ordene, med lignende ord.",
      nn: "Òg tekstar som ikkje blir talde: med synonym, med nokre av orda, med liknande ord.",
      en: "Also passages that are not counted: with synonyms, with some of the words, with similar words.")
  }
  package var columns: String {
    text(
      nb: "Kolonner i csv, tsv, ndjson, table, markdown, html eller list, med komma mellom.",
      nn: "Kolonnar i csv, tsv, ndjson, table, markdown, html eller list, med komma mellom.",
      en: "Columns of csv, tsv, ndjson, table, markdown, html or list, separated by commas.")
  }
  package var searchSort: String {
    text(
      nb: "Rekkefølge på treffene: relevance, region eller newest.",
      nn: "Rekkjefølgje på treffa: relevance, region eller newest.",
      en: "Order of the hits: relevance, region or newest.")
  }
  package var searchLimit: String {
    text(
      nb: "Høyeste antall treff (ellers 20 i en terminal, alle andre steder og med --format alle).",
      nn: "Høgste talet på treff (elles 20 i ein terminal, andre stader og med --format alle).",
      en: "Maximum number of hits (default: 20 on a terminal, all of them elsewhere and with --format).")
  }
  package var offset: String {
    text(
      nb: "Antall treff å hoppe over først.",
      nn: "Talet på treff å hoppe over først.",
      en: "Hits to leave out first.")
  }
  package var by: String {
    text(
      nb: "Samle treffene etter region, med antall og de tre beste i hver.",
      nn: "Samle treffa etter region, med tal og dei tre beste i kvar.",
      en: "Put hits together by region, with counts and the three best of each.")
  }
  package var facets: String {
    text(
      nb: "Tell treff etter slag, region, kommune, fylke og språk, hver uten sitt eget filter.",
      nn: "Tel treff etter slag, region, kommune, fylke og språk, kvar utan sitt eige filter.",
      en: "Count hits by kind, region, municipality, county and language, each without its own filter.")
  }
  package var explainHits: String {
    text(
      nb: "Forklar hvorfor hvert treff står der det står.",
      nn: "Forklar kvifor kvart treff står der det står.",
      en: "Tell why each hit ranks where it does.")
  }
  package var explainQuery: String {
    text(
      nb: "Vis hvordan søket blir forstått og hva det blir til, uten å søke.",
      nn: "Vis korleis søket blir forstått og kva det blir til, utan å søkje.",
      en: "Print how the query is understood and what it becomes, and search for nothing.")
  }
  package var output: String {
    text(
      nb: "Skriv til en fil der endelsen sier formatet; den blir erstattet når alt er skrevet.",
      nn: "Skriv til ei fil der endinga seier formatet; ho blir erstatta når alt er skrive.",
      en: "Write to a file, whose ending says the format; it is replaced when everything is written.")
  }
  package var format: String {
    text(
      nb: """
        table, list, text, json, ndjson, csv, tsv, markdown, html eller xlsx; kildehenvisninger: bibtex, csl-json \
        eller ris.
        """,
      nn: """
        table, list, text, json, ndjson, csv, tsv, markdown, html eller xlsx; kjeldetilvisingar: bibtex, csl-json \
        eller ris.
        """,
      en: """
        table, list, text, json, ndjson, csv, tsv, markdown, html or xlsx; citations: bibtex, csl-json or ris.
        """)
  }
  package var colour: String {
    text(
      nb: "Farger: auto, always eller never; auto følger NO_COLOR.",
      nn: "Fargar: auto, always eller never; auto følgjer NO_COLOR.",
      en: "Colour: auto, always or never; auto respects NO_COLOR.")
  }
  package var cut: String {
    text(
      nb: "Kutt lange tekster i stedet for å bryte dem.",
      nn: "Kutt lange tekstar i staden for å bryte dei.",
      en: "Cut long texts instead of wrapping them.")
  }
  package var spreadsheetSafe: String {
    text(
      nb: "Sett en apostrof foran celler i CSV og TSV som et regneark ville kjørt som formler.",
      nn: "Set ein apostrof framfor celler i CSV og TSV som eit rekneark ville køyrt som formlar.",
      en: "Put an apostrophe before CSV and TSV cells that a spreadsheet would run as formulas.")
  }
  package var excel: String {
    text(
      nb: "Med csv: slik norsk Excel åpner den, med semikolon, desimalkomma og --spreadsheet-safe.",
      nn: "Med csv: slik norsk Excel opnar ho, med semikolon, desimalkomma og --spreadsheet-safe.",
      en: """
        With csv: as Excel in Norwegian opens it, with semicolons, decimal commas and --spreadsheet-safe.
        """)
  }
  package var adviceQuery: String {
    text(
      nb: "Hva det skal søkes etter; uten noe vises alle råd.",
      nn: "Kva det skal søkjast etter; utan noko blir alle råd viste.",
      en: "What to search for; without it all advice is listed.")
  }
  package var searchQuery: String {
    text(
      nb: "Hva det skal søkes etter; flere ord er ett søk.",
      nn: "Kva det skal søkjast etter; fleire ord er eitt søk.",
      en: "What to search for; several words are one query.")
  }
  package var saveSearch: String {
    text(
      nb: "Lagre søket og filtrene under et navn, til `byregion report --saved`.",
      nn: "Lagre søket og filtra under eit namn, til `byregion report --saved`.",
      en: "Keep the query and its filters under a name, for `byregion report --saved`.")
  }
  package var saveReplace: String {
    text(
      nb: "Med --save: erstatt et lagret søk med samme navn.",
      nn: "Med --save: erstatt eit lagra søk med same namn.",
      en: "With --save: take the place of a saved search of that name.")
  }
  package var reference: String {
    text(
      nb: "Referansen til en tekst, slik treff og sider viser den: rana/advice/2.",
      nn: "Referansen til ein tekst, slik treff og sider viser han: rana/advice/2.",
      en: "A passage's reference, as hits and pages show it: rana/advice/2.")
  }
  package var similarLimit: String {
    text(
      nb: "Høyeste antall treff som vises.",
      nn: "Høgste talet på treff som blir viste.",
      en: "Hits to show at the most.")
  }
  package var countQueries: String {
    text(
      nb: "Søk, ett per argument.",
      nn: "Søk, eitt per argument.",
      en: "Queries, one an argument.")
  }
  package var countBy: String {
    text(
      nb: "Tell etter region, county, municipality, kind, language eller document.",
      nn: "Tel etter region, county, municipality, kind, language eller document.",
      en: "Count by region, county, municipality, kind, language or document.")
  }
  package var countForms: String {
    text(
      nb: "Bare ordene og formene deres, ingen sammensetninger.",
      nn: "Berre orda og formene deira, ingen samansetjingar.",
      en: "Only the words and their forms, no compounds.")
  }
}
