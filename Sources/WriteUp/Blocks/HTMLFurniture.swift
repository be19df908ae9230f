/// Recognizes page furniture, that is, parts of a page that do not belong to the write-up, by elements, roles and
/// words.
enum HTMLFurniture {
  /// Elements whose text is not shown as text of the page.
  static let invisible = HTMLNames(
    .head, .script, .style, .template, .noscript, .title, .svg, .math, .select, .textarea, .iframe, .object, .applet,
    .audio, .video, .canvas, .datalist, .noembed, .noframes, .progress, .map)

  /// Roles of parts that never contain the write-up.
  static let roles: Set<String> = [
    "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip", "status",
    "progressbar", "alert",
  ]

  /// Roles of parts that rarely contain the write-up.
  static let doubtfulRoles: Set<String> = ["banner", "contentinfo", "complementary", "directory", "doc-toc", "form"]

  /// Words in a class or id that indicate furniture.
  private static let words: Set<String> = [
    "addthis", "annonse", "advert", "advertisement", "banner", "bottombar", "breadcrumb", "breadcrumbs", "brodsmule",
    "brodsmuler", "brodsmulesti", "bunn", "bunntekst", "byline", "chat", "chatbot", "colophon", "comment", "comments",
    "consent", "contact", "cookie", "cookies", "crumb", "crumbs", "deling", "del", "emneord", "feedback", "footer",
    "forfatter", "gdpr", "helpful", "innholdsfortegnelse", "kommentar", "kommentarer", "kontakt", "kontaktboks",
    "kontaktinfo", "lesogsa", "login", "masthead", "meny", "menu", "modal", "nav", "navbar", "navigasjon", "navigation",
    "newsletter", "nojs", "nyhetsbrev", "pager", "pagination", "popup", "promo", "print", "published", "publisert",
    "rating", "reactions", "readmore", "relatert", "relaterte", "related", "samtykke", "search", "share", "sharing",
    "sidebar", "sidefelt", "skip", "skiplink", "sok", "social", "sosiale", "stikkord", "subscribe", "survey", "taglist",
    "tags", "teaser", "teasers", "tilbakemelding", "toc", "toolbar", "tools", "topbar", "utskrift", "verktoy",
    "warning", "author", "authors", "meta", "properties", "editsection", "metadata", "timestamp", "dateline", "pubdate",
  ]

  /// Words that indicate furniture only for elements with little text.
  private static let wordsOfLines: Set<String> = ["date", "dato", "updated", "oppdatert", "kicker", "stikktittel"]

  private static let endings = [
    "menu", "meny", "meta", "tools", "footer", "sidebar", "crumbs", "breadcrumb", "search", "comments", "sharing",
    "social", "related", "newsletter", "cookies", "cookie", "banner", "byline",
  ]
  private static let beginnings = [
    "breadcrumb", "cookie", "related", "relatert", "newsletter", "nyhetsbrev", "sidebar", "brodsmule", "kontaktinfo",
    "sharedaddy", "kommentarfelt",
  ]

  /// Whether a class or id indicates furniture.
  ///
  /// - Parameter isShort: Whether the element has at most a line of text.
  static func isNamed(_ names: String, isShort: Bool) -> Bool {
    tokens(names).contains { token in
      words.contains(token) || isShort && wordsOfLines.contains(token)
        || token.utf8.count > 6
          && (endings.contains { token.hasSuffix($0) } || beginnings.contains { token.hasPrefix($0) })
    }
  }

  /// Splits "articleMeta-box" into article, meta and box.
  private static func tokens(_ names: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    for scalar in names.unicodeScalars.prefix(512) {
      let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
      let isLetter = isUpper || scalar.value >= 0x61 && scalar.value <= 0x7A || scalar.value >= 0x80
      if (!isLetter || isUpper) && !token.isEmpty {
        tokens.append(token)
        token = ""
      }
      guard isLetter else { continue }
      switch scalar {
      case "ø", "Ø": token += "o"
      case "å", "Å": token += "a"
      default: token.unicodeScalars.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
      }
    }
    return token.isEmpty ? tokens : tokens + [token]
  }

  /// Whether a link or button in a heading links to the heading or copies its address.
  static func isAnchor(_ text: String, _ classes: String?) -> Bool {
    let text = text.lowercased()
    if anchorTexts.contains(where: { text.hasPrefix($0) }) { return true }
    let names = tokens(classes ?? "")
    return names.contains {
      ["anchor", "anchorjs", "permalink", "headerlink", "copy", "anker", "bookmark"].contains($0)
    }
  }

  private static let anchorTexts = [
    "permalink", "permanent", "kopier", "lenke til", "lenkje til", "link til", "direkte lenke", "anker", "copy link",
    "link to",
  ]

  /// Whether a class is that of an icon font, in which the text is the name of an icon.
  static func isIcon(_ classes: String) -> Bool {
    ["material-icons", "material-symbols", "icon-font", "mdc-icon"].contains { classes.contains($0) }
  }

  // MARK: Texts

  /// Beginnings of headings of furniture, anywhere on a page.
  private static let headings = [
    "les også", "les òg", "lesetips", "relatert", "relaterte", "siste nytt", "siste nyheter", "siste nyhende",
    "del dette", "del denne", "del på", "del sida", "del siden", "del innlegg", "del artikkel", "kommentarer",
    "legg igjen", "legg inn kommentar", "skriv en kommentar", "skriv ein kommentar", "fant du", "fann du", "var denne",
    "var dette", "hjalp dette", "gi tilbakemelding", "gje tilbakemelding", "gi oss tilbakemelding", "abonner",
    "nyhetsbrev", "nyheitsbrev", "meld deg på", "følg oss", "følg med", "om nettstedet", "om nettstaden",
    "om nettsiden", "snarvei", "snarveg", "hurtiglenk", "emneord", "stikkord", "informasjonskapsler", "mest lest",
    "andre artikler", "andre saker", "flere saker", "flere artikler", "fleire saker", "fleire artiklar",
    "flere nyheter", "lignende", "liknande", "du vil kanskje", "du er her", "forrige artikkel", "neste artikkel",
    "share this", "related", "leave a reply", "you may also", "like this", "lik dette", "attachments",
    "comments", "labels:",
  ]

  /// Beginnings of headings of furniture in a box; in running text they may be headings of the write-up.
  private static let headingsOfBoxes = [
    "kontakt", "aktuelt", "nyheter", "nyhende", "tema", "meny", "søk", "mer om", "meir om", "les mer", "les meir",
    "lenker", "lenkjer", "eksterne lenker", "nyttige lenker", "personvern", "arrangement", "kalender", "åpningstider",
    "opningstider", "logg inn", "etiketter", "tagger", "kategori", "arkiv", "ansvarlig", "skribent", "forfatter",
    "om forfatteren", "tips oss", "hjelp", "selvbetjening",
  ]

  /// Whether a lowercase text is a heading of other articles: "Flere innlegg", "Siste saker".
  private static func isOfOthers(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter }
    guard (2...3).contains(words.count) else { return false }
    return othersBefore.contains(words[0]) && articles.contains(words[words.count - 1])
  }

  private static let othersBefore: Set<Substring> = [
    "flere", "fleire", "andre", "siste", "nye", "nyeste", "nyaste", "tidligere", "tidlegare", "lignende", "liknande",
    "anbefalte", "tilrådde", "populære", "mest", "forrige", "neste", "våre", "alle",
  ]
  private static let articles: Set<Substring> = [
    "innlegg", "artikler", "artiklar", "saker", "nyheter", "nyheiter", "nyhende", "oppslag", "poster", "postar",
    "meldinger", "meldingar", "reportasjer", "reportasjar", "historier", "historiar", "leste", "lesne", "artikkel",
  ]

  static func isHeading(_ text: String, ofBox: Bool) -> Bool {
    guard text.utf8.count < 80, FactLabel.read(text) == nil else { return false }
    let text = text.lowercased()
    return headings.contains { text.hasPrefix($0) } || isOfOthers(text)
      || ofBox && headingsOfBoxes.contains { begins(text, $0) }
  }

  /// Whether a text begins with a phrase. A short phrase must be a whole word, since many words begin with "søk".
  private static func begins(_ text: String, _ phrase: String) -> Bool {
    guard text.hasPrefix(phrase) else { return false }
    return phrase.utf8.count > 5 || text.dropFirst(phrase.count).first.map { !$0.isLetter } ?? true
  }

  private static let metaBeginnings = [
    "publisert", "sist oppdatert", "sist endret", "sist endra", "sist redigert", "oppdatert", "opprettet", "oppretta",
    "endret", "endra", "skrevet av", "skriven av", "skrive av", "tekst og foto", "tekst:", "foto:", "foto/", "bilde:",
    "illustrasjon:", "lesetid", "posted", "published", "last updated", "last modified", "dato:", "ansvarlig redaktør",
  ]
  private static let metaPhrases = [
    "publisert", "oppdatert", "sist endret", "sist endra", "last modified", "lesetid", "min lesing", "minutters lesing",
  ]

  /// Beginnings of links and buttons beside a text.
  private static let offers = [
    "skriv ut", "tips en", "tips ein", "til toppen", "tilbake til", "gå til toppen", "last ned pdf",
    "last ned som pdf", "les opp", "lytt til", "del på", "del side", "del sida", "rediger", "hopp til", "hopp over",
    "til innhold", "til hovedinnhold",
    "gå til innhold", "gå til hovedinnhold", "skip to", "lukk alle", "åpne alle", "vis alle", "kopier lenke", "dele",
    "del artikkel",
  ]
  private static let wholeOffers: Set<String> = [
    "del", "print", "tips", "lytt", "vis mer", "les mer", "vis meir", "les meir", "facebook", "twitter", "linkedin",
    "e-post", "tilbake", "meny", "søk", "lukk", "åpne", "vis mindre", "rediger", "x",
  ]

  /// Whether a line states a date, an author or picture credits, or is a button such as "Skriv ut".
  static func isMeta(_ text: String) -> Bool {
    guard text.utf8.count < 120 else { return false }
    let text = text.lowercased()
    if wholeOffers.contains(text) || offers.contains(where: { text.hasPrefix($0) }) { return text.utf8.count < 50 }
    let hasDigit = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    if metaBeginnings.contains(where: { text.hasPrefix($0) }) {
      return hasDigit || text.utf8.contains(0x3A) || text.hasPrefix("skr")
    }
    if hasDigit, metaPhrases.contains(where: { text.contains($0) }), text.utf8.count < 90 {
      return text.utf8.contains(0x7C) || text.utf8.contains(0x3A) || text.contains("·")
    }
    return isDate(text)
  }

  /// Whether a text is a date: "12. juni 2018", "14.06.2018 kl. 10:12".
  private static func isDate(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    let years = words.filter { $0.count == 4 && (Int($0).map { (1990...2099).contains($0) } ?? false) }
    guard words.count >= 3, words.count <= 7, years.count == 1 else { return false }
    return words.allSatisfy { word in
      word == years[0] || (Int(word).map { $0 < 60 } ?? false) || months.contains(String(word.prefix(3)))
        || dateWords.contains(String(word))
    }
  }

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des",
  ]
  private static let dateWords: Set<String> = [
    "kl", "den", "mandag", "tirsdag", "tysdag", "onsdag", "torsdag", "fredag", "lørdag", "laurdag", "søndag", "sundag",
  ]

  /// Whether a text is a byline, such as "Av Kari Nordmann": "Av" or the like, and two to seven words with a capital.
  static func isByline(_ text: String) -> Bool {
    guard text.utf8.count < 70 else { return false }
    let words = text.split(separator: " ")
    guard words.count >= 3, words.count <= 8, ["Av", "Av:", "Tekst:", "By"].contains(words[0]) else { return false }
    return words.dropFirst().allSatisfy {
      $0.first?.isUppercase == true || $0 == "og" || $0 == "/" || $0.first?.isNumber == true
    }
  }

  private static let contents = [
    "innhold", "innhald", "innholdsfortegnelse", "innhaldsliste", "på denne sid", "hopp til", "contents",
    "on this page",
  ]

  /// Whether a text is the heading of a table of contents.
  static func isContentsHeading(_ text: String) -> Bool {
    guard text.utf8.count < 60 else { return false }
    let text = text.lowercased()
    return contents.contains { text.hasPrefix($0) }
  }
}

// MARK: Furniture by its content

extension HTMLPage {
  mutating func leaveOutByContent() {
    let last = evidence.last?.node ?? Int.max
    let first = evidence.first?.node ?? Int.max
    let wrappers = wrappersOfEvidence()
    var index = range.lowerBound
    while index < range.upperBound {
      let node = tree.nodes[index]
      guard leftOut[index] == nil else {
        index = node.end
        continue
      }
      guard let name = node.name, titleNode.map({ $0 < index || $0 >= node.end }) ?? true, !hasEvidence(in: index)
      else {
        index += 1
        continue
      }
      let isLeading = index < first
      if isFurnitureByContent(index, name, isLeading: isLeading, isTrailing: index > last, wrappers) {
        leftOut[index] = .furniture
        leaveOutContentsHeading(before: index)
        index = node.end
      } else {
        index += 1
      }
    }
    leaveOutFlatFurniture(after: last)
  }

  /// The tag names and classes of elements that contain evidence. Other elements with the same tag name and class are
  /// part of the text.
  private func wrappersOfEvidence() -> Set<String> {
    var wrappers: Set<String> = []
    for found in evidence {
      for ancestor in tree.ancestors(of: found.node) {
        guard ancestor >= range.lowerBound else { break }
        wrappers.insert(look(of: ancestor))
      }
    }
    return wrappers
  }

  private func look(of index: Int) -> String {
    String(describing: tree.nodes[index].name) + "." + (tree.attribute(.class, of: index) ?? "")
  }

  private func isFurnitureByContent(
    _ index: Int, _ name: HTMLName, isLeading: Bool, isTrailing: Bool, _ wrappers: Set<String>
  ) -> Bool {
    let inside = lines(in: index)
    guard let firstLine = inside.first else { return false }
    let parent = tree.nodes[max(tree.nodes[index].parent, 0)].name
    if inside.count == 1, !Self.partsOfLists.contains(name), parent.map({ !Self.partsOfLists.contains($0) }) ?? true {
      if isLeading || isTrailing || firstLine.isLink, HTMLFurniture.isMeta(firstLine.text) { return true }
      if isLeading, HTMLFurniture.isByline(firstLine.text) { return true }
    }
    guard Self.containers.contains(name) else { return false }
    let links = mass.links(index, tree)
    let isAllLinks = links.count > 1 && links.bytes * 10 >= mass.text(index, tree) * 8
    if isAllLinks, links.isInsideThePage || isLeading { return true }
    guard !wrappers.contains(look(of: index)) || tree.nodes[index].attributes.isEmpty && name != .section else {
      return false
    }
    if name == .form, holdsFields(index) { return true }
    let isBox = name != .ul && name != .ol && name != .p
    if isBox, firstLine.level != nil || firstLine.isBold, HTMLFurniture.isHeading(firstLine.text, ofBox: true) {
      return true
    }
    if isBox, HTMLFurniture.isHeading(firstLine.text, ofBox: false), firstLine.text.utf8.count < 60 { return true }
    if isBox, isTrailing, isAllLinks, !isBelowDocuments(index) { return true }
    return isBox && (isLeading || isTrailing) && isTeasers(inside)
  }

  /// Elements that are one line of a list or table.
  private static let partsOfLists = HTMLNames(.td, .th, .tr, .tbody, .tfoot, .thead, .table, .li, .dd, .dt, .dl)

  private static let containers = HTMLNames(.div, .section, .aside, .article, .ul, .ol, .form, .table, .dl, .fieldset)

  private func holdsFields(_ index: Int) -> Bool {
    (index..<tree.nodes[index].end).contains { inner in
      switch tree.nodes[inner].name {
      case .textarea, .select: true
      case .input: tree.attribute(.type, of: inner)?.lowercased() != "hidden"
      default: false
      }
    }
  }

  private func isBelowDocuments(_ index: Int) -> Bool {
    guard let heading = lines[..<firstLine(from: index)].last(where: { $0.level != nil }) else { return false }
    return HeadingJudge.kinds(in: heading.text).contains(.documents)
  }

  /// Whether lines are teasers: several headings that are links to other pages, or one with little text.
  private func isTeasers(_ inside: ArraySlice<HTMLLine>) -> Bool {
    let headings = inside.filter { $0.level != nil }
    return headings.filter(\.isLinkAway).count > 1 || headings.count == 1 && headings[0].isLinkAway && inside.count < 4
  }

  private mutating func leaveOutContentsHeading(before index: Int) {
    guard let line = lines[..<firstLine(from: index)].last, HTMLFurniture.isContentsHeading(line.text),
      line.node >= range.lowerBound
    else { return }
    leftOut[line.node] = .furniture
  }

  /// Leaves out headings of furniture after the last evidence, with the nodes that follow up to the next heading.
  private mutating func leaveOutFlatFurniture(after last: Int) {
    for line in lines where line.node > last && line.level != nil && range.contains(line.node) {
      guard HTMLFurniture.isHeading(line.text, ofBox: false), !isLeftOut(line.node) else { continue }
      leftOut[line.node] = .furniture
      let end = tree.nodes[max(tree.nodes[line.node].parent, 0)].end
      var next = tree.nodes[line.node].end
      while next < end {
        if let name = tree.nodes[next].name, HTMLNames.headings.contains(name) { break }
        leftOut[next] = leftOut[next] ?? .furniture
        next = tree.nodes[next].end
      }
    }
  }
}
