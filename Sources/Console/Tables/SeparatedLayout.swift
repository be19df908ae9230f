import ByregionText

/// How a file of separated fields is laid out: found out from its beginning.
///
/// Statistics Norway's files have a title and a blank line before the header. So the header is the first line of
/// more than one field that is not empty, where most lines have several.
struct SeparatedLayout {
  let separator: UInt8
  /// Line on which the header begins, from 1.
  let headerLine: Int
  /// What stands before it, a line each.
  let titles: [String]
  let header: [String]

  private struct Line {
    var number: Int
    var fields: [String]
  }

  /// Bytes of the beginning that are looked at.
  static let sampleSize = 1 << 18
  private static let lineCount = 200
  /// In the order in which they are preferred where they fit alike.
  private static let separators: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|")]

  /// - Parameters:
  ///   - sample: the beginning of the text in UTF-8.
  ///   - isWhole: whether it is all of the text; if not, its last line is cut off.
  /// - Returns: nil where the text has no line.
  init?(sample: [UInt8], isWhole: Bool) {
    var best: (share: Double, fields: Int, separator: UInt8, lines: [Line])?
    for separator in Self.separators {
      let lines = Self.lines(of: sample, isWhole: isWhole, separator)
      guard !lines.isEmpty else { continue }
      let (fields, share) = Self.usualCount(lines)
      let isBetter = best.map { $0.fields < 2 ? fields > 1 : fields > 1 && share > $0.share } ?? true
      if isBetter { best = (share, fields, separator, lines) }
    }
    guard let best else { return nil }
    // A title may stand in the first cell of a sheet, with empty cells behind it.
    let start = best.lines.firstIndex { $0.fields.count { !$0.isEmpty } >= min(best.fields, 2) }
    guard let start else { return nil }
    (separator, headerLine, header) = (best.separator, best.lines[start].number, best.lines[start].fields)
    titles = best.lines[..<start].map { $0.fields.first { !$0.isEmpty } ?? "" }
  }

  /// What comes before a mistake is enough here: reading the whole file tells of it.
  private static func lines(of sample: [UInt8], isWhole: Bool, _ separator: UInt8) -> [Line] {
    var parser = SeparatedParser(separator: separator)
    var lines: [Line] = []
    let take: (SeparatedRecord) -> Bool = { record in
      lines.append(Line(number: record.line, fields: (0..<record.count).map(record.text)))
      return lines.count < lineCount
    }
    sample.withUnsafeBufferPointer { _ = try? parser.feed($0, take) }
    if isWhole || lines.isEmpty { try? parser.finish(take) }
    return lines
  }

  /// The number of fields that most lines have, and the share of lines that have it. Lines of one field tell nothing.
  private static func usualCount(_ lines: [Line]) -> (fields: Int, share: Double) {
    var counts: [Int: Int] = [:]
    for line in lines where line.fields.count > 1 { counts[line.fields.count, default: 0] += 1 }
    guard let usual = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return (1, 1) }
    return (usual.key, Double(usual.value) / Double(lines.count))
  }
}

/// Names of columns made of a header: each once, none empty.
enum ColumnNames {
  /// - Returns: the names, and a note on those that were changed.
  static func unique(_ header: [String]) -> (names: [String], changed: String?) {
    var taken: Set<String> = []
    var changed: [String] = []
    var names: [String] = []
    for (index, cell) in header.enumerated() {
      let printed = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      var name = printed.isEmpty ? "column_\(index + 1)" : printed
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(printed.isEmpty ? "column_\(index + 1)" : printed)_\(number)"
        number += 1
      }
      if name != printed { changed.append(name) }
      names.append(name)
    }
    guard let first = changed.first else { return (names, nil) }
    let others = changed.count > 1 ? " and \(changed.count - 1) more" : ""
    return (names, "columns without a name of their own are called \(first)\(others)")
  }
}
