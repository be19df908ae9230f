/// The endings of all paradigms, looked up by their letters in one number.
enum Endings {
  /// So many letters fit into a number; no ending has more.
  static let longest = 8

  /// Which paradigms have both endings, a bit for each.
  static func paradigms(with one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, stem: Int) -> UInt16 {
    let first = paradigms(with: one, stem: stem)
    return first == 0 ? 0 : first & paradigms(with: other, stem: stem)
  }

  /// Which paradigms of ``Paradigm/all`` have an ending, a bit for each, and ``Paradigm/elided`` in the bit after them.
  static func paradigms(with ending: some BidirectionalCollection<UInt8>, stem: Int) -> UInt16 {
    guard ending.count <= longest else { return 0 }
    var found = table[packed(ending)]
    // A genitive `s` is let pass behind the endings of nouns; behind a bare stem, only if that is no short word.
    if ending.last == UInt8(ascii: "s"), ending.count > 1 || stem > 3 {
      found |= nouns & table[packed(ending.dropLast())]
    }
    return found
  }

  /// The letters of a short word as a number; different words give different numbers.
  static func packed(_ letters: some BidirectionalCollection<UInt8>) -> UInt64 {
    letters.reduce(1) { $0 << 8 | UInt64($1) }
  }

  static let elidedBit: UInt16 = 1 << UInt16(Paradigm.all.count)

  private static let table: Table = {
    var bits: [UInt64: UInt16] = [:]
    for (index, paradigm) in (Paradigm.all + [.elided]).enumerated() {
      for ending in paradigm.endings { bits[packed(ending), default: 0] |= 1 << UInt16(index) }
    }
    return Table(bits)
  }()

  private static let nouns: UInt16 = (Paradigm.all + [.elided]).enumerated().reduce(0) { nouns, paradigm in
    paradigm.element.isNoun ? nouns | 1 << UInt16(paradigm.offset) : nouns
  }

  /// Bits by number, for a question that is asked a dozen times of every two words: a dictionary's hashing would take
  /// longer than all the rest of it.
  private struct Table {
    private static let size = 1_024

    private var keys = [UInt64](repeating: 0, count: size)
    private var bits = [UInt16](repeating: 0, count: size)

    /// - Parameter entries: far fewer than ``size``; no key is 0.
    init(_ entries: [UInt64: UInt16]) {
      for (key, value) in entries {
        let place = place(of: key)
        keys[place] = key
        bits[place] = value
      }
    }

    /// The bits of a number, 0 for one that is not there.
    subscript(_ key: UInt64) -> UInt16 { bits[place(of: key)] }

    /// Where a number stands, or would stand.
    private func place(of key: UInt64) -> Int {
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
      while keys[place] != key, keys[place] != 0 { place = (place + 1) % Table.size }
      return place
    }
  }
}
