import ByregionText

/// Removes markup that dialects of Markdown add to a text: footnotes, wiki links, highlights and author comments.
///
/// This happens before CommonMark parses the text. The number of lines does not change.
enum MarkdownMarks {
  private static let beginnings = ["[[", "==", "[^", "%%", "](#"].map { Array($0.utf8) }

  static func removed(_ bytes: [UInt8]) -> [UInt8] {
    guard ByteSearch.containsAny(beginnings, in: bytes) else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var isInNote = false
    var isInComment = false
    for line in SourceLines(bytes) {
      // Indented lines continue the text of a footnote.
      if !line.isBlank, !line.isIndented || line.range.isEmpty { isInNote = isNote(bytes[line.range]) }
      if !isInNote { append(bytes[line.range], to: &output, &isInComment) }
      let end = line.range.upperBound
      let next = end < bytes.count && bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
      output += bytes[end..<min(end + next, bytes.count)]
    }
    return output
  }

  /// Whether a line begins the text of a footnote: "[^1]: Per juni 2018."
  private static func isNote(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "[^".utf8), let end = line.prefix(64).firstIndex(of: 0x5D) else { return false }
    return line[(end + 1)...].first == 0x3A
  }

  private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8], _ isInComment: inout Bool) {
    var index = line.startIndex
    while index < line.endIndex {
      let rest = line[index...]
      if rest.starts(with: "%%".utf8) {
        isInComment.toggle()
        index += 2
      } else if isInComment {
        index += 1
      } else if let length = noteLength(rest) {
        index += length
      } else if let link = wikiLink(rest) {
        output += link.text
        index += link.length
      } else if rest.starts(with: "==".utf8), let length = highlightLength(rest) {
        output += rest.dropFirst(2).prefix(length)
        index += length + 4
      } else {
        output.append(line[index])
        index += 1
      }
    }
  }

  private static let longestMark = 200

  /// The length in bytes of a footnote mark "[^1]", or of a link to a footnote "[3](#fn3)"; nil for other text.
  private static func noteLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.first == 0x5B, let end = text.prefix(24).firstIndex(of: 0x5D) else { return nil }
    let inner = text[(text.startIndex + 1)..<end]
    if inner.first == 0x5E { return inner.count > 1 ? end - text.startIndex + 1 : nil }
    let isMark = !inner.isEmpty && inner.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2A || $0 == 0x5C }
    guard isMark, text[(end + 1)...].starts(with: "(#".utf8),
      let close = text[end...].prefix(longestMark).firstIndex(of: 0x29)
    else { return nil }
    return close - text.startIndex + 1
  }

  /// Parses a wiki link: "[[Farsund]]", "[[sider/farsund|Farsund]]". Returns its text and its length in bytes.
  private static func wikiLink(_ text: ArraySlice<UInt8>) -> (text: ArraySlice<UInt8>, length: Int)? {
    guard text.starts(with: "[[".utf8) else { return nil }
    let inner = text.dropFirst(2).prefix(longestMark)
    guard let end = inner.firstIndex(of: 0x5D), inner[end...].starts(with: "]]".utf8), end > inner.startIndex else {
      return nil
    }
    let bar = inner[..<end].firstIndex(of: 0x7C).map { $0 + 1 } ?? inner.startIndex
    return (inner[bar..<end], end - text.startIndex + 2)
  }

  /// The length in bytes of a highlighted text between two pairs of equals signs.
  private static func highlightLength(_ text: ArraySlice<UInt8>) -> Int? {
    let inner = text.dropFirst(2).prefix(longestMark)
    guard let first = inner.first, first > 0x20, first != 0x3D, let end = inner.firstIndex(of: 0x3D) else { return nil }
    return inner[end...].starts(with: "==".utf8) ? end - inner.startIndex : nil
  }
}

/// Joins definitions after a colon, as in pandoc, to the label of a fact above them.
enum DefinitionList {
  static func joined(_ blocks: [Block]) -> [Block] {
    guard blocks.contains(where: isDefinition) else { return blocks }
    var joined: [Block] = []
    for block in blocks {
      guard isDefinition(block), let last = joined.last else {
        joined.append(block)
        continue
      }
      let text = String(block.text.dropFirst(2))
      if last.role == .paragraph, PDFLineReader.isFactLabel(last.text) {
        joined[joined.count - 1].text += (last.text.hasSuffix(":") ? " " : ": ") + text
        joined[joined.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, block.range.upperBound)
      } else {
        joined.append(block)
        joined[joined.count - 1].text = text
      }
    }
    return joined
  }

  private static func isDefinition(_ block: Block) -> Bool {
    block.role == .paragraph && block.text.utf8.first == 0x3A && block.text.utf8.dropFirst().first == 0x20
      && block.text.utf8.count > 2
  }
}
