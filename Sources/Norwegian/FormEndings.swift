/// A word and its forms as what longer words end with.
package struct FormEndings {
  /// Hashes of the forms in ``Letters``, letter by letter from the last one on.
  private let hashes: Set<UInt64>
  private let longest: Int
  private let rule: (String) -> GrammarRule?

  /// - Parameters:
  ///   - forms: the word and its forms in ``Letters``.
  ///   - rule: the rule by which a word is one of them.
  init(_ forms: [[UInt8]], rule: @escaping (String) -> GrammarRule?) {
    hashes = Set(forms.map { $0.reversed().reduce(Self.seed, Self.hash) })
    longest = forms.map(\.count).max() ?? 0
    self.rule = rule
  }

  /// The places in a term at which a form begins that the term ends with, the last one first.
  ///
  /// - Parameters:
  ///   - term: in UTF-8, in lower case.
  ///   - starts: where each letter of the term begins, and where the last one ends.
  ///   - places: the places to look at, as numbers of letters before them.
  package func places(ending term: UnsafeRawBufferPointer, _ starts: [Int], among places: ClosedRange<Int>) -> [Int] {
    func isForm(_ place: Int) -> Bool { rule(String(decoding: term[starts[place]...], as: UTF8.self)) != nil }
    var found: [Int] = []
    var hash = Self.seed
    var next: UInt8 = 0
    // From a letter on that has no hash, or from two that may stand for one, endings are looked at as text.
    var isText = false
    for place in (places.lowerBound..<starts.count - 1).reversed() {
      let letter = Self.letter(term, starts[place]..<starts[place + 1])
      isText = isText || letter == nil || Self.areDigraph(letter ?? 0, next)
      next = letter ?? 0
      hash = Self.hash(hash, next)
      if place <= places.upperBound, isText || hashes.contains(hash), isForm(place) { found.append(place) }
    }
    return found
  }

  /// The byte of a letter in ``Letters``; nil of letters that are not Norwegian.
  private static func letter(_ term: UnsafeRawBufferPointer, _ bytes: Range<Int>) -> UInt8? {
    let first = term[bytes.lowerBound]
    if bytes.count == 1 { return first < 0x80 ? first : nil }
    guard bytes.count == 2, first == 0xC3 else { return nil }
    switch term[bytes.lowerBound + 1] {
    case 0xA6: return Letters.ae
    case 0xB8: return Letters.oe
    case 0xA5: return Letters.aa
    case WordFamily.umlaut: return UInt8(ascii: "y")
    default: return nil
    }
  }

  private static func areDigraph(_ one: UInt8, _ other: UInt8) -> Bool {
    switch (one, other) {
    case (UInt8(ascii: "a"), UInt8(ascii: "a")), (UInt8(ascii: "a"), UInt8(ascii: "e")),
      (UInt8(ascii: "o"), UInt8(ascii: "e")):
      true
    default: false
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). What it takes for a form is looked at again.
  private static func hash(_ hash: UInt64, _ letter: UInt8) -> UInt64 { (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
}
