extension ColumnText {
  /// Columns of the tables of places, of users' data, and of the program's internal tables.
  static let ofPlacesAndUpkeep = [
    ColumnText(
      "Passage of the region that says the same already; NULL for a first one.",
      nb: "Teksten fra regionen som sier det samme fra før; NULL for den første.",
      nn: "Teksten frå regionen som seier det same frå før; NULL for den første."),
    ColumnText("Region.", nb: "Region.", nn: "Region."),
    ColumnText("Municipality.", nb: "Kommune.", nn: "Kommune."),
    ColumnText(
      "Its number on 1 January 2015; NULL when no register knows the name.",
      nb: "Kommunenummeret 1. januar 2015; NULL når navnet ikke står i noe register.",
      nn: "Kommunenummeret 1. januar 2015; NULL når namnet ikkje står i noko register."),
    ColumnText("Its county on 1 January 2015.", nb: "Fylket 1. januar 2015.", nn: "Fylket 1. januar 2015."),
    ColumnText(
      "applicant or partner.", nb: "applicant (søker) eller partner.", nn: "applicant (søkjar) eller partner."),
    ColumnText(
      "Its inhabitants on 1 January 2015, by Statistics Norway.",
      nb: "Innbyggere 1. januar 2015, etter Statistisk sentralbyrå.",
      nn: "Innbyggjarar 1. januar 2015, etter Statistisk sentralbyrå."),
    ColumnText(
      "Its number on 1 January 2015.", nb: "Kommunenummeret 1. januar 2015.", nn: "Kommunenummeret 1. januar 2015."),
    ColumnText(
      "Degrees north (WGS84) of a point inside it.", nb: "Breddegrad (WGS84) for et punkt i kommunen.",
      nn: "Breiddegrad (WGS84) for eit punkt i kommunen."),
    ColumnText(
      "Number on 1 January 2015, as in the other tables.", nb: "Nummeret 1. januar 2015, som i de andre tabellene.",
      nn: "Nummeret 1. januar 2015, som i dei andre tabellane."),
    ColumnText("Name on 1 January 2015.", nb: "Navnet 1. januar 2015.", nn: "Namnet 1. januar 2015."),
    ColumnText("County on 1 January 2015.", nb: "Fylket 1. januar 2015.", nn: "Fylket 1. januar 2015."),
    ColumnText("Number on 1 January 2024.", nb: "Nummeret 1. januar 2024.", nn: "Nummeret 1. januar 2024."),
    ColumnText(
      "Name on 1 January 2024, Sámi and Kven names included.",
      nb: "Navnet 1. januar 2024, med samiske og kvenske navn.",
      nn: "Namnet 1. januar 2024, med samiske og kvenske namn."),
    ColumnText("County on 1 January 2024.", nb: "Fylket 1. januar 2024.", nn: "Fylket 1. januar 2024."),
    ColumnText(
      "How much of the municipality of 2015 went there: whole, main part, part, small part.",
      nb:
        "Hvor mye av kommunen i 2015 som gikk dit: whole (hele), main part (hoveddelen), part (en del), small part (en liten del).",
      nn:
        "Kor mykje av kommunen i 2015 som gjekk dit: whole (heile), main part (hovuddelen), part (ein del), small part (ein liten del)."
    ),
    ColumnText("County of 2015.", nb: "Fylket i 2015.", nn: "Fylket i 2015."),
    ColumnText("Its number.", nb: "Nummeret.", nn: "Nummeret."),
    ColumnText("Region that gives the advice.", nb: "Regionen som gir rådet.", nn: "Regionen som gjev rådet."),
    ColumnText("SHA-256 of the document's bytes.", nb: "SHA-256 av dokumentet.", nn: "SHA-256 av dokumentet."),
    ColumnText(
      "Its title, where the first line of the write-up is not that.",
      nb: "Tittelen, når den ikke er første linje i rapporten.",
      nn: "Tittelen, når han ikkje er første linje i rapporten."),
    ColumnText("Who published it.", nb: "Hvem som har gitt det ut.", nn: "Kven som har gjeve det ut."),
    ColumnText("Where it is published.", nb: "Hvor det er publisert.", nn: "Kvar det er publisert."),
    ColumnText(
      "When it was published: 2018, 2018-06 or 2018-06-01.",
      nb: "Når det ble publisert: 2018, 2018-06 eller 2018-06-01.",
      nn: "Når det vart publisert: 2018, 2018-06 eller 2018-06-01."),
    ColumnText("Key.", nb: "Nøkkel.", nn: "Nøkkel."),
    ColumnText("The document.", nb: "Dokumentet.", nn: "Dokumentet."),
    ColumnText(
      "error, warning or note.", nb: "error (feil), warning (advarsel) eller note (merknad).",
      nn: "error (feil), warning (åtvaring) eller note (merknad)."),
    ColumnText(
      "What kind of doubt: heading-misspelt. `byregion inspect diagnostic` explains it.",
      nb: "Hva slags tvil det er, for eksempel heading-misspelt. `byregion inspect diagnostic` forklarer den.",
      nn: "Kva slags tvil det er, til dømes heading-misspelt. `byregion inspect diagnostic` forklarer han."),
    ColumnText("What was decided.", nb: "Hva som ble valgt.", nn: "Kva som vart valt."),
    ColumnText("Line in the source, from 1.", nb: "Linje i kilden, fra 1.", nn: "Linje i kjelda, frå 1."),
    ColumnText("Column in that line, in characters, from 1.", nb: "Tegn i linja, fra 1.", nn: "Teikn i linja, frå 1."),
    ColumnText(
      "Number of the import, counting up.", nb: "Nummeret på innlesingen, stigende.",
      nn: "Nummeret på innlesinga, stigande."),
    ColumnText("When it began, UTC.", nb: "Når den begynte, i UTC.", nn: "Når ho tok til, i UTC."),
    ColumnText(
      "When it was undone, UTC; NULL when it was not.", nb: "Når den ble angret, i UTC; ellers NULL.",
      nn: "Når ho vart angra, i UTC; elles NULL."),
    ColumnText("The import.", nb: "Innlesingen.", nn: "Innlesinga."),
    ColumnText(
      "The document's status before the import; NULL for one that was new.",
      nb: "Statusen dokumentet hadde før innlesingen; NULL for et nytt.",
      nn: "Statusen dokumentet hadde før innlesinga; NULL for eit nytt."),
    ColumnText(
      "Key that other tables call section_id.", nb: "Nøkkelen som andre tabeller kaller section_id.",
      nn: "Nøkkelen som andre tabellar kallar section_id."),
    ColumnText(
      "Place in the document, from 1.", nb: "Plassen i dokumentet, fra 1.", nn: "Plassen i dokumentet, frå 1."),
    ColumnText(
      "lead, goals, results, advice, continuation, application, documents, facts or other.",
      nb: "lead, goals, results, advice, continuation, application, documents, facts eller other.",
      nn: "lead, goals, results, advice, continuation, application, documents, facts eller other."),
    ColumnText(
      "Heading as printed; NULL for a lead.", nb: "Overskriften slik den står; NULL for en ingress.",
      nn: "Overskrifta slik ho står; NULL for ein ingress."),
    ColumnText(
      "Line of the heading in the source, from 1.", nb: "Linja til overskriften i kilden, fra 1.",
      nn: "Linja til overskrifta i kjelda, frå 1."),
    ColumnText("The document that they stood in.", nb: "Dokumentet de sto i.", nn: "Dokumentet dei stod i."),
    ColumnText("The region that said it.", nb: "Regionen som sa det.", nn: "Regionen som sa det."),
    ColumnText("The name that it was cited by.", nb: "Referansen den hadde.", nn: "Referansen han hadde."),
    ColumnText("A word in lower case.", nb: "Et ord med små bokstaver.", nn: "Eit ord med små bokstavar."),
    ColumnText(
      "What is searched for beside it, and the other way round: a word, or words with spaces between.",
      nb: "Det som det også søkes etter, og omvendt: ett ord eller flere med mellomrom.",
      nn: "Det som det også blir søkt etter, og omvendt: eitt ord eller fleire med mellomrom."),
    ColumnText(
      "program, or user for one that `correct synonym` added.",
      nb: "program, eller user når `correct synonym` la det til.",
      nn: "program, eller user når `correct synonym` la det til."),
    ColumnText("Two digits.", nb: "To sifre.", nn: "To siffer."),
    ColumnText("Norwegian name.", nb: "Norsk navn.", nn: "Norsk namn."),
    ColumnText(
      "Official Sámi name, or NULL.", nb: "Offisielt samisk navn, eller NULL.", nn: "Offisielt samisk namn, eller NULL."
    ),
    ColumnText(
      "Municipality of 2015 that bears the name.", nb: "Kommunen i 2015 som har navnet.",
      nn: "Kommunen i 2015 som har namnet."),
    ColumnText("The parallel name.", nb: "Parallellnavnet.", nn: "Parallellnamnet."),
    ColumnText(
      "Language of the name, in English.", nb: "Språket navnet er på, på engelsk.",
      nn: "Språket namnet er på, på engelsk."),
    ColumnText(
      "Date from which the register has it; NULL where it had it before 2015.",
      nb: "Datoen registeret har det fra; NULL når det var der før 2015.",
      nn: "Datoen registeret har det frå; NULL når det var der før 2015."),
    ColumnText("Municipality of 2015.", nb: "Kommunen i 2015.", nn: "Kommunen i 2015."),
    ColumnText(
      "Its number in 2024, four digits.", nb: "Nummeret i 2024, fire sifre.", nn: "Nummeret i 2024, fire siffer."),
    ColumnText(
      "Its name in 2024, Sámi and Kven names included.", nb: "Navnet i 2024, med samiske og kvenske navn.",
      nn: "Namnet i 2024, med samiske og kvenske namn."),
    ColumnText("Name of its county in 2024.", nb: "Navnet på fylket i 2024.", nn: "Namnet på fylket i 2024."),
    ColumnText(
      "How much of it went there: whole, main part, part, small part.",
      nb:
        "Hvor mye av den som gikk dit: whole (hele), main part (hoveddelen), part (en del), small part (en liten del).",
      nn:
        "Kor mykje av han som gjekk dit: whole (heile), main part (hovuddelen), part (ein del), small part (ein liten del)."
    ),
    ColumnText(
      "What the extent leaves out, or NULL.", nb: "Det som extent ikke får med, eller NULL.",
      nn: "Det som extent ikkje får med, eller NULL."),
    ColumnText(
      "Day that the figure is of: 2015-01-01.", nb: "Dagen tallet gjelder for: 2015-01-01.",
      nn: "Dagen talet gjeld for: 2015-01-01."),
    ColumnText("Inhabitants.", nb: "Innbyggere.", nn: "Innbyggjarar."),
    ColumnText("The form as printed.", nb: "Formen slik den står.", nn: "Forma slik ho står."),
    ColumnText(
      "title, facts, heading, or user for a form that `correct alias` added.",
      nb: "title, facts, heading, eller user når `correct alias` la den til.",
      nn: "title, facts, heading, eller user når `correct alias` la ho til."),
    ColumnText(
      "The document that prints it; NULL for a user's.",
      nb: "Dokumentet den står i; NULL når en bruker har lagt den til.",
      nn: "Dokumentet ho står i; NULL når ein brukar har lagt ho til."),
    ColumnText("The document that prints them.", nb: "Dokumentet de står i.", nn: "Dokumentet dei står i."),
    ColumnText(
      "Date of that figure: 2015-01-01.", nb: "Datoen tallet gjelder for: 2015-01-01.",
      nn: "Datoen talet gjeld for: 2015-01-01."),
    ColumnText("The municipality that it means.", nb: "Kommunen som navnet betyr.", nn: "Kommunen som namnet tyder."),
    ColumnText("Its name: advice-by-keyword.", nb: "Navnet: advice-by-keyword.", nn: "Namnet: advice-by-keyword."),
    ColumnText(
      "What it answers, in one sentence.", nb: "Det den svarer på, i én setning.", nn: "Det ho svarer på, i éi setning."
    ),
    ColumnText("One statement.", nb: "Én setning i SQL.", nn: "Éi setning i SQL."),
    ColumnText("The query.", nb: "Spørringen.", nn: "Spørjinga."),
    ColumnText("The parameter without its colon.", nb: "Parameteren uten kolon.", nn: "Parameteren utan kolon."),
    ColumnText("The value.", nb: "Verdien.", nn: "Verdien."),
    ColumnText(
      "Its name: forankring-i-ledelsen.", nb: "Navnet: forankring-i-ledelsen.", nn: "Namnet: forankring-i-ledelsen."),
    ColumnText("What is searched for.", nb: "Det som det søkes etter.", nn: "Det som det blir søkt etter."),
    ColumnText("The search.", nb: "Søket.", nn: "Søket."),
    ColumnText(
      "kind, region, municipality, county, language or document.",
      nb: "kind, region, municipality, county, language eller document.",
      nn: "kind, region, municipality, county, language eller document."),
    ColumnText(
      "Place among the values of the field, from 1.", nb: "Plassen blant verdiene til feltet, fra 1.",
      nn: "Plassen blant verdiane til feltet, frå 1."),
    ColumnText(
      "A wanted value, as a person writes it.", nb: "En verdi det er avgrenset til, slik en bruker skrev den.",
      nn: "Ein verdi det er avgrensa til, slik ein brukar skreiv han."),
    ColumnText(
      "Its bytes, packed where shorter: sqlar_uncompress(content, documents.byte_count).",
      nb: "Innholdet, pakket når det blir kortere: sqlar_uncompress(content, documents.byte_count).",
      nn: "Innhaldet, pakka når det blir kortare: sqlar_uncompress(content, documents.byte_count)."),
    ColumnText(
      "Place in printed order, from 1, the applicant first.",
      nb: "Plassen i rekkefølgen de står i, fra 1, søkeren først.",
      nn: "Plassen i rekkjefølgja dei står i, frå 1, søkjaren først."),
    ColumnText(
      "Place among the municipalities, from 1; NULL where one is printed again.",
      nb: "Plassen blant kommunene, fra 1; NULL når en kommune står en gang til.",
      nn: "Plassen blant kommunane, frå 1; NULL når ein kommune står ein gong til."),
    ColumnText(
      "Its number; NULL when no register knows the name.", nb: "Nummeret; NULL når navnet ikke står i noe register.",
      nn: "Nummeret; NULL når namnet ikkje står i noko register."),
    ColumnText(
      "What decided the number: its name alone, its neighbours, the user.",
      nb: "Det som avgjorde nummeret: navnet alene, nabokommunene eller brukeren.",
      nn: "Det som avgjorde nummeret: namnet åleine, nabokommunane eller brukaren."),
    ColumnText(
      "certain, likely, guess or unresolved.",
      nb: "certain (sikkert), likely (sannsynlig), guess (gjettet) eller unresolved (ikke funnet).",
      nn: "certain (sikkert), likely (sannsynleg), guess (gjetta) eller unresolved (ikkje funne)."),
    ColumnText(
      "Key, the same as in document_municipalities.", nb: "Nøkkel, den samme som i document_municipalities.",
      nn: "Nøkkel, den same som i document_municipalities."),
    ColumnText("The document that names it.", nb: "Dokumentet som nevner den.", nn: "Dokumentet som nemner han."),
    ColumnText(
      "Its number, four digits, in the register of the year.", nb: "Nummeret, fire sifre, i registeret for året.",
      nn: "Nummeret, fire siffer, i registeret for året."),
    ColumnText(
      "Whose municipality it is: 2015 or 2024.", nb: "Hvilket år kommunen hører til: 2015 eller 2024.",
      nn: "Kva år kommunen høyrer til: 2015 eller 2024."),
    ColumnText(
      "Its area as GeoJSON: a MultiPolygon in degrees (WGS84), simplified.",
      nb: "Flaten som GeoJSON: et MultiPolygon i grader (WGS84), forenklet.",
      nn: "Flata som GeoJSON: eit MultiPolygon i grader (WGS84), forenkla."),
    ColumnText("Its name.", nb: "Navnet.", nn: "Namnet."),
    ColumnText(
      "Whom its owner asks to name, or NULL.", nb: "Hvem eieren ber om at blir kreditert, eller NULL.",
      nn: "Kven eigaren ber om at blir kreditert, eller NULL."),
    ColumnText("When it was loaded, UTC.", nb: "Når den ble lest inn, i UTC.", nn: "Når ho vart lesen inn, i UTC."),
    ColumnText(
      "Its title; NULL where it states none.", nb: "Tittelen; NULL når den ikke er oppgitt.",
      nn: "Tittelen; NULL når han ikkje er oppgjeven."),
    ColumnText(
      "Where it is published: a web address.", nb: "Hvor det er publisert: en nettadresse.",
      nn: "Kvar det er publisert: ei nettadresse."),
    ColumnText(
      "When it was published, or was last changed: 2018, 2018-06 or 2018-06-01.",
      nb: "Når det ble publisert eller sist endret: 2018, 2018-06 eller 2018-06-01.",
      nn: "Når det vart publisert eller sist endra: 2018, 2018-06 eller 2018-06-01."),
    ColumnText(
      "Its title, or the first line of the write-up.", nb: "Tittelen, eller første linje i rapporten.",
      nn: "Tittelen, eller første linje i rapporten."),
    ColumnText(
      "When: 2018, 2018-06 or 2018-06-01.", nb: "Når: 2018, 2018-06 eller 2018-06-01.",
      nn: "Når: 2018, 2018-06 eller 2018-06-01."),
    ColumnText("The line as printed.", nb: "Linja slik den står.", nn: "Linja slik ho står."),
    ColumnText(
      "The kind of section; text for a line that is no heading.",
      nb: "Hva slags del den innleder; text når linja ikke er noen overskrift.",
      nn: "Kva slags del ho innleier; text når linja ikkje er noka overskrift."),
    ColumnText("The word.", nb: "Ordet.", nn: "Ordet."),
    ColumnText(
      "Number that word_grams calls it by, from 1; never given to two words.",
      nb: "Nummeret det har i word_grams, fra 1; aldri brukt på to ord.",
      nn: "Nummeret det har i word_grams, frå 1; aldri brukt på to ord."),
    ColumnText(
      "Number of passages that hold the word.", nb: "Antall tekster som har ordet.",
      nn: "Talet på tekstar som har ordet."),
    ColumnText(
      "The gram's four bytes as a number, times 65536, plus words.id divided by 65536.",
      nb: "De fire bytene i gruppa som et tall, ganget med 65536, pluss words.id delt på 65536.",
      nn: "Dei fire bytane i gruppa som eit tal, gonga med 65536, pluss words.id delt på 65536."),
    ColumnText(
      "Remainders of words.id by 65536, two bytes each, low byte first. Gram 0: the words' weights.",
      nb: "Resten av words.id delt på 65536, to byte hver, den laveste først. Gruppe 0: vektene til ordene.",
      nn: "Resten av words.id delt på 65536, to byte kvar, den lågaste først. Gruppe 0: vektene til orda."),
    ColumnText(
      "Highest number given out.", nb: "Det høyeste nummeret som er brukt.", nn: "Det høgste nummeret som er brukt."),
    ColumnText("Absolute path of the file.", nb: "Hele stien til fila.", nn: "Heile stigen til fila."),
    ColumnText(
      "Why it could not be imported.", nb: "Hvorfor den ikke kunne leses inn.", nn: "Kvifor ho ikkje kunne lesast inn."),
    ColumnText("When, UTC.", nb: "Når, i UTC.", nn: "Når, i UTC."),
    ColumnText(
      "Counting up; 0 is the making of the file, whose stamp names it.",
      nb: "Stigende; 0 er da fila ble laget, og stempelet der er navnet på den.",
      nn: "Stigande; 0 er då fila vart laga, og stempelet der er namnet på henne."),
    ColumnText(
      "The document, which may be gone since; NULL where the change was of a region.",
      nb: "Dokumentet, som kan være borte siden; NULL når endringen gjaldt en region.",
      nn: "Dokumentet, som kan vere borte sidan; NULL når endringa gjaldt ein region."),
    ColumnText(
      "The region, which may be gone since; NULL where the change was of a document alone.",
      nb: "Regionen, som kan være borte siden; NULL når endringen bare gjaldt et dokument.",
      nn: "Regionen, som kan vere borte sidan; NULL når endringa berre gjaldt eit dokument."),
    ColumnText(
      "By chance; tells copies of a file that went on differently apart.",
      nb: "Tilfeldig; skiller kopier av en fil som er endret hver for seg.",
      nn: "Tilfeldig; skil kopiar av ei fil som er endra kvar for seg."),
    ColumnText("Number of the step, from 1.", nb: "Nummeret på steget, fra 1.", nn: "Nummeret på steget, frå 1."),
    ColumnText("Name of its file.", nb: "Navnet på fila.", nn: "Namnet på fila."),
    ColumnText("SHA-256 of that file.", nb: "SHA-256 av fila.", nn: "SHA-256 av fila."),
    ColumnText("When it was applied, UTC.", nb: "Når det ble utført, i UTC.", nn: "Når det vart utført, i UTC."),
  ]
}
