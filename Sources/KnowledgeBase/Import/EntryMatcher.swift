/// Pairs the entries of a document's earlier revision with those of the new one, so that references stay.
struct EntryMatcher {
  /// What a new entry has to do with the earlier ones.
  enum Match: Equatable {
    /// The same text stood there; the index of the earlier entry.
    case same(Int)
    /// An earlier text was reworded.
    case changed(Int)
    case new
  }

  /// Entries compared for likeness at most, so that two long lists do not cost their product.
  private static let comparisonLimit = 200

  /// One match for each new text, each earlier entry used once; linear in the number of texts that are the same.
  static func match(old: [String], new: [String]) -> [Match] {
    guard !old.isEmpty else { return Array(repeating: .new, count: new.count) }
    var indexes: [String: [Int]] = [:]
    for (index, text) in old.enumerated().reversed() { indexes[text, default: []].append(index) }
    var matches: [Match] = new.map { text in
      indexes[text]?.popLast().map(Match.same) ?? .new
    }
    let rest = indexes.values.joined().sorted()
    guard !rest.isEmpty else { return matches }
    pairChanged(old: old, unused: rest, new: new, matches: &matches)
    return matches
  }

  /// Takes for each new text the earlier one that shares most words, at least half of them.
  private static func pairChanged(old: [String], unused: [Int], new: [String], matches: inout [Match]) {
    var candidates = unused.prefix(comparisonLimit).map { (index: $0, words: words(of: old[$0])) }
    var compared = 0
    for (index, text) in new.enumerated() where matches[index] == .new && compared < comparisonLimit {
      guard !candidates.isEmpty else { return }
      compared += 1
      let own = words(of: text)
      let best = candidates.enumerated().max {
        likeness($0.element.words, own) < likeness($1.element.words, own)
      }
      guard let best, likeness(best.element.words, own) >= 0.5 else { continue }
      matches[index] = .changed(best.element.index)
      candidates.remove(at: best.offset)
    }
  }

  private static func words(of text: String) -> Set<Substring> {
    Set(text.split { $0 == " " })
  }

  /// Shared words as a part of all words of both (Jaccard).
  private static func likeness(_ first: Set<Substring>, _ second: Set<Substring>) -> Double {
    let shared = first.intersection(second).count
    let all = first.count + second.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }
}
