import ByregionNorwegian
import ByregionSearch
import ByregionStore
import Reporting

/// Measures the contribution of each rule: the results for pairs and counts with one rule after the other left out.
struct Ablation {
  private static let rules: [(name: String, rules: WordRules)] = [
    ("nothing", []), ("spellings of the other written form", .writtenForms), ("stems that differ", .stems),
    ("beginnings", .beginnings), ("suffixes and endings", .suffixes), ("single letters", .letters),
    ("whole words", .wholeWords), ("several at once", .combinations), ("irregular forms", .irregularForms),
    ("changes of stem", .stemChanges), ("closed classes first", .closedClasses),
    ("past tenses by the vocabulary", .pastTenses), ("one gender", .genders), ("other spellings", .spellings),
    ("words typed bare", .bareLetters), ("names of the register", .names), ("last parts", .lastParts),
    ("first parts", .firstParts), ("middle parts", .middleParts), ("linking letters", .links),
    ("parts of two words", .twoWords), ("parts that are no words", .unknownParts), ("affixes", .affixes),
  ]

  let pairs: Pairs
  let counts: Counts?

  func printTable() throws {
    let ofPairs = try pairs.knowledgeBase(without: [])
    let ofCounts = try counts?.knowledgeBases() ?? []
    var rows = [["without"] + Pairs.groups.map(\.title) + (counts == nil ? [] : Counts.heads)]
    for (name, left) in Ablation.rules {
      let rules = WordRules.all.subtracting(left)
      var row = [name] + (try pairs.shares(TermExpander(ofPairs.connection, rules: rules)))
      if let counts {
        row += try counts.fractions(ofCounts.map { TermExpander($0.connection, rules: rules) })
      }
      rows.append(row)
    }
    print(alignedRows(rows))
  }
}

extension Pairs {
  /// Kinds of pairs that share a column.
  static let groups: [(title: String, holds: @Sendable (_ kind: String, _ verdict: String) -> Bool)] = [
    ("regular", { kind, _ in kind == "nbnn-regular" }), ("same form", { kind, _ in kind == "nbnn-form" }),
    ("irregular", { kind, _ in kind == "nbnn-irregular" }),
    ("inflection", { kind, _ in kind.hasPrefix("infl") && !kind.hasSuffix("irregular") }),
    ("nouns, adjectives", { kind, _ in kind.hasSuffix("noun-irregular") || kind.hasSuffix("adj-irregular") }),
    ("verbs", { kind, _ in kind.hasSuffix("verb-irregular") }),
    ("spelling", { kind, _ in kind.hasPrefix("spelling") }),
    ("wrong", { kind, verdict in verdict == "not" && kind != "neg-name" }),
    ("names", { kind, _ in kind == "neg-name" }),
  ]

  /// For each group, the percentage of its pairs that are treated as one word.
  func shares(_ expander: TermExpander) throws -> [String] {
    var forms: [String: Set<String>] = [:]
    return try Pairs.groups.map { group in
      let asked = questions.filter { group.holds($0.kind, $0.verdict) }
      let met = try asked.count { question in
        let word = question.asked.lowercased()
        let known = try forms[word] ?? Set(expander.words(of: word, passages: Pairs.passages, [.form]))
        forms[word] = known
        return known.contains(question.other.lowercased())
      }
      return Share.percent(met, of: asked.count)
    }
  }
}

extension Counts {
  static let heads = ["counted: precision", "recall", "total: precision", "compounds"]

  func knowledgeBases() throws -> [KnowledgeBase] { try collections.map(Counts.knowledgeBase(of:)) }

  /// The columns of ``heads``, each over passages.
  func fractions(_ expanders: [TermExpander]) throws -> [String] {
    var counts: [Count] = []
    for (texts, expander) in zip(collections, expanders) {
      let held = texts.map { Set(Counts.words(of: $0)) }
      for word in words {
        let forms = try expander.words(of: word.asked, passages: texts.count, [.form])
        let all = try expander.words(of: word.asked, passages: texts.count, [.form, .compound])
        let counted = Counts.passages(held, holding: forms)
        counts.append(count(word, held, counted: counted, total: Counts.passages(held, holding: all)))
      }
    }
    counts.removeAll { $0.right.isEmpty }
    func sum(_ value: (Count) -> Int) -> Double { Double(counts.reduce(0) { $0 + value($1) }) }
    let hits = sum { $0.counted.intersection($0.right).count }
    let good = sum { $0.total.intersection($0.right.union($0.ofCompounds)).count }
    return [
      Share.fraction(hits, of: hits + sum { $0.wrong.count }), Share.fraction(hits, of: sum { $0.right.count }),
      Share.fraction(good, of: good + sum { $0.noise.count }),
      Share.fraction(
        sum { $0.total.intersection($0.ofCompounds).count }, of: sum { $0.ofCompounds.count }),
    ]
  }
}

extension TermExpander {
  /// The terms that match a word in one of the given ways.
  fileprivate func words(of word: String, passages: Int, _ matches: Set<WordMatch>) throws -> [String] {
    try alternatives(of: word, passages: passages, withSimilar: false)
      .filter { matches.contains($0.match) }.map(\.word)
  }
}
