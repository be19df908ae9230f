import ByregionText

/// Finds the region's name: the title if it consists only of a region's name, or else the name after "Fakta".
struct RegionNamer {
  private let title: String
  private let line: FoldedLine?

  init(title: String) {
    self.title = title
    line = FoldedLine(title)
  }

  func name(_ sections: [Section], _ findings: [HeadingFinding]) -> String? {
    let behindFacts = nameInTitle
    let printed = findings.lazy.filter { $0.kind == .facts }.compactMap(Self.factsName).first ?? behindFacts
    guard behindFacts == nil, let line, isShapedLikeName(line) else { return printed }
    if isNamed(in: findings) || isRegion(line) { return title }
    if isProjectInPlace(line) { return printed }
    if let printed, let other = FoldedLine(printed) {
      return Self.stems(other) == Self.stems(line) || isPlace(line) ? title : printed
    }
    return isMentioned(sections) || isPlace(line) ? title : nil
  }

  /// The name in a title that is the heading of the facts, in a write-up without a title of its own: "Fakta Lofoten".
  private var nameInTitle: String? {
    guard let line, Lexicon.headings.match(line.words[0].hash)?.roles.contains(.facts) == true else { return nil }
    let words = HeadingWords(title, line, names: RegionNames([title]))
    return Self.factsName(HeadingFinding(kind: .facts, words: words, uncertainty: nil))
  }

  /// Whether a line is a few capitalized words, joined by commas, dashes and "og", and none is typical of project
  /// names.
  private func isShapedLikeName(_ line: FoldedLine) -> Bool {
    guard line.words.count <= 8, line.innerStop == 0, !title.utf8.contains(0x28), !title.utf8.contains(0x22)
    else {
      return false
    }
    var names = 0
    for (index, word) in line.words.enumerated() {
      let letters = Array(line.bytes(of: word))
      if index > 0, index + 1 < line.words.count, NameVocabulary.links.contains(letters) { continue }
      let isRegionWord = NameVocabulary.regions.contains(letters) || NameVocabulary.councils.contains(letters)
      guard word.isCapitalized || (isRegionWord && index > 0), !word.hasDigit else { return false }
      if NameVocabulary.isOfProjects(letters) { return false }
      if !isRegionWord { names += 1 }
    }
    return names > 0 && names <= 6
  }

  /// Whether a heading names the same region.
  private func isNamed(in findings: [HeadingFinding]) -> Bool {
    guard let line else { return false }
    let stems = Self.stems(line).joined()
    return findings.contains { finding in
      guard finding.kind != .other, let words = finding.words else { return false }
      var letters: [UInt8] = []
      for word in words.words where word.isName { letters += RegionNames.stem(words.line.letters[word.letters]) }
      return letters.elementsEqual(stems)
    }
  }

  /// Whether a line is a name with a word for region: "Ranaregionen", "Indre Østfold-regionen", "Region Ålesund".
  private func isRegion(_ line: FoldedLine) -> Bool {
    guard let last = line.words.last, let first = line.words.first, line.words.count <= 3 else {
      return false
    }
    let letters = line.bytes(of: last)
    let isEnding = NameVocabulary.regionEndings.contains { ending in
      letters.count > ending.count + 1 && letters.suffix(ending.count).elementsEqual(ending)
    }
    // "Setesdal regionråd".
    let isCouncil = line.words.count > 1 && NameVocabulary.councils.contains(Array(letters))
    return isEnding || isCouncil
      || (line.words.count > 1 && NameVocabulary.regions.contains(Array(line.bytes(of: first))))
  }

  /// Whether a line is a word that is not a place, a preposition and a third word: "Robust i Romsdal".
  private func isProjectInPlace(_ line: FoldedLine) -> Bool {
    guard line.words.count == 3,
      ["i", "på"].contains(where: { line.bytes(of: line.words[1]).elementsEqual(Self.letters($0)) })
    else { return false }
    return !NameVocabulary.isOfPlaces(Array(line.bytes(of: line.words[0])))
  }

  private static func letters(_ word: String) -> [UInt8] { FoldedLine(word)?.letters ?? [] }

  private func isPlace(_ line: FoldedLine) -> Bool {
    line.words.contains { NameVocabulary.isOfPlaces(Array(line.bytes(of: $0))) }
  }

  /// Whether an entry mentions the title as a place, as in "i Setesdal", which does not occur with a project's title.
  private func isMentioned(_ sections: [Section]) -> Bool {
    let needles = NameVocabulary.prepositions.map { Array((" " + $0 + " " + title).utf8) }
    return sections.contains { section in
      section.entries.contains { entry in
        let bytes = Array((" " + entry.text).utf8)
        return needles.contains { ByteSearch.first($0, in: bytes, 0..<bytes.count) != nil } || isInside(entry.text)
      }
    }
  }

  /// Whether the title is one word and occurs in the middle of a sentence, as names do: "Skreien er det Vågan er kjent
  /// for". It does not count after a word for a project or in quotation marks.
  private func isInside(_ text: String) -> Bool {
    guard line?.words.count == 1 else { return false }
    var above: Substring = "."
    for word in text.split(separator: " ") {
      defer { above = word }
      let bare = word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
      guard bare == title || bare.dropLast() == title && bare.last == "s", word.first?.isLetter == true else {
        continue
      }
      guard let last = above.last, last.isLetter || last == ",",
        !NameVocabulary.isOfProjects(FoldedLine(String(above))?.letters ?? [])
      else { continue }
      return true
    }
    return false
  }

  /// The name after the word for facts, with its first letter in upper case, or nil if there is no name.
  static func factsName(_ finding: HeadingFinding) -> String? {
    guard let words = finding.words, let key = words.firstIndex(.facts), key == 0 else { return nil }
    var rest = words.words.dropFirst()
    // A misspelt filler word may be part of the name: "indre" is not a misspelt "andre".
    while let first = rest.first, !first.isMisspelt, first.roles.contains(.filler),
      first.roles.isDisjoint(with: .region),
      !first.isCapitalized || words.line.isAllCapitals
    {
      rest.removeFirst()
    }
    guard let first = rest.first, let last = rest.last,
      rest.contains(where: { $0.roles.isDisjoint(with: [.region, .filler, .sentence]) })
        || rest.contains(where: { $0.isCapitalized && $0.roles.isDisjoint(with: .region) })
        || rest.contains(where: { Self.isNameOfRegion($0, words.line) })
    else { return nil }
    let text = words.text
    let start = text.utf8.index(text.startIndex, offsetBy: first.source.lowerBound)
    let bracket = text.utf8.dropFirst(last.source.upperBound).first == 0x29 ? 1 : 0
    let end = text.utf8.index(text.startIndex, offsetBy: last.source.upperBound + bracket)
    let name = String(text[start..<end])
    if let letter = name.utf8.first, letter >= 0x41, letter <= 0x5A { return name }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// Whether a word for a region is not in the vocabulary, and is therefore a name even in lower case:
  /// "kristiansandsregionen".
  private static func isNameOfRegion(_ word: HeadingWords.Word, _ line: FoldedLine) -> Bool {
    word.roles.contains(.region) && !word.isMisspelt
      && Lexicon.headings.match(exactly: line.letters[word.letters]) == nil
  }

  private static func stems(_ line: FoldedLine) -> [[UInt8]] {
    line.words.map { Array(line.bytes(of: $0)) }
      .filter { !NameVocabulary.links.contains($0) && !NameVocabulary.regions.contains($0) }
      .map { Array(RegionNames.stem($0[...])) }
  }
}
