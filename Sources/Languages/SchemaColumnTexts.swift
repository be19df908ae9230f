extension Catalogue {
  /// The description of a column of the program's tables and views.
  ///
  /// - Parameter description: the description stored in the file, in English.
  /// - Returns: nil in English, and for an unknown description: that of a user's column, or of a version with another
  ///   wording.
  package func columnDescription(_ description: String) -> String? {
    switch language {
    case .bokmål: Self.columnTexts[description]?.nb
    case .nynorsk: Self.columnTexts[description]?.nn
    case .english: nil
    }
  }

  private static let columnTexts = Dictionary(
    (ColumnText.ofRecords + ColumnText.ofPlacesAndUpkeep).map { ($0.en, $0) }, uniquingKeysWith: { first, _ in first })
}

/// A translated column description. The key is the English description in the migrations, which many columns share.
struct ColumnText {
  let en, nb, nn: String

  init(_ en: String, nb: String, nn: String) { (self.en, self.nb, self.nn) = (en, nb, nn) }
}

extension ColumnText {
  /// Columns of the tables of regions and passages, and of the overview views.
  static let ofRecords = [
    ColumnText(
      "Key that other tables call region_id.", nb: "Nøkkelen som andre tabeller kaller region_id.",
      nn: "Nøkkelen som andre tabellar kallar region_id."),
    ColumnText(
      "Stable short name, the first part of every reference: rana.",
      nb: "Fast kortnavn, første del av alle referanser: rana.",
      nn: "Fast kortnamn, første del av alle referansar: rana."),
    ColumnText(
      "Name as printed: Ranaregionen.", nb: "Navnet slik det står: Ranaregionen.",
      nn: "Namnet slik det står: Ranaregionen."),
    ColumnText(
      "How many of its documents are current; 0 where all were removed.",
      nb: "Antall dokumenter som gjelder nå; 0 når alle er fjernet.",
      nn: "Talet på dokument som gjeld no; 0 når alle er fjerna."),
    ColumnText(
      "The document whose municipalities are the region's: the newest that names some.",
      nb: "Dokumentet som kommunene til regionen er hentet fra: det nyeste som nevner noen.",
      nn: "Dokumentet som kommunane til regionen er henta frå: det nyaste som nemner nokon."),
    ColumnText(
      "Four digits; the first two are the county's.", nb: "Fire sifre; de to første er fylkets.",
      nn: "Fire siffer; dei to første er fylket sine."),
    ColumnText(
      "Plain Norwegian name; six names are borne by two municipalities.",
      nb: "Norsk navn uten tillegg; seks navn deles av to kommuner.",
      nn: "Norsk namn utan tillegg; to kommunar deler namn i seks tilfelle."),
    ColumnText(
      "County that it lay in on 1 January 2015.", nb: "Fylket den lå i 1. januar 2015.",
      nn: "Fylket han låg i 1. januar 2015."),
    ColumnText(
      "Degrees north (WGS84) of a point inside it, not its centre; NULL where not known.",
      nb: "Breddegrad (WGS84) for et punkt i kommunen, ikke midtpunktet; NULL når det er ukjent.",
      nn: "Breiddegrad (WGS84) for eit punkt i kommunen, ikkje midtpunktet; NULL når det er ukjent."),
    ColumnText(
      "Degrees east (WGS84) of the same point.", nb: "Lengdegrad (WGS84) for det samme punktet.",
      nn: "Lengdegrad (WGS84) for det same punktet."),
    ColumnText(
      "Key, the same as in passages.", nb: "Nøkkel, den samme som i passages.", nn: "Nøkkel, den same som i passages."),
    ColumnText("The region.", nb: "Regionen.", nn: "Regionen."),
    ColumnText("The document that it stands in.", nb: "Dokumentet det står i.", nn: "Dokumentet det står i."),
    ColumnText("The section that it stands in.", nb: "Delen det står i.", nn: "Delen det står i."),
    ColumnText(
      "Place in printed order, from 1.", nb: "Plassen i rekkefølgen det står i, fra 1.",
      nn: "Plassen i rekkjefølgja det står i, frå 1."),
    ColumnText(
      "First line in the source, from 1.", nb: "Første linje i kilden, fra 1.", nn: "Første linje i kjelda, frå 1."),
    ColumnText(
      "Label as printed: Hovedmål, Effektmål, Resultatmål, Delmål; NULL without one.",
      nb: "Betegnelsen slik den står: Hovedmål, Effektmål, Resultatmål, Delmål; ellers NULL.",
      nn: "Nemninga slik ho står: Hovedmål, Effektmål, Resultatmål, Delmål; elles NULL."),
    ColumnText("The goal, label included.", nb: "Målet, med betegnelsen.", nn: "Målet, med nemninga."),
    ColumnText("The result.", nb: "Resultatet.", nn: "Resultatet."),
    ColumnText(
      "Number that is printed before it; NULL without one.", nb: "Nummeret som står foran; NULL uten nummer.",
      nn: "Nummeret som står framfor; NULL utan nummer."),
    ColumnText("The advice.", nb: "Rådet.", nn: "Rådet."),
    ColumnText("What goes on.", nb: "Det som videreføres.", nn: "Det som blir ført vidare."),
    ColumnText("The paragraph or list item.", nb: "Avsnittet eller punktet.", nn: "Avsnittet eller punktet."),
    ColumnText("Its name as printed.", nb: "Navnet slik det står.", nn: "Namnet slik det står."),
    ColumnText(
      "Key, and rowid of passages_fts.", nb: "Nøkkel, og rowid i passages_fts.", nn: "Nøkkel, og rowid i passages_fts."),
    ColumnText(
      "lead, goal, result, advice, continuation, application, attachment, fact or other.",
      nb: "lead, goal, result, advice, continuation, application, attachment, fact eller other.",
      nn: "lead, goal, result, advice, continuation, application, attachment, fact eller other."),
    ColumnText("The region that says it.", nb: "Regionen som sier det.", nn: "Regionen som seier det."),
    ColumnText(
      "The section that it stands in: sections.id.", nb: "Delen det står i: sections.id.",
      nn: "Delen det står i: sections.id."),
    ColumnText(
      "Place among the document's passages of its kind, from 1.",
      nb: "Plassen blant tekstene av samme slag i dokumentet, fra 1.",
      nn: "Plassen blant tekstane av same slag i dokumentet, frå 1."),
    ColumnText(
      "List marker as printed; NULL for a paragraph.", nb: "Punktmerket slik det står; NULL for et avsnitt.",
      nn: "Punktmerket slik det står; NULL for eit avsnitt."),
    ColumnText(
      "0 for a paragraph, 1 for a list item, 2 for an item within an item.",
      nb: "0 for et avsnitt, 1 for et punkt, 2 for et underpunkt.",
      nn: "0 for eit avsnitt, 1 for eit punkt, 2 for eit underpunkt."),
    ColumnText(
      "Label of a goal as printed: Hovedmål, Effektmål, Resultatmål, Delmål; NULL without one.",
      nb: "Betegnelsen på et mål slik den står: Hovedmål, Effektmål, Resultatmål, Delmål; ellers NULL.",
      nn: "Nemninga på eit mål slik ho står: Hovedmål, Effektmål, Resultatmål, Delmål; elles NULL."),
    ColumnText(
      "Number that is printed before a piece of advice; NULL without one.",
      nb: "Nummeret som står foran et råd; NULL uten nummer.",
      nn: "Nummeret som står framfor eit råd; NULL utan nummer."),
    ColumnText(
      "Stable name for citing it, which no other has: rana/advice/2.",
      nb: "Fast referanse til bruk i sitater, egen for hver tekst: rana/advice/2.",
      nn: "Fast referanse til bruk i sitat, eigen for kvar tekst: rana/advice/2."),
    ColumnText(
      "Name of the region, searched along with the text but counting less.",
      nb: "Navnet på regionen; søkes sammen med teksten, men teller mindre.",
      nn: "Namnet på regionen; blir søkt saman med teksten, men tel mindre."),
    ColumnText(
      "The text, white space and soft hyphens normalised.",
      nb: "Teksten, med mellomrom og myke bindestreker rettet opp.",
      nn: "Teksten, med mellomrom og mjuke bindestrekar retta opp."),
    ColumnText(
      "Key that other tables call document_id.", nb: "Nøkkelen som andre tabeller kaller document_id.",
      nn: "Nøkkelen som andre tabellar kallar document_id."),
    ColumnText("The region that it tells of.", nb: "Regionen det handler om.", nn: "Regionen det handlar om."),
    ColumnText(
      "final (results and advice), application or phase1.", nb: "final (resultater og råd), application eller phase1.",
      nn: "final (resultat og råd), application eller phase1."),
    ColumnText(
      "current, superseded by a later revision, or removed by the user.",
      nb: "current (gjeldende), superseded (erstattet av en senere revisjon) eller removed (fjernet av brukeren).",
      nn: "current (gjeldande), superseded (erstatta av ein seinare revisjon) eller removed (fjerna av brukaren)."),
    ColumnText(
      "1 for the first document of its region and kind, then counting up.",
      nb: "1 for det første dokumentet av sitt slag i regionen, deretter 2, 3 og så videre.",
      nn: "1 for det første dokumentet av sitt slag i regionen, deretter 2, 3 og så vidare."),
    ColumnText("First line of the write-up.", nb: "Første linje i rapporten.", nn: "Første linje i rapporten."),
    ColumnText(
      "nb (Bokmål), nn (Nynorsk) or mixed.", nb: "nb (bokmål), nn (nynorsk) eller mixed (begge).",
      nn: "nb (bokmål), nn (nynorsk) eller mixed (begge)."),
    ColumnText(
      "Name of the file that it was read from, without folders: rana.txt, or all.zip/rana.txt.",
      nb: "Navnet på fila det ble lest fra, uten mapper: rana.txt eller all.zip/rana.txt.",
      nn: "Namnet på fila det vart lese frå, utan mapper: rana.txt eller all.zip/rana.txt."),
    ColumnText(
      "Path of that file, relative to this file's folder if below it; - for standard input.",
      nb: "Stien til fila, regnet fra mappa til denne fila når den ligger der; - for standard inn.",
      nn: "Stigen til fila, rekna frå mappa til denne fila når ho ligg der; - for standard inn."),
    ColumnText(
      "plain, markdown, html, docx, odt, pdf, rtf, doc, mail or mhtml.",
      nb: "plain, markdown, html, docx, odt, pdf, rtf, doc, mail eller mhtml.",
      nn: "plain, markdown, html, docx, odt, pdf, rtf, doc, mail eller mhtml."),
    ColumnText(
      "Encoding that its bytes were found to be in.", nb: "Tegnkodingen som fila viste seg å ha.",
      nn: "Teiknkodinga som fila viste seg å ha."),
    ColumnText(
      "SHA-256 of its bytes, 64 hexadecimal digits.", nb: "SHA-256 av fila, 64 heksadesimale sifre.",
      nn: "SHA-256 av fila, 64 heksadesimale siffer."),
    ColumnText("Size of the source in bytes.", nb: "Størrelsen på kilden i byte.", nn: "Storleiken på kjelda i byte."),
    ColumnText(
      "When it was imported, UTC: 2015-01-31T12:00:00Z.", nb: "Når det ble lest inn, i UTC: 2015-01-31T12:00:00Z.",
      nn: "Når det vart lese inn, i UTC: 2015-01-31T12:00:00Z."),
    ColumnText(
      "Slug, the first part of every reference.", nb: "Kortnavn, første del av alle referanser.",
      nn: "Kortnamn, første del av alle referansar."),
    ColumnText("Name as printed.", nb: "Navnet slik det står.", nn: "Namnet slik det står."),
    ColumnText("Municipality that applied.", nb: "Kommunen som søkte.", nn: "Kommunen som søkte."),
    ColumnText(
      "County of the applicant, on 1 January 2015.", nb: "Fylket til søkeren 1. januar 2015.",
      nn: "Fylket til søkjaren 1. januar 2015."),
    ColumnText("How many.", nb: "Hvor mange.", nn: "Kor mange."),
    ColumnText(
      "Inhabitants, by the newest document that tells.",
      nb: "Innbyggere, etter det nyeste dokumentet som oppgir tallet.",
      nn: "Innbyggjarar, etter det nyaste dokumentet som oppgjev talet."),
    ColumnText("Date of that figure.", nb: "Datoen tallet gjelder for.", nn: "Datoen talet gjeld for."),
    ColumnText("Area in square kilometres.", nb: "Areal i kvadratkilometer.", nn: "Areal i kvadratkilometer."),
    ColumnText(
      "Inhabitants per square kilometre.", nb: "Innbyggere per kvadratkilometer.",
      nn: "Innbyggjarar per kvadratkilometer."),
    ColumnText("How many goals.", nb: "Antall mål.", nn: "Talet på mål."),
    ColumnText("How many results.", nb: "Antall resultater.", nn: "Talet på resultat."),
    ColumnText("How many pieces of advice.", nb: "Antall råd.", nn: "Talet på råd."),
    ColumnText(
      "Stable name for citing it: rana/advice/2.", nb: "Fast referanse til bruk i sitater: rana/advice/2.",
      nn: "Fast referanse til bruk i sitat: rana/advice/2."),
    ColumnText("Region that gives it.", nb: "Regionen som gir det.", nn: "Regionen som gjev det."),
    ColumnText(
      "Municipality that applied for the region.", nb: "Kommunen som søkte for regionen.",
      nn: "Kommunen som søkte for regionen."),
    ColumnText("Number that is printed before it.", nb: "Nummeret som står foran.", nn: "Nummeret som står framfor."),
    ColumnText(
      "Slug of the region, the same in every view.", nb: "Kortnavnet på regionen, det samme i alle visninger.",
      nn: "Kortnamnet på regionen, det same i alle visingar."),
    ColumnText(
      "Stable name for citing it.", nb: "Fast referanse til bruk i sitater.", nn: "Fast referanse til bruk i sitat."),
    ColumnText("Kind of passage.", nb: "Hva slags tekst det er.", nn: "Kva slags tekst det er."),
    ColumnText("Region that says it.", nb: "Regionen som sier det.", nn: "Regionen som seier det."),
    ColumnText(
      "Kind of document that it stands in: final, application or phase1.",
      nb: "Hva slags dokument det står i: final, application eller phase1.",
      nn: "Kva slags dokument det står i: final, application eller phase1."),
    ColumnText("The text.", nb: "Teksten.", nn: "Teksten."),
  ]
}
