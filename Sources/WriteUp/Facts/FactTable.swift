import ByregionText

/// Converts a table of facts with labels above their values into lines of one label and one value.
///
/// A table is converted only if every label gets a value of its kind and no value is left over: a missing fact is
/// better than a wrong one.
enum FactTable {
  /// The lines of the facts, with one line per label and value in place of each table.
  static func lines(_ entries: [Entry]) -> [Entry] {
    guard entries.indices.contains(where: { mayBeTable(entries[$0].text) }) else { return entries }
    var lines: [Entry] = []
    var index = 0
    while index < entries.count {
      if let table = rows(entries, index) ?? cells(entries, index) {
        lines += table.lines
        index = table.end
      } else {
        lines.append(entries[index])
        index += 1
      }
    }
    return lines
  }

  /// Converts consecutive labels followed by their values, as in the text of a web page's table cells.
  private static func cells(_ entries: [Entry], _ start: Int) -> (lines: [Entry], end: Int)? {
    var labels: [Label] = []
    // The limit is one more than the number of facts; so many labels are not a table.
    while labels.count < 5, start + labels.count < entries.count {
      guard let label = Label(entries[start + labels.count].text, isAmongOthers: !labels.isEmpty) else { break }
      labels.append(label)
    }
    guard labels.count > 1, Set(labels.map(\.fact)).count == labels.count else { return nil }
    let first = start + labels.count
    let values = entries[first..<min(first + longestTable, entries.count)].prefix { value in
      isValue(value.text) && labels.contains { FactColumns.fits(value.text, $0.fact) }
    }
    guard let groups = FactColumns.groups(values.map(\.text), of: labels.map(\.fact)) else { return nil }
    let lines = zip(labels, groups).map { label, group in
      let cells = entries[first + group.lowerBound..<first + group.upperBound]
      var entry = cells[cells.startIndex]
      entry.range = entry.range.lowerBound..<cells.reduce(entry.range.upperBound) { max($0, $1.range.upperBound) }
      return line(label, entry, value: cells.map(\.text).joined(separator: ", "))
    }
    return (lines, first + values.count)
  }

  private static let longestTable = 60

  /// Converts a line of labels and a line of values with the same number of cells, with or without a rule between them.
  private static func rows(_ entries: [Entry], _ start: Int) -> (lines: [Entry], end: Int)? {
    guard start + 1 < entries.count, entries[start].text.utf8.contains(0x7C) else { return nil }
    let below = isRule(entries[start + 1].text) ? start + 2 : start + 1
    guard below < entries.count else { return nil }
    let labels = cells(of: entries[start].text).compactMap { Label($0, isAmongOthers: true) }
    let values = cells(of: entries[below].text)
    let facts = labels.map(\.fact)
    // A table with a line for each municipality has no figures of the region.
    let isAlone = below + 1 == entries.count || !areValues(cells(of: entries[below + 1].text), facts)
    guard labels.count > 1, labels.count == cells(of: entries[start].text).count, areValues(values, facts), isAlone
    else { return nil }
    return (zip(labels, values).map { line($0, entries[below], value: $1) }, below + 1)
  }

  private static func areValues(_ cells: [String], _ facts: [Fact]) -> Bool {
    cells.count == facts.count && zip(cells, facts).allSatisfy { FactColumns.fits($0, $1) }
  }

  private static func cells(of text: String) -> [String] {
    var cells = text.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      let bytes = Array(cell.utf8)
      return TextNormalizer.text(bytes, bytes.indices)
    }
    // Bars at the ends of the line make empty cells.
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  /// Whether a line is a rule of a table: "|---|:--|".
  private static func isRule(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
  }

  /// Whether a line has cells or has no value after a colon. This check excludes nearly all lines of facts.
  private static func mayBeTable(_ text: String) -> Bool {
    text.withBytes { bytes in
      guard let colon = ByteSearch.first(0x3A, in: bytes), colon < bytes.count - 1 else { return true }
      return ByteSearch.contains(0x7C, in: bytes)
    }
  }

  /// Whether a line is neither a fact label nor another label ("Kilde: SSB"), ignoring colons in brackets.
  private static func isValue(_ text: String) -> Bool {
    !text.utf8.prefix { $0 != 0x28 }.contains(0x3A) && FactLabel.read(text) == nil
  }

  private static func line(_ label: Label, _ entry: Entry, value: String) -> Entry {
    var line = entry
    line.text = label.name + ": " + value
    return line
  }

  /// A text that consists only of a label.
  private struct Label {
    var fact: Fact
    /// The label without its colon.
    var name: String

    /// - Parameter isAmongOthers: Whether another label precedes. Some words are labels only with a colon or after
    ///   another label ("Andre kommuner").
    init?(_ text: String, isAmongOthers: Bool) {
      guard mayBeTable(text) else { return nil }
      name = text.hasSuffix(":") ? String(text.dropLast()) : text
      guard
        let label = FactLabel.read(text) ?? (isAmongOthers ? FactLabel.read(name + ":") : nil) ?? FactLabel.whole(text),
        label.valueStart >= text.utf8.count
      else { return nil }
      fact = label.fact
    }
  }
}

/// Assigns the values below several labels to the labels by their form.
enum FactColumns {
  /// The index range of each fact's values, in the order of the facts, or nil if a fact has no value or a value is left
  /// over.
  ///
  /// Partners can be on several lines; every other fact has one value.
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
    return index == values.count && areUnambiguous(groups, values, facts) ? groups : nil
  }

  /// Whether the assignment is unambiguous. If all values are names, they could all be partners, below an applicant
  /// label without a value; this is excluded only if the partners are a list on one line.
  private static func areUnambiguous(_ groups: [Range<Int>], _ values: [String], _ facts: [Fact]) -> Bool {
    if facts.contains(.population) || facts.contains(.area) { return true }
    return zip(facts, groups).allSatisfy { fact, group in
      fact != .partners || group.count == 1 && PlaceNames.list(values[group.lowerBound]).count > 1
    }
  }

  /// Whether a line is a label with a colon and a value of its kind.
  static func isFact(_ line: String) -> Bool {
    guard let label = FactLabel.readMarked(line), !label.isVague else { return false }
    let bytes = Array(line.utf8)
    return fits(TextNormalizer.text(bytes, min(label.valueStart, bytes.count)..<bytes.count), label.fact)
  }

  /// Whether a line is a label in any words with a colon, and a value that ``FactStems`` accepts for it.
  static func isLikelyFact(_ line: String) -> Bool {
    guard line.utf8.count < 500, let label = FactLabel.readMarked(line) else { return false }
    let bytes = Array(line.utf8)
    let value = TextNormalizer.text(bytes, min(label.valueStart, bytes.count)..<bytes.count)
    return FactStems.accept(value, as: label.fact, label: label.name(in: line))
  }

  /// Whether a line is a correctly spelt label without a colon, followed only by a value of its kind, like a table row
  /// that was copied as text.
  static func isUnmarkedFact(_ line: String) -> Bool {
    guard line.utf8.count < 200, let label = FactLabel.read(line), !label.hasColon, !label.isVague,
      label.spelling == nil,
      label.valueStart < line.utf8.count
    else { return false }
    let bytes = Array(line.utf8)
    let value = TextNormalizer.text(bytes, label.valueStart..<bytes.count)
    guard fits(value, label.fact) else { return false }
    guard label.fact == .applicant || label.fact == .partners else { return true }
    return value.split { " ,".contains($0) }.allSatisfy { $0.first?.isUppercase == true || $0 == "og" }
  }

  /// Whether a text has the form of a fact's value: names without digits, a population or an area.
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

  /// Words that can precede a number.
  private static let roundings: Set<String> = ["", "ca. ", "ca ", "cirka ", "om lag ", "omtrent ", "rundt ", "knapt "]
}
