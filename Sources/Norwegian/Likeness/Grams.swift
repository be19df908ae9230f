/// The letter 4-grams of a folded word with its edges marked: `byen` has `^bye`, `byen` and `yen$`.
///
/// A word too short for two windows is one gram by itself. Grams are numbers: their bytes, the last one lowest.
/// They weigh what ``GramWeights`` says, which is fixed, so that the likeness of two words depends on nothing else: not
/// on what else an index holds, nor on the order in which it came to hold it.
public struct Grams: Sendable, Hashable {
  /// The number of bytes in a gram.
  public static let length = 4
  /// A longer word is known by its first bytes.
  static let longest = 120

  /// The distinct grams in ascending order; empty for a code, which is like nothing but itself.
  public let keys: [UInt32]
  /// The sum of the weights of ``keys``.
  public let weight: Int

  /// The grams of a word in UTF-8.
  public init(of word: some Sequence<UInt8>) { self.init(letters: Letters.of(word)) }

  /// The grams of a word.
  public init(of word: String) { self.init(of: word.utf8) }

  init(letters: [UInt8]) {
    guard !letters.isEmpty, !Code.isCode(letters: letters) else {
      keys = []
      weight = 0
      return
    }
    var windows = Grams.windows(Folding.folded(letters: letters).prefix(Grams.longest))
    windows.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(windows.count)
    for window in windows where window != distinct.last { distinct.append(window) }
    keys = distinct
    weight = distinct.reduce(0) { $0 + GramWeights.weight(of: $1) }
  }

  /// The gram as text, where its bytes are text.
  public static func text(_ key: UInt32) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: key >> $0) }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }

  private static func windows(_ folded: ArraySlice<UInt8>) -> [UInt32] {
    var windows: [UInt32] = []
    windows.reserveCapacity(folded.count)
    var window = UInt32(UInt8(ascii: "^"))
    var count = 1
    for byte in folded + [UInt8(ascii: "$")] {
      window = window << 8 | UInt32(byte)
      count += 1
      if count >= length { windows.append(window) }
    }
    return windows.isEmpty ? [window] : windows
  }
}
