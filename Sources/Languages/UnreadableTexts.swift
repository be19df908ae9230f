/// Messages about files that cannot be read, or only in part.
extension Catalogue {
  package func isNotRead(_ name: String, _ kind: String) -> String {
    text(
      nb: "\(name) er \(kind), som ikke kan leses", nn: "\(name) er \(kind), som ikkje kan lesast",
      en: "\(name) is \(kind), which is not supported")
  }
  package func holdsNoText(_ name: String) -> String {
    text(
      nb: "\(name) inneholder ikke tekst: den er full av kontrolltegn",
      nn: "\(name) inneheld ikkje tekst: ho er full av kontrollteikn",
      en: "\(name) holds no text: it is full of control characters")
  }
  package var unpackThenImport: String {
    text(no: "Pakk ut arkivet, og les inn filene i det.", en: "Unpack it, then import the files inside.")
  }
  package var saveInReadableFormat: String {
    text(
      nb: "Åpne fila, lagre den som .docx, tekst, Markdown eller HTML, og les den inn.",
      nn: "Opne fila, lagre ho som .docx, tekst, Markdown eller HTML, og les ho inn.",
      en: "Open it and save it as .docx, text, Markdown or HTML, then import that file.")
  }
  package var archiveCannotBeOpened: String {
    text(nb: "arkivet kan ikke åpnes", nn: "arkivet kan ikkje opnast", en: "its archive cannot be opened")
  }
  package var textNotWellFormed: String {
    text(
      nb: "teksten er ikke velformet XML", nn: "teksten er ikkje velforma XML", en: "its text is not well-formed XML")
  }
  package var textOfOtherKind: String {
    text(nb: "teksten er av et annet slag", nn: "teksten er av eit anna slag", en: "its text is of another kind")
  }
  package var textCannotBeUnpacked: String {
    text(nb: "teksten kan ikke pakkes ut", nn: "teksten kan ikkje pakkast ut", en: "its text cannot be unpacked")
  }
  package var contentIsNoText: String {
    text(nb: "innholdet er ingen tekst", nn: "innhaldet er ingen tekst", en: "its content is not text")
  }
  package func damagedWord(_ name: String, _ how: String) -> String {
    text(
      nb: "\(name) er et skadd Word-dokument: \(how)", nn: "\(name) er eit skadd Word-dokument: \(how)",
      en: "\(name) is a damaged Word document: \(how)")
  }
  package func damagedOpenDocument(_ name: String, _ how: String) -> String {
    text(
      nb: "\(name) er en skadd OpenDocument-tekst: \(how)", nn: "\(name) er ein skadd OpenDocument-tekst: \(how)",
      en: "\(name) is a damaged OpenDocument text: \(how)")
  }
  package var repairInWordProcessor: String {
    text(
      nb: "Åpne det i en tekstbehandler, som kanskje kan reparere det, og lagre det på nytt.",
      nn: "Opne det i ein tekstbehandlar, som kanskje kan reparere det, og lagre det på nytt.",
      en: "Open it in a word processor, which may repair it, and save it again.")
  }
  package func textLargerThan(_ name: String, megabytes: Int) -> String {
    text(
      nb: "\(name) har en tekst på mer enn \(megabytes) MB", nn: "\(name) har ein tekst på meir enn \(megabytes) MB",
      en: "\(name) has a text of more than \(megabytes) MB")
  }
  package var saveWriteUpAlone: String {
    text(
      nb: "Lagre rapporten alene som et eget dokument.", nn: "Lagre rapporten åleine som eit eige dokument.",
      en: "Save the write-up alone as a document of its own.")
  }
  package func packedTooMuch(_ name: String, _ ratio: Int) -> String {
    text(
      nb: "\(name) er pakket mer enn \(ratio) ganger, som ingen dokumenter er",
      nn: "\(name) er pakka meir enn \(ratio) gonger, som ingen dokument er",
      en: "\(name) is compressed more than \(ratio) times, which no document is")
  }
  package var trustAndSaveAsText: String {
    text(
      nb: "Hvis du stoler på det, åpne det i en tekstbehandler og lagre det som tekst.",
      nn: "Om du stoler på det, opne det i ein tekstbehandlar og lagre det som tekst.",
      en: "If you trust it, open it in a word processor and save it as text.")
  }
  package func isLocked(_ name: String) -> String {
    text(
      nb: "\(name) er låst med et passord", nn: "\(name) er låst med eit passord",
      en: "\(name) is locked with a password")
  }
  package var saveWithoutPassword: String {
    text(
      nb: "Åpne det, lagre det uten passord, og les det inn.", nn: "Opne det, lagre det utan passord, og les det inn.",
      en: "Open it, save it without one, then import that file.")
  }
  package var changesRead: String {
    text(
      nb: "sporede endringer er lest som om de var godtatt", nn: "spora endringar er lesne som om dei var godtekne",
      en: "tracked changes are read as if they had been accepted")
  }
  package var hiddenTextLeftOut: String {
    text(nb: "skjult tekst er utelatt", nn: "skjult tekst er utelaten", en: "hidden text is left out")
  }
  package var innerDocumentLeftOut: String {
    text(
      nb: "et dokument i dette dokumentet er utelatt", nn: "eit dokument i dette dokumentet er utelate",
      en: "a document inside this one is left out")
  }
  package func columnsLeftOut(_ names: String) -> String {
    text(
      nb: "kolonner i en tabell som ikke har punkter, er utelatt: \(names)",
      nn: "kolonnar i ein tabell som ikkje har punkt, er utelatne: \(names)",
      en: "columns of a table that hold no entries are left out: \(names)")
  }
  package func pdfIsDamaged(_ name: String) -> String {
    text(
      nb: "\(name) er en PDF uten noen side som kan leses; den er skadd",
      nn: "\(name) er ein PDF utan noka side som kan lesast; han er skadd",
      en: "\(name) is a PDF without a page that can be read; it is damaged")
  }
  package var saveOrPrintAnew: String {
    text(
      nb: "Åpne den i en leser, og lagre eller skriv den ut på nytt.",
      nn: "Opne han i ein lesar, og lagre eller skriv han ut på nytt.",
      en: "Open it in a viewer, and save or print it again.")
  }
  package func pdfHasPictures(_ name: String) -> String {
    text(
      nb: "\(name) er en PDF av bilder, for eksempel skannede sider, og har ingen tekst",
      nn: "\(name) er ein PDF av bilete, til dømes skanna sider, og har ingen tekst",
      en: "\(name) is a PDF of pictures, such as scanned pages, and has no text")
  }
  package func pdfHasUnknownLetters(_ name: String) -> String {
    text(
      nb: "\(name) er en PDF med skrifter som ikke sier hvilke bokstaver de viser, så den har ingen tekst",
      nn: "\(name) er ein PDF med skrifter som ikkje seier kva bokstavar dei viser, så han har ingen tekst",
      en: "\(name) is a PDF whose fonts do not say which letters they show, so that it has no text")
  }
  package func recogniseText(_ command: String) -> String {
    text(
      nb: "Gjenkjenn teksten først (OCR): `\(command)`.", nn: "Kjenn att teksten først (OCR): `\(command)`.",
      en: "Recognise its text first (OCR): `\(command)`.")
  }
  package func firstPagesRead(_ count: Int) -> String {
    text(
      nb: "bare de første \(number(count)) sidene er lest", nn: "berre dei første \(number(count)) sidene er lesne",
      en: "only the first \(count) pages are read")
  }
  package func linesAreNoText(_ count: Int) -> String {
    text(
      nb: "\(lines(count)), som topptekster og sidetall, hører ikke til teksten",
      nn: "\(lines(count)), som topptekstar og sidetal, høyrer ikkje til teksten",
      en: "\(count) lines such as running heads and page numbers are not part of the text")
  }
  package func standsAboveTitle(_ text: String) -> String {
    self.text(no: "\"\(text)\" står over tittelen", en: "\"\(text)\" is above the title")
  }
  package var printWithoutPassword: String {
    text(
      nb: "Åpne den i en PDF-leser med passordet, og skriv ut eller lagre den uten.",
      nn: "Opne han i ein PDF-lesar med passordet, og skriv ut eller lagre han utan.",
      en: "Open it in a PDF viewer with the password, and print or save it without one.")
  }
  package func copyingForbidden(_ name: String) -> String {
    text(
      nb: "\(name) er beskyttet: eieren tillater ikke at teksten kopieres",
      nn: "\(name) er verna: eigaren tillèt ikkje at teksten blir kopiert",
      en: "\(name) is protected: its owner does not allow its text to be copied")
  }
  package var askOwner: String {
    text(
      nb: "Be eieren om en fil uten den beskyttelsen.", nn: "Be eigaren om ei fil utan det vernet.",
      en: "Ask its owner for a file without that protection.")
  }
  package func noTemporaryFolder(for name: String) -> String {
    text(
      nb: "kan ikke lage noen midlertidig mappe for å gjøre om \(name)",
      nn: "kan ikkje lage noka mellombels mappe for å gjere om \(name)",
      en: "no temporary folder can be made to convert \(name)")
  }
  package func libreOfficeCannotOpen(_ name: String, _ kind: String) -> String {
    text(
      nb: "\(name) er \(kind), som LibreOffice ikke kan åpne; dokumentet kan være skadd eller ha et passord",
      nn: "\(name) er \(kind), som LibreOffice ikkje kan opne; dokumentet kan vere skadd eller ha eit passord",
      en: "\(name) is \(kind) that LibreOffice cannot open; it may be damaged or have a password")
  }
  package var saveAsDocx: String {
    text(
      nb: "Åpne det i en tekstbehandler, og lagre det som .docx.",
      nn: "Opne det i ein tekstbehandlar, og lagre det som .docx.",
      en: "Open it in a word processor, and save it as .docx.")
  }
  package func readerNotInstalled(_ name: String, _ kind: String, _ program: String) -> String {
    text(
      nb: "\(name) er \(kind), og \(program), som leser det, er ikke installert",
      nn: "\(name) er \(kind), og \(program), som les det, er ikkje installert",
      en: "\(name) is \(kind), and \(program), which reads it, is not installed")
  }
  package func installIt(_ command: String) -> String {
    text(no: "Installer det: `\(command)`.", en: "Install it: `\(command)`.")
  }
  package func readerNotStarted(_ name: String, _ kind: String, _ program: String, _ reason: String) -> String {
    text(
      nb: "\(name) er \(kind), og \(program) kan ikke startes: \(reason)",
      nn: "\(name) er \(kind), og \(program) kan ikkje startast: \(reason)",
      en: "\(name) is \(kind), and \(program) cannot be started: \(reason)")
  }
  package func stoppedAfter(_ program: String, _ time: String) -> String {
    text(
      nb: "\(program) ble stoppet etter \(time)", nn: "\(program) vart stoppa etter \(time)",
      en: "\(program) was stopped after \(time)")
  }
  package var saveAnewOrDivide: String {
    text(
      nb: "Dokumentet kan være skadd eller svært stort. Lagre det på nytt, eller del det opp.",
      nn: "Dokumentet kan vere skadd eller svært stort. Lagre det på nytt, eller del det opp.",
      en: "The document may be damaged or very large. Save it again, or split it.")
  }
  package func printedMoreThan(_ program: String, _ size: String) -> String {
    text(
      nb: "\(program) skrev ut mer enn \(size)", nn: "\(program) skreiv ut meir enn \(size)",
      en: "\(program) printed more than \(size)")
  }
  package var tooLargeOrHarmful: String {
    text(
      nb: "Dokumentet er for stort til å være en rapport, eller laget for å skade.",
      nn: "Dokumentet er for stort til å vere ein rapport, eller laga for å skade.",
      en: "The document is too large for a write-up, or malicious.")
  }
  package func usedTooMuch(_ program: String) -> String {
    text(
      nb: "\(program) brukte for mye minne eller tid og ble stoppet",
      nn: "\(program) brukte for mykje minne eller tid og vart stoppa",
      en: "\(program) used too much memory or time and was stopped")
  }
  package func failedWithStatus(_ program: String, _ status: Int, _ line: String) -> String {
    text(
      nb: "\(program) mislyktes med status \(status)\(line)", nn: "\(program) gjekk gale med status \(status)\(line)",
      en: "\(program) failed with status \(status)\(line)")
  }
  package var mayBeDamaged: String {
    text(
      nb: "Dokumentet kan være skadd. Åpne det i en leser, og lagre det på nytt.",
      nn: "Dokumentet kan vere skadd. Opne det i ein lesar, og lagre det på nytt.",
      en: "The document may be damaged. Open it in a viewer, and save it again.")
  }
  package func hasNoHeading(_ name: String) -> String {
    text(
      nb: "\(name) har ingen overskrift som i en rapport, og filer med den endelsen støttes ikke",
      nn: "\(name) har inga overskrift som i ein rapport, og filer med den endinga er ikkje støtta",
      en: "\(name) has no heading of a write-up, and files with its ending are not supported")
  }
  package func importAs(_ options: String, _ last: String) -> String {
    text(
      nb: "Hvis det er en rapport, les den inn med \(options) eller \(last).",
      nn: "Om det er ein rapport, les han inn med \(options) eller \(last).",
      en: "If it is one, import it with \(options) or \(last).")
  }
  package func saveOtherFile(_ kind: String) -> String {
    switch kind {
    case "outlookMessage":
      text(
        nb: "Åpne den i Outlook, lagre den som .eml, .mht eller tekst, og les den fila inn.",
        nn: "Opne han i Outlook, lagre han som .eml, .mht eller tekst, og les den fila inn.",
        en: "Open it in Outlook, save it as .eml, .mht or text, and import that file.")
    case "oldSpreadsheet", "oldPresentation":
      text(
        nb: "Lagre rapporten som tekst eller .docx.", nn: "Lagre rapporten som tekst eller .docx.",
        en: "Save the write-up as text or .docx.")
    default:
      text(
        nb: "Bare rapporter kan leses inn.", nn: "Berre rapportar kan lesast inn.",
        en: "Only write-ups can be imported.")
    }
  }
  package func isEncryptedMail(_ name: String) -> String {
    text(nb: "\(name) er en kryptert e-post", nn: "\(name) er ein kryptert e-post", en: "\(name) is an encrypted mail")
  }
  package var saveFromMailProgram: String {
    text(
      nb: "Åpne den i e-postprogrammet, lagre teksten eller vedlegget som en egen fil, og les den inn.",
      nn: "Opne han i e-postprogrammet, lagre teksten eller vedlegget som ei eiga fil, og les ho inn.",
      en: "Open it in your mail program, save its text or its attachment, and import that file.")
  }
  package func attachmentUnreadable(_ name: String, _ reason: String) -> String {
    text(
      nb: "\(name) er en e-post med et vedlegg som ikke kan leses: \(reason)",
      nn: "\(name) er ein e-post med eit vedlegg som ikkje kan lesast: \(reason)",
      en: "\(name) is a mail whose attachment cannot be read: \(reason)")
  }
  package func mailHoldsNone(_ name: String) -> String {
    text(
      nb: "\(name) er en e-post uten noen rapport", nn: "\(name) er ein e-post utan nokon rapport",
      en: "\(name) is a mail that holds no write-up")
  }
  package func savedPageIsEmpty(_ name: String) -> String {
    text(
      nb: "\(name) er en lagret nettside uten noen side i", nn: "\(name) er ei lagra nettside utan noka side i",
      en: "\(name) is a saved page without a page in it")
  }
  package var savePageAnew: String {
    text(
      nb: "Lagre siden på nytt, som nettside eller tekst, og les fila inn.",
      nn: "Lagre sida på nytt, som nettside eller tekst, og les fila inn.",
      en: "Save the page again, as a web page or as text, and import that file.")
  }
  package func readFromAttachment(_ name: String) -> String {
    text(nb: "lest fra vedlegget \(name)", nn: "lese frå vedlegget \(name)", en: "read from the attachment \(name)")
  }
  package func otherWriteUpLeftOut(_ title: String) -> String {
    text(
      nb: "en annen rapport i denne e-posten er utelatt: \"\(title)\"",
      nn: "ein annan rapport i denne e-posten er utelaten: \"\(title)\"",
      en: "another write-up in this mail is left out: \"\(title)\"")
  }
  package var longestOfMailRead: String {
    text(
      nb: "ingen tekst i e-posten har en overskrift som i en rapport; den lengste er lest",
      nn: "ingen tekst i e-posten har ei overskrift som i ein rapport; den lengste er lesen",
      en: "no text of this mail has a heading of a write-up; the longest is read")
  }
  package func isDamagedPart(_ name: String) -> String {
    text(
      nb: "\(name) er skadd; den er lest så langt det går", nn: "\(name) er skadd; det er lese så langt det går",
      en: "\(name) is damaged; it is read as far as possible")
  }
  package var theSavedPage: String {
    text(nb: "siden", nn: "sida", en: "the page")
  }
  package func unknownCharacterSet(_ name: String) -> String {
    text(
      nb: "tegnsettet \(name) er ikke kjent; teksten er lest slik bytene tyder på",
      nn: "teiknsettet \(name) er ikkje kjent; teksten er lesen slik bytane tyder på",
      en: "the character set \(name) is not known; the text is read as its bytes suggest")
  }
  package func encodedTwice(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "bokstav", "bokstaver")) var kodet to ganger og er lest slik de var ment",
      nn: "\(self.count(count, "bokstav", "bokstavar")) var koda to gonger og er lesne slik dei var meinte",
      en: "\(self.count(count, "letter was", "letters were")) encoded twice and read as meant")
  }
  package var brokenSurrogates: String {
    text(
      nb: "et par av surrogater er brutt; stedet er merket", nn: "eit par av surrogat er brote; staden er merkt",
      en: "a pair of surrogates is broken; its place is marked")
  }
  package var lastByteIsNone: String {
    text(
      nb: "den siste byten hører ikke til noen bokstav", nn: "den siste byten høyrer ikkje til nokon bokstav",
      en: "the last byte is not part of a letter")
  }
  package func bytesNotUTF8(_ count: Int) -> String {
    text(
      nb: "\(number(count)) byte er ikke UTF-8; de er lest som Windows-1252",
      nn: "\(number(count)) byte er ikkje UTF-8; dei er lesne som Windows-1252",
      en: "\(count) bytes are not UTF-8; they are read as Windows-1252")
  }
  package var readAsWindows1252: String {
    text(
      nb: "teksten er lest som Windows-1252", nn: "teksten er lesen som Windows-1252",
      en: "the text is read as Windows-1252")
  }
  package func bytesLeftOut(_ count: Int, read: Int) -> String {
    text(
      nb: "\(number(count)) byte tekst er utelatt, \(number(read)) er lest",
      nn: "\(number(count)) byte tekst er utelatne, \(number(read)) er lesne",
      en: "\(count) bytes of text were left out, \(read) were read")
  }
  package func partLeftOut(_ name: String, others: Int) -> String {
    text(
      nb: "delen \(name)\(others > 0 ? " og \(others) til" : "") er utelatt som noe utenom teksten på siden",
      nn: "delen \(name)\(others > 0 ? " og \(others) til" : "") er utelaten som noko utanom teksten på sida",
      en: "the part \(name)\(others > 0 ? " and \(others) more" : "") was left out as furniture of the page")
  }
  package func mailCut(parts: Int, depth: Int) -> String {
    text(
      nb: "e-posten har mer enn \(parts) deler, eller deler i mer enn \(depth) nivåer; resten er utelatt",
      nn: "e-posten har meir enn \(parts) delar, eller delar i meir enn \(depth) nivå; resten er utelaten",
      en: "the mail has more than \(parts) parts, or parts more than \(depth) deep; the rest is left out")
  }
  package var listLeftOut: String {
    text(
      nb: "en liste er utelatt som noe utenom teksten på siden",
      nn: "ei liste er utelaten som noko utanom teksten på sida", en: "a list was left out as furniture of the page")
  }
  package var hiddenPartLeftOut: String {
    text(
      nb: "en overskrift eller liste som siden skjuler, er utelatt",
      nn: "ei overskrift eller liste som sida skjuler, er utelaten",
      en: "a heading or list that the page hides was left out")
  }

  /// The description of a file without text, by the name of its kind.
  package func binaryKind(_ kind: String) -> String {
    switch kind {
    case "wordDocument":
      text(nb: "et Word-dokument (.docx)", nn: "eit Word-dokument (.docx)", en: "a Word document (.docx)")
    case "locked": text(nb: "et dokument med passord", nn: "eit dokument med passord", en: "a document with a password")
    case "openDocument":
      text(
        nb: "en annen OpenDocument-fil enn en tekst", nn: "ei anna OpenDocument-fil enn ein tekst",
        en: "an OpenDocument file other than a text")
    case "spreadsheet": text(nb: "et regneark (.xlsx)", nn: "eit rekneark (.xlsx)", en: "a spreadsheet (.xlsx)")
    case "presentation":
      text(nb: "en presentasjon (.pptx)", nn: "ein presentasjon (.pptx)", en: "a presentation (.pptx)")
    case "zip": text(nb: "et ZIP-arkiv", nn: "eit ZIP-arkiv", en: "a ZIP archive")
    case "oldOffice":
      text(
        nb: "et gammelt Office-dokument (.doc)", nn: "eit gammalt Office-dokument (.doc)",
        en: "an old Office document (.doc)")
    case "oldWord":
      text(
        nb: "et gammelt Word-dokument (.doc)", nn: "eit gammalt Word-dokument (.doc)", en: "an old Word document (.doc)"
      )
    case "pdf": text(nb: "en PDF", nn: "ein PDF", en: "a PDF")
    case "richText":
      text(nb: "et RTF-dokument (.rtf)", nn: "eit RTF-dokument (.rtf)", en: "a Rich Text document (.rtf)")
    case "image": text(nb: "et bilde", nn: "eit bilete", en: "a picture")
    case "compressed": text(nb: "et komprimert arkiv", nn: "eit komprimert arkiv", en: "a compressed archive")
    case "database": text(nb: "en database", nn: "ein database", en: "a database")
    case "outlookMessage":
      text(nb: "en e-post fra Outlook (.msg)", nn: "ein e-post frå Outlook (.msg)", en: "a message of Outlook (.msg)")
    case "oldSpreadsheet": text(nb: "et regneark (.xls)", nn: "eit rekneark (.xls)", en: "a spreadsheet (.xls)")
    case "oldPresentation":
      text(nb: "en presentasjon (.ppt)", nn: "ein presentasjon (.ppt)", en: "a presentation (.ppt)")
    case "otherProgram":
      text(nb: "en fil fra et annet program", nn: "ei fil frå eit anna program", en: "a file of another program")
    default: text(nb: "en ukjent fil", nn: "ei ukjend fil", en: "an unknown file")
    }
  }
}
