/// Numbers and codes, which are never similar: "E6" is not "E16", and 2014 is not 2015.
package enum Code {
  /// Whether a word contains a digit, and so is a number or code.
  package static func isCode(_ word: some Sequence<UInt8>) -> Bool {
    word.contains { (0x30...0x39).contains($0) }
  }

  static func isCode(letters: [UInt8]) -> Bool { isCode(letters) }
}

/// The spelling of a word in base letters only: `Ålesund`, `Aalesund` and `alesund` fold to the same bytes.
package enum Folding {
  /// The folded spelling: lower case, `å` and `aa` as `a`, `ø` and `oe` as `o`, `æ` and `ae` as `a`, no accents.
  ///
  /// Characters that are not Latin letters are kept. Linear in the length of the word.
  package static func folded(_ word: some Sequence<UInt8>) -> [UInt8] { folded(letters: Letters.of(word)) }

  /// The folded spelling of a word.
  package static func folded(_ word: String) -> String {
    String(decoding: folded(word.utf8), as: UTF8.self)
  }

  /// The word as typed on a keyboard without `æ`, `ø` and `å`: the folded spelling, but with `aa`, `ae` and `oe` kept.
  package static func bare(_ word: String) -> [UInt8] { folded(letters: Letters.separate(word.utf8)) }

  /// The folded spelling of a word in ``Letters``.
  static func folded(letters: [UInt8]) -> [UInt8] {
    letters.map { letter in
      switch letter {
      case Letters.ae, Letters.aa: UInt8(ascii: "a")
      case Letters.oe: UInt8(ascii: "o")
      default: letter
      }
    }
  }
}

/// The base letter of every Latin letter with an accent, a stroke or a hook (Unicode 15, UnicodeData.txt).
///
/// Upper and lower case have the same base letter. `{`, `|` and `}` are `æ`, `ø` and `å`; a full stop means none.
enum LatinLetters {
  /// U+00C0 to U+00FF.
  private static let latin1: StaticString = """
    aaaa{}{ceeeeiiiidnoooo|.|uuuuytsaaaa{}{ceeeeiiiidnoooo|.|uuuuyty
    """
  /// U+0100 to U+017F.
  private static let extendedA: StaticString = """
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiii\
    iiiijjkkkllllllllllnnnnnnnnnoooooo||rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """
  /// U+0180 to U+024F.
  private static let extendedB: StaticString = """
    bbbb...ccd.dd....ffg...ikkl..nn.oo..pp.....ttt.uu..yyzz......................aaiioouuuuuuuuuu.\
    aaaa{{..ggkkoooo..j...gg..nn}}{{||aaaaeeeeiiiioooorrrruuuusstt..hhn...zzaaeeooooooooyy.......cclt....bu.eejj..rryy
    """
  /// U+1E00 to U+1EFF.
  private static let additional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooo\
    pppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """

  /// The base letter in lower case; `nil` if the scalar is not a Latin letter of these blocks.
  static func base(of scalar: UInt32) -> UInt8? {
    let base: UInt8
    switch scalar {
    case 0xC0...0xFF: base = latin1.utf8Start[Int(scalar - 0xC0)]
    case 0x100...0x17F: base = extendedA.utf8Start[Int(scalar - 0x100)]
    case 0x180...0x24F: base = extendedB.utf8Start[Int(scalar - 0x180)]
    case 0x1E00...0x1EFF: base = additional.utf8Start[Int(scalar - 0x1E00)]
    default: return nil
    }
    return base == UInt8(ascii: ".") ? nil : base
  }

  /// Whether each table is as long as the block it describes.
  static var isComplete: Bool {
    [latin1, extendedA, extendedB, additional].map(\.utf8CodeUnitCount) == [0x40, 0x80, 0xD0, 0x100]
  }
}

/// The letters of a word as a bit set. Comparing the sets rejects most words without comparing their letters.
package struct LetterSet: Sendable {
  private var bits: UInt64 = 0

  /// - Parameter letters: bytes of ASCII or Latin-1. Some letters share a bit, which is set for any of them.
  package init(_ letters: ArraySlice<UInt8>) {
    for letter in letters { bits |= 1 << (UInt64(letter < 0x80 ? letter &- 0x01 : letter - 0x80) & 63) }
  }

  /// Whether the edit distance of two words can be `slips` or less: an edit changes at most two letters of the set.
  package func mayBeNear(_ other: LetterSet, slips: Int) -> Bool {
    var differing = bits ^ other.bits
    for _ in 0..<(2 * slips) { differing &= differing &- 1 }
    return differing == 0
  }
}

/// A word as Norwegian letters, one byte each: lower case, no accents, `æ`, `ø` and `å` as `{`, `|` and `}`.
///
/// The bytes are those of the Norwegian seven-bit alphabet (NS 4551-1, ISO 646-NO), so that rules about letters can
/// index and compare bytes. `ae`, `oe` and `aa`, `ä` and `ö` are spellings of the same letters and give the same bytes.
/// Letters without a Latin base letter, such as Greek ones, keep their UTF-8 bytes.
///
/// For words only: the punctuation `{|}` would be taken for letters.
package enum Letters {
  /// The byte of æ.
  package static let ae = UInt8(ascii: "{")
  /// The byte of ø.
  package static let oe = UInt8(ascii: "|")
  /// The byte of å.
  package static let aa = UInt8(ascii: "}")

  /// The letters of a word given in UTF-8. Linear in its length.
  package static func of(_ word: some Sequence<UInt8>) -> [UInt8] { letters(of: word, joinsDigraphs: true) }

  private static func letters(of word: some Sequence<UInt8>, joinsDigraphs: Bool) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.underestimatedCount)
    var bytes = word.makeIterator()
    var isDigraphOpen = false
    while let byte = bytes.next() {
      let isPlain = byte < 0x80
      let start = letters.count
      if isPlain {
        letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else {
        append(lead: byte, from: &bytes, to: &letters)
      }
      isDigraphOpen = joinsDigraphs && isPlain && closeDigraph(&letters, at: start, isOpen: isDigraphOpen) == false
    }
    return letters
  }

  /// The letters of a word.
  package static func of(_ word: String) -> [UInt8] { of(word.utf8) }

  /// The letters of a word, with `aa`, `ae` and `oe` kept as two letters: `skoene` is `sko` with an ending.
  static func separate(_ word: some Sequence<UInt8>) -> [UInt8] { letters(of: word, joinsDigraphs: false) }

  /// Letters as text in UTF-8.
  static func bytes(_ letters: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for letter in letters {
      switch letter {
      case ae: bytes += [0xC3, 0xA6]
      case oe: bytes += [0xC3, 0xB8]
      case aa: bytes += [0xC3, 0xA5]
      default: bytes.append(letter)
      }
    }
    return bytes
  }

  /// A word in letters as text with `æ`, `ø` and `å`.
  package static func text(_ letters: some Sequence<UInt8>) -> String {
    String(decoding: bytes(letters), as: UTF8.self)
  }

  /// Replaces the last two letters by one if they are a digraph, and returns whether it did. `isOpen` is whether the
  /// first of the two can still begin a digraph.
  private static func closeDigraph(_ letters: inout [UInt8], at index: Int, isOpen: Bool) -> Bool {
    guard isOpen, index >= 1, index < letters.count else { return false }
    let letter: UInt8
    switch (letters[index - 1], letters[index]) {
    case (UInt8(ascii: "a"), UInt8(ascii: "a")): letter = aa
    case (UInt8(ascii: "a"), UInt8(ascii: "e")): letter = ae
    case (UInt8(ascii: "o"), UInt8(ascii: "e")): letter = oe
    default: return false
    }
    letters.removeLast()
    letters[index - 1] = letter
    return true
  }

  private static func append(
    lead: UInt8, from bytes: inout some IteratorProtocol<UInt8>, to letters: inout [UInt8]
  ) {
    let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0
    let start = letters.count
    letters.append(lead)
    var scalar = UInt32(lead) & (0x3F >> UInt32(count))
    for _ in 0..<count {
      guard let next = bytes.next() else { return }
      letters.append(next)
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    if count > 0, let base = LatinLetters.base(of: scalar) {
      letters.removeSubrange(start...)
      letters.append(base)
    }
  }
}

/// A spelling of a compound with other letters where its parts are joined.
struct JoinedSpelling {
  /// The fewest letters of a part.
  static let shortestPart = 3
  /// Number of letters after the joint that ``beginning`` includes.
  private static let telling = 3

  let letters: [UInt8]
  /// The letters up to a few after the joint, for checking whether any word begins with them.
  let beginning: ArraySlice<UInt8>

  private init(_ letters: [UInt8], joint: Int) {
    self.letters = letters
    beginning = letters.prefix(joint + JoinedSpelling.telling)
  }

  /// Spellings with a linking `s` added or removed at each possible place, and with a double consonant tripled or a
  /// triple consonant doubled.
  static func others(_ word: [UInt8]) -> [JoinedSpelling] {
    let s = UInt8(ascii: "s")
    var others: [JoinedSpelling] = []
    for place in word.indices where place >= shortestPart && word.count - place >= shortestPart {
      let (before, letter) = (word[place - 1], word[place])
      let (head, tail) = (Array(word[..<place]), Array(word[place...]))
      if letter == s, before != s { others.append(JoinedSpelling(head + tail.dropFirst(), joint: place)) }
      if letter != s, before != s { others.append(JoinedSpelling(head + [s] + tail, joint: place + 1)) }
      guard letter == before, !letter.isVowel else { continue }
      let isTriple = word[place - 2] == letter
      others.append(JoinedSpelling(isTriple ? head + tail.dropFirst() : head + [letter] + tail, joint: place))
    }
    return others
  }
}

/// Relates a compound with a linking `s` between its parts to the same one without it: `tidskrav`, `tidkrav`.
enum LinkingLetterRule {
  /// The fewest letters of a part.
  private static let shortestPart = 3

  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    joins(one.letters, other.letters) || joins(other.letters, one.letters)
  }

  /// Whether `linked` is `bare` with an added linking letter. The two may differ in inflection.
  private static func joins(_ linked: [UInt8], _ bare: [UInt8]) -> Bool {
    let common = zip(linked, bare).prefix { $0 == $1 }.count
    guard common >= shortestPart, linked.count >= common + 1 + shortestPart, linked[common] == UInt8(ascii: "s"),
      linked[..<common].hasVowel, linked[(common + 1)...].hasVowel, linked[common - 1] != linked[common],
      beginsPart(linked[(common + 1)...])
    else { return false }
    var removed = linked
    removed.remove(at: common)
    return removed == bare || Paradigm.relates(removed, bare)
  }

  /// Whether a word can begin with the letters, since a word follows a linking letter.
  private static func beginsPart(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, let vowel = rest.firstIndex(where: { $0.isVowel }) else { return false }
    return !first.isVowel ? vowel - rest.startIndex <= 3 && rest.count >= 4 : rest.count >= 4
  }
}

/// Relates compounds with two and with three equal consonants where their parts meet: `busstopp`, `bussstopp`. Two is
/// the correct spelling.
enum TripleConsonantRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard one.hasTriple || other.hasTriple else { return false }
    let first = withoutTriples(one.letters)
    let second = withoutTriples(other.letters)
    return first == second || Paradigm.relates(first, second)
  }

  /// Whether three equal letters follow each other.
  static func hasTriple(_ word: [UInt8]) -> Bool {
    guard word.count > 2 else { return false }
    for index in 2..<word.count where word[index] == word[index - 1] && word[index] == word[index - 2] { return true }
    return false
  }

  private static func withoutTriples(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for letter in word where letter.isVowel || result.suffix(2) != [letter, letter] { result.append(letter) }
    return result
  }
}
