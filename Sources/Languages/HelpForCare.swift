/// The texts of `--help` about corrections, the file, boundaries and publications.
extension HelpTexts {
  package var correctAlias: CommandHelp {
    command(
      text(
        nb: "Vis, legg til og fjern navn på en region.",
        nn: "Vis, legg til og fjern namn på ein region.",
        en: "Show, add and remove names of a region."),
      notes: text(
        nb: """
          Rapporter med et navn du legger til, hører til den regionen, både de som er lagret og de som leses inn \
          senere. Hvis en av dem ville erstattet en rapport regionen har, blir du spurt først.
          """,
        nn: """
          Rapportar med eit namn du legg til, høyrer til den regionen, både dei som er lagra og dei som blir lesne \
          inn seinare. Dersom ein av dei ville erstatta ein rapport regionen har, blir du spurd først.
          """,
        en: """
          Write-ups with a name that you add belong to that region, both stored ones and later imports. If one of \
          them would replace a write-up that the region has, you are asked first.
          """))
  }
  package var correct: CommandHelp {
    command(
      text(
        nb: "Rett navn, steder, overskrifter og synonymer.",
        nn: "Rett namn, stader, overskrifter og synonym.",
        en: "Correct names, places, headings and synonyms."))
  }
  package var correctHeading: CommandHelp {
    command(
      text(
        nb: "Vis og rett hva overskriftene i en regions dokumenter innleder.",
        nn: "Vis og rett kva overskriftene i dokumenta til ein region innleier.",
        en: "Show and correct which kinds of section the headings of a region open."),
      notes: text(
        nb: """
          Store og små bokstaver, og et tall foran overskriften, spiller ingen rolle. En linje som ble lest som tekst, \
          kan bli en overskrift, og en overskrift kan bli tekst. Rettelsen gjelder også for det som leses inn senere.
          """,
        nn: """
          Store og små bokstavar, og eit tal framfor overskrifta, spelar inga rolle. Ei linje som vart lesen som tekst, \
          kan bli ei overskrift, og ei overskrift kan bli tekst. Rettinga gjeld òg for det som blir lese inn seinare.
          """,
        en: """
          Capitals and a number before a heading do not matter. A line that was read as text can become a heading, and a \
          heading can become text. The correction holds for later imports, too.
          """))
  }
  package var correctPlace: CommandHelp {
    command(
      text(
        nb: "Vis og rett hvilke kommuner navnene i en regions dokumenter betyr.",
        nn: "Vis og rett kva kommunar namna i dokumenta til ein region tyder.",
        en: "Show and correct which municipalities the printed names of a region mean."))
  }
  package var correctSynonym: CommandHelp {
    command(
      text(
        nb: "Vis, legg til og fjern synonymer for søket.",
        nn: "Vis, legg til og fjern synonym for søket.",
        en: "Show, add and remove synonyms for the search."),
      notes: text(
        nb: """
          Et søk etter det ene ordet finner også det andre, med halv vekt, i alle former som finnes i indeksen.
          """,
        nn: """
          Eit søk etter det eine ordet finn òg det andre, med halv vekt, i alle former som finst i indeksen.
          """,
        en: """
          A search for either word finds the other too, at half its weight, in all the forms that the index holds.
          """))
  }
  package var backup: CommandHelp {
    command(
      text(
        nb: "Kopier kunnskapsbasen til en fil, også mens andre prosesser bruker den.",
        nn: "Kopier kunnskapsbasen til ei fil, òg medan andre prosessar bruker han.",
        en: "Copy the knowledge base to a file, even while other processes use it."),
      notes: text(
        nb: """
          Kopien viser ett øyeblikk. Den får navnet sitt når den er fullstendig, kontrollert og skrevet til \
          disken.

          Med --for-sharing har den bare de gjeldende dokumentene, med filnavn, men uten mapper, og uten tidligere \
          tekster, mislykkede filer og opplysninger om innlesinger. Det som ble utelatt, blir listet opp.
          """,
        nn: """
          Kopien viser éin augneblink. Han får namnet sitt når han er fullstendig, kontrollert og skriven til \
          disken.

          Med --for-sharing har han berre dei gjeldande dokumenta, med filnamn, men utan mapper, og utan tidlegare \
          tekstar, mislykka filer og opplysningar om innlesingar. Det som vart utelate, blir lista opp.
          """,
        en: """
          The copy is a consistent snapshot. It gets its name when it is complete, checked and on disk.

          With --for-sharing it holds only the current documents, with the names of their files but not their \
          folders, and no former passages, failures or records of imports. What was left out is listed.
          """))
  }
  package var checkDatabase: CommandHelp {
    command(
      text(
        nb: "Kontroller fila: oppbygning, referanser, søkeindeks, ordliste og dokumenter.",
        nn: "Kontroller fila: oppbygging, referansar, søkjeindeks, ordliste og dokument.",
        en: "Check the file: its structures, references, search index, vocabulary and documents."),
      notes: text(
        nb: """
          Avslutter med 65 hvis noe er galt. Med --facts vises i stedet hvor dokumenter er uenige om en region, \
          hvilke summer som avviker fra summen av medlemmene, og hvilke tall som er umulige. Dokumentene blir \
          stående slik de er trykt, så dette er ikke feil i fila. En sum sammenlignes med summen av medlemmene 1. \
          januar 2015, med et slingringsmonn på 1 % for et avrundet tall og 1 % for hvert år imellom.
          """,
        nn: """
          Avsluttar med 65 dersom noko er gale. Med --facts blir det i staden vist kvar dokument er usamde om ein \
          region, kva summar som avvik frå summen av medlemmene, og kva tal som er umoglege. Dokumenta blir \
          ståande slik dei er trykte, så dette er ikkje feil i fila. Ein sum blir samanlikna med summen av \
          medlemmene 1. januar 2015, med eit slingringsmonn på 1 % for eit avrunda tal og 1 % for kvart år \
          imellom.
          """,
        en: """
          Exits with 65 if something is wrong. With --facts it lists instead where documents disagree about a \
          region, which totals differ from the sum of their members, and which figures are impossible. Documents \
          are kept as printed, so these are not failures. A total is compared with the sum of its members on 1 \
          January 2015, with a tolerance of 1 % for a rounded figure and 1 % for each year between.
          """))
  }
  package var manageDatabase: CommandHelp {
    command(
      text(
        no: "Kontroller, kopier, gjenopprett og reparer fila.",
        en: "Check, back up, restore and repair the file."))
  }
  package var rebuild: CommandHelp {
    command(
      text(
        nb: "Les alle lagrede rapporter på nytt og bygg indeksen opp igjen, i én transaksjon.",
        nn: "Les alle lagra rapportar på nytt og bygg indeksen opp att, i éin transaksjon.",
        en: "Parse every stored write-up again and rebuild the index, in one transaction."),
      notes: text(
        nb: """
          Kjør den etter en oppgradering, så tabellene har det den nyere versjonen leser. Referansene til uendrede \
          tekster og rettelsene dine blir stående. Dokumenter som leses annerledes, blir listet opp.
          """,
        nn: """
          Køyr han etter ei oppgradering, så tabellane har det den nyare versjonen les. Referansane til uendra \
          tekstar og rettingane dine blir ståande. Dokument som blir lesne annleis, blir lista opp.
          """,
        en: """
          Run it after an upgrade, so that the tables hold what the newer version reads. References of unchanged \
          texts and your corrections stay. Documents that are read differently are listed.
          """))
  }
  package var rescue: CommandHelp {
    command(
      text(
        nb: "Lag en ny kunnskapsbase av dokumentene som fortsatt finnes i en skadet.",
        nn: "Lag ein ny kunnskapsbase av dokumenta som framleis finst i ein skadd.",
        en: "Make a new knowledge base from the documents that a damaged file still holds."),
      notes: text(
        nb: """
          Hvert dokument leses for seg, om nødvendig fra de bare sidene i fila, og tas inn i den nye. Den skadede \
          fila blir ikke endret. Avslutter med 65 hvis noe gikk tapt, og lister det opp.
          """,
        nn: """
          Kvart dokument blir lese for seg, om nødvendig frå dei berre sidene i fila, og teke inn i den nye. Den \
          skadde fila blir ikkje endra. Avsluttar med 65 dersom noko gjekk tapt, og listar det opp.
          """,
        en: """
          Each document is read by itself, if necessary from the bare pages of the file, and imported into the new \
          file. The damaged file is not changed. Exits with 65 if something was lost, and lists it.
          """))
  }
  package var restoreDatabase: CommandHelp {
    command(
      text(
        nb: "Erstatt kunnskapsbasen med en sikkerhetskopi, og ta vare på fila som var der.",
        nn: "Erstatt kunnskapsbasen med ein tryggingskopi, og ta vare på fila som var der.",
        en: "Replace the knowledge base by a backup, and keep the file that was there."),
      notes: text(
        nb: """
          Sikkerhetskopien kontrolleres før noe blir endret. Fila som er der nå, blir tatt vare på som \
          FIL.before-restore-1 og så videre, høyst tre. Spør først i en terminal.
          """,
        nn: """
          Tryggingskopien blir kontrollert før noko blir endra. Fila som er der no, blir teken vare på som \
          FIL.before-restore-1 og så vidare, høgst tre. Spør først i ein terminal.
          """,
        en: """
          The backup is checked before anything is changed. The current file is kept as FILE.before-restore-1 and \
          so on, three at most. Asks first on a terminal.
          """))
  }
  package var publish: CommandHelp {
    command(
      text(
        nb: "Publiser tabellene og visningene i en PostgreSQL-database.",
        nn: "Publiser tabellane og visingane i ein PostgreSQL-database.",
        en: "Publish the tables and views in a database of PostgreSQL."),
      notes: text(
        nb: """
          Første gang publiseres alt, deretter det som er endret. Hver publisering er én transaksjon der. Et \
          skjema har én kunnskapsbase, og blir avvist hvis det ikke er byregions, eller hvis noen har endret \
          tabellene i det.

          Passord hentes fra ~/.pgpass, PGPASSWORD eller adressen, tjenester fra PGSERVICE, som i alle programmer \
          som bruker libpq. Andre på denne maskinen kan se en adresse som er skrevet på kommandolinja.
          """,
        nn: """
          Første gongen blir alt publisert, deretter det som er endra. Kvar publisering er éin transaksjon der. \
          Eit skjema har éin kunnskapsbase, og blir avvist om det ikkje er byregion sitt, eller om nokon har endra \
          tabellane i det.

          Passord blir henta frå ~/.pgpass, PGPASSWORD eller adressa, tenester frå PGSERVICE, som i alle program \
          som bruker libpq. Andre på denne maskina kan sjå ei adresse som er skriven på kommandolinja.
          """,
        en: """
          The first time, everything is published; from then on, what changed. Each publication is one \
          transaction there. A schema holds one knowledge base, and is refused if it is not byregion's or its \
          tables were changed.

          Passwords come from ~/.pgpass, PGPASSWORD or the address, services from PGSERVICE, as with all \
          programs that use libpq. Others on this machine can see an address that is typed.
          """))
  }

  // Arguments and options.

  package var nameToAdd: String {
    text(
      nb: "Et navn som skal legges til.",
      nn: "Eit namn som skal leggjast til.",
      en: "A name to add.")
  }
  package var nameToRemove: String {
    text(
      nb: "Et navn du har lagt til, som skal fjernes.",
      nn: "Eit namn du har lagt til, som skal fjernast.",
      en: "A name that you added, to remove.")
  }
  package var printedName: String {
    text(
      nb: "Et navn slik det står i et av regionens dokumenter.",
      nn: "Eit namn slik det står i eit av dokumenta til regionen.",
      en: "A name, as a document of the region prints it.")
  }
  package var municipalityMeant: String {
    text(
      nb: "Kommunen det betyr: nummeret med fire sifre fra 2015, eller navnet.",
      nn: "Kommunen det tyder: nummeret med fire siffer frå 2015, eller namnet.",
      en: "The municipality that it means: its four-digit number of 2015, or its name.")
  }
  package var headingLine: String {
    text(
      nb: "En overskrift eller linje slik den står i et av regionens dokumenter.",
      nn: "Ei overskrift eller linje slik ho står i eit av dokumenta til regionen.",
      en: "A heading or line, as a document of the region prints it.")
  }
  package var headingKind: String {
    text(
      nb: "Det den innleder: mål, resultat, råd, videre arbeid, søknad, vedlegg, fakta eller annet; eller tekst.",
      nn: "Det ho innleier: mål, resultat, råd, vidare arbeid, søknad, vedlegg, fakta eller anna; eller tekst.",
      en: "What it opens: goal, result, advice, continuation, application, attachment, fact or other; or text.")
  }
  package var removeHeading: String {
    text(
      nb: "Fjern rettelsen av denne linja.", nn: "Fjern rettinga av denne linja.",
      en: "Remove the correction of this line.")
  }
  package var removePlace: String {
    text(
      nb: "Fjern rettelsen av dette navnet.",
      nn: "Fjern rettinga av dette namnet.",
      en: "Remove the correction of this name.")
  }
  package var synonymWord: String {
    text(
      nb: "Et ord; uten ord vises alle synonymer.",
      nn: "Eit ord; utan ord blir alle synonyma viste.",
      en: "A word; without it all synonyms are listed.")
  }
  package var synonymOther: String {
    text(
      nb: "Et ord, eller flere i anførselstegn, som betyr det samme.",
      nn: "Eit ord, eller fleire i hermeteikn, som tyder det same.",
      en: "A word, or several in quotes, that means the same.")
  }
  package var removeSynonym: String {
    text(
      no: "Fjern dette synonymet.",
      en: "Remove this synonym.")
  }
  package var fileToCreate: String {
    text(
      nb: "Fila som skal lages.",
      nn: "Fila som skal lagast.",
      en: "The file to create.")
  }
  package var force: String {
    text(
      nb: "Erstatt en fil som finnes.",
      nn: "Erstatt ei fil som finst.",
      en: "Replace an existing file.")
  }
  package var forSharing: String {
    text(
      nb: "Utelat mapper, tidligere tekster, mislykkede filer og dokumenter som ikke er gjeldende.",
      nn: "Utelat mapper, tidlegare tekstar, mislykka filer og dokument som ikkje er gjeldande.",
      en: "Leave out folders, former passages, failures, and documents that are not current.")
  }
  package var facts: String {
    text(
      nb: "Sammenlign det dokumentene sier om hver region: folketall, areal, medlemmer.",
      nn: "Samanlikn det dokumenta seier om kvar region: folketal, areal, medlemmer.",
      en: "Compare what documents say about each region: population, area, members.")
  }
  package var newFile: String {
    text(
      no: "Den nye fila.",
      en: "The new file.")
  }
  package var backupFile: String {
    text(
      nb: "Sikkerhetskopien.",
      nn: "Tryggingskopien.",
      en: "The backup.")
  }
  package var doNotAsk: String {
    text(
      nb: "Ikke spør først.",
      nn: "Ikkje spør først.",
      en: "Do not ask.")
  }
  package var publishAddress: String {
    text(
      nb: "Hvor det skal publiseres: postgresql://bruker@vert:port/database, eller service=NAVN.",
      nn: "Kvar det skal publiserast: postgresql://brukar@vert:port/database, eller service=NAMN.",
      en: "Where to publish: postgresql://user@host:port/database, or service=NAME.")
  }
  package var publishSchema: String {
    text(
      nb: "Skjemaet; det blir laget hvis det ikke finnes.",
      nn: "Skjemaet; det blir laga om det ikkje finst.",
      en: "The schema; created if it does not exist.")
  }
  package var publishDryRun: String {
    text(
      nb: "Vis hva som ville blitt publisert, og endre ingenting.",
      nn: "Vis kva som ville blitt publisert, og endre ingenting.",
      en: "Show what would be published, and change nothing.")
  }
}
