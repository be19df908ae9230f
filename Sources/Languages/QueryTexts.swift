import ByregionText

/// Messages about queries with errors.
extension Catalogue {
  package var nothingToSearchFor: String {
    text(
      nb: "Det er bare noe å utelate, og ingenting å søke etter.",
      nn: "Det er berre noko å utelate, og ingenting å søkje etter.",
      en: "There is only something to leave out, and nothing to search for.")
  }
  package var leaveOutNeedsMore: String {
    text(
      nb: "Det som skal utelates, trenger noe ved siden av seg som det søkes etter.",
      nn: "Det som skal utelatast, treng noko ved sida av seg som det blir søkt etter.",
      en: "An exclusion needs something beside it to search for.")
  }
  package var openQuote: String {
    text(
      nb: "Anførselstegnet er ikke lukket; frasen er lest til slutten av søket.",
      nn: "Hermeteiknet er ikkje lukka; frasen er lesen til slutten av søket.",
      en: "The quotation mark is not closed; the phrase was taken to end with the query.")
  }
  package func noField(_ name: String, _ fields: [String]) -> String {
    let fields = fields.joined(separator: ", ")
    return text(
      nb: "Feltet \(name): finnes ikke, så det er søkt etter ordene. Feltene er \(fields).",
      nn: "Feltet \(name): finst ikkje, så det er søkt etter orda. Felta er \(fields).",
      en: "There is no field \(name):, so it is searched for as words. The fields are \(fields).")
  }
  package func idleAsterisk(_ example: String) -> String {
    text(
      nb: "En stjerne betyr bare noe på slutten av et ord, som i \(example); her har den ingen virkning.",
      nn: "Ei stjerne tyder berre noko på slutten av eit ord, som i \(example); her har ho ingen verknad.",
      en: "An asterisk has a meaning only at the end of a word, as in \(example); here it does nothing.")
  }
  package var idleAsteriskInPhrase: String {
    text(
      nb: "I en frase betyr en stjerne bare noe etter det siste ordet; her har den ingen virkning.",
      nn: "I ein frase tyder ei stjerne berre noko etter det siste ordet; her har ho ingen verknad.",
      en: "An asterisk in a phrase has a meaning only after its last word; here it does nothing.")
  }
  package var closesNothing: String {
    text(
      nb: "Denne parentesen lukker ingenting.", nn: "Denne parentesen lukkar ingenting.",
      en: "This parenthesis closes nothing.")
  }
  package var openParenthesis: String {
    text(
      nb: "Denne parentesen er ikke lukket; den er lest til slutten av søket.",
      nn: "Denne parentesen er ikkje lukka; han er lesen til slutten av søket.",
      en: "This parenthesis is not closed; it was taken to end with the query.")
  }
  package var noWord: String {
    text(
      nb: "Det er ingen ord å søke etter.", nn: "Det er ingen ord å søkje etter.", en: "There is no word to search for."
    )
  }
  package var nothingBehindOperator: String {
    text(
      nb: "Det står ingenting etter denne operatoren.", nn: "Det står ingenting etter denne operatoren.",
      en: "There is nothing after this operator.")
  }
  package var nothingBeforeOperator: String {
    text(
      nb: "Det står ingenting foran denne operatoren.", nn: "Det står ingenting framfor denne operatoren.",
      en: "There is nothing before this operator.")
  }
  package var nearStandsBetween: String {
    text(
      nb: "NEAR står mellom to ord eller fraser.", nn: "NEAR står mellom to ord eller frasar.",
      en: "NEAR must be between two words or phrases.")
  }
  package var nothingToLeaveOut: String {
    text(
      nb: "Det er ingenting å utelate her.", nn: "Det er ingenting å utelate her.",
      en: "There is nothing here to leave out.")
  }
  package func leftOut(_ reason: String) -> String {
    text(
      nb: "\(reason); det som er merket, er utelatt.", nn: "\(reason); det som er merkt, er utelate.",
      en: "\(reason); what is marked was left out.")
  }
  package func noValueBehind(_ field: String) -> String {
    text(
      nb: "Det står ingen verdi etter \(field):.", nn: "Det står ingen verdi etter \(field):.",
      en: "There is no value after \(field):.")
  }
  package var noWordBehindSign: String {
    text(
      nb: "Det står ikke noe ord etter tegnet.", nn: "Det står ikkje noko ord etter teiknet.",
      en: "There is no word after the sign.")
  }
  package var noLetters: String {
    text(
      nb: "Her er verken bokstaver eller siffer, så det er ingenting å søke etter.",
      nn: "Her er korkje bokstavar eller siffer, så det er ingenting å søkje etter.",
      en: "There are no letters or digits here, so nothing to search for.")
  }
  package func deepNegation(_ most: Int) -> String {
    text(
      nb: "Tegn som utelater, kan stå høyst \(most) inni hverandre",
      nn: "Teikn som utelèt, kan stå høgst \(most) inni kvarandre",
      en: "Exclusions can be nested at most \(most) deep")
  }
  package func deepParentheses(_ most: Int) -> String {
    text(
      nb: "Parenteser kan stå høyst \(most) inni hverandre", nn: "Parentesar kan stå høgst \(most) inni kvarandre",
      en: "Parentheses can be nested at most \(most) deep")
  }
  package var giveWords: String {
    text(
      nb: "Oppgi ord å søke etter: ?q=forankring", nn: "Oppgje ord å søkje etter: ?q=forankring",
      en: "Give words to search for: ?q=forankring")
  }
  package var filtersAlone: String {
    text(
      nb: "Dette er bare avgrensinger: legg til et ord å søke etter, eller se alt med `byregion list`.",
      nn: "Dette er berre avgrensingar: legg til eit ord å søkje etter, eller sjå alt med `byregion list`.",
      en: "These are filters alone: add a word to search for, or see everything with `byregion list`.")
  }
  package var idlePlus: String {
    text(
      nb: "Et plusstegn foran et ord har ingen virkning; OG mellom ord krever alle.",
      nn: "Eit plussteikn framfor eit ord har ingen verknad; OG mellom ord krev alle.",
      en: "A plus before a word does nothing; AND between words requires all of them.")
  }
  package var idleTilde: String {
    text(
      nb: "En tilde foran et ord har ingen virkning; --similar viser ord som skrives nesten likt.",
      nn: "Ein tilde framfor eit ord har ingen verknad; --similar viser ord som er skrivne nesten likt.",
      en: "A tilde before a word does nothing; --similar shows words with similar spelling.")
  }
  package var idleExclamationMark: String {
    text(
      nb: "Et utropstegn foran et ord har ingen virkning; en bindestrek, som i -ord, utelater ordet.",
      nn: "Eit utropsteikn framfor eit ord har ingen verknad; ein bindestrek, som i -ord, utelèt ordet.",
      en: "An exclamation mark before a word does nothing; a hyphen, as in -ord, leaves the word out.")
  }
  package var idleCircumflex: String {
    text(
      nb: "Dette tegnet foran et ord har ingen virkning; =ord søker etter ordet slik det står.",
      nn: "Dette teiknet framfor eit ord har ingen verknad; =ord søkjer etter ordet slik det står.",
      en: "This sign before a word does nothing; =ord searches for the word as printed.")
  }
  package var emptyPhrase: String { text(no: "Frasen er tom.", en: "The phrase is empty.") }
  package func tooManyWords(_ most: Int) -> String {
    text(
      nb: "Søket har mer enn \(most) ord; resten er utelatt.",
      nn: "Søket har meir enn \(most) ord; resten er utelaten.",
      en: "The query has more than \(most) words; the rest was left out.")
  }
}

/// Messages about the filters of searches and lists.
extension Catalogue {
  package func noKind(_ name: String, near: String?, _ kinds: [String]) -> String {
    let kinds = kinds.joined(separator: ", ")
    return text(
      nb: "slaget \(name) finnes ikke", nn: "slaget \(name) finst ikkje", en: "there is no kind \(name)")
      + (near.map { "; " + self.perhaps($0) }
        ?? text(nb: "; slagene er \(kinds)", nn: "; slaga er \(kinds)", en: "; the kinds are \(kinds)"))
  }
  package func noWrittenLanguage(_ name: String) -> String {
    text(
      nb: "språket \(name) finnes ikke; de som finnes, er nb, nn og mixed",
      nn: "språket \(name) finst ikkje; dei som finst, er nb, nn og mixed",
      en: "there is no language \(name); there are nb, nn and mixed")
  }
  package func noDocument(_ name: String) -> String {
    text(
      nb: "dokumentet \(name) finnes ikke; `byregion document list` viser dem som finnes",
      nn: "dokumentet \(name) finst ikkje; `byregion document list` viser dei som finst",
      en: "there is no document \(name); `byregion document list` lists them")
  }
  /// "did you mean goal?", for use after a semicolon.
  package func perhaps(_ name: String) -> String {
    text(nb: "mente du \(name)?", nn: "meinte du \(name)?", en: "did you mean \(name)?")
  }
}

/// Messages about typed names of places.
extension Catalogue {
  /// A text in the language's quotation marks, truncated and with control characters replaced.
  package func quoted(_ text: String) -> String {
    let text = MessageText.excerpt(text)
    return self.text(no: "«\(text)»", en: "“\(text)”")
  }

  /// "a, b eller c".
  package func choice(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + text(no: " eller ", en: " or ") + last
  }

  package func noRegion(_ name: String) -> String {
    text(
      nb: "ingen region heter \(quoted(name))", nn: "ingen region heiter \(quoted(name))",
      en: "no region goes by \(quoted(name))")
  }
  package func noMunicipality(_ name: String) -> String {
    text(
      nb: "ingen kommune heter \(quoted(name))", nn: "ingen kommune heiter \(quoted(name))",
      en: "no municipality goes by \(quoted(name))")
  }
  package func noCounty(_ name: String) -> String {
    text(
      nb: "ikke noe fylke heter \(quoted(name))", nn: "ikkje noko fylke heiter \(quoted(name))",
      en: "no county goes by \(quoted(name))")
  }
  /// The suggestion after an unknown name; empty without similar names.
  package func nearestNames(_ names: [String]) -> String {
    if names.isEmpty { return "" }
    let all = list(names)
    return names.count == 1
      ? text(
        nb: "; det nærmeste navnet er \(all)", nn: "; det næraste namnet er \(all)", en: "; the nearest name is \(all)")
      : text(
        nb: "; de nærmeste navnene er \(all)", nn: "; dei næraste namna er \(all)", en: "; the nearest names are \(all)"
      )
  }

  package func place(_ name: String, is found: [String]) -> String {
    text(no: "\(quoted(name)) er \(choice(found))", en: "\(quoted(name)) is \(choice(found))")
  }
  package func place(_ name: String, was2015 found: [String]) -> String {
    text(no: "\(quoted(name)) var i 2015 \(list(found))", en: "\(quoted(name)) was in 2015 \(list(found))")
  }
  package func laterCounty(_ name: String, _ counties: [String]) -> String {
    text(
      nb: "\(quoted(name)) er et fylke i 2024; kommunene lå i \(list(counties)) i 2015",
      nn: "\(quoted(name)) er eit fylke i 2024; kommunane låg i \(list(counties)) i 2015",
      en: "\(quoted(name)) is a county of 2024; its municipalities lay in \(list(counties)) in 2015")
  }
  package func taken(_ name: String, for regions: [String]) -> String {
    text(
      nb: "\(quoted(name)) er lest som \(list(regions))", nn: "\(quoted(name)) er lese som \(list(regions))",
      en: "\(quoted(name)) is taken for \(list(regions))")
  }
  package func onlyInRegions(_ numbers: [String]) -> String {
    text(
      nb: "; bare \(list(numbers)) er med i en region her", nn: "; berre \(list(numbers)) er med i ein region her",
      en: "; only \(numbers.joined(separator: ", ")) is in a region here")
  }
}

/// The texts around the hits of a search.
extension Catalogue {
  package var withAllWords: String { text(nb: "alle ordene", nn: "alle orda", en: "all words") }
  package var withCompounds: String { text(nb: "i sammensatte ord", nn: "i samansette ord", en: "in compounds") }
  package var withSynonyms: String {
    text(nb: "synonymer, ikke medregnet", nn: "synonym, ikkje medrekna", en: "synonyms, not counted")
  }
  package var withSomeWords: String {
    text(
      nb: "noen av ordene, ikke medregnet", nn: "nokre av orda, ikkje medrekna", en: "some of the words, not counted")
  }
  package var withSimilarWords: String {
    text(nb: "ord som ligner, ikke medregnet", nn: "ord som liknar, ikkje medrekna", en: "similar words, not counted")
  }
  package var hitsByScore: String { text(no: "treff", en: "hits") }

  /// "12, 3 med alle ordene"; only the number if all or none of the hits have all words.
  package func regionHits(_ count: Int, withAllWords all: Int) -> String {
    guard all > 0, all < count else { return number(count) }
    return number(count)
      + text(
        nb: ", \(number(all)) med alle ordene", nn: ", \(number(all)) med alle orda",
        en: ", \(number(all)) with all words")
  }

  /// The other references of the same text.
  package func alsoAt(_ references: [String]) -> String {
    let references = references.joined(separator: ", ")
    return text(nb: "også \(references)", nn: "òg \(references)", en: "also \(references)")
  }

  package var searchedToo: String { text(nb: "søkte også:", nn: "søkte òg:", en: "also searched:") }
  package var tryToo: String { text(nb: "prøv også:", nn: "prøv òg:", en: "try also:") }
  package var meantPerhaps: String { text(nb: "mente du:", nn: "meinte du:", en: "did you mean:") }
  package func andMore(_ count: Int) -> String {
    text(no: "og \(number(count)) til", en: "and \(number(count)) more")
  }

  /// "1 treff", "1 234 treff".
  package func hits(_ count: Int) -> String {
    self.count(count, text(no: "treff", en: "hit"), text(no: "treff", en: "hits"))
  }

  /// "1 passage". Norwegian calls a passage a text.
  package func passages(_ count: Int) -> String {
    self.count(
      count, text(no: "tekst", en: "passage"), text(nb: "tekster", nn: "tekstar", en: "passages"))
  }

  package func noHits(for query: String) -> String {
    text(no: "ingen treff på \(query)", en: "no hits for \(query)")
  }
  package func nothingLike(_ reference: String) -> String {
    text(
      nb: "ingenting ligner på \(reference)", nn: "ingenting liknar på \(reference)", en: "nothing is like \(reference)"
    )
  }

  /// The heading of passages that are ranked by score only.
  package func bestByScore(_ shown: Int, of ranked: Int, withAllWords all: Int) -> String {
    text(
      nb: (shown == 1 ? "den beste" : "de \(number(shown)) beste")
        + " av \(passages(ranked)) etter poeng; \(number(all)) har alle ordene",
      nn: (shown == 1 ? "den beste" : "dei \(number(shown)) beste")
        + " av \(passages(ranked)) etter poeng; \(number(all)) har alle orda",
      en: "the best \(shown == 1 ? "" : number(shown) + " ")of \(passages(ranked)) by score; "
        + (all == 1 ? "1 passage has all words" : "\(number(all)) passages have all words"))
  }
  package func noneBehind(offset: Int, of total: Int) -> String {
    text(
      no: "\(hits(total)), men ingen etter --offset \(offset)", en: "\(hits(total)), but none after --offset \(offset)")
  }
  package func lastHits(_ shown: Int, of total: Int) -> String {
    shown == 1
      ? text(nb: "det siste av \(hits(total))", nn: "det siste av \(hits(total))", en: "the last of \(hits(total))")
      : text(
        nb: "de siste \(number(shown)) av \(hits(total))", nn: "dei siste \(number(shown)) av \(hits(total))",
        en: "the last \(number(shown)) of \(hits(total))")
  }
  package func firstHits(_ shown: Int, of total: Int) -> String {
    text(no: "\(number(shown)) av \(hits(total))", en: "\(number(shown)) of \(hits(total))")
  }
  package func more(with options: String) -> String {
    text(nb: "; flere med \(options)", nn: "; fleire med \(options)", en: "; more with \(options)")
  }
  package var limitOrOffset: String { text(no: "--limit eller --offset", en: "--limit or --offset") }
  /// The suffix after a number of hits; empty for none.
  package func hiddenRepeats(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return text(
      nb: count == 1 ? ", 1 lik tekst er skjult" : ", \(number(count)) like tekster er skjult",
      nn: count == 1 ? ", 1 lik tekst er gøymd" : ", \(number(count)) like tekstar er gøymde",
      en: ", " + self.count(count, "duplicate", "duplicates") + " hidden")
  }

  package func notInOutput(_ parts: [String]) -> String {
    let parts = parts.joined(separator: "; ")
    return text(nb: "ikke med her: \(parts)", nn: "ikkje med her: \(parts)", en: "not in the output: \(parts)")
  }
  /// - Parameter group: the group's machine-readable name.
  package func passages(_ count: Int, inGroup group: String) -> String {
    text(
      no: "\(passages(count)) i gruppa \(group) (--similar)", en: "\(passages(count)) in the group \(group) (--similar)"
    )
  }

  package func savedSearch(_ name: String) -> String {
    text(
      nb: "lagret som \(name): `byregion report --saved \(name)` lager et notat av søket",
      nn: "lagra som \(name): `byregion report --saved \(name)` lagar eit notat av søket",
      en: "saved as \(name): `byregion report --saved \(name)` makes a memo of it")
  }
}

/// Explanations of a hit's score.
extension Catalogue {
  package func score(_ score: String) -> String {
    text(
      nb: "poeng \(score), summen av vekt × hvor sjelden × hvor ofte:",
      nn: "poeng \(score), summen av vekt × kor sjeldan × kor ofte:",
      en: "score \(score), the sum of weight × rarity × frequency:")
  }
  package func times(_ count: Int) -> String {
    text(
      nb: count == 1 ? "én gang" : "\(number(count)) ganger", nn: count == 1 ? "éin gong" : "\(number(count)) gonger",
      en: count == 1 ? "once" : "\(number(count)) times")
  }

  /// How an expanded term relates to the typed word, by its machine-readable name.
  package func reason(_ name: String) -> String {
    switch name {
    case "as typed": text(nb: "som skrevet", nn: "som skrive", en: name)
    case "spelling": text(nb: "skrivemåte", nn: "skrivemåte", en: name)
    case "inflection": text(nb: "bøyning", nn: "bøying", en: name)
    case "irregular form": text(nb: "uregelrett form", nn: "uregelrett form", en: name)
    case "written form": text(nb: "den andre målformen", nn: "den andre målforma", en: name)
    case "linking letter": text(nb: "bindebokstav", nn: "bindebokstav", en: name)
    case "triple consonant": text(nb: "tre like konsonanter", nn: "tre like konsonantar", en: name)
    case "compound": text(nb: "sammensatt ord", nn: "samansett ord", en: name)
    case "synonym": text(no: "synonym", en: name)
    case "similar": text(nb: "ligner", nn: "liknar", en: name)
    case "beginning": text(nb: "begynnelse", nn: "byrjing", en: name)
    case "phrase": text(nb: "ord etter hverandre", nn: "ord etter kvarandre", en: name)
    case "number": text(nb: "tall", nn: "tal", en: name)
    case "raised digit": text(nb: "hevet siffer", nn: "heva siffer", en: name)
    case "region of that name": text(nb: "region med det navnet", nn: "region med det namnet", en: name)
    default: name
    }
  }

  // The explanation of a query.

  package var understoodQuery: String { text(nb: "søk", nn: "søk", en: "query") }
  package var queryTree: String { text(nb: "tre", nn: "tre", en: "tree") }
  package var queryFilters: String { text(nb: "avgrensing", nn: "avgrensing", en: "filters") }
  package var queryMatch: String { text(nb: "FTS5-uttrykk", nn: "FTS5-uttrykk", en: "match") }
  package var emptyPart: String { text(no: "(ingenting)", en: "(nothing)") }
}
