import ByregionRecords
import ByregionSearch
import ByregionStore
import Reporting

/// Measures whether a search treats pairs of words as it should: as one word, as compound and part, or as two words.
///
/// Every pair is searched twice: in an index with both words, and in one without the searched word, as in a write-up in
/// the other written form.
struct Pairs {
  struct Question: Hashable {
    var asked: String
    var other: String
    /// The kind of pair, as named in the test set.
    var kind: String
    /// The expected result: `strong` for one word, `weak` for a compound, `not` for two words.
    var verdict: String
    var isBack = false
  }

  private struct Outcomes {
    var strong = 0
    var weak = 0
    var none = 0
    var all: Int { strong + weak + none }
  }

  /// The words of the index, with the number of passages of each.
  private var counts: [String: Int] = [:]
  private(set) var questions: [Question] = []

  static let passages = 5_000

  init(pairs: String, vocabulary: String) throws {
    for row in try Lines.rows(vocabulary) { counts[row["word"] ?? ""] = Int(row["passages"] ?? "") ?? 1 }
    for row in try Lines.rows(pairs) {
      guard let asked = row["asked"], let other = row["other"], let kind = row["class"], let verdict = row["expect"]
      else { continue }
      // A spelling that only users type is not in the index.
      let isTyped = kind.hasPrefix("spelling") || kind == "bare-typed"
      for word in isTyped ? [other] : [asked, other] where counts[word.lowercased()] == nil {
        counts[word.lowercased()] = 2
      }
      questions.append(Question(asked: asked, other: other, kind: kind, verdict: verdict))
      if row["ways"] == "both" {
        questions.append(Question(asked: other, other: asked, kind: kind, verdict: verdict, isBack: true))
      }
    }
  }

  func printTable(worst: Int) throws {
    var outcomes: [[String: Outcomes]] = [[:], [:]]
    var wrong: [String: [String]] = [:]
    let rounds: [(place: Int, isBack: Bool?)] = [(0, nil), (1, false), (1, true)]
    for (place, isBack) in rounds {
      let asked = isBack.map { isBack in questions.filter { $0.isBack == isBack } } ?? questions
      let absent = isBack == nil ? [] : Set(asked.map { $0.asked.lowercased() })
      let knowledgeBase = try self.knowledgeBase(without: absent)
      var known: [String: [String: Bool]] = [:]
      for question in asked where !absent.contains(question.other.lowercased()) {
        let found = try known[question.asked] ?? self.found(question.asked, in: knowledgeBase)
        known[question.asked] = found
        let isStrong = found[question.other.lowercased()]
        switch isStrong {
        case true?: outcomes[place][question.kind, default: Outcomes()].strong += 1
        case false?: outcomes[place][question.kind, default: Outcomes()].weak += 1
        case nil: outcomes[place][question.kind, default: Outcomes()].none += 1
        }
        if question.verdict == "strong" && isStrong != true || question.verdict == "not" && isStrong == true {
          wrong[question.kind, default: []].append(
            "\(question.asked)→\(question.other)\(place == 1 ? " (absent)" : "")")
        }
      }
    }
    print(table(outcomes))
    for (kind, pairs) in wrong.sorted(by: { $0.key < $1.key }) where worst > 0 {
      print("\(kind) (\(pairs.count)): \(pairs.prefix(worst).joined(separator: ", "))")
    }
    print("")
  }

  private func table(_ outcomes: [[String: Outcomes]]) -> String {
    var rows = [["pairs", "verdict", "asked", "the same word", "found", "asked, absent", "the same word", "found"]]
    let verdicts = Dictionary(questions.map { ($0.kind, $0.verdict) }) { first, _ in first }
    for kind in verdicts.keys.sorted(by: { (verdicts[$0] ?? "", $0) < (verdicts[$1] ?? "", $1) }) {
      var row = [kind, verdicts[kind] ?? ""]
      for outcome in outcomes.map({ $0[kind] ?? Outcomes() }) {
        row += [
          "\(outcome.all)", Share.percent(outcome.strong, of: outcome.all),
          Share.percent(outcome.strong + outcome.weak, of: outcome.all),
        ]
      }
      rows.append(row)
    }
    return alignedRows(rows)
  }

  /// The expanded and offered terms of a word, and whether each counts as the same word.
  private func found(_ word: String, in knowledgeBase: KnowledgeBase) throws -> [String: Bool] {
    var request = SearchRequest(word, limit: 1)
    request.includesUncounted = false
    var found: [String: Bool] = [:]
    for also in try knowledgeBase.search(request).alsoSearched {
      for alternative in also.alternatives + also.offers {
        found[alternative.word] = alternative.isStrong || found[alternative.word] ?? false
      }
    }
    return found
  }

  /// A knowledge base whose passages have the words, evenly distributed.
  func knowledgeBase(without absent: Set<String>) throws -> KnowledgeBase {
    var texts = [String](repeating: "", count: Self.passages)
    for (number, word) in counts.keys.sorted().enumerated() where !absent.contains(word) {
      for occurrence in 0..<min(counts[word] ?? 1, texts.count) {
        texts[(number * 7 + occurrence * 3) % texts.count] += word + " "
      }
    }
    return try .inMemory(holding: texts.enumerated().map { PlainPassage(id: "\($0)", text: $1) })
  }
}
