/// Which of the values below several labels belongs to which of them, by what they look like.
enum FactColumns {
  /// For each fact the values that are its own, in order, as indices; nil when one has none, or some are left over.
  ///
  /// The partners may stand one below the other; every other fact has one value.
  static func groups(_ values: [String], of facts: [Fact]) -> [Range<Int>]? {
    guard values.count >= facts.count else { return nil }
    let extra = facts.contains(.partners) ? values.count - facts.count : 0
    var groups: [Range<Int>] = []
    var index = 0
    for fact in facts {
      let end = index + 1 + (fact == .partners ? extra : 0)
      guard end <= values.count, values[index..<end].allSatisfy({ fits($0, fact) }) else { return nil }
      groups.append(index..<end)
      index = end
    }
    return index == values.count && areTold(groups, values, facts) ? groups : nil
  }

  /// Names alone may as well all be partners below their label, under an applicant's that has no value.
  private static func areTold(_ groups: [Range<Int>], _ values: [String], _ facts: [Fact]) -> Bool {
    if facts.contains(.population) || facts.contains(.area) { return true }
    return zip(facts, groups).allSatisfy { fact, group in
      fact != .partners || group.count == 1 && PlaceNames.list(values[group.lowerBound]).count > 1
    }
  }

  /// Whether a line is a label with a value that looks like one of its kind.
  static func isFact(_ line: String) -> Bool {
    guard let label = FactLabel.readMarked(line), !label.isVague else { return false }
    let bytes = Array(line.utf8)
    return fits(TextNormalizer.text(bytes, min(label.valueStart, bytes.count)..<bytes.count), label.fact)
  }

  /// Whether a text looks like the value of a fact: names without figures, a number of people, a number of an area.
  static func fits(_ value: String, _ fact: Fact) -> Bool {
    let bytes = Array(value.utf8)
    guard let number = NumberReader.first(in: bytes) else {
      return (fact == .applicant || fact == .partners) && PlaceNames.name(value) != nil
    }
    let before = String(decoding: bytes[..<number.range.lowerBound], as: UTF8.self).lowercased()
    let rest = bytes[number.range.upperBound...].drop { $0 == 0x20 }
    guard roundings.contains(before), rest.first != 0x25, !rest.starts(with: "prosent".utf8) else { return false }
    return fact == .area
      || fact == .population && AreaUnit.perSquareKilometre(bytes[number.range.upperBound...]) == nil
  }

  /// What may stand before a number.
  private static let roundings: Set<String> = ["", "ca. ", "ca ", "cirka ", "om lag ", "omtrent ", "rundt ", "knapt "]
}
