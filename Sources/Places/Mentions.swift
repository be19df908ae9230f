import ByregionWriteUp

/// Decides by the surrounding words whether a municipality's name in a text means the municipality.
struct MentionContext {
  var words: [MentionWord]
  var start: Int
  /// Index after the name's last word.
  var end: Int
  var isGenitive: Bool
  /// Whether the preceding word is part of a municipality's name.
  var followsName: Bool
  /// Whether the name is that of a municipality that the text is about.
  var isMember: Bool
  /// Whether a municipality's name begins at an index.
  var isName: (Int) -> Bool

  var isMention: Bool { fitsBefore && fitsAfter && !isCommonWord }

  private var name: String { words[start].text }
  private var next: MentionWord? { end < words.count ? words[end] : nil }

  private var fitsBefore: Bool {
    switch words[start].before {
    case .sentence, .other, .dash, .openHyphen: return true
    case .hyphen: return followsName
    case .sign(let sign): return !".@_#&+=%".unicodeScalars.contains(sign)
    case .space: return followsName || fitsAfterWord
    }
  }

  // "Ola Nes", "Visit Rana", "Øvre Rana" and "byregion Rana" are other names; in "Fra Rana" and "Både Rana" the name is
  // meant.
  private var fitsAfterWord: Bool {
    let previous = words[start - 1]
    let plain = previous.text.lowercased()
    if RegionNouns.all.contains(plain) { return false }
    guard previous.isCapitalised else { return true }
    if Self.leading.contains(plain) { return true }
    guard previous.before == .sentence, !Self.directions.contains(plain) else { return false }
    return isMember && !Self.common.contains(name)
  }

  private var fitsAfter: Bool {
    guard let next else { return true }
    switch next.before {
    case .sentence, .other: return true
    case .openHyphen: return false
    case .hyphen: return isName(end)
    case .dash: return next.isCapitalised || next.text.first?.isNumber == true
    case .space: return isGenitive || isSetInCapitals || !next.isCapitalised || isName(end) || isTitle(next)
    case .sign(let sign): return fits(sign, next)
    }
  }

  // In text in capitals, as in "RANA VOKSER", a capital is no evidence.
  private var isSetInCapitals: Bool {
    name.count > 2 && [name, next?.text ?? ""].allSatisfy { $0 == $0.uppercased() }
  }

  private func isTitle(_ word: MentionWord) -> Bool { Self.titles.contains(word.text.lowercased()) }

  private func fits(_ sign: Unicode.Scalar, _ next: MentionWord) -> Bool {
    switch sign {
    case "'", "’", "´": next.text == "s"
    case ".": next.isCapitalised
    case ",", ";", "/", "(", ")", "«", "»", "\"", "”", "“", "!", "?", "…": true
    default: false
    }
  }

  // Every word at the start of a sentence has a capital: "Strand og hav" is not a municipality, "Strand kommune" is.
  private var isCommonWord: Bool {
    guard words[start].before == .sentence, end == start + 1, !isGenitive, !isMember else { return false }
    guard Self.common.contains(name), let next else { return false }
    if isTitle(next) || next.before == .sentence { return false }
    let isListed = next.before != .space || next.text == "og"
    let following = next.text == "og" ? end + 1 : end
    return !(isListed && following < words.count && isName(following))
  }

  /// Names that are also common words.
  static let common: Set = [
    "Time", "Strand", "Ski", "Gran", "Fet", "Re", "Sel", "Berg", "Vik", "Sund", "Lund", "Sola", "Flora",
    "Marker",
    "Grue", "Råde", "Fjell", "Stange", "Klepp", "Ås", "Ål", "Nes", "Os", "Vang", "Eid", "Hof", "Hol", "Hole",
    "Aure",
    "Moss", "Lier", "Bø", "Sande", "Flå", "Lom", "Alta",
  ]

  private static let leading: Set = [
    "i", "på", "fra", "frå", "til", "for", "med", "av", "ved", "om", "og", "både", "at", "mellom", "mens",
    "når", "hos",
    "utenfor", "utanfor", "rundt", "kring", "gjennom", "hele", "heile", "kommune", "kommunen", "kommunene",
    "kommunane",
    "byen", "ordfører", "ordførar", "ordføreren", "også",
    "uten", "utan",
    "som", "men", "eller", "samt", "fakta", "søkerkommune", "søkjarkommune", "samarbeidskommuner",
    "samarbeidskommunar",
    "vertskommune", "da", "der", "dette", "her", "nå", "no", "så", "siden", "sidan", "foruten", "bare",
    "berre",
    "blant", "dersom", "hvis", "fordi", "har", "er", "ble", "blei", "vart", "vil", "kan", "skal", "må",
    "bør",
  ]

  private static let directions: Set = [
    "nord", "sør", "øst", "aust", "vest", "midt", "nordre", "søndre", "østre", "austre", "vestre", "midtre",
    "øvre",
    "nedre", "indre", "ytre", "store", "lille", "vesle", "gamle", "nye", "ny", "sankt", "port", "visit", "mo",
  ]

  private static let titles: Set = [
    "kommune", "kommunes", "kommunen", "kommuner", "kommunar", "kommunestyre", "herad",
  ]
}

/// A municipality's name as a sequence of words, for matching in running text.
struct MentionName: Sendable {
  var words: [String]
  /// What joins each word to the next: hyphen or space.
  var joints: [Bool]  // true for a hyphen
  /// Numbers of all municipalities with this name, in order.
  var numbers: [String]

  init(_ name: String, numbers: [String]) {
    self.numbers = numbers
    words = name.split { $0 == " " || $0 == "-" }.map(String.init)
    joints = name.filter { $0 == " " || $0 == "-" }.map { $0 == "-" }
  }

  /// Matches the name at a word of a text. Returns the index after the name, and whether it ends in a genitive s; nil
  /// if it does not match.
  func match(_ text: [MentionWord], at start: Int) -> (end: Int, isGenitive: Bool)? {
    guard start + words.count <= text.count else { return nil }
    for index in 1..<max(words.count, 1)
    where text[start + index].before != (joints[index - 1] ? .hyphen : .space) {
      return nil
    }
    let last = words.count - 1
    for index in 0..<last where text[start + index].text != words[index] { return nil }
    let printed = text[start + last].text
    if printed == words[last] { return (start + words.count, false) }
    return takesGenitive && printed == words[last] + "s" ? (start + words.count, true) : nil
  }

  // "Oss" is a pronoun, not a genitive of Os, and "Res" is not a word. Names that end in s take an apostrophe.
  private var takesGenitive: Bool {
    guard let last = words.last?.last, words.joined().count >= 3 else { return false }
    return !"sxz".contains(last)
  }
}

/// A word of running text, and how it is separated from the preceding word.
struct MentionWord {
  /// The separation between a word and the preceding one.
  enum Gap: Equatable {
    /// Nothing but white space within a line.
    case space
    /// One hyphen.
    case hyphen
    /// An en or em dash.
    case dash
    /// A single character such as `: . / ' ’ @ _ &` without white space.
    case sign(Unicode.Scalar)
    /// A hyphen directly after the preceding word, then white space: `Rana- og`.
    case openHyphen
    /// Anything else within a sentence, such as a comma or brackets.
    case other
    /// The end of a sentence or line, or the start of the text.
    case sentence
  }

  var text: String
  /// UTF-8 byte range.
  var range: Range<Int>
  var before: Gap

  var isCapitalised: Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return first.isASCII ? ("A"..."Z").contains(first) : first.properties.isUppercase
  }

  /// All words of a text: runs of letters, digits and marks. Linear.
  static func words(in text: String) -> [MentionWord] {
    var words: [MentionWord] = []
    var gap = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    var offset = 0
    func finish() {
      guard !word.isEmpty else { return }
      let text = String(word)
      let range = offset - text.utf8.count..<offset
      words.append(MentionWord(text: text, range: range, before: words.isEmpty ? .sentence : kind(of: gap)))
      word.removeAll(keepingCapacity: true)
      gap.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if isPartOfWord(scalar) {
        word.append(scalar)
      } else {
        finish()
        gap.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    finish()
    return words
  }

  private static func kind(of gap: String.UnicodeScalarView) -> Gap {
    guard let first = gap.first, let last = gap.last else { return .other }
    if gap.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "•" }) { return .sentence }
    if gap.allSatisfy(isSpace) { return .space }
    if gap.count == 1 {
      switch first {
      case "-", "\u{2010}", "\u{2011}": return .hyphen
      case "–", "—": return .dash
      default: return .sign(first)
      }
    }
    if first == "-", isSpace(last) { return .openHyphen }
    if isSpace(first), last == "-" { return .other }
    return gap.contains { ".!?:…".unicodeScalars.contains($0) } ? .sentence : .other
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || scalar == "\t" : scalar.properties.isWhitespace
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }
}

/// A mention of a municipality in running text.
package struct PlaceMention: Sendable, Hashable {
  /// UTF-8 byte range of the name in the text, without a genitive ending.
  package var range: Range<Int>
  /// The name as written in the text, without a genitive ending.
  package var name: String
  /// Four digits; nil if several municipalities have the name and the evidence does not decide between them.
  package var number: String?
  /// Numbers of all municipalities with this name, in order.
  package var candidates: [String]

  package init(range: Range<Int>, name: String, number: String?, candidates: [String]) {
    self.range = range
    self.name = name
    self.number = number
    self.candidates = candidates
  }
}

/// Finds mentions of municipalities in running text. Only whole names are found.
///
/// "Re:tenk" is not Re, "Nes Fort" not Nes, "Ranaregionen" not Rana, "Ola Nes" a person; "Ranas" and "Nes'" are
/// genitives. Norwegian and parallel names of 2015 are found. Names of 2024 are not, because in the programme's texts
/// they are names of islands and towns.
package struct PlaceMentions: Sendable {
  private let names: [String: [MentionName]]
  private let register: PlaceRegister

  /// - Parameter register: the municipalities to find. Indexing their names takes one pass.
  package init(register: PlaceRegister) {
    self.register = register
    var numbers: [String: [String]] = [:]
    for municipality in register.municipalities {
      for name in Set([municipality.name] + municipality.parallelNames.map(\.name)) {
        numbers[name, default: []].append(municipality.number)
        if name.count >= 4, !MentionContext.common.contains(name) {
          numbers[name.uppercased(), default: []].append(municipality.number)
        }
      }
    }
    let all = numbers.map { MentionName($0.key, numbers: $0.value) }
    names = Dictionary(grouping: all) { $0.words.first ?? "" }
      .mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The mentions in a text, in order. Linear in the text.
  ///
  /// - Parameter members: numbers of the municipalities that the text is about. They decide which of several
  ///   municipalities with a name is meant, and that a word such as "Strand" at the start of a sentence is a name.
  package func find(in text: String, members: Set<String> = []) -> [PlaceMention] {
    let words = MentionWord.words(in: text)
    var mentions: [PlaceMention] = []
    var index = 0
    var endOfLast = -1
    while index < words.count {
      guard let (name, end, isGenitive) = longest(words, at: index) else {
        index += 1
        continue
      }
      let context = MentionContext(
        words: words, start: index, end: end, isGenitive: isGenitive, followsName: endOfLast == index,
        isMember: !members.isDisjoint(with: name.numbers), isName: { longest(words, at: $0) != nil })
      if context.isMention {
        mentions += elided(name, words, before: index, members)
        mentions.append(mention(name, words, index..<end, isGenitive, members))
        endOfLast = end
      }
      index = end
    }
    return mentions
  }

  /// The possible first words of a mention of a municipality, in UTF-8. A text without any of them does not mention it.
  package func beginnings(of number: String) -> [[UInt8]] {
    names.filter { $0.value.contains { $0.numbers.contains(number) } }.keys.sorted().map { Array($0.utf8) }
  }

  private func longest(_ words: [MentionWord], at index: Int) -> (MentionName, Int, Bool)? {
    guard index < words.count, words[index].isCapitalised else { return nil }
    let first = words[index].text
    // Try "Hemnes" as a name before trying it as a genitive of Hemne.
    for key in [first, first.hasSuffix("s") ? String(first.dropLast()) : ""] {
      for name in names[key] ?? [] {
        if let match = name.match(words, at: index) { return (name, match.end, match.isGenitive) }
      }
    }
    return nil
  }

  private func mention(
    _ name: MentionName, _ words: [MentionWord], _ span: Range<Int>, _ isGenitive: Bool,
    _ members: Set<String>
  ) -> PlaceMention {
    let last = words[span.upperBound - 1]
    let end = last.range.upperBound - (isGenitive ? 1 : 0)
    var printed = ""
    for index in span {
      if index > span.lowerBound { printed += words[index].before == .hyphen ? "-" : " " }
      printed += words[index].text
    }
    if isGenitive { printed.removeLast() }
    return PlaceMention(
      range: words[span.lowerBound].range.lowerBound..<end, name: printed,
      number: number(name, words, after: span.upperBound, members), candidates: name.numbers)
  }

  private func number(
    _ name: MentionName, _ words: [MentionWord], after end: Int, _ members: Set<String>
  ) -> String? {
    if name.numbers.count == 1 { return name.numbers[0] }
    let own = name.numbers.filter(members.contains)
    if own.count == 1 { return own[0] }
    // "Bø i Telemark", "Herøy (Nordland)"
    for offset in 0...1 where end + offset < words.count {
      let district = words[end + offset].text
      let fitting = name.numbers.filter { number in
        register[number].map { CountyNames.fits($0, district) } == true
      }
      if fitting.count == 1 { return fitting[0] }
    }
    let others = members.compactMap { number in register[number].map { [$0] } }
    let nearness = Nearness(of: name.numbers.compactMap { register[$0] }, to: others)
    return nearness.certainty == .certain ? nearness.byDistance.first?.municipality.number : nil
  }

  // "Øvre og Nedre Eiker", "Nord- og Sør-Odal": the first name omits its last word.
  private func elided(
    _ name: MentionName, _ words: [MentionWord], before start: Int, _ members: Set<String>
  ) -> [PlaceMention] {
    guard name.words.count == 2, start >= 2, words[start - 1].text == "og", words[start].before == .space
    else { return [] }
    let first = words[start - 2]
    guard words[start - 1].before == (name.joints[0] ? .openHyphen : .space) else { return [] }
    let other = names[first.text]?.first {
      $0.words == [first.text, name.words[1]] && $0.joints == name.joints
    }
    guard let other else { return [] }
    return [
      PlaceMention(
        range: first.range, name: first.text, number: number(other, words, after: start, members),
        candidates: other.numbers)
    ]
  }
}
