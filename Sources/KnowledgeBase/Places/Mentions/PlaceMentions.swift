/// Finds municipalities that running text names, by whole names only.
///
/// "Re:tenk" is not Re, "Nes Fort" not Nes, "Ranaregionen" not Rana, "Ola Nes" a person; "Ranas" and "Nes'"
/// are genitives. Names of 2015 count, Norwegian and parallel ones; those of 2024 do not, as they are names
/// of islands and towns to the texts of the programme.
public struct PlaceMentions: Sendable {
  private let names: [String: [MentionName]]
  private let register: PlaceRegister

  /// - Parameter register: whose names are found; reading them takes one pass.
  public init(register: PlaceRegister) {
    self.register = register
    var numbers: [String: [String]] = [:]
    for municipality in register.municipalities {
      for name in Set([municipality.name] + municipality.parallelNames.map(\.name)) {
        numbers[name, default: []].append(municipality.number)
        if name.count >= 4, !MentionContext.common.contains(name) {
          numbers[name.uppercased(), default: []].append(municipality.number)
        }
      }
    }
    let all = numbers.map { MentionName($0.key, numbers: $0.value) }
    names = Dictionary(grouping: all) { $0.words.first ?? "" }
      .mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The municipalities that a text names, in order of place. One pass over the text.
  ///
  /// - Parameter members: numbers of the municipalities that the text is about; they tell which bearer of a
  ///   shared name is meant, and that a word such as "Strand" at the beginning of a sentence is a name.
  public func find(in text: String, members: Set<String> = []) -> [PlaceMention] {
    let words = MentionWord.words(in: text)
    var mentions: [PlaceMention] = []
    var index = 0
    var endOfLast = -1
    while index < words.count {
      guard let (name, end, isGenitive) = longest(words, at: index) else {
        index += 1
        continue
      }
      let context = MentionContext(
        words: words, start: index, end: end, isGenitive: isGenitive, followsName: endOfLast == index,
        isMember: !members.isDisjoint(with: name.numbers), isName: { longest(words, at: $0) != nil })
      if context.isMention {
        mentions += elided(name, words, before: index, members)
        mentions.append(mention(name, words, index..<end, isGenitive, members))
        endOfLast = end
      }
      index = end
    }
    return mentions
  }

  /// The beginnings that a mention of a municipality may have, in UTF-8: a text in which none stands names it nowhere.
  func beginnings(of number: String) -> [[UInt8]] {
    names.filter { $0.value.contains { $0.numbers.contains(number) } }.keys.sorted().map { Array($0.utf8) }
  }

  private func longest(_ words: [MentionWord], at index: Int) -> (MentionName, Int, Bool)? {
    guard index < words.count, words[index].isCapitalised else { return nil }
    let first = words[index].text
    // "Hemnes" is Hemnes before it can be of Hemne.
    for key in [first, first.hasSuffix("s") ? String(first.dropLast()) : ""] {
      for name in names[key] ?? [] {
        if let match = name.match(words, at: index) { return (name, match.end, match.isGenitive) }
      }
    }
    return nil
  }

  private func mention(
    _ name: MentionName, _ words: [MentionWord], _ span: Range<Int>, _ isGenitive: Bool,
    _ members: Set<String>
  ) -> PlaceMention {
    let last = words[span.upperBound - 1]
    let end = last.range.upperBound - (isGenitive ? 1 : 0)
    var printed = ""
    for index in span {
      if index > span.lowerBound { printed += words[index].before == .hyphen ? "-" : " " }
      printed += words[index].text
    }
    if isGenitive { printed.removeLast() }
    return PlaceMention(
      range: words[span.lowerBound].range.lowerBound..<end, name: printed,
      number: number(name, words, after: span.upperBound, members), candidates: name.numbers)
  }

  private func number(
    _ name: MentionName, _ words: [MentionWord], after end: Int, _ members: Set<String>
  ) -> String? {
    if name.numbers.count == 1 { return name.numbers[0] }
    let own = name.numbers.filter(members.contains)
    if own.count == 1 { return own[0] }
    // "Bø i Telemark", "Herøy (Nordland)"
    for offset in 0...1 where end + offset < words.count {
      let district = words[end + offset].text
      let fitting = name.numbers.filter { number in
        register[number].map { CountyNames.fits($0, district) } == true
      }
      if fitting.count == 1 { return fitting[0] }
    }
    let others = members.compactMap { number in register[number].map { [$0] } }
    let nearness = Nearness(of: name.numbers.compactMap { register[$0] }, to: others)
    return nearness.certainty == .certain ? nearness.choices.first?.municipality.number : nil
  }

  // "Øvre og Nedre Eiker", "Nord- og Sør-Odal": the first name leaves its last word to the second.
  private func elided(
    _ name: MentionName, _ words: [MentionWord], before start: Int, _ members: Set<String>
  ) -> [PlaceMention] {
    guard name.words.count == 2, start >= 2, words[start - 1].text == "og", words[start].before == .space
    else { return [] }
    let first = words[start - 2]
    guard words[start - 1].before == (name.joints[0] ? .openHyphen : .space) else { return [] }
    let other = names[first.text]?.first {
      $0.words == [first.text, name.words[1]] && $0.joints == name.joints
    }
    guard let other else { return [] }
    return [
      PlaceMention(
        range: first.range, name: first.text, number: number(other, words, after: start, members),
        candidates: other.numbers)
    ]
  }
}
