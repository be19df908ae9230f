/// Turns a table of facts with its labels on top into lines of one label and one value.
enum FactTable {
  /// The lines of the facts; where labels stand side by side above their values, each with its value.
  static func lines(_ entries: [Entry]) -> [Entry] {
    guard entries.indices.contains(where: { mayBeTable(entries[$0].text) }) else { return entries }
    var lines: [Entry] = []
    var index = 0
    while index < entries.count {
      let count = labelCount(entries, from: index)
      if let pairs = rows(entries, index) {
        lines += pairs
        index += 2
      } else if count > 1, index + 2 * count <= entries.count {
        // The cells of a page's table, one after the other.
        for column in index..<index + count { lines.append(line(entries[column].text, entries[column + count])) }
        index += 2 * count
      } else {
        lines.append(entries[index])
        index += 1
      }
    }
    return lines
  }

  /// How many entries from one on are nothing but a label, if as many without a label follow.
  private static func labelCount(_ entries: [Entry], from start: Int) -> Int {
    var end = start
    while end < entries.count, isLabel(entries[end].text) { end += 1 }
    let values = entries[end..<min(entries.count, 2 * end - start)]
    return values.count == end - start && values.allSatisfy { FactLabel.read($0.text) == nil } ? end - start : 0
  }

  /// Two lines of as many cells, labels above and values below.
  private static func rows(_ entries: [Entry], _ index: Int) -> [Entry]? {
    guard index + 1 < entries.count, entries[index].text.utf8.contains(0x7C) else { return nil }
    let (labels, values) = (cells(of: entries[index].text), cells(of: entries[index + 1].text))
    guard labels.count > 1, labels.count == values.count, labels.allSatisfy(isLabel) else { return nil }
    return zip(labels, values).map { line($0, entries[index + 1], value: $1) }
  }

  private static func cells(of text: String) -> [String] {
    var cells = text.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      let bytes = Array(cell.utf8)
      return TextNormalizer.text(bytes, bytes.indices)
    }
    // The bars at both ends.
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    return cells
  }

  /// Whether a line has cells, or no value behind a colon, as nearly every line has.
  private static func mayBeTable(_ text: String) -> Bool {
    text.withBytes { bytes in
      guard let colon = ByteSearch.first(0x3A, in: bytes), colon < bytes.count - 1 else { return true }
      return ByteSearch.contains(0x7C, in: bytes)
    }
  }

  private static func isLabel(_ text: String) -> Bool {
    guard mayBeTable(text), let label = FactLabel.read(text) else { return false }
    return label.valueStart >= text.utf8.count
  }

  private static func line(_ label: String, _ entry: Entry, value: String? = nil) -> Entry {
    var line = entry
    let name = label.hasSuffix(":") ? String(label.dropLast()) : label
    line.text = name + ": " + (value ?? entry.text)
    return line
  }
}
