import ByregionNorwegian

/// Distinguishes compounds that have a word as a part from words that only contain its letters.
///
/// The word, in any form, is the last part, the first, or one in the middle. The letters before and after it must be
/// words of the index, with or without a linking `s` or `e`. An unknown first or last part is accepted if it and the
/// word next to it are both long.
struct Compounds {
  /// Search strings; every compound contains at least one. The word, and each form that does not contain another of
  /// them.
  let parts: [String]

  /// The word and its forms in the index, longest first.
  private let forms: [[UInt8]]
  private let endings: FormEndings
  private let words: IndexWords
  private let rules: WordRules

  /// - Parameter forms: the forms of the word that are in the index.
  init(_ asked: String, family: WordFamily, forms: [Alternative], words: IndexWords, rules: WordRules = .all) {
    self.words = words
    self.rules = rules
    endings = family.endings
    let spellings = ([asked] + forms.map(\.word)).filter { $0.unicodeScalars.count >= CompoundParts.shortest }
    self.forms = spellings.map { Array($0.utf8) }.sorted { $1.count < $0.count }
    var parts = spellings.first == asked ? [asked] : []
    for word in spellings.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
      // Three letters are only looked up at the beginning and end of a term, so longer forms that contain them are
      // kept.
      if !parts.contains(where: { $0.count > CompoundParts.shortest && word.utf8.holds($0.utf8) || $0 == word }) {
        parts.append(word)
      }
    }
    self.parts = parts
  }

  /// Whether a term is a compound with the word, in any form, as one of its parts.
  func holds(_ term: String) throws -> Bool {
    try term.withBytes { bytes in
      try holds(CompoundParts(LetterPlaces(bytes), words, rules))
    }
  }

  private func holds(_ term: CompoundParts) throws -> Bool {
    let letters = term.letters
    guard term.hasShortFirstPart || letters.count >= 2 * CompoundParts.shortest else { return false }
    let places = (term.hasShortFirstPart ? 2 : CompoundParts.shortest)...(letters.count - CompoundParts.shortest)
    if rules.contains(.lastParts) {
      for place in endings.places(ending: letters.bytes, letters.starts, among: places) {
        if place == 2 { return true }
        if try term.isFirst(0..<place, before: place..<letters.count, isSure: false) { return true }
      }
    }
    if rules.contains(.firstParts) {
      for form in forms where letters.bytes.starts(with: form) {
        let length = letters.place(ofByte: form.count)
        if try term.isLast(length..<letters.count, behind: 0..<length, isSure: false) { return true }
      }
    }
    return try rules.contains(.middleParts) && holdsInside(term)
  }

  /// Whether a term has the word in the middle, with words of the index before and after it.
  private func holdsInside(_ term: CompoundParts) throws -> Bool {
    let letters = term.letters
    let shortest = CompoundParts.shortest
    for form in forms where form.count > shortest {
      let last = letters.bytes.count - form.count - shortest
      guard shortest <= last else { continue }
      for start in shortest...last where letters.bytes[start] == form[0] && letters.bytes[start...].starts(with: form) {
        let (place, end) = (letters.place(ofByte: start), letters.place(ofByte: start + form.count))
        guard end - place > shortest, place >= shortest, letters.count - end >= shortest else { continue }
        if try term.isFirst(0..<place, before: place..<end, isSure: true)
          && term.isLast(end..<letters.count, behind: place..<end, isSure: true)
        {
          return true
        }
      }
    }
    return false
  }
}

/// Decides whether the letters before and after a word in a term of the index can be parts of a compound. Places count
/// letters.
struct CompoundParts {
  /// Minimum number of letters of a part.
  static let shortest = 3
  /// A part with at least this many letters need not be a word of the index if the word next to it is as long.
  private static let long = 5

  let letters: LetterPlaces
  private let words: IndexWords
  private let rules: WordRules

  init(_ letters: LetterPlaces, _ words: IndexWords, _ rules: WordRules) {
    (self.letters, self.words, self.rules) = (letters, words, rules)
  }

  /// Whether the term begins with a word of two letters that many compounds begin with: `byplan`, `øykommune`.
  var hasShortFirstPart: Bool { letters.count > 4 && Self.shortFirstParts.contains(letters[0..<2]) }

  /// Whether letters can be the part before the word in a compound.
  ///
  /// - Parameter isSure: whether only words of the index are accepted.
  func isFirst(_ part: Range<Int>, before form: Range<Int>, isSure: Bool) throws -> Bool {
    guard !isPrefix(part) else { return false }
    if try isWord(part) || isWordWithLink(part, before: form) { return true }
    // `årsoverskudd` is a compound of `overskudd`, so it is not one of `skudd`.
    for length in 2...5 where part.count > length + 2 {
      let rest = part.dropLast(length)
      if isPrefix(rest.upperBound..<part.upperBound), try isWord(rest) || isWordWithLink(rest) {
        return false
      }
    }
    if try areTwoWords(part) { return true }
    guard !isSure, rules.contains(.unknownParts), part.count >= Self.long, form.count >= Self.long else { return false }
    // The letters of one sound (`tj`, `kj`, `sj`, `gj`) are not divided: `popstjerne` is not a compound of `jern`.
    return !(letters.byte(form.lowerBound) == UInt8(ascii: "j") && "tksg".utf8.contains(letters.lastByte(part)))
  }

  /// Whether letters can be the part after the word in a compound.
  func isLast(_ part: Range<Int>, behind form: Range<Int>, isSure: Bool) throws -> Bool {
    guard !part.isEmpty else { return false }
    let isLinked = rules.contains(.links) && "se".utf8.contains(letters.byte(part.lowerBound))
    let ends = isLinked ? [part, part.dropFirst()] : [part]
    for end in ends where try isEnd(end) { return true }
    guard !isSure, rules.contains(.unknownParts), form.count >= Self.long else { return false }
    return ends.contains { end in
      end.count >= Self.long && !isSuffix(end) && canBegin(end) && !isDerivation(end, of: form)
    }
  }

  /// Whether letters are one word of the index, in some form, or two.
  private func isEnd(_ part: Range<Int>) throws -> Bool {
    guard part.count >= Self.shortest, !isSuffix(part) else { return false }
    return try isWordInSomeForm(part) || areTwoWords(part)
  }

  private func isWordInSomeForm(_ part: Range<Int>) throws -> Bool {
    if try isWord(part) { return true }
    let bytes = letters[part]
    for ending in Self.endings where part.count >= ending.count + 3 && bytes.ends(with: ending) {
      if try isWord(part.dropLast(ending.count)) { return true }
    }
    // `legging` in `planlegging` is the verbal noun of `legge`.
    for ending in Self.verbalNouns where part.count >= ending.count + 3 && bytes.ends(with: ending) {
      if try isWord(part.dropLast(ending.count), and: UInt8(ascii: "e")) { return true }
    }
    return Self.boundWords.contains(bytes)
  }

  /// Whether letters are two words of the index: `banedirektoratet` in `jernbanedirektoratet`.
  private func areTwoWords(_ part: Range<Int>) throws -> Bool {
    let shortest = Self.shortest + 1
    guard rules.contains(.twoWords), part.count >= 2 * shortest else { return false }
    for place in (part.lowerBound + shortest)...(part.upperBound - shortest) {
      let (first, last) = (part.lowerBound..<place, place..<part.upperBound)
      guard try isWord(first) || isWordWithLink(first) else { continue }
      if !isSuffix(last), try isWordInSomeForm(last) { return true }
    }
    return false
  }

  /// Whether letters are a word of the index with a linking letter.
  ///
  /// - Parameter form: the word that follows. The letter is not a link if it and `form` together are a word of the
  ///   index.
  private func isWordWithLink(_ part: Range<Int>, before form: Range<Int>? = nil) throws -> Bool {
    guard rules.contains(.links), part.count > Self.shortest, "se-".utf8.contains(letters.lastByte(part)) else {
      return false
    }
    let word = part.dropLast(1)
    guard try isWord(word), !isPrefix(word),
      !StopWords.contains(String(decoding: letters[word], as: UTF8.self))
    else { return false }
    return try form.map { try !isWord(word.upperBound..<$0.upperBound) } ?? true
  }

  private func isPrefix(_ part: Range<Int>) -> Bool {
    rules.contains(.affixes) && Self.prefixes.contains(letters[part])
  }

  private func isSuffix(_ part: Range<Int>) -> Bool {
    rules.contains(.affixes) && Self.suffixes.contains(letters[part])
  }

  private func isWord(_ part: Range<Int>) throws -> Bool { try words.contains(letters[part]) }

  private func isWord(_ part: Range<Int>, and letter: UInt8) throws -> Bool {
    try (Array(letters[part]) + [letter]).withUnsafeBytes { try words.contains($0) }
  }

  /// Whether a word can begin with the consonants at the start of the letters.
  private func canBegin(_ part: Range<Int>) -> Bool {
    var end = part.lowerBound
    while end < part.upperBound, !Self.vowels.contains(letters[end..<end + 1]) { end += 1 }
    return end - part.lowerBound < 2 || Self.onsets.contains(letters[part.lowerBound..<end])
  }

  /// Whether letters are a derivational ending of the word before them: `regionalpolitikk` is not a compound of
  /// `region`.
  private func isDerivation(_ part: Range<Int>, of form: Range<Int>) -> Bool {
    let (bytes, form) = (letters[part], letters[form])
    if Self.derivations.contains(where: { bytes.starts(with: $0) }) { return true }
    return bytes.starts(with: "al".utf8) && (form.ends(with: Array("on".utf8)) || form.ends(with: Array("nt".utf8)))
  }

  private static func list(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }

  private static let verbalNouns = list("ing inga ingen inger ingar ings")
  private static let endings = list("ene ane en et er ar a e s n t r")
  private static let derivations = list("ell isk ist isme iser itet ing else")
  private static let vowels = ShortWords("a e i o u y æ ø å é è ê ó ò ô ö ä ü")
  private static let shortFirstParts = ShortWords("by øy")
  /// Last parts of many compounds that are seldom words of their own.
  private static let boundWords = ShortWords("tøy tøyet tøya tøyer tøyene tøyets")

  /// Prefixes: with one, a word is a derivation and not a compound.
  private static let prefixes = ShortWords(
    """
    for fore føre inn ut opp ned over under til ved med mot mis sam etter gjen gjennom fra frå fram frem bort hen unn \
    van hit dit inter forbi eins særs sers be
    """)

  /// Suffixes: with one, a word is a derivation and not a compound.
  private static let suffixes = ShortWords(
    """
    het heit lig leg lige lege ligere isk iske ing inga ingen inger ingar else elsen elser skap som sam løs løse laus bar \
    bare ene ane ens ets ers ere erne arane ende ande ert erte ete ede eren erens ister inne dom aktig aktige \
    ren rens rne rnes ering eringa eringen eringer eringar erings ske skt ker kere keren kerne kers kernes tene tane ten tet ter tar
    """)

  private static let onsets = ShortWords(
    """
    bj bl br dj dr dv fj fl fn fr gj gl gn gr hj hv kj kl kn kr kv lj mj nj pj pl pr ps sch sh sj sk skj skl skr skv sl \
    sm sn sp spj spl spr st stj str sv th tj tr tv vr wh
    """)
}

/// The bytes of a term in UTF-8, with the byte offset of each letter. Valid only as long as the bytes are.
struct LetterPlaces {
  let bytes: UnsafeRawBufferPointer
  /// The byte offset of each letter, and of the end.
  let starts: [Int]

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  /// The number of letters.
  var count: Int { starts.count - 1 }

  subscript(_ part: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[starts[part.lowerBound]..<starts[part.upperBound]])
  }

  /// The first byte of a letter.
  func byte(_ letter: Int) -> UInt8 { bytes[starts[letter]] }

  /// The last byte of the letters; 0 if there are none.
  func lastByte(_ part: Range<Int>) -> UInt8 { part.isEmpty ? 0 : bytes[starts[part.upperBound] - 1] }

  /// The number of letters that begin before a byte.
  func place(ofByte byte: Int) -> Int {
    if bytes.count == count { return byte }
    return starts.firstIndex { $0 >= byte } ?? count
  }
}

/// Words of at most eight bytes, each stored as one integer.
struct ShortWords {
  private let keys: Set<UInt64>

  /// - Parameter text: the words, separated by spaces or line breaks.
  init(_ text: String) {
    keys = Set(text.split { " \n".contains($0) }.map { word in word.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
  }

  func contains(_ word: UnsafeRawBufferPointer) -> Bool {
    word.count <= 8 && keys.contains(word.reduce(0) { $0 << 8 | UInt64($1) })
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
  }
}

extension String.UTF8View {
  /// Whether this text contains another.
  fileprivate func holds(_ other: Self) -> Bool {
    count >= other.count && indices.contains { self[$0...].starts(with: other) }
  }
}

extension Range<Int> {
  fileprivate func dropFirst() -> Range<Int> { lowerBound + 1..<upperBound }
  fileprivate func dropLast(_ count: Int) -> Range<Int> { lowerBound..<upperBound - count }
}
