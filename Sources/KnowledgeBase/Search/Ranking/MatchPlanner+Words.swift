import Norwegian

/// Words, and the text of the expression.
extension MatchPlanner {
  static func key(_ word: QueryWord) -> String { word.mode.rawValue + " " + word.text }

  mutating func number(of word: QueryWord) throws -> Int {
    if let number = numbers[MatchPlanner.key(word)] { return number }
    var alternatives: [Alternative]
    switch word.mode {
    case .prefix: alternatives = [try likes.prefix(word.text)]
    case .exact: alternatives = try likes.itself(word.text).map { [$0] } ?? []
    case .likes where isExact: alternatives = try likes.itself(word.text).map { [$0] } ?? []
    case .likes: alternatives = try likes.alternatives(of: word.text, in: size)
    }
    if let tail = tails[MatchPlanner.key(word)], !isExact {
      try complete(&alternatives, of: word.text, by: tail)
    }
    if word.mode == .likes, !isExact, let others = ofPhrases[word.text] { Likes.add(others, to: &alternatives) }
    if word.mode == .likes, !alternatives.contains(where: \.isStrong) { MatchPlanner.trust(&alternatives) }
    plan.words.append(
      PlannedWord(text: word.text, range: word.range, mode: word.mode, alternatives: alternatives))
    numbers[MatchPlanner.key(word)] = plan.words.count - 1
    return plan.words.count - 1
  }

  /// A word that the index does not know in any form is taken to be misspelt: its nearest likes stand in for it.
  static func trust(_ alternatives: inout [Alternative]) {
    guard let best = alternatives.map(\.similarity).max(), best >= 0.5 else { return }
    for index in alternatives.indices where alternatives[index].similarity >= best - 0.05 {
      alternatives[index].isStrong = true
    }
  }

  /// The alternatives of a word joined by OR, each counted as a phrase.
  mutating func terms(of number: Int, where isWanted: (Alternative) -> Bool) -> String {
    let word = plan.words[number]
    var terms: [String] = []
    for (index, alternative) in word.alternatives.enumerated() where isWanted(alternative) {
      let value = alternative.weight * size.rarity(passages: alternative.passages)
      add(PlannedPhrase(word: number, alternative: index, value: value, isStrong: alternative.isStrong))
      terms.append(MatchPlanner.quoted(alternative.word) + (word.mode == .prefix ? "*" : ""))
    }
    guard terms.isEmpty else { return terms.joined(separator: " OR ") }
    // A word that is not in the index matches nothing, and says so by itself.
    plan.phrases.append(nil)
    return MatchPlanner.quoted(word.text)
  }

  mutating func add(_ phrase: PlannedPhrase) { plan.phrases.append(scores ? phrase : nil) }

  func join(_ parts: [String], _ operation: String) -> String {
    parts.count == 1 ? parts[0] : parts.isEmpty ? "" : "(" + parts.joined(separator: " \(operation) ") + ")"
  }

  /// A string of FTS5's query syntax (https://sqlite.org/fts5.html#fts5_strings), which a NUL would end; no word of an
  /// index has either sign.
  static func quoted(_ text: String) -> String { "\"" + text.filter { $0 != "\"" && $0 != "\0" } + "\"" }

  /// An expression of phrases only, to stand in the plan once more without counting.
  mutating func repeated(_ expression: String) -> String {
    plan.phrases += [PlannedPhrase?](repeating: nil, count: MatchPlanner.phraseCount(expression))
    return expression
  }

  /// The number of phrases in an expression of ours: each has two quotation marks.
  static func phraseCount(_ expression: String) -> Int {
    expression.utf8.count { $0 == UInt8(ascii: "\"") } / 2
  }
}
