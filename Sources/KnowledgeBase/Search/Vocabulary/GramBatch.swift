import Norwegian

/// The grams of some words of one block, ready to be appended to the rows of ``GramStore``.
struct GramBatch {
  /// The first id whose weight is not written yet.
  let first: Int
  let block: Int
  private var weights: [UInt16] = []
  /// A gram and the remainder of a word's id, together in one number so that they sort as one.
  private var pairs: [UInt64] = []

  init(from first: Int) {
    self.first = first
    block = first >> GramStore.blockBits
  }

  /// Whether the word belongs to this block.
  func takes(_ id: Int) -> Bool { id >> GramStore.blockBits == block }

  /// Takes a word in; ids come in ascending order, and those left out belong to words that are gone.
  mutating func add(_ id: Int, _ grams: Grams) {
    while first + weights.count < id { weights.append(0) }
    weights.append(UInt16(clamping: grams.weight))
    let remainder = UInt64(id & (GramStore.blockSize - 1))
    for gram in grams.keys { pairs.append(UInt64(gram) << UInt64(GramStore.blockBits) | remainder) }
  }

  /// Calls `body` with the bytes to append to each gram's row, in ascending order; gram 0 stands for the weights.
  func forEachRow(_ body: (_ gram: UInt32, _ words: [UInt8]) throws -> Void) rethrows {
    guard !weights.isEmpty else { return }
    try body(0, weights.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
    var words: [UInt8] = []
    var gram: UInt32?
    for pair in pairs.sorted() {
      let next = UInt32(truncatingIfNeeded: pair >> UInt64(GramStore.blockBits))
      if let current = gram, next != current {
        try body(current, words)
        words.removeAll(keepingCapacity: true)
      }
      gram = next
      words.append(UInt8(truncatingIfNeeded: pair))
      words.append(UInt8(truncatingIfNeeded: pair >> 8))
    }
    if let gram { try body(gram, words) }
  }
}
