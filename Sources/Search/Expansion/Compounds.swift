import ByregionNorwegian

/// Distinguishes compounds that have a word as a part from words that only contain its letters.
///
/// The word, in any form, is the last part, the first, or one in the middle. What stands before and behind it must be
/// words of the index, with or without a linking `s` or `e`; next to a long word, a long first or last part need not be.
struct Compounds {
  /// Letters that every compound contains one of: the word, and forms of it that hold none of the others.
  let parts: [String]

  /// The word and its forms in the index, the longest first.
  private let forms: [[Character]]
  private let family: WordFamily
  private let indexWords: IndexWords
  private let rules: WordRules

  /// - Parameter forms: the forms of the word that the index holds.
  init(
    _ asked: String, family: WordFamily, forms: [Alternative], indexWords: IndexWords, rules: WordRules = .all
  ) {
    self.family = family
    self.rules = rules
    self.indexWords = indexWords
    let words = ([asked] + forms.map(\.word)).filter { $0.count >= Compounds.shortestPart }
    self.forms = words.map { Array($0) }.sorted { $1.count < $0.count }
    var parts = words.first == asked ? [asked] : []
    for word in words.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      // What begins or ends so is found by three letters, and what holds them inside is not.
      if !parts.contains(where: { $0.count > Compounds.shortestPart && word.contains($0) || $0 == word }) {
        parts.append(word)
      }
    }
    self.parts = parts
  }

  private static let shortestPart = 3
  /// Words of two letters that many compounds begin with: `byplan`, `øykommune`.
  private static let shortFirstParts: Set = ["by", "øy"]
  /// A part of so many letters need not be a word of the index by itself, where the word next to it is as long.
  private static let longPart = 5

  /// Whether a term is a compound with the word, in any form, as one of its parts.
  func holds(_ term: String) throws -> Bool {
    let letters = Array(term)
    let isShortFirst = letters.count > 4 && Compounds.shortFirstParts.contains(String(letters[..<2]))
    guard isShortFirst || letters.count >= 2 * Compounds.shortestPart else { return false }
    let places = (isShortFirst ? 2 : Compounds.shortestPart)...(letters.count - Compounds.shortestPart)
    if rules.contains(.lastParts) {
      for place in family.placesOfForms(ending: term, letters: letters, among: places) {
        if place == 2 { return true }
        if try isFirstPart(letters[..<place], before: letters[place...], isSure: false) { return true }
      }
    }
    if rules.contains(.firstParts) {
      for form in forms where letters.starts(with: form) {
        if try isLastPart(letters[form.count...], behind: form, isSure: false) { return true }
      }
    }
    return try rules.contains(.middleParts) && holdsInside(letters)
  }

  /// Whether a term has the word in the middle, between words of the index.
  private func holdsInside(_ letters: [Character]) throws -> Bool {
    let shortest = Compounds.shortestPart
    for form in forms where form.count > Compounds.shortestPart && letters.count >= form.count + shortest * 2 {
      for place in shortest...(letters.count - shortest - form.count)
      where letters[place...].starts(with: form) {
        let (first, last) = (letters[..<place], letters[(place + form.count)...])
        if try isFirstPart(first, before: form[...], isSure: true) && isLastPart(last, behind: form, isSure: true) {
          return true
        }
      }
    }
    return false
  }

  /// Whether letters are what can stand before the word in a compound.
  ///
  /// - Parameter isSure: whether only words of the index will do.
  private func isFirstPart(
    _ letters: ArraySlice<Character>, before form: ArraySlice<Character>, isSure: Bool
  ) throws -> Bool {
    let text = String(letters)
    guard !isPrefix(text) else { return false }
    if try isWord(text) || isWordWithLink(letters, before: form) { return true }
    // `årsoverskudd` is a compound of `overskudd`, and that is none of `skudd`.
    for length in 2...5 where letters.count > length + 2 {
      let rest = letters.dropLast(length)
      if isPrefix(String(letters.suffix(length))), try isWord(String(rest)) || isWordWithLink(rest) {
        return false
      }
    }
    if try isTwoWords(letters) { return true }
    guard !isSure, rules.contains(.unknownParts), letters.count >= Compounds.longPart, form.count >= Compounds.longPart
    else { return false }
    // The letters of one sound are not divided: `popstjerne` is no compound of `jern`.
    return !(form.first == "j" && letters.last.map { "tksg".contains($0) } ?? false)
  }

  /// Whether letters are what can stand behind the word in a compound.
  private func isLastPart(
    _ letters: ArraySlice<Character>, behind form: [Character], isSure: Bool
  ) throws -> Bool {
    let isLinked = rules.contains(.links) && letters.first.map { "se".contains($0) } ?? false
    let ends = isLinked ? [letters, letters.dropFirst()] : [letters]
    for end in ends where try isEnd(end) { return true }
    guard !isSure, rules.contains(.unknownParts), form.count >= Compounds.longPart else { return false }
    return ends.contains { end in
      end.count >= Compounds.longPart && !isSuffix(String(end)) && Compounds.canBegin(end)
        && !Compounds.isDerivation(end, of: form)
    }
  }

  /// Whether letters are one word of the index or two, in some form.
  private func isEnd(_ letters: ArraySlice<Character>) throws -> Bool {
    let text = String(letters)
    guard letters.count >= Compounds.shortestPart, !isSuffix(text) else { return false }
    return try isWordInSomeForm(letters) || isTwoWords(letters)
  }

  private func isWordInSomeForm(_ letters: ArraySlice<Character>) throws -> Bool {
    let text = String(letters)
    if try isWord(text) { return true }
    for ending in Compounds.endings where text.hasSuffix(ending) && letters.count >= ending.count + 3 {
      if try isWord(String(letters.dropLast(ending.count))) { return true }
    }
    // The `legging` of `planlegging` is what `legge` is done by.
    for ending in Compounds.verbalNouns where text.hasSuffix(ending) && letters.count >= ending.count + 3 {
      if try isWord(String(letters.dropLast(ending.count)) + "e") { return true }
    }
    return Compounds.boundWords.contains(text)
  }

  /// Whether letters are two words of the index: `banedirektoratet` in `jernbanedirektoratet`.
  private func isTwoWords(_ letters: ArraySlice<Character>) throws -> Bool {
    let shortest = Compounds.shortestPart + 1
    guard rules.contains(.twoWords), letters.count >= 2 * shortest else { return false }
    for place in (letters.startIndex + shortest)...(letters.endIndex - shortest) {
      let first = letters[..<place]
      guard try isWord(String(first)) || isWordWithLink(first) else { continue }
      let last = letters[place...]
      if !isSuffix(String(last)), try isWordInSomeForm(last) { return true }
    }
    return false
  }

  /// Whether letters are a word of the index with a linking letter.
  ///
  /// - Parameter form: what follows; where it is a word with the link as its first letter too, the letter links nothing.
  private func isWordWithLink(
    _ letters: ArraySlice<Character>, before form: ArraySlice<Character> = []
  ) throws -> Bool {
    guard rules.contains(.links), let link = letters.last, "se-".contains(link) else { return false }
    let word = String(letters.dropLast())
    guard word.count >= Compounds.shortestPart, !isPrefix(word), !StopWords.contains(word),
      try isWord(word)
    else { return false }
    return try form.isEmpty || !isWord(String([link] + form))
  }

  private func isPrefix(_ letters: String) -> Bool {
    rules.contains(.affixes) && Compounds.prefixes.contains(letters)
  }

  private func isSuffix(_ letters: String) -> Bool {
    rules.contains(.affixes) && Compounds.suffixes.contains(letters)
  }

  private func isWord(_ letters: String) throws -> Bool { try indexWords.contains(letters) }

  private static let verbalNouns = ["ing", "inga", "ingen", "inger", "ingar", "ings"]
  /// Last parts of many compounds that seldom stand alone.
  private static let boundWords: Set = ["tøy", "tøyet", "tøya", "tøyer", "tøyene", "tøyets"]
  private static let endings = ["ene", "ane", "en", "et", "er", "ar", "a", "e", "s", "n", "t", "r"]

  /// What stands before a word and makes another of it, not a compound.
  private static let prefixes = Set(
    """
    for fore føre inn ut opp ned over under til ved med mot mis sam etter gjen gjennom fra frå fram frem bort hen unn \
    van hit dit inter forbi eins særs sers be
    """.split(separator: " ").map(String.init))

  /// What stands behind a word and makes another of it.
  private static let suffixes = Set(
    """
    het heit lig leg lige lege ligere isk iske ing inga ingen inger ingar else elsen elser skap som sam løs løse laus bar \
    bare ene ane ens ets ers ere erne arane ende ande ert erte ete ede eren erens ister inne dom aktig aktige \
    ren rens rne rnes ering eringa eringen eringer eringar erings ske skt ker kere keren kerne kers kernes tene tane ten tet ter tar
    """.split(separator: " ").map(String.init))

  /// Whether a word can begin with the consonants that letters begin with.
  private static func canBegin(_ letters: ArraySlice<Character>) -> Bool {
    let onset = String(letters.prefix { !"aeiouyæøåéèêóòôöäü".contains($0) })
    return onset.count < 2 || onsets.contains(onset)
  }

  private static let onsets = Set(
    """
    bj bl br dj dr dv fj fl fn fr gj gl gn gr hj hv kj kl kn kr kv lj mj nj pj pl pr ps sch sh sj sk skj skl skr skv sl \
    sm sn sp spj spl spr st stj str sv th tj tr tv vr wh
    """.split(separator: " ").map(String.init))

  /// Whether letters make another word of the one before them: `regionalpolitikk` is no compound of `region`.
  private static func isDerivation(_ letters: ArraySlice<Character>, of form: [Character]) -> Bool {
    if derivations.contains(where: { letters.starts(with: $0) }) { return true }
    return letters.starts(with: "al") && ["on", "nt"].contains(String(form.suffix(2)))
  }

  private static let derivations: [[Character]] =
    ["ell", "isk", "ist", "isme", "iser", "itet", "ing", "else"].map { Array($0) }
}
