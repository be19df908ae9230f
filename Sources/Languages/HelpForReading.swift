/// The texts of `--help` about pages, lists, memos and inspection.
extension HelpTexts {
  package var analyze: CommandHelp {
    command(
      text(
        nb: "Vis hva et ord blir søkt etter som, med vekter og grunner.",
        nn: "Vis kva eit ord blir søkt etter som, med vekter og grunnar.",
        en: "Show how a word is expanded in a search, with weights and reasons."),
      notes: text(
        nb: """
          weight er hva et treff på alternativet teller, fra 0 til 1; likeness er hvor like bokstavene er. Et \
          alternativ er det samme ordet for en leser, etter en regel i grammatikken, som synonym eller nesten likt \
          skrevet, eller bare likt i bokstavene. Avslutter med 1 når indeksen ikke har noe som ligner på ordet.
          """,
        nn: """
          weight er kva eit treff på alternativet tel, frå 0 til 1; likeness er kor like bokstavane er. Eit \
          alternativ er det same ordet for ein lesar, etter ein regel i grammatikken, som synonym eller nesten \
          likt skrive, eller berre likt i bokstavane. Avsluttar med 1 når indeksen ikkje har noko som liknar på \
          ordet.
          """,
        en: """
          weight is what a hit of the alternative counts for, from 0 to 1; likeness is that of the letters. An \
          alternative is the same word to a reader by a rule of grammar, a synonym or a near spelling, or only \
          alike in its letters. Exits with 1 when the index holds nothing like the word.
          """))
  }
  package var inspect: CommandHelp {
    command(
      text(
        nb: "Vis hvordan programmet leser en tekst eller et ord.",
        nn: "Vis korleis programmet les ein tekst eller eit ord.",
        en: "Show how the program reads a text or a word."))
  }
  package var explainDiagnostic: CommandHelp {
    command(
      text(
        nb: "Forklar hva en advarsel betyr, og hva du kan gjøre.",
        nn: "Forklar kva ei åtvaring tyder, og kva du kan gjere.",
        en: "Explain what a warning means and what to do."))
  }
  package var parse: CommandHelp {
    command(
      text(
        nb: "Vis hvordan rapporter blir lest, uten en kunnskapsbase.",
        nn: "Vis korleis rapportar blir lesne, utan ein kunnskapsbase.",
        en: "Show how write-ups are parsed, without a knowledge base."),
      notes: text(
        nb: """
          text er for mennesker, med advarsler på standard feil; ndjson er ett objekt for hver fil, json en liste \
          av dem.
          """,
        nn: """
          text er for menneske, med åtvaringar på standard feil; ndjson er eitt objekt for kvar fil, json ei liste \
          av dei.
          """,
        en: """
          text is for people, with warnings on standard error; ndjson is one object for each file, json an array \
          of them.
          """))
  }
  package var listWords: CommandHelp {
    command(
      text(
        nb: "Vis ord i indeksen med antallet tekster som har dem.",
        nn: "Vis ord i indeksen med talet på tekstar som har dei.",
        en: "List words of the index with the number of passages that contain them."),
      notes: text(
        nb: "Avslutter med 1 hvis ingen ord begynner slik.",
        nn: "Avsluttar med 1 om ingen ord byrjar slik.",
        en: "Exits with 1 if no word begins with the prefix."))
  }
  package var listFormats: CommandHelp {
    command(
      text(
        nb: "Vis formatene som kan leses her, og hva som må installeres for de andre.",
        nn: "Vis formata som kan lesast her, og kva som må installerast for dei andre.",
        en: "List the formats that can be read here, and what to install for the others."),
      notes: text(
        nb: "Noen formater leses av et program som er installert ved siden av dette.",
        nn: "Nokre format blir lesne av eit program som er installert ved sida av dette.",
        en: "Some formats need another program to be installed."))
  }
  package func list(kinds: String) -> CommandHelp {
    command(
      text(
        nb: "Vis alt av ett slag.",
        nn: "Vis alt av eitt slag.",
        en: "List everything of a kind."),
      notes: text(no: "Slag:\n\(kinds)", en: "Kinds:\n\(kinds)"))
  }
  package var report: CommandHelp {
    command(
      text(
        nb: "Samle det dokumentene sier om noen temaer, i et notat.",
        nn: "Samle det dokumenta seier om nokre tema, i eit notat.",
        en: "Write a memo of what the documents say about some themes."),
      notes: text(
        nb: """
          Hvert tema er et søk, slik `byregion search` tar det. Hver tekst søket teller, siteres ordrett, med \
          treffet markert og en note med dokument, slag, dato, fil, linje og referanse. Et tema uten treff får \
          beskjed om det. Sitatene står etter region eller etter slag.

          Endelsen på fila sier formatet: docx, odt, html, md, txt eller json. --template henter stiler, \
          sideoppsett, topp- og bunntekst fra et Word-dokument; stiler finnes ved navn. Notatet er på programmets \
          språk, som velges med --language nb, nn eller en; sitatene blir stående som de er.

          Avslutter med 1 når ingen av temaene har treff.
          """,
        nn: """
          Kvart tema er eit søk, slik `byregion search` tek det. Kvar tekst søket tel, blir sitert ordrett, med \
          treffet markert og ein note med dokument, slag, dato, fil, linje og referanse. Eit tema utan treff får \
          melding om det. Sitata står etter region eller etter slag.

          Endinga på fila seier formatet: docx, odt, html, md, txt eller json. --template hentar stilar, \
          sideoppsett, topp- og botntekst frå eit Word-dokument; stilar blir funne ved namn. Notatet er på språket \
          til programmet, som blir valt med --language nb, nn eller en; sitata blir ståande som dei er.

          Avsluttar med 1 når ingen av temaa har treff.
          """,
        en: """
          Each theme is a query, as `byregion search` takes it. Each passage that the search counts is quoted \
          word for word, with its match marked and a note that names document, kind, date, file, line and \
          reference. A theme without hits is said to have none. Quotations are grouped by region or kind.

          The ending of the file gives the format: docx, odt, html, md, txt or json. --template takes styles, \
          page, headers and footers of a Word document; styles are found by name. The memo is in the program's \
          language, which --language nb, nn or en chooses; quotations stay as they are.

          Exits with 1 when no theme has a hit.
          """))
  }
  package var show: CommandHelp {
    command(
      text(
        nb: "Vis en region, en kommune eller én tekst.",
        nn: "Vis ein region, ein kommune eller éin tekst.",
        en: "Show a region, a municipality or one passage."),
      notes: text(
        nb: """
          Skriv en region ved kortnavn eller navn; en kommune ved navnet eller nummeret fra 2015 eller 2024, det \
          samiske navnet, eller uten særskilte bokstaver; en tekst ved referansen. En merknad sier hva et tvetydig \
          navn ble tatt for.
          """,
        nn: """
          Skriv ein region ved kortnamn eller namn; ein kommune ved namnet eller nummeret frå 2015 eller 2024, det \
          samiske namnet, eller utan særskilde bokstavar; ein tekst ved referansen. Ein merknad seier kva eit \
          tvitydig namn vart teke for.
          """,
        en: """
          Give a region by slug or name; a municipality by its name or number of 2015 or 2024, its Sami name, or a \
          spelling without special letters; a passage by its reference. A note says what an ambiguous name was \
          taken for.
          """))
  }

  // Arguments and options.

  package var analyzedWord: String {
    text(
      nb: "Et ord, slik du ville skrevet det i et søk.",
      nn: "Eit ord, slik du ville skrive det i eit søk.",
      en: "A word, as you would type it into a search.")
  }
  package var diagnosticIdentifier: String {
    text(
      nb: "Navnet i klammer etter `advarsel`; uten navn vises alle.",
      nn: "Namnet i klammer etter `åtvaring`; utan namn blir alle viste.",
      en: "The identifier in brackets after `warning`; without it all are listed.")
  }
  package var parsePaths: String {
    text(
      no: "Filer eller mapper; - er standard inn.",
      en: "Files or folders; - is standard input.")
  }
  package var parseFormat: String {
    text(
      no: "text, json eller ndjson.",
      en: "text, json or ndjson.")
  }
  package var parseExplain: String {
    text(
      nb: "Vis hver linje i kilden med avsnittet og opplysningen den hører til.",
      nn: "Vis kvar linje i kjelda med bolken og opplysninga ho høyrer til.",
      en: "Show each line of the source with the section and the record that it is in.")
  }
  package var wordPrefix: String {
    text(
      nb: "Begynnelsen på ordene; uten den vises alle.",
      nn: "Byrjinga på orda; utan ho blir alle viste.",
      en: "The beginning of the words; without it all are listed.")
  }
  package var wordLimit: String {
    text(
      nb: "Høyeste antall ord.",
      nn: "Høgste talet på ord.",
      en: "Maximum number of words.")
  }
  package var whatToList: String {
    text(
      nb: "Hva som skal vises.",
      nn: "Kva som skal visast.",
      en: "What to list.")
  }
  package var listSort: String {
    text(
      nb: "Sorter etter en kolonne; en bindestrek foran sorterer synkende.",
      nn: "Sorter etter ei kolonne; ein bindestrek framfor sorterer søkkande.",
      en: "Sort by a column; a hyphen before it sorts in descending order.")
  }
  package var listRegion: String {
    text(
      nb: "Bare det som hører til denne regionen; kan gjentas.",
      nn: "Berre det som høyrer til denne regionen; kan takast opp att.",
      en: "Only what belongs to this region; may be repeated.")
  }
  package var listMunicipality: String {
    text(
      nb: "Bare denne kommunen, eller det som hører til regionene dens; kan gjentas.",
      nn: "Berre denne kommunen, eller det som høyrer til regionane hans; kan takast opp att.",
      en: "Only this municipality, or what belongs to its regions; may be repeated.")
  }
  package var listCounty: String {
    text(
      nb: """
        Bare dette fylket, kommunene i det, eller det som hører til regioner med en av dem; kan gjentas.
        """,
      nn: """
        Berre dette fylket, kommunane i det, eller det som høyrer til regionar med ein av dei; kan takast opp att.
        """,
      en: """
        Only this county, its municipalities, or what belongs to regions with one of these; may be repeated.
        """)
  }
  package var listKind: String {
    text(
      nb: "Av dokumenter bare de av dette slaget: final, application eller phase1; kan gjentas.",
      nn: "Av dokument berre dei av dette slaget: final, application eller phase1; kan takast opp att.",
      en: "Of documents, only those of this kind: final, application or phase1; may be repeated.")
  }
  package var themes: String {
    text(
      nb: "Temaer, ett søk per argument.",
      nn: "Tema, eitt søk per argument.",
      en: "Themes, one query an argument.")
  }
  package var themesFile: String {
    text(
      nb: "Les temaer fra en fil, ett per linje; # innleder en kommentar, og - er standard inn.",
      nn: "Les tema frå ei fil, eitt per linje; # innleier ein kommentar, og - er standard inn.",
      en: "Read themes from a file, one a line; # begins a comment, and - is standard input.")
  }
  package var savedTheme: String {
    text(
      nb: "Et tema lagret med `byregion search --save`; kan gjentas.",
      nn: "Eit tema lagra med `byregion search --save`; kan takast opp att.",
      en: "A theme that `byregion search --save` keeps; may be repeated.")
  }
  package var reportKind: String {
    text(
      nb: "Bare dette slaget: goal, result, advice …; kan gjentas.",
      nn: "Berre dette slaget: goal, result, advice …; kan takast opp att.",
      en: "Only this kind: goal, result, advice …; may be repeated.")
  }
  package var since: String {
    text(
      nb: "Bare dokumenter lest inn denne dagen eller senere, som 2026-01-31.",
      nn: "Berre dokument lesne inn denne dagen eller seinare, som 2026-01-31.",
      en: "Only documents imported on this day or later, as 2026-01-31.")
  }
  package var reportBy: String {
    text(
      nb: "Samle sitatene etter region eller slag (kind).",
      nn: "Samle sitata etter region eller slag (kind).",
      en: "Group quotations by region or kind.")
  }
  package var reportTitle: String {
    text(
      nb: "Tittelen på notatet (ellers en som nevner temaene).",
      nn: "Tittelen på notatet (elles ein som nemner temaa).",
      en: "The memo's title (default: one that names the themes).")
  }
  package var reportSimilar: String {
    text(
      nb: "Siter også lignende tekster, under en egen overskrift; de telles ikke.",
      nn: "Siter òg liknande tekstar, under ei eiga overskrift; dei blir ikkje talde.",
      en: "Quote similar texts too, under a heading of their own; they are not counted.")
  }
  package var template: String {
    text(
      nb: "Med docx: et Word-dokument eller en mal som stilene hentes fra.",
      nn: "Med docx: eit Word-dokument eller ein mal som stilane blir henta frå.",
      en: "With docx: a Word document or template whose styles are taken.")
  }
  package var reportFormat: String {
    text(
      no: "docx, odt, html, markdown, text eller json.",
      en: "docx, odt, html, markdown, text or json.")
  }
  package var showName: String {
    text(
      nb: """
        Et navn eller en referanse; `municipality NAVN` og `region NAVN` leter bare etter det ene slaget.
        """,
      nn: """
        Eit namn eller ein referanse; `municipality NAMN` og `region NAMN` leitar berre etter det eine slaget.
        """,
      en: "A name or a reference; `municipality NAME` and `region NAME` look for one kind only.")
  }
  package var showFormat: String {
    text(
      nb: "text, markdown eller json; for en tekst også bibtex, csl-json eller ris.",
      nn: "text, markdown eller json; for ein tekst òg bibtex, csl-json eller ris.",
      en: "text, markdown or json; for a passage also bibtex, csl-json or ris.")
  }
}
