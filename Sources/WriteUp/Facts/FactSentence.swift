import ByregionText

/// Reads facts from a sentence among the facts: "Lillesand kommune sendte søknaden og har hatt Birkenes med seg".
///
/// Numbers are identified by the noun after them, the applicant by its verb, and partners by the words before their
/// names.
struct FactSentence {
  private let words: [Substring]
  private let text: String

  /// - Returns: nil if the text is not a sentence.
  init?(_ text: String) {
    guard (20...1000).contains(text.utf8.count), text.utf8.last == 0x2E, !text.utf8.contains(0x3A) else { return nil }
    words = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" || $0.isNewline }
    guard words.count > 4, words.count(where: { $0.first?.isLowercase == true }) > 2 else { return nil }
    self.text = text
  }

  /// The number before a noun for inhabitants, with the date in the sentence, as the text of a value.
  var population: String? {
    let nouns = words.indices.filter { Self.begins(words[$0], with: Self.people) }
    let counts = words.indices.filter { Self.begins(words[$0], with: Self.counts) }
    guard
      let number = nouns.lazy.compactMap({ number(before: $0) }).first
        ?? counts.lazy.compactMap({ number(behind: $0) }).first
    else { return nil }
    let date = DateReader.first(in: Array(text.utf8)).map { " (" + $0.text + ")" } ?? ""
    return number + date
  }

  /// The number before a unit of area, with the unit, as the text of a value.
  var area: String? {
    guard let unit = words.firstIndex(where: { Self.begins($0, with: Self.areas) }) else { return nil }
    return number(before: unit).map { $0 + " " + words[unit] }
  }

  /// The name of the municipality that applied.
  var applicant: String? {
    guard let verb = words.firstIndex(where: { Self.begins($0, with: Self.applying) }) else { return nil }
    // "Søker er Rana", "Søknaden ble sendt av Rana".
    let behind = words[(verb + 1)...].prefix(6)
    if Self.begins(words[verb], with: Self.applicants),
      let link = behind.firstIndex(where: { Self.links.contains($0.lowercased()) }),
      let name = names(from: link + 1).first
    {
      return name
    }
    // "Rana kommune sendte søknaden", "Rana søkte".
    let clause = words[..<verb].lastIndex { $0.last.map { ",.;".contains($0) } ?? false }.map { $0 + 1 } ?? 0
    return clause < verb ? names(from: clause).first : nil
  }

  /// The names of the municipalities that took part, without the applicant.
  func partners(beside applicant: String?) -> [String] {
    for index in words.indices {
      let word = words[index].lowercased()
      let isPair = index > 0 && Self.pairs.contains(words[index - 1].lowercased() + " " + word)
      guard isPair || Self.plurals.contains(word) else { continue }
      var names = names(from: index + 1)
      if names.isEmpty, index + 1 < words.count, Self.plurals.contains(words[index + 1].lowercased()) {
        names = self.names(from: index + 2)
      }
      let others = names.filter { $0 != applicant }
      if !others.isEmpty { return others }
    }
    // "Birkenes og Iveland er med", "Med seg har de Birkenes og Iveland".
    for index in words.indices where index == 0 || words[index - 1].first?.isLowercase == true {
      guard words[index].first?.isUppercase == true else { continue }
      let names = names(from: index).filter { $0 != applicant }
      if names.count > 1 { return names }
    }
    return []
  }

  /// The names from the given word on: capitalized words separated by commas and "og".
  private func names(from start: Int) -> [String] {
    guard start < words.count else { return [] }
    var names: [[Substring]] = [[]]
    for (index, word) in words[start...].enumerated() {
      let small = word.lowercased()
      if index == 0, ["kommunene", "kommunane", "bare", "berre"].contains(small) { continue }
      if small == "og" || small == "samt" {
        names.append([])
        continue
      }
      guard word.first?.isUppercase == true else { break }
      let bare = word.prefix { $0.isLetter || $0 == "-" }
      names[names.count - 1].append(bare)
      guard bare.count < word.count else { continue }
      guard word.dropFirst(bare.count) == "," else { break }
      names.append([])
    }
    let joined = names.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    return joined.filter { !Self.noNames.contains($0.lowercased()) && $0.count > 1 }
  }

  /// The number directly before a word, with all its digit groups.
  private func number(before index: Int) -> String? {
    var groups: [Substring] = []
    for word in words[..<index].reversed() {
      guard word.first?.isNumber == true, word.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }) else { break }
      if let last = groups.last, last.prefix(while: \.isNumber).count != 3 || word.count > 3 { break }
      groups.append(word)
    }
    return groups.isEmpty ? nil : groups.reversed().joined(separator: " ")
  }

  /// The number in the next four words after a word.
  private func number(behind index: Int) -> String? {
    guard let first = words[(index + 1)...].prefix(4).firstIndex(where: { $0.first?.isNumber == true }) else {
      return nil
    }
    let end = words[first...].firstIndex { $0.first?.isNumber != true } ?? words.endIndex
    // A bracket begins the date after the number, and a full stop ends the sentence.
    let count = words[first..<end].firstIndex { $0.hasSuffix(".") }.map { $0 + 1 } ?? end
    return number(before: count)
  }

  private static func begins(_ word: Substring, with beginnings: [String]) -> Bool {
    let small = word.lowercased()
    return beginnings.contains { small.hasPrefix($0) }
  }

  private static let people = ["innbygg", "menneske", "personer", "personar"]
  private static let counts = ["folketal", "innbyggertal", "innbyggjartal", "bor", "bur", "bodde", "budde"]
  private static let areas = ["km²", "km2", "kvadratkilometer"]
  private static let applicants = [
    "søker", "søkjar", "søkar", "søknad", "prosjekteier", "prosjekteigar", "vertskommun", "eid", "eigd",
  ]
  private static let applying = applicants + ["søkte", "søkt", "sendte", "sende", "leverte"]
  private static let links: Set<String> = ["er", "var", "av", "fra", "frå"]
  private static let pairs: Set<String> = [
    "sammen med", "saman med", "lag med", "samarbeid med", "samarbeider med", "samarbeidde med", "samarbeidet med",
    "partnere er", "partnerne er", "partnarar er", "partnarane er", "partnerne var", "partnarane var",
  ]
  private static let plurals: Set<String> = ["kommunene", "kommunane", "nabokommunene", "nabokommunane"]
  private static let noNames: Set<String> = ["den", "det", "de", "dei", "søknaden", "søker", "i", "alle", "vi"]
}
