import ByregionLanguages
import ByregionText

/// Reads the values of the facts from their lines.
struct FactsReader {
  private var columns: ColumnCounter
  private(set) var facts = Facts()
  private(set) var diagnostics: [Diagnostic] = []
  private var found: [Fact] = []
  /// The entry of each fact.
  private var places: [Fact: Entry] = [:]

  init(index: LineIndex) { columns = ColumnCounter(index: index) }

  /// Reads the lines of a facts section. A value can be on the lines after its label.
  mutating func read(_ entries: [Entry]) {
    var current: (label: FactLabel, entry: Entry, value: String)?
    // Facts whose labels are directly above without a value. A number below labels of both population and area is
    // ambiguous.
    var open: Set<Fact> = []
    let entries = FactTable.lines(FactLines.divided(entries))
    for (index, entry) in entries.enumerated() {
      let next = index + 1 < entries.count ? entries[index + 1].text : nil
      if Self.isSentence(entry.text), readSentence(entry) {
        finish(current)
        current = nil
      } else if let label = Self.label(entry.text, next: next) {
        if current?.value.isEmpty != true { open = [] }
        open.insert(label.fact)
        finish(current)
        current = (label, entry, Self.value(of: entry.text, label))
      } else if var pending = current, !pending.value.isEmpty || !open.isSuperset(of: [.population, .area]),
        let joint = Self.joint(pending.value, pending.label, pending.entry, entry)
      {
        if joint.isEmpty {
          WrappedWords.append(entry.text, to: &pending.value)
        } else {
          pending.value += joint + entry.text
        }
        pending.entry.range =
          pending.entry.range
          .lowerBound..<max(
            pending.entry.range.upperBound, entry.range.upperBound)
        current = pending
      } else {
        finish(current)
        current = nil
        if !readSentence(entry) { report("label-unknown", .note, entry) { $0.noFact(Self.shortened(entry.text)) } }
      }
    }
    finish(current)
  }

  /// Reports figures that are implausible for the number of municipalities. The smallest municipality of Norway has
  /// about 200 inhabitants and 6 km²; the country has 5.6 million and 385,000 km².
  mutating func checkPlausibility() {
    let count = max(facts.partners.count + (facts.applicant == nil ? 0 : 1), 1)
    if let people = facts.population, people < 150 * count || people > 6_000_000, let place = places[.population] {
      report("fact-implausible", .warning, place) { $0.implausible(people: people, municipalities: count) }
    }
    if let area = facts.areaKm2, area < 5 * Double(count) || area > 400_000, let place = places[.area] {
      report("fact-implausible", .warning, place) {
        $0.implausible(area: FactNumber.printed(area), municipalities: count)
      }
    }
  }

  /// Whether all four facts have been found.
  var areWhole: Bool { found.count == 4 }

  /// Reads a fact from a line outside the facts, if it has not been found before.
  mutating func readStray(_ entry: Entry) {
    guard !areWhole, let label = FactLabel.readMarked(entry.text), !label.isVague, !found.contains(label.fact) else {
      return
    }
    let value = Self.value(of: entry.text, label)
    guard !value.isEmpty else { return }
    report("fact-outside", .note, entry) { $0.factOutside }
    finish((label, entry, value))
  }

  /// Whether a text is a sentence with a label before a verb: "Søker er Rana, i lag med Hemnes og Nesna."
  private static func isSentence(_ text: String) -> Bool {
    guard text.utf8.last == 0x2E, let label = FactLabel.read(text), !label.hasColon else { return false }
    return ["er ", "var "].contains { value(of: text, label).hasPrefix($0) }
  }

  /// Reads the facts of a sentence, except those already found with a label.
  ///
  /// - Returns: Whether the sentence contains a new fact.
  private mutating func readSentence(_ entry: Entry) -> Bool {
    guard let sentence = FactSentence(entry.text) else { return false }
    let before = found.count
    take(.applicant, sentence.applicant, entry)
    take(.partners, sentence.partners(beside: facts.applicant?.name).joined(separator: ", "), entry)
    take(.population, sentence.population, entry)
    take(.area, sentence.area, entry)
    guard found.count > before else { return false }
    report("fact-in-sentence", .note, entry) { $0.factInSentence }
    return true
  }

  private mutating func take(_ fact: Fact, _ value: String?, _ entry: Entry) {
    guard let value, !value.isEmpty, !found.contains(fact) else { return }
    found.append(fact)
    places[fact] = entry
    switch fact {
    case .applicant: readApplicant(value, entry)
    case .partners: readPartners(value, entry)
    case .population: readPopulation(value, nil, entry)
    case .area: readArea(value, entry)
    }
  }

  private static func value(of text: String, _ label: FactLabel) -> String {
    let bytes = text.withBytes { Array($0.dropFirst(label.valueStart)) }
    let value = TextNormalizer.text(bytes, bytes.indices)
    // "Areal (km²)": the rest of the label is not a value.
    return value.utf8.count < 6 && value.allSatisfy { "²)( ".contains($0) } ? "" : value
  }

  /// The label at the start of a line, or the label that makes up the whole line if the next line is a value of its
  /// kind.
  private static func label(_ text: String, next: String?) -> FactLabel? {
    let read = FactLabel.read(text)
    if let read {
      let value = value(of: text, read)
      let mustFit = read.isVague || !read.hasColon
      if !mustFit || value.isEmpty || FactStems.accept(value, as: read.fact, label: read.name(in: text)) { return read }
    }
    return FactLabel.beside(text) ?? next.flatMap { FactLabel.whole(text, of: $0) } ?? read
  }

  /// The separator that joins a line without a label to the value above it, or nil if it is not part of the value.
  private static func joint(_ value: String, _ label: FactLabel, _ first: Entry, _ entry: Entry) -> String? {
    if value.isEmpty { return isOther(entry.text) ? nil : "" }
    // "…, Moda-" above "len".
    if label.fact == .partners, WrappedWords.endsDivided(value), entry.text.first?.isLowercase == true { return "" }
    if value.hasSuffix(",") || value.hasSuffix(" og") || BracketPairs.isOpen(value) { return " " }
    let text = entry.text
    if text.hasPrefix("(") || (label.fact == .partners && text.hasPrefix("og ")) { return " " }
    // Names on separate lines below the label.
    let isBelow = label.fact == .partners && first.text.utf8.count <= label.valueStart
    return isBelow && PlaceNames.isShapedLikeName(text) ? ", " : nil
  }

  /// Whether a line has an unknown label: "Kilde: SSB 2015".
  private static func isOther(_ text: String) -> Bool {
    let head = text.utf8.prefix { $0 < 0x30 || $0 > 0x39 }
    return head.contains(0x3A)
  }

  private mutating func finish(_ open: (label: FactLabel, entry: Entry, value: String)?) {
    guard let (label, entry, value) = open else { return }
    if let spelling = label.spelling {
      let printed = String(decoding: entry.text.utf8.prefix(label.range.count), as: UTF8.self)
      report("label-misspelt", .warning, entry) { $0.readAs(printed, spelling) }
    }
    guard !value.isEmpty else {
      return report("fact-empty", .warning, entry) { $0.labelEmpty }
    }
    // Two labels side by side, with their values after both.
    if !label.hasColon, let next = FactLabel.read(value), next.fact != label.fact {
      return report("fact-empty", .warning, entry) { $0.labelHasLabel }
    }
    let name = label.name(in: entry.text)
    guard !label.isVague || FactStems.accept(value, as: label.fact, label: name),
      label.fact != .partners || FactStems.mayBeMunicipalities(value, label: name)
    else {
      return report("label-unknown", .note, entry) { $0.noFact(Self.shortened(entry.text)) }
    }
    guard !found.contains(label.fact) else {
      return report("fact-repeated", .warning, entry) { $0.factTwice }
    }
    found.append(label.fact)
    places[label.fact] = entry
    switch label.fact {
    case .applicant: readApplicant(value, entry)
    case .partners: readPartners(value, entry)
    case .population: readPopulation(value, label, entry)
    case .area: readArea(value, entry)
    }
  }

  private mutating func readApplicant(_ value: String, _ entry: Entry) {
    guard let name = PlaceNames.name(value), !name.name.utf8.contains(0x3A) else {
      return report("applicant-unreadable", .warning, entry) { $0.isNoName(quoted: Self.shortened(value)) }
    }
    var start = entry.range.lowerBound
    facts.applicant = place(name, entry, from: &start)
  }

  private mutating func readPartners(_ value: String, _ entry: Entry) {
    var start = entry.range.lowerBound
    var isReported = false
    for name in PlaceNames.list(value) {
      // An unknown label with its value.
      guard !name.name.utf8.contains(0x3A) else {
        isReported = true
        report("partners-unreadable", .warning, entry) { $0.isNoName(quoted: Self.shortened(name.name)) }
        continue
      }
      // "Moss (søkerkommune), Rygge og Råde".
      if let note = name.county, MunicipalityTable.marksApplicant(note) {
        if facts.applicant == nil { facts.applicant = place(PlaceNames.Name(name: name.name), entry, from: &start) }
        continue
      }
      facts.partners.append(place(name, entry, from: &start))
    }
    if facts.partners.isEmpty, !isReported {
      report("partners-unreadable", .warning, entry) { $0.holdsNoNames(Self.shortened(value)) }
    }
  }

  private mutating func readPopulation(_ value: String, _ label: FactLabel?, _ entry: Entry) {
    var bytes = Array(value.utf8)
    let date = DateReader.first(in: bytes)
    facts.populationDate =
      date?.text ?? label.flatMap { DateReader.first(in: Array(entry.text.utf8.prefix($0.range.upperBound)))?.text }
    // The digits of the date are not a population, whatever their position.
    if let range = date?.range { for place in range { bytes[place] = 0x5F } }
    guard let number = NumberReader.count(in: bytes) else {
      return report("population-unreadable", .warning, entry) { $0.holdsNoNumber(Self.shortened(value)) }
    }
    guard !NumberReader.isRange(number, in: bytes) else {
      return report("population-unreadable", .warning, entry) { $0.noSingleNumber(Self.shortened(value)) }
    }
    let people = number.value * Self.multiplier(bytes[number.range.upperBound...])
    if number.hasDecimals && people == number.value || people >= 1e9 || people != people.rounded() {
      report("population-unreadable", .warning, entry) { $0.noCountOfPeople(Self.shortened(value)) }
    } else {
      facts.population = Int(people)
    }
    let rest = bytes[number.range.upperBound...]
    if facts.populationDate == nil, rest.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) {
      report("date-unreadable", .warning, entry) { $0.holdsNoDate(Self.shortened(value)) }
    }
  }

  private mutating func readArea(_ value: String, _ entry: Entry) {
    let bytes = Array(value.utf8)
    guard let number = NumberReader.first(in: bytes), number.value < 1e9 else {
      return report("area-unreadable", .warning, entry) { $0.holdsNoArea(Self.shortened(value)) }
    }
    let rest = bytes[number.range.upperBound...]
    facts.areaKm2 = number.value * Self.multiplier(rest) / (AreaUnit.perSquareKilometre(rest) ?? 1)
  }

  /// The factor that a word after a number stands for: "26 tusen", "0,1 mill."
  private static func multiplier(_ rest: ArraySlice<UInt8>) -> Double {
    let word = rest.drop { $0 == 0x20 }
    if word.starts(with: "tusen".utf8) { return 1000 }
    return word.starts(with: "mill".utf8) ? 1_000_000 : 1
  }

  /// A place with the position of its name. Advances `start` past the name, where the search for the next one begins.
  private mutating func place(_ name: PlaceNames.Name, _ entry: Entry, from start: inout Int) -> Facts.Place {
    let bytes = columns.index.bytes
    let end = min(entry.range.upperBound, bytes.count, start + Self.searchWindow)
    let offset = ByteSearch.first(Array(name.name.utf8), in: bytes, start..<max(start, end))
    if let offset { start = offset + name.name.utf8.count }
    let position = columns.place(of: offset ?? start)
    return Facts.Place(
      name: name.name, county: name.county, line: offset == nil ? entry.line : position.line,
      column: position.column)
  }

  /// Maximum distance of a name from the previous one, in bytes.
  private static let searchWindow = 4096

  private mutating func report(
    _ identifier: String, _ severity: Diagnostic.Severity, _ entry: Entry, _ text: (Catalogue) -> String
  ) {
    diagnostics.append(
      Diagnostic(
        severity: severity, identifier: identifier, wording: Wording(text), line: entry.line,
        column: columns.place(of: entry.range.lowerBound).column))
  }

  private static func shortened(_ text: String) -> String { MessageText.excerpt(text) }
}

/// Divides a line with several facts, such as an item with line breaks, into one line per fact.
///
/// The whole line must consist of facts, each with a value of its kind, and none of the facts may have a line of its
/// own. Figures of one municipality, shares and sources are therefore unaffected.
enum FactLines {
  /// The lines of the facts: "Søkerkommune: Rana Folketall: 34 394" becomes two lines.
  static func divided(_ entries: [Entry]) -> [Entry] {
    let entries = joined(entries)
    guard entries.indices.contains(where: { mayHoldSeveral(entries[$0].text) }) else { return entries }
    let leading = Set(entries.compactMap { FactLabel.readMarked($0.text)?.fact })
    return entries.flatMap { entry in
      let lines = mayHoldSeveral(entry.text) ? lines(entry) : [entry]
      let others = lines.dropFirst().compactMap { FactLabel.readMarked($0.text)?.fact }
      return leading.isDisjoint(with: others) ? lines : [entry]
    }
  }

  /// Joins lines that end in the middle of a list of names with the lines that continue them.
  private static func joined(_ entries: [Entry]) -> [Entry] {
    guard entries.contains(where: { isOpen($0.text) }) else { return entries }
    var joined: [Entry] = []
    for entry in entries {
      if let last = joined.last, isOpen(last.text), last.text.utf8.count < longest, !beginsWithLabel(entry.text) {
        joined[joined.count - 1].text += " " + entry.text
        joined[joined.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, entry.range.upperBound)
      } else {
        joined.append(entry)
      }
    }
    return joined
  }

  private static func isOpen(_ text: String) -> Bool {
    text.utf8.contains(0x3A) && (text.hasSuffix(",") || text.hasSuffix(" og"))
  }

  private static func beginsWithLabel(_ text: String) -> Bool {
    guard let label = FactLabel.read(text), !label.isVague else { return false }
    return !text.utf8.prefix(label.range.upperBound).contains(0x2C)
  }

  /// Whether a line has two colons and no cells, or has no colon and is long enough for two labels with values.
  private static func mayHoldSeveral(_ text: String) -> Bool {
    text.withBytes { bytes in
      guard bytes.count <= longest, !ByteSearch.contains(0x7C, in: bytes) else { return false }
      guard let first = ByteSearch.first(0x3A, in: bytes) else { return bytes.count > 24 }
      return ByteSearch.contains(0x3A, in: UnsafeBufferPointer(rebasing: bytes[(first + 1)...]))
    }
  }

  private static let longest = 2000

  private static func lines(_ entry: Entry) -> [Entry] {
    let bytes = Array(entry.text.utf8)
    let first = bytes.firstIndex(of: 0x3A)
    let starts = first.map { markedStarts(of: bytes, behind: $0) } ?? unmarkedStarts(of: bytes)
    guard !starts.isEmpty else { return [entry] }
    let cuts = [0] + starts + [bytes.count]
    let lines = zip(cuts, cuts.dropFirst()).map { start, end in
      var line = entry
      line.text = TextNormalizer.text(bytes, start..<endOfValue(bytes, end))
      return line
    }
    let areFacts = lines.allSatisfy {
      first == nil ? FactColumns.isUnmarkedFact($0.text) : FactColumns.isFact($0.text)
    }
    return areFacts ? lines : [entry]
  }

  /// The end of a value without the separators before the next label: "Rana; folketall: 34 394".
  private static func endOfValue(_ bytes: [UInt8], _ end: Int) -> Int {
    guard end < bytes.count else { return end }
    var end = end
    while end > 0, bytes[end - 1] == 0x20 || isDivider(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func isDivider(_ byte: UInt8) -> Bool { [0x2C, 0x2E, 0x2F, 0x3B].contains(byte) }

  /// Byte offsets of the labels, after the first, in a line without colons: "Søkerkommune Rana Folketall 34 394".
  private static func unmarkedStarts(of bytes: [UInt8]) -> [Int] {
    bytes.indices.dropFirst().filter { index in
      guard bytes[index - 1] == 0x20, bytes[index] != 0x20 else { return false }
      let text = String(decoding: bytes[index..<min(index + 60, bytes.count)], as: UTF8.self)
      guard text.first?.isUppercase == true, let label = FactLabel.read(text) else { return false }
      return !label.hasColon && !label.isVague && label.spelling == nil && label.range.lowerBound == 0
    }
  }

  /// Byte offsets of the labels after the first colon: words of a label before another colon, the first with a capital.
  private static func markedStarts(of bytes: [UInt8], behind first: Int) -> [Int] {
    var starts: [Int] = []
    var from = first + 1
    for colon in bytes.indices[(first + 1)...] where bytes[colon] == 0x3A {
      if let start = start(of: bytes, from: from, colon: colon) { starts.append(start) }
      from = colon + 1
    }
    return starts
  }

  /// The start of the shortest correctly spelt label among the one to four words before a colon, or nil.
  private static func start(of bytes: [UInt8], from: Int, colon: Int) -> Int? {
    var words = 0
    for index in (from..<colon).reversed() where bytes[index] == 0x20 && index + 1 < colon {
      words += 1
      let text = String(decoding: bytes[(index + 1)...colon], as: UTF8.self)
      if let label = FactLabel.readMarked(text), label.spelling == nil, !label.isVague {
        let isParted = index > 0 && isDivider(bytes[index - 1])
        return isParted || text.first?.isUppercase == true ? index + 1 : nil
      }
      if words == 4 { return nil }
    }
    return nil
  }
}
