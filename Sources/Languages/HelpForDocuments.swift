/// The texts of `--help` about imports, documents and exports.
extension HelpTexts {
  package var demo: CommandHelp {
    command(
      text(
        nb: "Lag en kunnskapsbase av to regioners rapporter, til å prøve på.",
        nn: "Lag ein kunnskapsbase av rapportane frå to regionar, til å prøve på.",
        en: "Create a knowledge base of two regions' write-ups to try out."),
      notes: text(
        nb: """
          Rapportene er en del av programmet. Fila er en vanlig kunnskapsbase: les egne rapporter inn i den, eller \
          slett den og begynn på nytt.
          """,
        nn: """
          Rapportane er ein del av programmet. Fila er ein vanleg kunnskapsbase: les eigne rapportar inn i han, \
          eller slett han og byrj på nytt.
          """,
        en: """
          The write-ups are part of the program. The file is an ordinary knowledge base: import write-ups of your \
          own into it, or remove it and start again.
          """))
  }
  package var describe: CommandHelp {
    command(
      text(
        nb: "Vis eller oppgi hva en rapport er som publikasjon: tittel, utgiver, adresse og dato.",
        nn: "Vis eller oppgi kva ein rapport er som publikasjon: tittel, utgivar, adresse og dato.",
        en: "Show or set how a write-up was published: its title, publisher, address and date."),
      notes: text(
        nb: """
          Det et dokument sier om seg selv, leses når det leses inn: fra hodet på en nettside, nøkler i Markdown, \
          egenskapene til en Word-, OpenDocument- eller PDF-fil, hodet på en e-post eller en lagret side. Det du oppgir, \
          går foran. Det hører til innholdet i dokumentet: en ny revisjon må beskrives på nytt. En tom verdi fjerner det \
          du har oppgitt.

          Notater, kildehenvisninger og eksport har begge deler.
          """,
        nn: """
          Det eit dokument seier om seg sjølv, blir lese når det blir lese inn: frå hovudet på ei nettside, nøklar i \
          Markdown, eigenskapane til ei Word-, OpenDocument- eller PDF-fil, hovudet på ein e-post eller ei lagra side. Det \
          du oppgir, går føre. Det høyrer til innhaldet i dokumentet: ein ny revisjon må skildrast på nytt. Ein tom verdi \
          fjernar det du har oppgitt.

          Notat, kjeldetilvisingar og eksport har begge delar.
          """,
        en: """
          What a document says of itself is read when it is imported: from the head of a page, front matter, \
          the properties of a Word, OpenDocument or PDF file, the header of a mail or a saved page. What you \
          set takes precedence. It belongs to the bytes of the document: describe a new revision again. An \
          empty value removes what you set.

          Memos, citations and exports have both.
          """))
  }
  package var documents: CommandHelp {
    command(
      text(
        nb: "Vis, sammenlign, fjern og hent tilbake rapporter som er lest inn.",
        nn: "Vis, samanlikn, fjern og hent tilbake rapportar som er lesne inn.",
        en: "List, compare, remove and restore imported write-ups."))
  }
  package var diff: CommandHelp {
    command(
      text(
        nb: "Vis hva som er endret mellom to revisjoner av en rapport.",
        nn: "Vis kva som er endra mellom to revisjonar av ein rapport.",
        en: "Show what changed between two revisions of a write-up."),
      notes: text(
        nb: """
          Uten --from og --to sammenlignes de to siste revisjonene. + er et nytt punkt, ~ et omformulert (før og \
          etter), - et som er fjernet.
          """,
        nn: """
          Utan --from og --to blir dei to siste revisjonane samanlikna. + er eit nytt punkt, ~ eit omformulert \
          (før og etter), - eit som er fjerna.
          """,
        en: """
          Without --from and --to, the last two revisions are compared. + is a new entry, ~ a reworded one (before \
          and after), - a removed one.
          """))
  }
  package var history: CommandHelp {
    command(
      text(
        nb: "Vis alle revisjoner av en regions rapporter, den nyeste først.",
        nn: "Vis alle revisjonar av rapportane til ein region, den nyaste først.",
        en: "List every revision of a region's write-ups, the newest first."))
  }
  package var listDocuments: CommandHelp {
    command(
      text(
        nb: "Vis rapportene som er lest inn.",
        nn: "Vis rapportane som er lesne inn.",
        en: "List the imported write-ups."))
  }
  package var raw: CommandHelp {
    command(
      text(
        nb: "Skriv ut en rapport byte for byte, slik den ble lest inn.",
        nn: "Skriv ut ein rapport byte for byte, slik han vart lesen inn.",
        en: "Print the bytes of a write-up as they were imported."),
      notes: text(
        nb: """
          Alle revisjoner er tatt vare på, også erstattede og fjernede dokumenter. I en terminal vises styretegn \
          som symboler; en fil eller et annet program får nøyaktig de samme bytene.
          """,
        nn: """
          Alle revisjonar er tekne vare på, òg erstatta og fjerna dokument. I ein terminal blir styreteikn viste \
          som symbol; ei fil eller eit anna program får nøyaktig dei same bytane.
          """,
        en: """
          Every revision is kept, including superseded and removed documents. On a terminal, control characters \
          are shown as symbols; a file or another program gets the exact bytes.
          """))
  }
  package var documentText: CommandHelp {
    command(
      text(
        nb: """
          Skriv ut teksten i en rapport slik den leses: tittelen, og hver overskrift med det som står under.
          """,
        nn: """
          Skriv ut teksten i ein rapport slik han blir lesen: tittelen, og kvar overskrift med det som står under.
          """,
        en: """
          Print the text of a write-up as it is read: its title, and each heading with what stands below it.
          """),
      notes: text(
        nb: """
          Likt for alle formater, uten markering. `document raw` skriver ut bytene som ble lest inn, og `inspect \
          parse --explain` viser hva hver linje ble til.
          """,
        nn: """
          Likt for alle format, utan markering. `document raw` skriv ut bytane som vart lesne inn, og `inspect \
          parse --explain` viser kva kvar linje vart til.
          """,
        en: """
          The same for every format, without markup. `document raw` prints the bytes that were imported, and \
          `inspect parse --explain` what becomes of each line.
          """))
  }
  package var removeDocument: CommandHelp {
    command(
      text(
        nb: "Fjern en rapport fra tabellene og søket; innholdet blir tatt vare på.",
        nn: "Fjern ein rapport frå tabellane og søket; innhaldet blir teke vare på.",
        en: "Remove a write-up from the tables and the search; its bytes are kept."),
      notes: text(
        nb: """
          Spør først i en terminal; ellers trengs --yes. Enten fjernes alle eller ingen. `document restore` henter \
          en tilbake, og `import --undo` angrer en hel innlesing.
          """,
        nn: """
          Spør først i ein terminal; elles trengst --yes. Anten blir alle fjerna eller ingen. `document restore` \
          hentar ein tilbake, og `import --undo` angrar ei heil innlesing.
          """,
        en: """
          Asks first on a terminal; elsewhere --yes is needed. All are removed or none. `document restore` brings \
          one back, and `import --undo` takes back a whole import.
          """))
  }
  package var restoreDocument: CommandHelp {
    command(
      text(
        nb: "Gjør en tidligere eller fjernet rapport gjeldende igjen.",
        nn: "Gjer ein tidlegare eller fjerna rapport gjeldande att.",
        en: "Make an earlier or removed write-up current again."),
      notes: text(
        nb: """
          Revisjonen som gjelder nå, blir erstattet. Tekster som kommer tilbake, får sine gamle referanser.
          """,
        nn: """
          Revisjonen som gjeld no, blir erstatta. Tekstar som kjem tilbake, får dei gamle referansane sine.
          """,
        en: "The current revision becomes superseded. Texts that return get their old references."))
  }
  package var export: CommandHelp {
    command(
      text(
        nb: """
          Skriv en regions rapport ut fra opplysningene, alt sammen, eller en fil til kart eller Datasette.
          """,
        nn: """
          Skriv rapporten til ein region ut frå opplysningane, alt saman, eller ei fil til kart eller Datasette.
          """,
        en: "Write a region's write-up from its records, everything, or a file for maps or for Datasette."),
      notes: text(
        nb: """
          text kan leses inn igjen og gir de samme opplysningene; json har referansen til hvert punkt. `document \
          raw` skriver ut bytene slik de ble lest inn.

          --all skriver hvert gjeldende dokument til en egen fil i en mappe, som blir laget hvis den ikke finnes. \
          Med ndjson skrives alle tekster, ett objekt per linje, med alle kolonner.

          --geojson skriver punkter til et kart (RFC 7946): regionene, hver ved kommunen som søkte, eller \
          kommunene. --datasette skriver metadata for Datasette: hva tabeller og kolonner betyr, fasetter, og de \
          lagrede spørringene som SQLite kan kjøre alene.
          """,
        nn: """
          text kan lesast inn att og gir dei same opplysningane; json har referansen til kvart punkt. `document \
          raw` skriv ut bytane slik dei vart lesne inn.

          --all skriv kvart gjeldande dokument til ei eiga fil i ei mappe, som blir laga om ho ikkje finst. Med \
          ndjson blir alle tekstar skrivne, eitt objekt per linje, med alle kolonnar.

          --geojson skriv punkt til eit kart (RFC 7946): regionane, kvar ved kommunen som søkte, eller kommunane. \
          --datasette skriv metadata for Datasette: kva tabellar og kolonnar tyder, fasettar, og dei lagra \
          spørjingane som SQLite kan køyre åleine.
          """,
        en: """
          text can be imported again and gives the same records; json has the reference of each entry. \
          `document raw` prints the bytes as they were imported.

          --all writes each current document to a file of its own in a folder, which is created if it does not \
          exist. With ndjson it writes all passages, one object a line, with all their columns.

          --geojson writes points for a map (RFC 7946): the regions, each at the municipality that applied, or \
          the municipalities. --datasette writes metadata for Datasette: what tables and columns mean, facets, \
          and the saved queries that plain SQLite can run.
          """))
  }
  package var importFiles: CommandHelp {
    command(
      text(
        nb: "Les rapporter inn i kunnskapsbasen.",
        nn: "Les rapportar inn i kunnskapsbasen.",
        en: "Read write-ups into the knowledge base."),
      notes: text(
        nb: """
          `byregion inspect formats` viser formatene som kan leses her. Mapper leses med alle undermapper, og \
          ZIP-arkiver med alle rapportene i dem. Innholdet i en fil avgjør, ikke bare navnet; --as overstyrer det. \
          En kilde som allerede er lest inn byte for byte, blir ikke rørt; en som er endret, blir en ny revisjon. \
          En annen rapport om en region fra en annen fil, med lite tekst felles, tas inn ved siden av den første. \
          Det som ikke kunne leses, blir nevnt, resten tas inn, og avslutningskoden er 65.
          """,
        nn: """
          `byregion inspect formats` viser formata som kan lesast her. Mapper blir lesne med alle undermapper, og \
          ZIP-arkiv med alle rapportane i dei. Innhaldet i ei fil avgjer, ikkje berre namnet; --as overstyrer det. \
          Ei kjelde som alt er lesen inn byte for byte, blir ikkje rørt; ei som er endra, blir ein ny revisjon. \
          Ein annan rapport om ein region frå ei anna fil, med lite tekst sams, blir teken inn ved sida av den \
          første. Det som ikkje kunne lesast, blir nemnt, resten blir teke inn, og avslutningskoden er 65.
          """,
        en: """
          `byregion inspect formats` lists the formats that can be read here. Folders are read with all their \
          subfolders, and ZIP archives with all their write-ups. A file's content decides, not only its name; \
          --as overrides it. A source whose bytes are already stored is skipped; a changed one becomes a new \
          revision. A second report of a region from another file, with little text in common, is imported \
          beside the first. What could not be read is named, the rest is imported, and the exit code is 65.
          """))
  }

  // Arguments and options.

  package var region: String {
    text(
      nb: "En region, ved kortnavn eller navn.",
      nn: "Ein region, ved kortnamn eller namn.",
      en: "A region, by slug or name.")
  }
  package var quiet: String {
    text(
      nb: "Vis bare feil.",
      nn: "Vis berre feil.",
      en: "Print only errors.")
  }
  package var documentId: String {
    text(
      nb: "Dokumentets id, slik `document list` viser den.",
      nn: "Id-en til dokumentet, slik `document list` viser han.",
      en: "The document's id, as `document list` shows it.")
  }
  package var documentTitle: String {
    text(
      nb: "Tittelen, der den ikke er første linje i rapporten.",
      nn: "Tittelen, der han ikkje er første linja i rapporten.",
      en: "Its title, if that is not the first line of the write-up.")
  }
  package var publisher: String {
    text(
      nb: "Hvem som ga den ut.",
      nn: "Kven som gav han ut.",
      en: "Who published it.")
  }
  package var publishedWhere: String {
    text(
      nb: "Hvor den er publisert.",
      nn: "Kvar han er publisert.",
      en: "Where it is published.")
  }
  package var publishedWhen: String {
    text(
      nb: "Når den ble publisert: 2018, 2018-06 eller 2018-06-01.",
      nn: "Når han vart publisert: 2018, 2018-06 eller 2018-06-01.",
      en: "When it was published: 2018, 2018-06 or 2018-06-01.")
  }
  package var earlierDocument: String {
    text(
      nb: "Id-en til det tidligste dokumentet.",
      nn: "Id-en til det tidlegaste dokumentet.",
      en: "The earlier document's id.")
  }
  package var laterDocument: String {
    text(
      nb: "Id-en til det seneste dokumentet.",
      nn: "Id-en til det seinaste dokumentet.",
      en: "The later document's id.")
  }
  package var allDocuments: String {
    text(
      nb: "Ta med erstattede og fjernede rapporter.",
      nn: "Ta med erstatta og fjerna rapportar.",
      en: "Include superseded and removed write-ups.")
  }
  package var rawOutput: String {
    text(
      nb: "Skriv til en fil, uansett endelse; den blir erstattet når alt er skrevet.",
      nn: "Skriv til ei fil, same kva endinga er; ho blir erstatta når alt er skrive.",
      en: "Write to a file, whatever its ending; it is replaced when all is written.")
  }
  package var documentIds: String {
    text(
      nb: "Dokumentenes id-er, slik `document list` viser dem.",
      nn: "Id-ane til dokumenta, slik `document list` viser dei.",
      en: "The documents' ids, as `document list` shows them.")
  }
  package var anyDocumentId: String {
    text(
      nb: "Dokumentets id, slik `document list --all` viser den.",
      nn: "Id-en til dokumentet, slik `document list --all` viser han.",
      en: "The document's id, as `document list --all` shows it.")
  }
  package var everyRegion: String {
    text(
      nb: "Alle regioner.",
      nn: "Alle regionar.",
      en: "Every region.")
  }
  package var exportFormat: String {
    text(
      nb: "text, markdown eller json; med --all også ndjson.",
      nn: "text, markdown eller json; med --all òg ndjson.",
      en: "text, markdown or json; with --all also ndjson.")
  }
  package var exportKind: String {
    text(
      nb: "final, application eller phase1, hvis regionen har flere.",
      nn: "final, application eller phase1, om regionen har fleire.",
      en: "final, application or phase1, if the region has several.")
  }
  package var exportPoints: String {
    text(
      nb: "Skriv punkter til et kart: regions eller municipalities.",
      nn: "Skriv punkt til eit kart: regions eller municipalities.",
      en: "Write points for a map: regions or municipalities.")
  }
  package var exportDatasette: String {
    text(
      nb: "Skriv metadata for Datasette til en fil (- er standard ut).",
      nn: "Skriv metadata for Datasette til ei fil (- er standard ut).",
      en: "Write metadata for Datasette to a file (- is standard output).")
  }
  package var importPaths: String {
    text(
      nb: "Filer, mapper, mønstre i anførselstegn; - er standard inn.",
      nn: "Filer, mapper, mønster i hermeteikn; - er standard inn.",
      en: "Files, folders, patterns in quotes; - is standard input.")
  }
  package var dryRun: String {
    text(
      nb: "Vis hva som ville skjedd, og skriv ingenting.",
      nn: "Vis kva som ville skjedd, og skriv ingenting.",
      en: "Report what would happen, and write nothing.")
  }
  package var prune: String {
    text(
      nb: "Fjern også dokumenter der fila under disse mappene er borte; spør først.",
      nn: "Fjern òg dokument der fila under desse mappene er borte; spør først.",
      en: "Also remove the documents whose files below these paths are gone; asks first.")
  }
  package var retryFailed: String {
    text(
      nb: "Ta filene som tidligere innlesinger ikke kunne lese, og ingen andre.",
      nn: "Ta filene som tidlegare innlesingar ikkje kunne lese, og ingen andre.",
      en: "Import only the files that earlier imports could not read.")
  }
  package var undo: String {
    text(
      nb: """
        Angre hele den siste innlesingen: det den tok inn, går ut, og det den erstattet, kommer tilbake; spør først.
        """,
      nn: """
        Angre heile den siste innlesinga: det ho tok inn, går ut, og det ho erstatta, kjem tilbake; spør først.
        """,
      en: """
        Undo the last import: remove what it added and restore what it replaced; asks first.
        """)
  }
  package var importReplace: String {
    text(
      nb: "La en rapport erstatte regionens andre rapport av samme slag, uansett hva de har felles.",
      nn: """
        La ein rapport erstatte den andre rapporten til regionen av same slag, same kva dei har felles.
        """,
      en: "Let a report replace the region's other report of its kind, whatever they have in common.")
  }
  package var importBeside: String {
    text(
      nb: """
        Ta inn en rapport ved siden av regionens andre rapport av samme slag, uansett hva de har felles.
        """,
      nn: """
        Ta inn ein rapport ved sida av den andre rapporten til regionen av same slag, same kva dei har felles.
        """,
      en: "Import a report beside the region's other report of its kind, whatever they have in common.")
  }
  package var readAs: String {
    text(
      nb: "Les filene som text, markdown eller html, uansett hva de ser ut som.",
      nn: "Les filene som text, markdown eller html, same kva dei ser ut som.",
      en: "Read the files as text, markdown or html, whatever they look like.")
  }
  package var inputName: String {
    text(
      nb: "Navnet på det som kommer på standard inn; endelsen hjelper til å finne formatet.",
      nn: "Namnet på det som kjem på standard inn; endinga hjelper til å finne formatet.",
      en: "The name of standard input, whose ending helps to find the format.")
  }
  package var verbose: String {
    text(
      nb: "Vis alt som er usikkert, også når mange filer leses inn.",
      nn: "Vis alt som er usikkert, òg når mange filer blir lesne inn.",
      en: "Show every finding, also where many files are imported.")
  }
  package var importFormat: String {
    text(
      nb: "Oversikten over innlesingen: text eller json.",
      nn: "Oversynet over innlesinga: text eller json.",
      en: "The report: text or json.")
  }
  package var wait: String {
    text(
      nb: "Antall sekunder å vente på en annen prosess som skriver.",
      nn: "Talet på sekund å vente på ein annan prosess som skriv.",
      en: "Seconds to wait for another process that writes.")
  }
}
