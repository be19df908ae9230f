import ByregionSQLite

/// A sign that tells what a number is. The index holds none, so the passages are read for it.
package enum NumberSign: Sendable, Hashable {
  /// `12 %`
  case percent
  /// `§ 3`
  case section

  /// Whether a number stands somewhere in a text with this sign, and is no part of a longer number.
  ///
  /// - Parameter number: its runs of digits with a space between.
  func stands(with number: String, in text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    let number = Array(number.unicodeScalars)
    return text.indices.contains { start in
      guard text[start] == number[0], !NumberSign.isPart(text, before: start),
        let end = NumberSign.end(of: number, in: text, from: start)
      else { return false }
      return holds(text, start..<end)
    }
  }

  private func holds(_ text: [Unicode.Scalar], _ place: Range<Int>) -> Bool {
    switch self {
    case .percent: text[place.upperBound...].first { !$0.properties.isWhitespace } == "%"
    case .section:
      text[..<place.lowerBound].last { !$0.properties.isWhitespace } == "§"
        && !NumberSign.isPart(text, behind: place.upperBound)
    }
  }

  /// The end of a number that begins at an index: one sign or space stands between each two runs of digits.
  private static func end(of number: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    for digit in number {
      guard index < text.count, digit == " " ? !isDigit(text[index]) : text[index] == digit else { return nil }
      index += 1
    }
    return index < text.count && isDigit(text[index]) ? nil : index
  }

  /// Whether digits, or a sign that joins others, stand before an index.
  private static func isPart(_ text: [Unicode.Scalar], before index: Int) -> Bool {
    guard index > 0 else { return false }
    if isDigit(text[index - 1]) { return true }
    return index > 1 && joins(text[index - 1]) && isDigit(text[index - 2])
  }

  private static func isPart(_ text: [Unicode.Scalar], behind index: Int) -> Bool {
    index + 1 < text.count && joins(text[index]) && isDigit(text[index + 1])
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func joins(_ scalar: Unicode.Scalar) -> Bool { ".,-–−/".unicodeScalars.contains(scalar) }
}

/// Reads which passages hold a number with its sign.
struct SignedNumbers {
  let connection: Connection

  /// The passages of each phrase of a plan that needs a sign, by the phrase's index. Linear in the passages that hold
  /// the number.
  func passages(of plan: MatchPlan) throws -> [Int: PassageSet] {
    var found: [Int: PassageSet] = [:]
    for (index, phrase) in plan.phrases.enumerated() {
      guard let phrase else { continue }
      let alternative = plan.words[phrase.word].alternatives[phrase.alternative]
      if let sign = alternative.sign { found[index] = try passages(holding: alternative.word, with: sign) }
    }
    return found
  }

  private func passages(holding number: String, with sign: NumberSign) throws -> PassageSet {
    var passages = PassageSet()
    let sql = "SELECT p.id, p.text, p.title FROM \(SearchScope.passages) WHERE passages_fts MATCH ?1"
    try connection.query(sql, [.text(MatchExpression.quoted(number))]) { row in
      let texts = [row.text(1) ?? "", row.text(2) ?? ""]
      if texts.contains(where: { sign.stands(with: number, in: $0) }) { passages.insert(row.integer(0) ?? -1) }
    }
    return passages
  }
}
