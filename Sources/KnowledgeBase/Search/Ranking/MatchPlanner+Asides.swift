import Norwegian

/// What makes no hit and helps to order them.
extension MatchPlanner {
  /// Adds words that carry little, and words that were typed as one as the phrase that they make.
  mutating func addAsides(_ asides: [QueryWord], adjacent: [[QueryWord]]) throws {
    guard !plan.expression.isEmpty else { return }
    let before = plan.phrases.count
    let again = repeated(plan.expression)
    var terms: [String] = []
    for word in asides {
      guard let itself = try likes.itself(word.text) else { continue }
      if let term = addAside(itself, range: word.range) { terms.append(term) }
    }
    for words in adjacent {
      var phrase = try likes.phrase(words.map(\.text), in: size)
      guard phrase.passages > 0 else { continue }
      phrase.weight = RankingWeights.measured.adjacency
      phrase.reason = "typed as one"
      let term = addAside(phrase, range: words[0].range, phrase: words.map(\.text))
      if let term { terms.append(term) }
    }
    if terms.isEmpty {
      plan.phrases.removeLast(plan.phrases.count - before)
    } else {
      plan.expression = "(" + plan.expression + ") AND (" + again + " OR " + terms.joined(separator: " OR ") + ")"
    }
  }

  /// The term to match; nil for one that is an aside already.
  private mutating func addAside(
    _ alternative: Alternative, range: Range<Int>, phrase: [String] = []
  ) -> String? {
    let key = "aside " + alternative.word
    guard numbers[key] == nil else { return nil }
    plan.words.append(
      PlannedWord(
        text: alternative.word, range: range, mode: .exact, alternatives: [alternative], isAside: true, phrase: phrase))
    numbers[key] = plan.words.count - 1
    return terms(of: plan.words.count - 1, where: { _ in true })
  }

  /// Words that were typed with no space between: `Re:tenk`, `2015–2018`.
  static func joinedWords(_ parts: [QueryNode]) -> [[QueryWord]] {
    var groups: [[QueryWord]] = []
    var isOpen = false
    for part in parts {
      guard case .word(let word) = part, word.mode != .prefix else {
        isOpen = false
        continue
      }
      if word.isJoined, isOpen { groups[groups.count - 1].append(word) } else { groups.append([word]) }
      isOpen = true
    }
    return groups.filter { $0.count > 1 }
  }

  /// Lets the kind of passages that a word names meet the word, where other words say what about.
  mutating func meetByKind() throws {
    guard !isExact, plan.words.count(where: { !$0.isAside }) > 1 else { return }
    for index in plan.words.indices where plan.words[index].mode == .likes && !plan.words[index].isAside {
      guard let kind = PassageKind.named(by: plan.words[index].text) else { continue }
      let members = try likes.passages(of: kind)
      guard members.count > 0 else { continue }
      let asked = plan.words[index].alternatives.first { $0.word == plan.words[index].text }
      let rarity = min(
        size.rarity(passages: members.count), asked.map { size.rarity(passages: $0.passages) } ?? .infinity)
      let alternative = Alternative(
        word: plan.words[index].text, weight: RankingWeights.measured.kind, similarity: 0, isStrong: true,
        reason: "kind of passage", passages: members.count)
      plan.words[index].kind = PlannedKind(
        alternative: alternative, value: alternative.weight * rarity, members: members)
    }
  }
}
