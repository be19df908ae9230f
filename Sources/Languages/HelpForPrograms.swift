/// The texts of `--help` about SQL, tables, servers, settings and the program itself.
extension HelpTexts {
  package func answerAssistant(revisions: String) -> CommandHelp {
    command(
      text(
        nb: "Svar en assistent over standard inn og ut (Model Context Protocol).",
        nn: "Svar ein assistent over standard inn og ut (Model Context Protocol).",
        en: "Answer an assistant over standard input and output (Model Context Protocol)."),
      notes: text(
        nb: """
          Programmet til en assistent starter denne kommandoen og sender forespørsler; docs/assistants.md \
          forklarer hvordan den settes opp der. Ingenting kan endres gjennom den, og byregion sender ingenting til \
          andre enn det programmet. På standard ut kommer bare meldinger i protokollen. Den slutter når det som \
          kommer inn, slutter.

          Utgaver: \(revisions).
          """,
        nn: """
          Programmet til ein assistent startar denne kommandoen og sender førespurnader; docs/assistants.md \
          forklarer korleis han blir sett opp der. Ingenting kan endrast gjennom han, og byregion sender ingenting \
          til andre enn det programmet. På standard ut kjem berre meldingar i protokollen. Han sluttar når det som \
          kjem inn, sluttar.

          Utgåver: \(revisions).
          """,
        en: """
          An assistant's program starts this command and sends requests; docs/assistants.md says how to enter it \
          there. Nothing can be changed over it, and byregion sends nothing to anyone but that program. Standard \
          output holds messages of the protocol only. It ends when its input does.

          Revisions: \(revisions).
          """))
  }
  package var boundaries: CommandHelp {
    command(
      text(
        nb: "Les inn kommuneflater til kartene, vis dem, fjern dem.",
        nn: "Les inn kommuneflater til karta, vis dei, fjern dei.",
        en: "Load areas of municipalities for the maps, list them, remove them."))
  }
  package var importBoundaries: CommandHelp {
    command(
      text(
        nb: "Les inn en GeoJSON- eller TopoJSON-fil med kommuner.",
        nn: "Les inn ei GeoJSON- eller TopoJSON-fil med kommunar.",
        en: "Load a GeoJSON or TopoJSON file of municipalities."),
      notes: text(
        nb: """
          Kartene i `byregion serve` fyller da flater i stedet for å tegne prikker. Egenskapen med numrene og \
          koordinatsystemet (lengde og bredde, eller UTM) blir funnet. Kommunene kan være de fra 2015, eller fra \
          2020 og 2024. Grensene forenkles til omtrent 100 m. Flater som var lest inn før, blir erstattet.
          """,
        nn: """
          Karta i `byregion serve` fyller då flater i staden for å teikne prikkar. Eigenskapen med nummera og \
          koordinatsystemet (lengd og breidd, eller UTM) blir funne. Kommunane kan vere dei frå 2015, eller frå \
          2020 og 2024. Grensene blir forenkla til om lag 100 m. Flater som var lesne inn før, blir erstatta.
          """,
        en: """
          The maps of `byregion serve` fill areas then instead of drawing dots. The property with the numbers and \
          the coordinates (longitude and latitude, or UTM) are found out. The municipalities may be those of 2015, \
          or of 2020 and 2024. Borders are simplified to about 100 m. Areas that were loaded before are replaced.
          """))
  }
  package var listBoundaries: CommandHelp {
    command(
      text(
        nb: "Vis fila som flatene er lest inn fra.",
        nn: "Vis fila som flatene er lesne inn frå.",
        en: "List the file that areas were loaded from."))
  }
  package var removeBoundaries: CommandHelp {
    command(
      text(
        nb: "Fjern flatene som er lest inn.",
        nn: "Fjern flatene som er lesne inn.",
        en: "Remove the areas that were loaded."))
  }
  package var byregion: CommandHelp {
    command(
      text(
        nb: "En kunnskapsbase over det norske byregioner har skrevet om Byregionprogrammet.",
        nn: "Ein kunnskapsbase over det norske byregionar har skrive om Byregionprogrammet.",
        en: "A knowledge base of what Norwegian city regions wrote about Byregionprogrammet."),
      notes: text(
        nb: """
          Alle kommandoer tar --language nb, nn eller en, som sier hvilket språk de svarer på, og --no-pager.
          """,
        nn: """
          Alle kommandoar tek --language nb, nn eller en, som seier kva språk dei svarer på, og --no-pager.
          """,
        en: "Every command takes --language nb, nn or en for what it says, and --no-pager."))
  }
  package var configuration: CommandHelp {
    command(
      text(
        nb: "Vis innstillingene, og hvor hver av dem kommer fra.",
        nn: "Vis innstillingane, og kvar kvar av dei kjem frå.",
        en: "Show the settings, and where each comes from."),
      notes: text(
        nb: """
          Innstillingene står i ~/.config/byregion/config.toml ($XDG_CONFIG_HOME), én per linje: navn = "verdi". \
          Et valg på kommandolinja går foran en miljøvariabel, og den går foran fila; bare for språket går fila \
          foran BYREGION_LANGUAGE og systemets språk (LC_ALL, LC_MESSAGES, LANG).
          """,
        nn: """
          Innstillingane står i ~/.config/byregion/config.toml ($XDG_CONFIG_HOME), éi per linje: namn = "verdi". \
          Eit val på kommandolinja går føre ein miljøvariabel, og han går føre fila; berre for språket går fila \
          føre BYREGION_LANGUAGE og språket til systemet (LC_ALL, LC_MESSAGES, LANG).
          """,
        en: """
          Settings are in ~/.config/byregion/config.toml ($XDG_CONFIG_HOME), one a line: name = "value". An \
          option wins over a variable of the environment, and that over the file; only the language has the \
          file before BYREGION_LANGUAGE and the locale (LC_ALL, LC_MESSAGES, LANG).
          """))
  }
  package var query: CommandHelp {
    command(
      text(
        nb: "Vis de lagrede spørringene, eller kjør en av dem.",
        nn: "Vis dei lagra spørjingane, eller køyr ei av dei.",
        en: "List the saved queries, or run one."))
  }
  package var sql: CommandHelp {
    command(
      text(
        nb: "Spør i SQL; uten en spørring i en terminal åpnes en ledetekst.",
        nn: "Spør i SQL; utan ei spørjing i ein terminal blir ein leietekst opna.",
        en: "Run SQL; on a terminal without a query, open a prompt."),
      notes: text(
        nb: """
          `byregion schema` viser tabellene med hva kolonnene betyr, `byregion query` de lagrede spørringene.
          """,
        nn: """
          `byregion schema` viser tabellane med kva kolonnane tyder, `byregion query` dei lagra spørjingane.
          """,
        en: """
          `byregion schema` lists the tables with what their columns mean, `byregion query` the saved queries.
          """))
  }
  package var schema: CommandHelp {
    command(
      text(
        nb: "Vis tabellene og visningene, eller en av dem med kolonner.",
        nn: "Vis tabellane og visingane, eller ei av dei med kolonnar.",
        en: "Show the tables and views, or one with its columns."))
  }
  package var serve: CommandHelp {
    command(
      text(
        nb: "Vis kunnskapsbasen i en nettleser, og som et API.",
        nn: "Vis kunnskapsbasen i ein nettlesar, og som eit API.",
        en: "Show the knowledge base in a browser, and as an API."),
      notes: text(
        nb: """
          Den bare leser, med mindre --import lar deg ta inn dokumenter, og svarer bare denne maskinen, med mindre \
          --public-url sier hvor andre når den. Ctrl-C avslutter.
          """,
        nn: """
          Han berre les, med mindre --import lèt deg ta inn dokument, og svarer berre denne maskina, med mindre \
          --public-url seier kvar andre når han. Ctrl-C avsluttar.
          """,
        en: """
          Reads only, unless --import lets you take documents in, and answers only this machine unless \
          --public-url says where others reach it. Ctrl-C ends it.
          """))
  }
  package var tables: CommandHelp {
    command(
      text(
        nb: "Legg egne tabeller til kunnskapsbasen, vis dem eller fjern dem.",
        nn: "Legg eigne tabellar til kunnskapsbasen, vis dei eller fjern dei.",
        en: "Add tables of your own to the knowledge base, list them, remove them."),
      notes: text(
        nb: """
          Innlesing, ombygging, sikkerhetskopi og kontroll lar slike tabeller være i fred. `byregion sql --table \
          NAVN=FIL` leser en fil for én spørring, uten å legge den til.
          """,
        nn: """
          Innlesing, ombygging, tryggingskopi og kontroll lèt slike tabellar vere i fred. `byregion sql --table \
          NAMN=FIL` les ei fil for éi spørjing, utan å leggje ho til.
          """,
        en: """
          Imports, rebuilds, backups and checks leave such tables alone. `byregion sql --table NAME=FILE` reads a \
          file for one query, without adding it.
          """))
  }
  package var addTable: CommandHelp {
    command(
      text(
        nb: "Lag en tabell av en CSV-, TSV-, JSON- eller NDJSON-fil.",
        nn: "Lag ein tabell av ei CSV-, TSV-, JSON- eller NDJSON-fil.",
        en: "Create a table from a CSV, TSV, JSON or NDJSON file."),
      notes: text(
        nb: """
          Første linje gir kolonnene navn; linjer foran den med færre felt er titler. Skilletegnet (; , | eller \
          tabulator), tegnsettet og typene blir funnet. Tall blir tall, med desimalpunktum eller komma, bare der \
          ingenting går tapt: 0301 forblir en tekst. Et tomt felt er NULL. I en kolonne av tall er også tegnene . \
          .. ... : og - det.
          """,
        nn: """
          Første linja gir kolonnane namn; linjer framfor ho med færre felt er titlar. Skiljeteiknet (; , | eller \
          tabulator), teiknsettet og typane blir funne. Tal blir tal, med desimalpunktum eller komma, berre der \
          ingenting går tapt: 0301 held fram som tekst. Eit tomt felt er NULL. I ei kolonne av tal er òg teikna . \
          .. ... : og - det.
          """,
        en: """
          The first line names the columns; lines before it that have fewer fields are titles. The separator \
          (; , | or tab), the encoding and the types are found out. Numbers become numbers, with a decimal \
          point or comma, only where nothing is lost: 0301 stays a text. An empty field is NULL, and in a \
          column of numbers so is each of the signs . .. ... : and -.
          """))
  }
  package var listTables: CommandHelp {
    command(
      text(
        nb: "Vis tabellene som er lagt til, av byregion eller et annet program.",
        nn: "Vis tabellane som er lagde til, av byregion eller eit anna program.",
        en: "List the tables that were added, by byregion or by another program."))
  }
  package var removeTable: CommandHelp {
    command(
      text(
        nb: "Fjern en tabell som er lagt til, med radene i den.",
        nn: "Fjern ein tabell som er lagd til, med radene i han.",
        en: "Remove a table that was added, with its rows."))
  }

  // Arguments and options.

  package var fileOrInput: String {
    text(
      no: "Fila; - er standard inn.",
      en: "The file; - is standard input.")
  }
  package var numberProperty: String {
    text(
      nb: "Egenskapen som har numrene.",
      nn: "Eigenskapen som har nummera.",
      en: "The property that has the numbers.")
  }
  package var attribution: String {
    text(
      nb: "Hvem kartene oppgir som kilde; fila kan si det selv.",
      nn: "Kven karta oppgir som kjelde; fila kan seie det sjølv.",
      en: "The source that the maps credit; the file may state it itself.")
  }
  package var explainSettings: String {
    text(
      nb: "Vis også hva hver innstilling betyr, og hvor verdien kommer fra.",
      nn: "Vis òg kva kvar innstilling tyder, og kvar verdien kjem frå.",
      en: "Also show what each setting means and where its value comes from.")
  }
  package var parameter: String {
    text(
      nb: "Gi parameteren :navn, @navn eller $navn en verdi (=verdi gir den neste ?); kan gjentas.",
      nn: """
        Gi parameteren :namn, @namn eller $namn ein verdi (=verdi gir den neste ?); kan takast opp att.
        """,
      en: "Give the parameter :name, @name or $name a value (=value the next ?); may be repeated.")
  }
  package var timeout: String {
    text(
      nb: "Antall sekunder spørringen kan ta.",
      nn: "Talet på sekund spørjinga kan ta.",
      en: "Seconds that the query may take.")
  }
  package var maxRows: String {
    text(
      nb: "Høyeste antall rader som vises (ellers alle).",
      nn: "Høgste talet på rader som blir viste (elles alle).",
      en: "Maximum number of rows to show (default: all).")
  }
  package var maxMemory: String {
    text(
      nb: "Antall megabyte minne spørringen kan bruke.",
      nn: "Talet på megabyte minne spørjinga kan bruke.",
      en: "Megabytes of memory that the query may use.")
  }
  package var queryName: String {
    text(
      nb: "Navnet på spørringen.",
      nn: "Namnet på spørjinga.",
      en: "The query's name.")
  }
  package var showQuery: String {
    text(
      nb: "Vis spørringen i stedet for å kjøre den.",
      nn: "Vis spørjinga i staden for å køyre ho.",
      en: "Show the query instead of running it.")
  }
  package var statement: String {
    text(
      nb: "Én eller flere SQL-setninger; uten dem leses spørringen fra --file eller standard inn.",
      nn: "Éi eller fleire SQL-setningar; utan dei blir spørjinga lesen frå --file eller standard inn.",
      en: "One or more statements; without them they are read from --file or standard input.")
  }
  package var statementFile: String {
    text(
      nb: "Les spørringen fra en fil.",
      nn: "Les spørjinga frå ei fil.",
      en: "Read the query from a file.")
  }
  package var write: String {
    text(
      nb: "Endre rader: først lages en kopi av fila, og søket følger med.",
      nn: "Endre rader: først blir det laga ein kopi av fila, og søket følgjer med.",
      en: "Change rows: a copy of the file is made first, and the search follows.")
  }
  package var writeBackup: String {
    text(
      nb: "Med --write: kopier fila før endringen.",
      nn: "Med --write: kopier fila før endringa.",
      en: "With --write: copy the file before the change.")
  }
  package var tableOrView: String {
    text(
      nb: "En tabell eller visning.",
      nn: "Ein tabell eller ei vising.",
      en: "A table or view.")
  }
  package var schemaStatement: String {
    text(
      nb: "Vis setningen som laget den.",
      nn: "Vis setninga som laga han eller ho.",
      en: "Show the statement that made it.")
  }
  package var port: String {
    text(
      nb: "Porten det lyttes på; 0 for en som er ledig.",
      nn: "Porten det blir lytta på; 0 for ein som er ledig.",
      en: "Port to listen on; 0 for any that is free.")
  }
  package var host: String {
    text(
      nb: "Adressen det lyttes på.",
      nn: "Adressa det blir lytta på.",
      en: "Address to listen on.")
  }
  package var publicURL: String {
    text(
      nb: "Adressen andre når tjeneren på, med stien en proxy gir den.",
      nn: "Adressa andre når tenaren på, med stien ein proxy gir han.",
      en: "Address at which others reach the server, with the path that a proxy gives it.")
  }
  package var allowSQL: String {
    text(
      nb: "La lesere spørre i SQL, innen grenser (ellers bare på denne maskinen).",
      nn: "La lesarar spørje i SQL, innan grenser (elles berre på denne maskina).",
      en: "Let readers query in SQL, within limits (default: only on this machine).")
  }
  package var assistants: String {
    text(
      nb: "Svar også assistenter på /mcp (Model Context Protocol).",
      nn: "Svar òg assistentar på /mcp (Model Context Protocol).",
      en: "Answer assistants at /mcp, too (Model Context Protocol).")
  }
  package var serveImport: String {
    text(
      nb: "La den som har en lenke som blir skrevet ut, lese inn dokumenter i nettleseren.",
      nn: "La den som har ei lenkje som blir skriven ut, lese inn dokument i nettlesaren.",
      en: "Let anyone who has the printed link import documents in the browser.")
  }
  package var openBrowser: String {
    text(
      nb: "Åpne en nettleser.",
      nn: "Opne ein nettlesar.",
      en: "Open a browser.")
  }
  package var serveDemo: String {
    text(
      nb: "Les mappa seed inn i en fil som fjernes etterpå, og vis den.",
      nn: "Les mappa seed inn i ei fil som blir fjerna etterpå, og vis ho.",
      en: "Import the folder seed into a file that is removed afterwards, and show that.")
  }
  package var accessibilityStatement: String {
    text(
      nb: "Adressen til tilgjengelighetserklæringen.",
      nn: "Adressa til tilgjengefråsegna.",
      en: "Address of the accessibility statement.")
  }
  package var contact: String {
    text(
      nb: "Hvor den som driver tjeneren, kan nås: en nettadresse eller mailto:.",
      nn: "Kvar den som driv tenaren, kan nåast: ei nettadresse eller mailto:.",
      en: "Where to reach whoever runs the server: an address of the web or mailto:.")
  }
  package var log: String {
    text(
      nb: "Hvordan forespørsler loggføres: text, json eller none.",
      nn: "Korleis førespurnader blir loggførte: text, json eller none.",
      en: "How requests are logged: text, json or none.")
  }
  package var logQueries: String {
    text(
      nb: "Loggfør også hva lesere spør etter.",
      nn: "Loggfør òg kva lesarar spør etter.",
      en: "Log what readers ask for, too.")
  }
  package var logAddresses: String {
    text(
      nb: "Loggfør også lesernes adresser.",
      nn: "Loggfør òg adressene til lesarane.",
      en: "Log the addresses of readers, too.")
  }
  package var attach: String {
    text(
      nb: "Les en SQLite-database, som NAVN.tabell; kan gjentas.",
      nn: "Les ein SQLite-database, som NAMN.tabell; kan takast opp att.",
      en: "Read an SQLite database, as NAME.table; may be repeated.")
  }
  package var table: String {
    text(
      nb: "Les en CSV-, TSV-, JSON- eller NDJSON-fil (- er standard inn) som en tabell; kan gjentas.",
      nn: """
        Les ei CSV-, TSV-, JSON- eller NDJSON-fil (- er standard inn) som ein tabell; kan takast opp att.
        """,
      en: "Read a CSV, TSV, JSON or NDJSON file (- is standard input) as a table; may be repeated.")
  }
  package var tableName: String {
    text(
      nb: "Navnet på tabellen.",
      nn: "Namnet på tabellen.",
      en: "The table's name.")
  }
  package var tableReplace: String {
    text(
      nb: "Erstatt en tilføyd tabell med samme navn.",
      nn: "Erstatt ein tilføydd tabell med same namn.",
      en: "Replace an added table of the same name.")
  }
}
