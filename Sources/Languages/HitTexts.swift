/// What stands around the hits of a search.
extension Catalogue {
  package var withAllWords: String { text(nb: "alle ordene", nn: "alle orda", en: "all words") }
  package var withCompounds: String { text(nb: "i sammensatte ord", nn: "i samansette ord", en: "in compounds") }
  package var withSynonyms: String {
    text(nb: "synonymer, ikke talt med", nn: "synonym, ikkje talde med", en: "synonyms, not counted")
  }
  package var withSomeWords: String {
    text(
      nb: "noen av ordene, ikke talt med", nn: "nokre av orda, ikkje talde med", en: "some of the words, not counted")
  }
  package var withSimilarWords: String {
    text(nb: "ord som ligner, ikke talt med", nn: "ord som liknar, ikkje talde med", en: "similar words, not counted")
  }
  package var hitsByScore: String { text(no: "treff", en: "hits") }

  /// "12, 3 med alle ordene"; the number alone where all or none have all words.
  package func regionHits(_ count: Int, withAllWords all: Int) -> String {
    guard all > 0, all < count else { return number(count) }
    return number(count)
      + text(
        nb: ", \(number(all)) med alle ordene", nn: ", \(number(all)) med alle orda",
        en: ", \(number(all)) with all words")
  }

  /// Where the same text stands, too.
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

  /// A passage is a text to a reader.
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

  /// Of passages that are ranked by score alone.
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
  /// Behind a number of hits; empty for none.
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
  /// - Parameter group: the group's name in files.
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

/// Why a hit ranks where it does.
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

  /// What an alternative of a typed word is to it, by its name in files.
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

  // How a query is understood.

  package var understoodQuery: String { text(nb: "søk", nn: "søk", en: "query") }
  package var queryTree: String { text(nb: "tre", nn: "tre", en: "tree") }
  package var queryFilters: String { text(nb: "avgrensing", nn: "avgrensing", en: "filters") }
  package var queryMatch: String { text(nb: "FTS5-uttrykk", nn: "FTS5-uttrykk", en: "match") }
  package var emptyPart: String { text(no: "(ingenting)", en: "(nothing)") }
}
