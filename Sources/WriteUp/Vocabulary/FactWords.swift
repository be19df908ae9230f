import ByregionText

/// The labels of facts in Bokmål and Nynorsk.
enum FactVocabulary {
  static let labels: [(fact: Fact, nb: String, nn: String)] = [
    (
      .applicant, "søkerkommune søkerkommunen søker søknadskommune vertskommune hovedsøker ansvarskommune",
      "søkjarkommune søkarkommune søkjarkommunen søkjar søkar hovudsøkjar"
    ),
    (
      .partners, "samarbeidskommuner samarbeidskommune deltakerkommuner",
      "samarbeidskommunar deltakarkommunar"
    ),
    (
      .partners, "partnerkommuner medlemskommuner deltagerkommuner eierkommuner omlandskommuner",
      "partnarkommunar medlemskommunar deltagarkommunar eigarkommunar omlandskommunar"
    ),
    (
      .population, "folketall folketallet innbyggertall innbyggertallet innbyggere innbyggerne",
      "folketal folketalet innbyggjartal innbyggjartalet innbyggartal innbyggjarar innbyggjarane innbyggarar"
    ),
    (
      .population, "befolkning befolkningen befolkningstall folkemengde folkemengden",
      "befolkningstal folkemengd folkemengda"
    ),
    (
      .area,
      "areal arealet totalareal flateareal bruttoareal landareal landarealet flateinnhold flatevidde flatemål utstrekning",
      "areal arealet flatevidd flateinnhald utstrekking"
    ),
  ]

  /// Labels of the area, if a number with a unit of area follows.
  static let vagueAreas = "størrelse størrelsen storleik storleiken"

  /// Labels of the partners, if a colon follows ("Andre kommuner: …").
  static let municipalities = "kommuner kommunar kommunene kommunane deltakere deltakarar partnere partnarar"

  /// Other words in labels ("Folketall i regionen per …").
  static let fillers =
    "i av for på om per pr pe kommune regionen region byregionen antall tal talet totalt samla samlet den alt hele heile km km²"

  /// Words that make a word for municipalities after them a label of the partners ("Deltakende kommuner").
  static let participating = "deltakende deltagende deltakande samarbeidende samarbeidande øvrige andre"

  /// Verbs for what partners do ("Kommuner som deltok").
  static let takingPart = ["deltar", "deltok", "deltek", "samarbeider", "samarbeidde", "samarbeidet"]

  /// Words that can precede the label word in a line without a colon ("Antall innbyggere").
  static let leading = "antall tal talet på samlet samla totalt " + participating

  /// Words that can precede the names in a list of partners.
  static let beforeNames = ["kommunene ", "kommunane ", "Kommunene ", "Kommunane "]

  /// Words of labels that are not in ``labels``. Those that end with a hyphen are beginnings of words. See
  /// ``FactStems``.
  static let peopleStems =
    "innbygg- folketal- folkemengd- befolk- bosatt- bosett- busett- busette- folk sjel- menneske- borgere bor bur "
    + "personer personar hoder hovud bebu-"
  static let areaStems =
    "areal- flate- størrelse- storleik- utstrek- vidde- kvadratkilometer landareal- "
    + "grunnflate- utbreiing- utbredelse-"
  static let applicantStems = """
    søker- søkjar- søkar- søkte søkt prosjekteier- prosjekteigar- hovedsøk- hovudsøk- vertskommun- hovedkommun-
    hovudkommun- lederkommun- leiarkommun- ansvarskommun- avsenderkommun- avsendarkommun- prosjektkommun- sekretariatskommun- innsender- innsendar-
    sendt innsendt søkande søkende
    """
  /// Words for an application. Together with ``senderStems`` they label the applicant: "Søknaden ble sendt av".
  static let applicationStems = "søknad-"
  static let senderStems = "av fra frå sendte sende sendt send leverte levert"
  /// Words for what only the applicant municipality does.
  static let hostStems =
    "ansvar- leder- leiar- ledende leiande vert- eier- eigar- hoved- hovud- søk- koordiner- "
    + "administr- prosjektansvar-"
  static let companionStems = """
    samarbeid- partner- partnar- deltak- deltag- deltar deltok deltek deltatt delteke medverk- medvirk- medlem- øvrig-
    andre elles ellers sammen saman med involver- tilknytt- omland- nabo- resten medsøk- følgekommun- følgjekommun- støttekommun-
    """
  static let smallWords =
    "i på av for og om med til er som hvem kven de dei den det var prosjektet regionen laget lag også òg"

  /// Words in names of organizations, which cooperate with municipalities and are not municipalities. Those that begin
  /// with a hyphen are endings of words.
  static let organizations = """
    norge noreg as sa nav ks -forsking -forskning -fylkeskommune -universitet -universitetet -høgskole -høgskule
    -høyskole -høgskolen -høgskulen -høyskolen -næringsforening -næringsforum -næringslag -næringshage -regionråd
    -departementet -direktoratet -sparebank -sparebanken
    """

  /// Values of the partners that mean there are none.
  static let noNames: Set<String> = ["ingen", "ingen andre"]

  /// Municipalities whose names contain "og", which otherwise separates names.
  static let namesWithAnd = ["Nore og Uvdal", "Evje og Hornnes"]
}

/// A kind of fact.
enum Fact: Hashable {
  case applicant, partners, population, area
}

/// The labels of facts, prepared for lookup.
struct FactLexicon {
  private static let facts: [Fact] = [.applicant, .partners, .population, .area]

  /// The fact that a word labels.
  struct Match {
    var fact: Fact
    /// The vocabulary's spelling if the word is misspelt, or nil.
    var spelling: String?
    var isVague = false
  }

  private let labels: [(fact: Fact, lexicon: Lexicon)]
  private let vague = Lexicon([(roles: .filler, words: FactVocabulary.vagueAreas)])
  private let fillers = Lexicon([(roles: .filler, words: FactVocabulary.fillers)])
  private let leading = Lexicon([(roles: .filler, words: FactVocabulary.leading)])
  private let participating = Lexicon([(roles: .filler, words: FactVocabulary.participating)])
  private let municipalities = Lexicon([(roles: .filler, words: FactVocabulary.municipalities)])

  init() {
    labels = Self.facts.map { fact in
      let rows = FactVocabulary.labels.filter { $0.fact == fact }
      return (fact, Lexicon(rows.map { (roles: .filler, words: $0.nb + " " + $0.nn) }))
    }
  }

  /// The fact that a word labels, or nil. Only the first word of a label may be misspelt.
  func match(_ word: FoldedLine.Word, of line: FoldedLine, isFirst: Bool) -> Match? {
    for (fact, lexicon) in labels where lexicon.match(word.hash) != nil { return Match(fact: fact) }
    if vague.match(word.hash) != nil { return Match(fact: .area, isVague: true) }
    guard isFirst, word.range.count >= 4 else { return nil }
    var best: (fact: Fact, match: Lexicon.Match)?
    for (fact, lexicon) in labels {
      guard let match = lexicon.match(nearly: line.bytes(of: word)), match.distance < (best?.match.distance ?? 9)
      else { continue }
      best = (fact, match)
    }
    return best.map { Match(fact: $0.fact, spelling: spelling($0.fact, $0.match)) }
  }

  private func spelling(_ fact: Fact, _ match: Lexicon.Match) -> String? {
    labels.first { $0.fact == fact }?.lexicon.spelling(match.word)
  }

  func isFiller(_ word: FoldedLine.Word) -> Bool { fillers.match(word.hash) != nil }

  func mayLead(_ word: FoldedLine.Word) -> Bool { leading.match(word.hash) != nil }

  func isParticipating(_ word: FoldedLine.Word) -> Bool { participating.match(word.hash) != nil }

  func isTakingPart(_ letters: ArraySlice<UInt8>) -> Bool {
    FactVocabulary.takingPart.contains { letters.elementsEqual($0.utf8) }
  }

  func namesMunicipalities(_ word: FoldedLine.Word) -> Bool { municipalities.match(word.hash) != nil }
}

/// The label at the start of a line of the facts.
struct FactLabel {
  var fact: Fact
  /// UTF-8 byte range of the label in the line, without its colon.
  var range: Range<Int>
  /// Byte offset of the value.
  var valueStart: Int
  var hasColon: Bool
  /// The vocabulary's spelling if the label is misspelt, or nil.
  var spelling: String?
  /// Whether the word has other meanings too, so that it is a label only before a value of its kind ("Størrelse").
  var isVague = false

  private static let longest = 70

  /// The label's text, in the line that it was read from.
  func name(in text: String) -> Substring { Substring(text.utf8.prefix(range.upperBound)) }

  /// The label at the start of a line, with or without a colon, or nil.
  static func read(_ text: String) -> FactLabel? {
    text.withBytes { bytes in
      colon(bytes).map { marked(bytes, colon: $0) } ?? unmarked(bytes)
    }
  }

  /// The label at the start of a line, if a colon follows it, or nil.
  static func readMarked(_ text: String) -> FactLabel? {
    text.withBytes { bytes in colon(bytes).flatMap { marked(bytes, colon: $0) } }
  }

  /// The label if the text consists only of a label in any words, or nil.
  static func whole(_ text: String) -> FactLabel? {
    guard text.utf8.count <= longest else { return nil }
    return text.withBytes { bytes in
      guard !bytes.isEmpty, !bytes.contains(0x3A) || bytes.last == 0x3A else { return nil }
      let end = bytes.last == 0x3A ? bytes.count - 1 : bytes.count
      guard var label = marked(bytes, colon: end) else { return nil }
      label.valueStart = bytes.count
      return label
    }
  }

  /// The label if the text consists only of a label in any words and `value` is of its kind, or nil.
  static func whole(_ text: String, of value: String) -> FactLabel? {
    guard let label = whole(text), FactStems.accept(value, as: label.fact, label: label.name(in: text)) else {
      return nil
    }
    return label
  }

  /// The label directly before a value, without a colon: "Nabokommuner Ski og Vestby".
  static func beside(_ text: String) -> FactLabel? {
    guard text.utf8.count <= 400, !text.utf8.contains(0x3A) else { return nil }
    let bytes = Array(text.utf8)
    for index in bytes.indices.dropFirst().prefix(longest) where bytes[index - 1] == 0x20 && bytes[index] != 0x20 {
      let value = String(decoding: bytes[index...], as: UTF8.self)
      guard let first = value.first, first.isUppercase || first.isNumber || value.hasPrefix("ca") else { continue }
      let name = String(decoding: bytes[..<(index - 1)], as: UTF8.self)
      guard !name.utf8.contains(0x2C), var label = whole(name),
        FactStems.accept(value, as: label.fact, label: name[...])
      else { continue }
      (label.valueStart, label.range, label.hasColon) = (index, 0..<(index - 1), false)
      return label
    }
    return nil
  }

  private static func colon(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    ByteSearch.first(0x3A, in: UnsafeBufferPointer(rebasing: bytes.prefix(longest)))
  }

  private static func marked(_ bytes: UnsafeBufferPointer<UInt8>, colon: Int) -> FactLabel? {
    FoldedLine(UnsafeBufferPointer(rebasing: bytes[..<colon])).flatMap { labelled($0, colon: colon) }
  }

  private static func labelled(_ line: FoldedLine, colon: Int) -> FactLabel? {
    for word in line.words.prefix(3) {
      let isFirst = word.source.lowerBound == line.words[0].source.lowerBound
      guard let match = lexicon.match(word, of: line, isFirst: isFirst) else { continue }
      return FactLabel(
        fact: match.fact, range: 0..<colon, valueStart: colon + 1, hasColon: true, spelling: match.spelling,
        isVague: match.isVague)
    }
    if let label = partners(line, colon: colon) { return label }
    // "Ski, Vestby og Frogn. Folketall: …" does not begin with a label.
    guard line.innerStop == 0, !line.words.contains(where: \.isAfterComma) else { return nil }
    return FactStems.fact(line).map {
      FactLabel(fact: $0, range: 0..<colon, valueStart: colon + 1, hasColon: true, spelling: nil, isVague: true)
    }
  }

  private static func partners(_ line: FoldedLine, colon: Int) -> FactLabel? {
    let last = line.words[line.words.count - 1]
    // "Kommuner som deltar".
    let isPhraseOfMembers =
      line.words.count == 3 && lexicon.namesMunicipalities(line.words[0]) && lexicon.isTakingPart(line.bytes(of: last))
    guard line.words.count <= 3, isPhraseOfMembers || lexicon.namesMunicipalities(last) else { return nil }
    return FactLabel(fact: .partners, range: 0..<colon, valueStart: colon + 1, hasColon: true)
  }

  /// The label at the start of a line without a colon, as in the cells of a table, or nil.
  private static func unmarked(_ bytes: UnsafeBufferPointer<UInt8>) -> FactLabel? {
    let head = Array(bytes.prefix(longest))
    let end = head.count < longest ? head.count : head.lastIndex(of: 0x20) ?? head.count
    guard let line = FoldedLine(String(decoding: head[..<end], as: UTF8.self)), let (match, name) = named(line) else {
      return nil
    }
    var labelEnd = line.words[name].source.upperBound
    for word in line.words.dropFirst(name + 1) {
      guard lexicon.isFiller(word) else { break }
      labelEnd = word.source.upperBound
    }
    labelEnd = endOfDate(head, from: labelEnd)
    var valueStart = labelEnd
    while valueStart < head.count, signs.contains(head[valueStart]) { valueStart += 1 }
    return FactLabel(
      fact: match.fact, range: 0..<labelEnd, valueStart: valueStart, hasColon: false, spelling: match.spelling,
      isVague: match.isVague)
  }

  /// The end of a date that belongs to a label ("Folketal 1.1.2015 18 129", "Innbyggere 2015"), or else `start`.
  private static func endOfDate(_ head: [UInt8], from start: Int) -> Int {
    var place = start
    // "Folketall pr. 1.1.2015 (…".
    while place < head.count, [0x20, 0x28, 0x2E].contains(head[place]) { place += 1 }
    let rest = Array(head[place...])
    var length = 0
    if let date = DateReader.first(in: rest), date.range.lowerBound == 0 {
      length = date.range.upperBound
    } else if rest.count >= 4, rest.starts(with: "20".utf8) || rest.starts(with: "19".utf8),
      rest.prefix(4).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    {
      length = 4
    }
    guard length > 0 else { return start }
    let isClosed = rest.count > length && rest[length] == 0x29
    let end = length + (isClosed ? 1 : 0)
    guard end == rest.count || rest[end] == 0x20 || rest[end] == 0x7C else { return start }
    // A date belongs to the label only if another number follows; otherwise its figures may be the value.
    let next = rest[end...].drop { $0 == 0x20 || $0 == 0x7C }.first
    return next.map { $0 >= 0x30 && $0 <= 0x39 } ?? true ? place + end : start
  }

  /// The fact at the start of a line without a colon, and the index of the word that names it.
  private static func named(_ line: FoldedLine) -> (match: FactLexicon.Match, word: Int)? {
    if let match = lexicon.match(line.words[0], of: line, isFirst: true) { return (match, 0) }
    let leading = line.words.prefix(2).prefix { lexicon.mayLead($0) }.count
    guard leading > 0, leading < line.words.count else { return nil }
    let name = line.words[leading]
    if lexicon.isParticipating(line.words[leading - 1]), lexicon.namesMunicipalities(name) {
      return (FactLexicon.Match(fact: .partners), leading)
    }
    guard let match = lexicon.match(name, of: line, isFirst: false), !match.isVague else { return nil }
    return (match, leading)
  }

  /// The bytes of the separators between a label and its value: space, hyphen, dash, equals sign, semicolon and bar.
  private static let signs: Set<UInt8> = [0x20, 0x2D, 0x3B, 0x3D, 0x7C, 0xE2, 0x80, 0x93, 0x94]

  private static let lexicon = FactLexicon()
}

/// The names of the months in Bokmål and Nynorsk, and their abbreviations.
package enum CalendarWords {
  /// The months in order, with all spellings of each.
  private static let months: [[String]] = [
    ["januar", "jan"], ["februar", "feb"], ["mars", "mar"], ["april", "apr"], ["mai"], ["juni", "jun"],
    ["juli", "jul"], ["august", "aug"], ["september", "sep", "sept"], ["oktober", "okt"], ["november", "nov"],
    ["desember", "des"],
  ]

  /// The full names.
  package static let names = months.map { $0[0] }
  /// Their first three letters.
  package static let shortNames = names.map { String($0.prefix(3)) }
  /// The full names, as bytes.
  static let nameBytes = names.map { Array($0.utf8) }

  /// The number of a month from its lowercase name, with or without a full stop, or nil for another word.
  static func number(of word: some StringProtocol) -> Int? {
    let bare = word.hasSuffix(".") ? String(word.dropLast()) : String(word)
    return months.firstIndex { $0.contains(bare) }.map { $0 + 1 }
  }

  static func isMonth(_ word: some StringProtocol) -> Bool { number(of: word) != nil }
}
