/// Messages about files of rows: CSV, TSV, JSON and NDJSON.
extension Catalogue {
  // Notes about decisions.

  package func linesBeforeHeader(_ count: Int, _ title: String) -> String {
    text(
      nb: "\(self.count(count, "linje", "linjer")) før kolonnenavnene er utelatt: \(title)",
      nn: "\(self.count(count, "linje", "linjer")) før kolonnenamna er utelatne: \(title)",
      en: "\(self.count(count, "line", "lines")) before the header left out: \(title)")
  }
  package func shortRows(_ count: Int, first: Int) -> String {
    text(
      nb: "\(self.count(count, "rad", "rader")) har færre felt enn kolonnenavnene, først linje \(first); "
        + "det som mangler, er NULL",
      nn: "\(self.count(count, "rad", "rader")) har færre felt enn kolonnenamna, først linje \(first); "
        + "det som manglar, er NULL",
      en: "\(self.count(count, "row has", "rows have")) fewer fields than the header, first line \(first); "
        + "what is missing is NULL")
  }
  package func fieldsWithMarks(_ count: Int, in column: String) -> String {
    text(
      nb: "\(column): \(self.count(count, "felt", "felt")) har et tegn som .. eller : i stedet for et tall; NULL her",
      nn: "\(column): \(self.count(count, "felt", "felt")) har eit teikn som .. eller : i staden for eit tal; NULL her",
      en: "\(column): \(self.count(count, "field has", "fields have")) a sign such as .. or : and no figure; NULL here")
  }
  package func columnsAreCalled(_ first: String, others: Int) -> String {
    let more =
      others > 0 ? text(nb: " og \(others) til", nn: " og \(others) til", en: " and \(others) more") : ""
    return text(
      nb: "kolonner uten eget navn heter \(first)\(more)", nn: "kolonnar utan eige namn heiter \(first)\(more)",
      en: "columns without a name of their own are called \(first)\(more)")
  }

  // Errors in a file, with suggestions.

  package var fileChangedWhileRead: String {
    text(
      nb: "fila ble endret mens den ble lest", nn: "fila vart endra medan ho vart lesen",
      en: "the file changed while it was read")
  }
  package var runAgain: String {
    text(nb: "Kjør samme kommando på nytt.", nn: "Køyr same kommando på nytt.", en: "Run the same command again.")
  }
  package func tooManyColumns(_ count: Int, _ most: Int) -> String {
    text(
      nb: "det er \(number(count)) kolonner, og en tabell har høyst \(number(most))",
      nn: "det er \(number(count)) kolonnar, og ein tabell har høgst \(number(most))",
      en: "there are \(number(count)) columns, and a table has at most \(number(most))")
  }
  package var keepNeededColumns: String {
    text(
      nb: "Behold kolonnene du trenger.", nn: "Hald på kolonnane du treng.", en: "Keep the columns that you need.")
  }
  package var fileHasNoRows: String {
    text(nb: "fila har ingen rader", nn: "fila har ingen rader", en: "the file has no rows")
  }
  package var firstLineNamesColumns: String {
    text(
      nb: "Første linje i en tabell gir navn til kolonnene.", nn: "Første linje i ein tabell gjev namn til kolonnane.",
      en: "The first line of a table names its columns.")
  }
  package var rowIsObject: String {
    text(
      nb: "Hver rad er et objekt: {\"navn\": \"verdi\"}.", nn: "Kvar rad er eit objekt: {\"namn\": \"verdi\"}.",
      en: "Each row is an object: {\"name\": \"value\"}.")
  }
  package var tableIsArray: String {
    text(
      nb: "En tabell er en liste med objekter, eller ett objekt på hver linje.",
      nn: "Ein tabell er ei liste med objekt, eller eitt objekt på kvar linje.",
      en: "A table is an array of objects, or one object a line.")
  }
  package func tooManyFields(_ count: Int, header: Int) -> String {
    text(
      nb: "raden har \(count) felt, og det er \(header) kolonner",
      nn: "rada har \(count) felt, og det er \(header) kolonnar",
      en: "the row has \(count) fields, and the header \(header)")
  }
  package var quoteSeparator: String {
    text(
      nb: "Sett felt som inneholder skilletegnet, i \"anførselstegn\".",
      nn: "Set felt som inneheld skiljeteiknet, i \"hermeteikn\".",
      en: "Put a field that holds the separator in \"quotes\".")
  }
  package var brokenUTF16: String {
    text(
      nb: "en bokstav i UTF-16-teksten er ødelagt", nn: "ein bokstav i UTF-16-teksten er øydelagd",
      en: "a letter of the UTF-16 text is broken")
  }
  package var brokenUTF8: String {
    text(
      nb: "teksten er UTF-8 med ødelagte bokstaver", nn: "teksten er UTF-8 med øydelagde bokstavar",
      en: "the text is UTF-8 with broken letters")
  }
  package var lastLetterIsCut: String {
    text(nb: "siste bokstav er kuttet", nn: "siste bokstav er kutta", en: "the last letter is cut off")
  }
  package var isDatabaseNotRows: String {
    text(
      nb: "dette er en SQLite-database, ikke en fil med rader",
      nn: "dette er ein SQLite-database, ikkje ei fil med rader",
      en: "this is an SQLite database, not a file of rows")
  }
  package var attachIt: String {
    text(
      nb: "Knytt den til: --attach NAVN=FIL.", nn: "Knyt han til: --attach NAMN=FIL.",
      en: "Attach it: --attach NAME=FILE.")
  }
  package var isWorkbookNotRows: String {
    text(
      nb: "dette er en arbeidsbok eller et arkiv, ikke en fil med rader",
      nn: "dette er ei arbeidsbok eller eit arkiv, ikkje ei fil med rader",
      en: "this is a workbook or an archive, not a file of rows")
  }
  package var saveAsCSV: String {
    text(nb: "Lagre arket som CSV.", nn: "Lagre arket som CSV.", en: "Save the sheet as CSV.")
  }
  package var textHasNUL: String {
    text(nb: "teksten har et NUL-tegn", nn: "teksten har eit NUL-teikn", en: "the text has a NUL character")
  }
  package var isThisText: String {
    text(
      nb: "Er dette en tekst? Lagre den i UTF-8.", nn: "Er dette ein tekst? Lagre han i UTF-8.",
      en: "Is this a text? Save it in UTF-8.")
  }
  package var textFollowsQuoted: String {
    text(
      nb: "det står tekst etter et felt i anførselstegn", nn: "det står tekst etter eit felt i hermeteikn",
      en: "text follows a quoted field")
  }
  package var quoteIsWrittenTwice: String {
    text(
      nb: "Et anførselstegn inne i feltet skrives to ganger: \"\".",
      nn: "Eit hermeteikn inne i feltet blir skrive to gonger: \"\".",
      en: "A quote within a quoted field is written twice: \"\".")
  }
  package var quoteIsNeverClosed: String {
    text(
      nb: "anførselstegnet som begynner her, blir aldri lukket", nn: "hermeteiknet som byrjar her, blir aldri lukka",
      en: "the quote that begins here is never closed")
  }
  package var fieldEndsWithQuote: String {
    text(
      nb: "Et felt som begynner med anførselstegn, slutter med det; inne i feltet skrives det to ganger.",
      nn: "Eit felt som byrjar med hermeteikn, sluttar med det; inne i feltet blir det skrive to gonger.",
      en: "A field that begins with a quote ends with one; a quote within it is written twice.")
  }
  package func lineHasManyFields(_ most: Int) -> String {
    text(
      nb: "linja har mer enn \(number(most)) felt", nn: "linja har meir enn \(number(most)) felt",
      en: "the line has more than \(number(most)) fields")
  }
  package func fieldIsLonger(than megabytes: Int) -> String {
    text(
      nb: "et felt er lengre enn \(megabytes) MB", nn: "eit felt er lengre enn \(megabytes) MB",
      en: "a field is longer than \(megabytes) MB")
  }
  package var isQuoteClosed: String {
    text(
      nb: "Er anførselstegnet foran det lukket?", nn: "Er hermeteiknet framfor det lukka?",
      en: "Is the quote that begins it closed?")
  }
  package var isThisTable: String {
    text(nb: "Er dette en tabell?", nn: "Er dette ein tabell?", en: "Is this a table?")
  }
  package var objectIsNeverClosed: String {
    text(
      nb: "objektet som begynner her, blir aldri lukket", nn: "objektet som byrjar her, blir aldri lukka",
      en: "the object that begins here is never closed")
  }
  package var arrayIsNeverClosed: String {
    text(nb: "lista blir aldri lukket", nn: "lista blir aldri lukka", en: "the array is never closed")
  }
  package func objectIsLarger(than megabytes: Int) -> String {
    text(
      nb: "objektet som begynner her, er større enn \(megabytes) MB",
      nn: "objektet som byrjar her, er større enn \(megabytes) MB",
      en: "the object that begins here is larger than \(megabytes) MB")
  }
  package var commaBeforeObject: String {
    text(
      nb: "det mangler et komma foran dette objektet", nn: "det manglar eit komma framfor dette objektet",
      en: "a comma is missing before this object")
  }
  package var somethingFollowsArray: String {
    text(nb: "det står noe etter lista", nn: "det står noko etter lista", en: "something follows the array")
  }
  package var objectIsExpected: String {
    text(
      nb: "her skal det stå et objekt: {…}", nn: "her skal det stå eit objekt: {…}",
      en: "an object is expected here: {…}")
  }
  package func nameStandsTwice(_ name: String) -> String {
    text(
      nb: "navnet \"\(name)\" står to ganger i objektet", nn: "namnet \"\(name)\" står to gonger i objektet",
      en: "the name \"\(name)\" occurs twice in the object")
  }
  package func numberIsTooLong(of name: String) -> String {
    text(
      nb: "tallet i \"\(name)\" har flere sifre enn SQLite har plass til; sett det i anførselstegn",
      nn: "talet i \"\(name)\" har fleire siffer enn SQLite har plass til; set det i hermeteikn",
      en: "the number of \"\(name)\" has more digits than SQLite holds; put it in quotes")
  }
  package var objectIsNoJSON: String {
    text(nb: "objektet er ikke JSON", nn: "objektet er ikkje JSON", en: "the object is not JSON")
  }
}
