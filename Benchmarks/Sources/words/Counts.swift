import ByregionNorwegian
import ByregionRecords
import ByregionSearch
import ByregionStore
import Reporting

/// Measures whether counts are right, on words whose forms are known.
struct Counts {
  /// A word with its forms in the texts.
  struct Word: Decodable {
    var asked: String
    var exact: [String]
    var other_form: [String]
    var compound: [String]
    /// Derivations and ambiguous forms; passages with them are left out of precisions.
    var neutral: [String]
  }

  private struct Text: Decodable { var text: String }

  /// The result for one word in one collection: sets of passages.
  struct Count {
    var title: String
    var right: Set<Int>
    var ofOtherForm: Set<Int>
    var ofCompounds: Set<Int>
    var counted: Set<Int>
    var total: Set<Int>
    var wrong: Set<Int>
    var noise: Set<Int>

    var error: Int { abs(counted.intersection(right).count + wrong.count - right.count) }
  }

  let words: [Word]
  let collections: [[String]]

  init(words: String, texts: [String]) throws {
    self.words = try Lines.objects(words, as: Word.self)
    collections = try texts.map { try Lines.objects($0, as: Text.self).map(\.text) }
  }

  func printTable(worst: Int) throws {
    var counts: [Count] = []
    for texts in collections {
      let knowledgeBase = try Self.knowledgeBase(of: texts)
      let held = texts.map { Set(Self.words(of: $0)) }
      for word in words { counts.append(try count(word, in: knowledgeBase, held)) }
    }
    print(table(counts))
    for count in counts.filter({ $0.error > 0 }).sorted(by: { $0.error > $1.error }).prefix(worst) {
      print(
        "\(count.title): counted \(count.counted.count) of \(count.right.count), \(count.wrong.count) of them wrong")
    }
    print("")
  }

  static func knowledgeBase(of texts: [String]) throws -> KnowledgeBase {
    try .inMemory(holding: texts.enumerated().map { PlainPassage(id: "\($0)", text: $1) })
  }

  /// The passages that contain one of the words.
  static func passages(_ held: [Set<String>], holding words: [String]) -> Set<Int> {
    let words = Set(words)
    return Set(held.indices.filter { !held[$0].isDisjoint(with: words) })
  }

  private func count(_ word: Word, in knowledgeBase: KnowledgeBase, _ held: [Set<String>]) throws -> Count {
    var request = SearchRequest(word.asked, limit: .max)
    request.includesUncounted = false
    let hits = try knowledgeBase.search(request).hits
    let counted = Set(hits.filter { $0.group == .allWords }.compactMap { Int($0.reference) })
    return count(word, held, counted: counted, total: Set(hits.compactMap { Int($0.reference) }))
  }

  /// What is right and wrong of the passages that a word counts, and of those that it finds with its compounds.
  func count(_ word: Word, _ held: [Set<String>], counted: Set<Int>, total: Set<Int>) -> Count {
    let exact = Self.passages(held, holding: word.exact)
    let other = Self.passages(held, holding: word.other_form).subtracting(exact)
    let right = exact.union(other)
    let compounds = Self.passages(held, holding: word.compound).subtracting(right)
    let neutral = Self.passages(held, holding: word.neutral)
    return Count(
      title: word.asked, right: right, ofOtherForm: other, ofCompounds: compounds, counted: counted, total: total,
      wrong: counted.subtracting(right).subtracting(neutral),
      noise: total.subtracting(right).subtracting(compounds).subtracting(neutral))
  }

  private func table(_ counts: [Count]) -> String {
    let there = counts.filter { !$0.right.isEmpty }
    let absent = counts.filter { $0.right.isEmpty }
    func sum(_ value: (Count) -> Int) -> Double { Double(there.reduce(0) { $0 + value($1) }) }
    let hits = sum { $0.counted.intersection($0.right).count }
    let ofOther = sum { $0.counted.intersection($0.ofOtherForm).count }
    let precisions = there.compactMap { count -> Double? in
      let hits = count.counted.intersection(count.right).count
      return hits + count.wrong.count == 0 ? nil : Double(hits) / Double(hits + count.wrong.count)
    }
    let good = sum { $0.total.intersection($0.right.union($0.ofCompounds)).count }
    let exact = sum { $0.right.count } - sum { $0.ofOtherForm.count }
    return alignedRows([
      ["words that stand somewhere", "\(there.count)"],
      ["counted: precision, over passages", Share.fraction(hits, of: hits + sum { $0.wrong.count })],
      ["counted: precision, mean over words", Share.fraction(precisions.reduce(0, +), of: Double(precisions.count))],
      ["recall of the form asked for", Share.fraction(hits - ofOther, of: exact)],
      ["recall of the other written form", Share.fraction(ofOther, of: sum { $0.ofOtherForm.count })],
      ["the count is right", Share.percent(there.count { $0.error == 0 }, of: there.count)],
      ["within 10 %", Share.percent(there.count { $0.error * 10 <= $0.right.count }, of: there.count)],
      ["total: precision", Share.fraction(good, of: good + sum { $0.noise.count })],
      [
        "total: compounds found",
        Share.fraction(sum { $0.total.intersection($0.ofCompounds).count }, of: sum { $0.ofCompounds.count }),
      ],
      ["counted for \(absent.count) words that stand nowhere", "\(absent.reduce(0) { $0 + $1.wrong.count })"],
    ])
  }

  static func words(of text: String) -> [String] {
    Composition.composed(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
