import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText
import WriteUpGenerator

/// Measures the time to find the expanded terms of a word in a large vocabulary.
struct Likenesses {
  let options: Options
  let connection: Connection

  /// Measures the expansion of words in a vocabulary of `options.words` words: those of the file, and concatenated
  /// pairs of them.
  ///
  /// - Returns: the timing, and the number of words in the vocabulary.
  func timing(of queries: [[String]]) throws -> (timing: Timing, words: Int) {
    let words = try vocabulary()
    // A passage has a hundred words, so that the number of passages matters little.
    let passages = stride(from: 0, to: words.count, by: 100).map { start in
      let text = words[start..<min(start + 100, words.count)].joined(separator: " ")
      return PlainPassage(id: "\(start)", text: text)
    }
    let knowledgeBase = try KnowledgeBase.inMemory(holding: passages)
    var timing = Timing("likes of a word")
    for word in queries.joined() {
      try timing.measure { _ = try knowledgeBase.alternatives(of: word) }
    }
    return (timing, words.count)
  }

  private func vocabulary() throws -> [String] {
    let own = try connection.rows("SELECT word FROM words WHERE length(word) > 2 ORDER BY id") { $0.text(0) ?? "" }
    guard own.count > 1 else { throw Failure(message: "the file has no words") }
    var random = SeededRandom(seed: options.seed, index: 1)
    var words = Set(own.prefix(options.words))
    while words.count < options.words {
      words.insert(own[random.below(own.count)] + own[random.below(own.count)])
    }
    return words.sorted()
  }
}
