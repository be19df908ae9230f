import Norwegian

/// The weight of the grams that each word of a vocabulary has in common with a word that is asked for.
///
/// Filled gram by gram and emptied again, once for each word of a question: tens of thousands of words share a gram
/// with it, so the columns are plain memory. Four to eight bytes for each word of the vocabulary.
final class GramSums {
  /// A word by its id, and its likeness.
  struct Candidate {
    var id: Int
    var similarity: Double
  }

  /// The weight of all grams of each word, by id; 0 for an id that no word has.
  private let weights: UnsafeMutableBufferPointer<UInt16>
  /// The common weight, 0 between two searches.
  private let sums: UnsafeMutableBufferPointer<UInt16>
  /// The ids whose sum is not 0, as many as `count`.
  private let touched: UnsafeMutableBufferPointer<Int32>
  private var count = 0

  init(weights: [UInt16]) {
    self.weights = .allocate(capacity: weights.count)
    _ = self.weights.initialize(from: weights)
    sums = .allocate(capacity: weights.count)
    sums.initialize(repeating: 0)
    touched = .allocate(capacity: weights.count)
  }

  // The buffers hold plain numbers: there is nothing to deinitialise.
  deinit {
    weights.deallocate()
    sums.deallocate()
    touched.deallocate()
  }

  /// Adds a gram's weight to the sums of words that have it.
  ///
  /// - Parameters:
  ///   - words: a row of ``GramStore``.
  ///   - block: the first id of the row's block.
  func add(_ weight: UInt16, toWords words: UnsafeRawBufferPointer, from block: Int) {
    let (sums, touched) = (sums, touched)
    var count = count
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let id = block + Int(words[index]) + Int(words[index + 1]) << 8
      guard id < sums.count else { continue }
      let sum = sums[id]
      if sum == 0 {
        touched[count] = Int32(truncatingIfNeeded: id)
        count += 1
      }
      // Sums of a sound file stay small; those of a damaged one must not come back to 0.
      let (raised, isTooLarge) = sum.addingReportingOverflow(weight)
      sums[id] = isTooLarge ? .max : raised
    }
    self.count = count
  }

  /// The words at least so similar, in no order, and the sums back to 0.
  ///
  /// - Parameter asked: the weight of all grams of the word asked for.
  func takeCandidates(asked: Int, threshold: Double) -> [Candidate] {
    let (sums, touched, weights) = (sums, touched, weights)
    // A root for each word would cost more than all the rest: most fall short of the squares already. Those within
    // what rounding can do are left to the true comparison.
    let least = threshold * threshold * Double(asked) * 0.999_999
    var candidates: [Candidate] = []
    for place in 0..<count {
      let id = Int(touched[place])
      let common = Double(sums[id])
      sums[id] = 0
      guard weights[id] > 0, common * common >= least * Double(weights[id]) else { continue }
      let similarity = Similarity.similarity(common: Int(common), asked, Int(weights[id]))
      if similarity >= threshold { candidates.append(Candidate(id: id, similarity: similarity)) }
    }
    count = 0
    return candidates
  }
}
