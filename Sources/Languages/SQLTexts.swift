/// Messages about SQL statements that cannot be run.
extension Catalogue {
  /// A translation of SQLite's message if it is a common one; otherwise the message itself.
  package func sqlite(_ message: String) -> String {
    if language == .english { return message }
    func rest(behind start: String) -> String? {
      message.hasPrefix(start) ? String(message.dropFirst(start.count)) : nil
    }
    if let name = rest(behind: "no such column: ") {
      return text(nb: "kolonnen \(name) finnes ikke", nn: "kolonna \(name) finst ikkje", en: message)
    }
    if let name = rest(behind: "no such table: ") {
      return text(nb: "tabellen \(name) finnes ikke", nn: "tabellen \(name) finst ikkje", en: message)
    }
    if let name = rest(behind: "no such function: ") {
      return text(nb: "funksjonen \(name) finnes ikke", nn: "funksjonen \(name) finst ikkje", en: message)
    }
    if let name = rest(behind: "no such collation sequence: ") {
      return text(nb: "sorteringen \(name) finnes ikke", nn: "sorteringa \(name) finst ikkje", en: message)
    }
    if let name = rest(behind: "ambiguous column name: ") {
      return text(
        nb: "kolonnen \(name) finnes i flere tabeller", nn: "kolonna \(name) finst i fleire tabellar", en: message)
    }
    if let token = rest(behind: "unrecognized token: ") {
      return text(nb: "ukjent tegn: \(token)", nn: "ukjent teikn: \(token)", en: message)
    }
    if let token = rest(behind: "near "), token.hasSuffix(": syntax error") {
      let place = token.dropLast(": syntax error".count)
      return text(nb: "syntaksfeil ved \(place)", nn: "syntaksfeil ved \(place)", en: message)
    }
    if let name = rest(behind: "wrong number of arguments to function ") {
      return text(
        nb: "antallet argumenter til \(name) stemmer ikke", nn: "talet på argument til \(name) stemmer ikkje",
        en: message)
    }
    if let columns = rest(behind: "UNIQUE constraint failed: ") {
      return text(
        nb: "verdien finnes fra før, og \(columns) kan ikke ha samme verdi to ganger",
        nn: "verdien finst frå før, og \(columns) kan ikkje ha same verdien to gonger", en: message)
    }
    if let column = rest(behind: "NOT NULL constraint failed: ") {
      return text(nb: "\(column) må ha en verdi", nn: "\(column) må ha ein verdi", en: message)
    }
    if let rule = rest(behind: "CHECK constraint failed: ") {
      return text(nb: "regelen «\(rule)» blir brutt", nn: "regelen «\(rule)» blir broten", en: message)
    }
    let notInBoth = " - column not present in both tables"
    if let name = rest(behind: "cannot join using column "), name.hasSuffix(notInBoth) {
      let column = name.dropLast(notInBoth.count)
      return text(
        nb: "begge tabellene må ha kolonnen \(column) for å kobles med USING",
        nn: "begge tabellane må ha kolonna \(column) for å koplast med USING", en: message)
    }
    switch message {
    case "incomplete input": return text(nb: "setningen er ufullstendig", nn: "setninga er ufullstendig", en: message)
    case "no SQL statement": return text(nb: "ingen SQL-setning", nn: "inga SQL-setning", en: message)
    case "FOREIGN KEY constraint failed":
      return text(
        nb: "en henvisning til en annen rad blir brutt", nn: "ei tilvising til ei anna rad blir broten", en: message)
    default: return message
    }
  }

  package func statement(_ number: Int, of count: Int) -> String {
    text(
      nb: "setning \(number) av \(count)", nn: "setning \(number) av \(count)", en: "statement \(number) of \(count)")
  }
  package func noAliasedTable(_ name: String) -> String {
    text(
      nb: "Setningen har ingen tabell \(name): skriv FROM … AS \(name), eller tabellens eget navn.",
      nn: "Setninga har ingen tabell \(name): skriv FROM … AS \(name), eller namnet på tabellen.",
      en: "The statement names no table \(name): write FROM … AS \(name), or the table's own name.")
  }
  /// - Parameter tables: a list from ``someOf(_:)``.
  package func otherTablesHaveIt(_ tables: String, count: Int) -> String {
    text(
      nb: "Ingen tabell i setningen har den; \(tables) har den.",
      nn: "Ingen tabell i setninga har ho; \(tables) har ho.",
      en: "No table of the statement has it; \(tables) \(count == 1 ? "has" : "have").")
  }
  /// "goals, results og advice", or "goals, results og 5 andre" for many names.
  package func someOf(_ names: [String]) -> String {
    guard names.count > 4 else { return list(names) }
    return names.prefix(2).joined(separator: ", ")
      + text(no: " og \(names.count - 2) andre", en: " and \(names.count - 2) others")
  }
  package func sayWhere(_ table: String) -> String {
    text(
      nb: "Skriv hvor den står: SELECT … FROM \(table)", nn: "Skriv kvar ho står: SELECT … FROM \(table)",
      en: "Name its table: SELECT … FROM \(table)")
  }
  package func textInSingleQuotes(_ name: String) -> String {
    text(
      nb: "Navn står i \"doble anførselstegn\", tekst i enkle: '\(name)'",
      nn: "Namn står i \"doble hermeteikn\", tekst i enkle: '\(name)'",
      en: "Names are written in \"double quotes\", text in single ones: '\(name)'")
  }
  package func matchNotUnderstood(_ reason: String) -> String {
    text(
      nb: "MATCH forstår ikke teksten (\(reason))", nn: "MATCH forstår ikkje teksten (\(reason))",
      en: "MATCH does not understand its text (\(reason))")
  }
  package var quoteForMatch: String {
    text(
      nb: "Sett ord med skilletegn i \"doble anførselstegn\" inni den, eller la expand('ord') lage teksten.",
      nn: "Set ord med skiljeteikn i \"doble hermeteikn\" inni han, eller la expand('ord') lage teksten.",
      en: "Put words with punctuation in \"double quotes\" inside it, or let expand('words') make the text.")
  }
  package var collations: String {
    text(no: "Mulige: norwegian, NOCASE, BINARY og RTRIM.", en: "There are norwegian, NOCASE, BINARY and RTRIM.")
  }
  package var listsFunctions: String {
    text(
      nb: "PRAGMA function_list viser funksjonene.", nn: "PRAGMA function_list viser funksjonane.",
      en: "PRAGMA function_list lists the functions.")
  }
  package var parenthesisOpen: String {
    text(
      nb: "Denne parentesen er ikke lukket.", nn: "Denne parentesen er ikkje lukka.",
      en: "This parenthesis is not closed.")
  }
  package var endsTooEarly: String {
    text(nb: "Setningen slutter for tidlig.", nn: "Setninga sluttar for tidleg.", en: "The statement ends too early.")
  }
  package var otherRowsRefer: String {
    text(
      nb: "Andre rader henviser til den, eller den henviser til en rad som ikke finnes.",
      nn: "Andre rader viser til ho, eller ho viser til ei rad som ikkje finst.",
      en: "Other rows refer to it, or it refers to a row that is not there.")
  }
  package func tableBeforeColumn(_ column: String) -> String {
    text(
      nb: "Skriv tabellen foran, som i advice.\(column).", nn: "Skriv tabellen framfor, som i advice.\(column).",
      en: "Write the table before it, as in advice.\(column).")
  }
  package var textStandsInQuotes: String {
    text(
      nb: "Tekst står i 'enkle anførselstegn'; '' er et anførselstegn inni den.",
      nn: "Tekst står i 'enkle hermeteikn'; '' er eit hermeteikn inni han.",
      en: "Text is written in 'single quotes'; '' is a quote inside it.")
  }
  package var sumsInHaving: String {
    text(
      nb: "Vilkår om summer og antall står i HAVING, ikke i WHERE.",
      nn: "Vilkår om summar og tal på rader står i HAVING, ikkje i WHERE.",
      en: "Conditions on sums and counts belong in HAVING, not WHERE.")
  }
  package func dropComma(before keyword: String) -> String {
    text(
      nb: "Ta bort kommaet foran \(keyword).", nn: "Ta bort kommaet framfor \(keyword).",
      en: "Remove the comma before \(keyword).")
  }
  package func missing(before keyword: String) -> String {
    text(
      nb: "Det mangler noe foran \(keyword).", nn: "Det manglar noko framfor \(keyword).",
      en: "Something is missing before \(keyword).")
  }
  package func quoteKeyword(_ keyword: String) -> String {
    text(
      nb: "\(keyword) er et ord i SQL; som navn står det i \"doble anførselstegn\".",
      nn: "\(keyword) er eit ord i SQL; som namn står det i \"doble hermeteikn\".",
      en: "\(keyword) is a keyword of SQL; as a name it must be in \"double quotes\".")
  }
  package func takesArguments(_ name: String, _ counts: [Int]) -> String {
    let list = choice(counts.map(String.init))
    return text(
      nb: "\(name)() tar \(list) argument\(counts.last == 1 ? "" : "er").", nn: "\(name)() tek \(list) argument.",
      en: "\(name)() takes \(counts.map(String.init).joined(separator: " or ")) argument\(counts.last == 1 ? "" : "s")."
    )
  }

  package var nulByteInQuery: String {
    text(
      nb: "det er en NUL-byte i spørringen", nn: "det er ein NUL-byte i spørjinga", en: "the query contains a NUL byte")
  }
  package var emptyStatement: String {
    text(nb: "spørringen er tom", nn: "spørjinga er tom", en: "the query is empty")
  }
  package func queryTooLong(_ most: Int) -> String {
    text(
      nb: "en spørring er høyst \(number(most)) byte", nn: "ei spørjing er høgst \(number(most)) byte",
      en: "a query has at most \(most) bytes")
  }
  package var oneStatement: String {
    text(
      nb: "én setning om gangen; her begynner en til", nn: "éi setning om gongen; her byrjar ei til",
      en: "one statement at a time; here a second one begins")
  }
  package var runByItself: String { text(nb: "Kjør den for seg.", nn: "Køyr ho for seg.", en: "Run it by itself.") }
  package func needsMemory(_ megabytes: Int) -> String {
    text(
      nb: "spørringen trenger mer enn \(megabytes) MB minne", nn: "spørjinga treng meir enn \(megabytes) MB minne",
      en: "the query needs more than \(megabytes) MB of memory")
  }
  package func tooSlow(_ time: String) -> String {
    text(
      nb: "spørringen tok mer enn \(time)", nn: "spørjinga tok meir enn \(time)",
      en: "the query took longer than \(time)")
  }
  package func textTooLarge(_ megabytes: Int) -> String {
    text(
      nb: "en tekst eller blob i spørringen er større enn \(megabytes) MB, en firedel av minnet den får bruke",
      nn: "ein tekst eller blob i spørjinga er større enn \(megabytes) MB, ein firedel av minnet ho får bruke",
      en: "a text or blob of the query is larger than \(megabytes) MB, a quarter of its memory")
  }
  package func notAllowed(_ reason: String?) -> String {
    let reason =
      reason
      ?? text(
        nb: "kunnskapsbasen er åpnet bare for lesing", nn: "kunnskapsbasen er opna berre for lesing",
        en: "the knowledge base is open for reading only")
    return text(nb: "ikke tillatt: \(reason)", nn: "ikkje tillate: \(reason)", en: "not allowed: \(reason)")
  }

  // Saved queries.

  package func queryName(_ name: String) -> String {
    text(
      nb:
        "navnet på en lagret spørring kan bare ha små bokstaver, sifre, bindestreker og enkle mellomrom, ikke \"\(name)\"",
      nn:
        "namnet på ei lagra spørjing kan berre ha små bokstavar, siffer, bindestrekar og enkle mellomrom, ikkje \"\(name)\"",
      en: "a saved query's name is lower-case letters, digits, hyphens and single spaces, not \"\(name)\"")
  }
  package func queryExists(_ name: String) -> String {
    text(
      nb: "det finnes allerede en lagret spørring \(name)", nn: "det finst alt ei lagra spørjing \(name)",
      en: "there is a saved query \(name) already")
  }
  package func noQuery(_ name: String) -> String {
    text(
      nb: "den lagrede spørringen \(name) finnes ikke", nn: "den lagra spørjinga \(name) finst ikkje",
      en: "there is no saved query \(name)")
  }

  // Parameters.

  package func parameterForm(_ given: String) -> String {
    text(
      nb: "en parameter skrives navn=verdi, ikke \"\(given)\"",
      nn: "ein parameter blir skriven namn=verdi, ikkje \"\(given)\"",
      en: "a parameter is given as name=value, not as \"\(given)\"")
  }
  package func parameterTwice(_ name: String) -> String {
    text(
      nb: "parameteren \(name) er oppgitt to ganger", nn: "parameteren \(name) er oppgjeven to gonger",
      en: "the parameter \(name) is given twice")
  }
  package func parametersMixed(_ first: String, _ second: String) -> String {
    text(
      nb: "spørringen har \(first) og \(second), som SQLite kan ta for én parameter",
      nn: "spørjinga har \(first) og \(second), som SQLite kan ta for éin parameter",
      en: "the query writes \(first) and \(second), which SQLite may take for one parameter")
  }
  package var numberOrName: String {
    text(
      nb: "Gi alle parametrene nummer, eller gi alle navn.", nn: "Gje alle parametrane nummer, eller gje alle namn.",
      en: "Number all parameters, or name all of them.")
  }
  package func questionMarks(_ count: Int) -> String {
    self.count(
      count, text(nb: "parameter ?", nn: "parameter ?", en: "parameter written ?"),
      text(nb: "parametere ?", nn: "parametrar ?", en: "parameters written ?"))
  }
  package func numberLacksValue(_ number: String, of count: Int) -> String {
    text(
      nb: "spørringen har \(questionMarks(count)), og nummer \(number) mangler verdi",
      nn: "spørjinga har \(questionMarks(count)), og nummer \(number) manglar verdi",
      en: "the query has \(questionMarks(count)), and number \(number) has no value")
  }
  package func parameterLacksValue(_ name: String) -> String {
    text(
      nb: "parameteren \(name) mangler verdi", nn: "parameteren \(name) manglar verdi",
      en: "the parameter \(name) has no value")
  }
  package func noParameter(_ name: String) -> String {
    text(
      nb: "spørringen har ingen parameter \(name)", nn: "spørjinga har ingen parameter \(name)",
      en: "the query has no parameter \(name)")
  }
  package func noStatementHasParameter(_ name: String) -> String {
    text(
      nb: "ingen setning har en parameter \(name)", nn: "inga setning har ein parameter \(name)",
      en: "no statement has a parameter \(name)")
  }
  package func valueTooMany(_ number: String, of count: Int) -> String {
    text(
      nb: "spørringen har \(questionMarks(count)), men nummer \(number) fikk en verdi",
      nn: "spørjinga har \(questionMarks(count)), men nummer \(number) fekk ein verdi",
      en: "the query has \(questionMarks(count)), but a value was given for number \(number)")
  }
  package var leaveOutValues: String {
    text(
      nb: "Dropp verdiene som er for mange.", nn: "Dropp verdiane som er for mange.",
      en: "Leave out the extra values.")
  }

  // Files with SQL.

  package func queryUnreadable(_ reason: String) -> String {
    text(
      nb: "spørringen kan ikke leses (\(reason))", nn: "spørjinga kan ikkje lesast (\(reason))",
      en: "the query cannot be read (\(reason))")
  }
  package var queryIsPlainText: String {
    text(
      nb: "En spørring er SQL i ren tekst.", nn: "Ei spørjing er SQL i rein tekst.", en: "A query is SQL in plain text."
    )
  }
  package func queryIsWord(_ place: String) -> String {
    text(
      nb: "\(place) er et Word-dokument, og det kan ikke en spørring være",
      nn: "\(place) er eit Word-dokument, og det kan ikkje ei spørjing vere",
      en: "\(place) is a Word document, which cannot be a query")
  }
  package var queryBroken: String {
    text(
      nb: "spørringen er ødelagt her: en bokstav er ufullstendig",
      nn: "spørjinga er øydelagd her: ein bokstav er ufullstendig",
      en: "the query is broken here: a letter is incomplete")
  }
  package var saveInUTF8: String { text(nb: "Lagre fila i UTF-8.", nn: "Lagre fila i UTF-8.", en: "Save it in UTF-8.") }
}
