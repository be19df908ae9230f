/// The endings of all paradigms, looked up by their letters in one number.
enum Endings {
  /// So many letters fit into a number; no ending has more.
  static let longest = 8

  /// Which paradigms of ``Paradigm/all`` have an ending, a bit for each, and ``Paradigm/elided`` in the bit after them.
  static func paradigms(with ending: some BidirectionalCollection<UInt8>, stem: Int) -> UInt16 {
    guard ending.count <= longest else { return 0 }
    var found = bits[packed(ending)] ?? 0
    // A genitive `s` is let pass behind the endings of nouns; behind a bare stem, only if that is no short word.
    if ending.last == UInt8(ascii: "s"), ending.count > 1 || stem > 3 {
      found |= nouns & (bits[packed(ending.dropLast())] ?? 0)
    }
    return found
  }

  /// The letters of a short word as a number; different words give different numbers.
  static func packed(_ letters: some BidirectionalCollection<UInt8>) -> UInt64 {
    letters.reduce(1) { $0 << 8 | UInt64($1) }
  }

  static let elidedBit: UInt16 = 1 << UInt16(Paradigm.all.count)

  private static let bits: [UInt64: UInt16] = {
    var bits: [UInt64: UInt16] = [:]
    for (index, paradigm) in (Paradigm.all + [.elided]).enumerated() {
      for ending in paradigm.endings { bits[packed(ending), default: 0] |= 1 << UInt16(index) }
    }
    return bits
  }()

  private static let nouns: UInt16 = (Paradigm.all + [.elided]).enumerated().reduce(0) { nouns, paradigm in
    paradigm.element.isNoun ? nouns | 1 << UInt16(paradigm.offset) : nouns
  }
}
