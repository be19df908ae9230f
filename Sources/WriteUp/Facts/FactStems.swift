import ByregionText

/// Recognizes fact labels that ``FactVocabulary`` does not list by the beginnings of their words: "Medverkande kommunar
/// elles", "Søknaden ble sendt av", "Bosatte".
///
/// Such words also label other things, so that they are a fact label only before a value of the fact's kind.
enum FactStems {
  /// Maximum number of words.
  private static let longest = 8

  static func fact(_ line: FoldedLine) -> Fact? {
    guard line.words.count <= longest else { return nil }
    let words = line.words.map { line.bytes(of: $0) }
    func hold(_ stems: WordClass) -> Bool { words.contains { stems.holds($0) } }
    if hold(people) { return .population }
    if hold(areas) { return .area }
    let namesMunicipality = hold(municipalities)
    let isWith = hold(companions)
    if namesMunicipality && hold(hosts) || !isWith && hold(applicants) { return .applicant }
    if hold(applications), hold(senders), !hold(excerpts) { return .applicant }
    guard namesMunicipality || words.allSatisfy({ companions.holds($0) || small.holds($0) }) else { return nil }
    return namesMunicipality && words.allSatisfy({ municipalities.holds($0) || small.holds($0) }) || isWith
      ? .partners : nil
  }

  /// Whether a value is of the fact's kind: one name, a list of names, a number, or an area with its unit in the value
  /// or label.
  static func accept(_ value: String, as fact: Fact, label: Substring) -> Bool {
    guard value.utf8.count <= 400, FactColumns.fits(value, fact) else { return false }
    switch fact {
    case .population: return true
    case .area:
      let bytes = Array(value.utf8)
      let hasUnit =
        NumberReader.first(in: bytes).map { AreaUnit.perSquareKilometre(bytes[$0.range.upperBound...]) != nil } ?? false
      return hasUnit || label.contains("km") || label.contains("kvadrat")
    case .applicant, .partners:
      // A label is never the value of another label.
      guard FactLabel.read(value) == nil else { return false }
      let names = PlaceNames.list(value)
      return !names.isEmpty && (fact == .partners || names.count == 1) && names.allSatisfy { areNames($0.name) }
        && mayBeMunicipalities(value, label: label)
    }
  }

  /// Whether a text is one to four capitalized words, like the name of a municipality.
  private static func areNames(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return (1...4).contains(words.count) && !name.contains { $0.isNumber || $0 == ":" }
      && words.allSatisfy { $0.first?.isUppercase == true || ["og", "i", "på"].contains($0) }
  }

  /// Whether none of the names in a value is the name of an organization: "NHO", "Telemarksforsking", "Innovasjon
  /// Norge".
  ///
  /// A name in capitals is regarded as an organization's, unless the whole value is in capitals. If the label contains
  /// a word for municipalities, the result is always true.
  static func mayBeMunicipalities(_ value: String, label: Substring) -> Bool {
    // Names that the label calls municipalities are later looked up in the register of municipalities.
    if label.lowercased().contains("kommun") { return true }
    return !names(of: value).contains { name in
      name.split(separator: " ").contains { isInCapitals($0) && !isInCapitals(value[...]) || isOfOrganization($0) }
    }
  }

  private static func names(of value: String) -> [String] { PlaceNames.list(value).map(\.name) }

  private static func isInCapitals(_ text: Substring) -> Bool {
    text.count > 1 && text.contains(where: \.isLetter) && !text.contains(where: \.isLowercase)
  }

  private static func isOfOrganization(_ word: Substring) -> Bool {
    guard let letters = FoldedLine(String(word))?.letters else { return false }
    return organizations.words.contains(letters)
      || organizations.endings.contains { letters.count >= $0.count && letters.suffix($0.count).elementsEqual($0) }
  }

  private static let organizations: (words: Set<[UInt8]>, endings: [[UInt8]]) = {
    let all = FactVocabulary.organizations.split(whereSeparator: \.isWhitespace)
    let endings = all.filter { $0.first == "-" }.compactMap { FoldedLine(String($0.dropFirst()))?.letters }
    return (Set(all.filter { $0.first != "-" }.compactMap { FoldedLine(String($0))?.letters }), endings)
  }()

  private static let people = WordClass(FactVocabulary.peopleStems)
  private static let areas = WordClass(FactVocabulary.areaStems)
  private static let applicants = WordClass(FactVocabulary.applicantStems)
  private static let applications = WordClass(FactVocabulary.applicationStems)
  private static let senders = WordClass(FactVocabulary.senderStems)
  private static let excerpts = WordClass("utdrag sin til")
  private static let hosts = WordClass(FactVocabulary.hostStems)
  private static let companions = WordClass(FactVocabulary.companionStems)
  private static let municipalities = WordClass("kommune- kommuna-")
  private static let small = WordClass(FactVocabulary.smallWords)
}
