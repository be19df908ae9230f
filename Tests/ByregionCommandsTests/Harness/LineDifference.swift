/// The difference between two texts, by lines.
enum LineDifference {
  /// Lines with `-` are missing, and lines with `+` are unexpected. Shows `context` lines around each change, and `…`
  /// for the other lines. Empty when the texts are equal.
  static func readable(expected: String, actual: String, context: Int = 3) -> String {
    guard expected != actual else { return "" }
    let lines = merged(expected.feedLines, actual.feedLines)
    let changed = lines.indices.filter { lines[$0].sign != " " }
    var shown: [String] = []
    var last = -1
    for index in lines.indices where changed.contains(where: { abs($0 - index) <= context }) {
      if index > last + 1 { shown.append("  …") }
      shown.append("\(lines[index].sign) \(visible(lines[index].text))")
      last = index
    }
    if last < lines.count - 1 { shown.append("  …") }
    return shown.joined(separator: "\n")
  }

  private static func merged(_ before: [String], _ after: [String]) -> [(sign: String, text: String)] {
    let difference = after.difference(from: before)
    let removed = Set(difference.removals.map(offset))
    let inserted = Set(difference.insertions.map(offset))
    var lines: [(sign: String, text: String)] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if removed.contains(old), old < before.count {
        lines.append(("-", before[old]))
        old += 1
      } else if inserted.contains(new), new < after.count {
        lines.append(("+", after[new]))
        new += 1
      } else {
        lines.append((" ", before[old]))
        old += 1
        new += 1
      }
    }
    return lines
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): return offset
    }
  }

  /// Makes control characters, unusual spaces and trailing spaces visible.
  private static func visible(_ line: String) -> String {
    var text = ""
    for scalar in line.unicodeScalars {
      let isPlain =
        scalar == " " || scalar.properties.generalCategory != .control && !scalar.properties.isWhitespace
      let isHidden = scalar.properties.generalCategory == .format
      text += isPlain && !isHidden ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return text.hasSuffix(" ") ? String(text.dropLast()) + "␠" : text
  }
}
