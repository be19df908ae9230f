import ByregionText

/// The layout of the last line of a block.
struct LineLayout {
  /// In characters.
  var width: Int
  /// Whether the block begins a page.
  var beginsPage = false
  /// Whether the line ends with a soft hyphen, which is not in the block's text.
  var isDivided = false
}

/// Makes blocks from lines of plain text: items, paragraphs, and indented lines that continue an item.
struct PlainBlockReader {
  private let lines: LineIndex
  private var bytes: [UInt8] { lines.bytes }
  private let symbols: SymbolMarkers
  private(set) var blocks: [Block] = []
  /// The layout of each block's last line.
  private(set) var layout: [LineLayout] = []
  /// The marker of the current line, if the line does not begin with it.
  private var givenMarker: ListMarker?
  /// Whether the lines were copied from another format.
  private let isCopied: Bool
  /// The column of the last fact's value, if labels have a column of their own.
  private var factColumn: Int?
  /// The indents of the items that may contain the next item.
  private var indents: [Int] = []
  private var isAfterBlank = true
  private var previousIsItem = false

  /// The blocks of a text that was typed, not copied.
  static func blocks(of lines: LineIndex) -> [Block] {
    var reader = PlainBlockReader(lines: lines)
    reader.blocks.reserveCapacity(lines.ranges.count / 2 + 1)
    for number in 0..<lines.ranges.count { reader.read(lines.line(number + 1)) }
    // Drop items without text.
    let isWhole = !reader.blocks.indices.contains { reader.blocks[$0].text.isEmpty }
    return isWhole ? reader.blocks : reader.blocks.filter { !$0.text.isEmpty }
  }

  /// Reads selected lines, or parts of lines, of a text.
  init(_ picked: [PickedLine], of lines: LineIndex, symbols: SymbolMarkers) {
    (self.lines, self.symbols, isCopied) = (lines, symbols, true)
    for line in picked { read(line) }
  }

  private init(lines: LineIndex) { (self.lines, symbols, isCopied) = (lines, SymbolMarkers(), false) }

  private mutating func read(_ picked: PickedLine) {
    let count = blocks.count
    if picked.beginsPage { isAfterBlank = true }
    givenMarker = picked.marker
    let last = blocks.last?.range
    read(picked.line)
    let width = LineWidth.of(bytes, picked.line.range)
    let isDivided = LineWidth.endsWithSoftHyphen(bytes, picked.line.range)
    if blocks.count > count {
      layout.append(LineLayout(width: width, beginsPage: picked.beginsPage, isDivided: isDivided))
    } else if blocks.count < layout.count {
      layout.removeLast()
    } else if !layout.isEmpty, !picked.line.isBlank, last != blocks.last?.range {
      (layout[layout.count - 1].width, layout[layout.count - 1].isDivided) = (width, isDivided)
    }
  }

  private mutating func read(_ line: SourceLine) {
    guard !line.isBlank else {
      (isAfterBlank, previousIsItem, factColumn) = (true, false, nil)
      return
    }
    defer { isAfterBlank = false }
    if let sign = ruleSign(line) {
      underline(sign, line)
    } else if let marker = marker(of: line) {
      appendItem(line, marker)
    } else if line.isIndented, previousIsItem, continuesItem(line) {
      continueItem(line)
    } else if isCopied, continuesFact(line) {
      continueItem(line)
    } else {
      appendParagraph(line)
    }
  }

  private func text(from start: Int, of line: SourceLine) -> String {
    // ``LineIndex`` records only for whole lines whether they are normal.
    lines.ranges[line.number - 1].upperBound == line.range.upperBound
      ? lines.normalText(from: start, of: line) : TextNormalizer.text(bytes, start..<line.range.upperBound)
  }

  /// The marker of a line, except the first, which is the title.
  private func marker(of line: SourceLine) -> ListMarker? {
    guard !blocks.isEmpty else { return nil }
    if let givenMarker { return givenMarker }
    return ListMarker.read(bytes, at: line.contentStart, to: line.range.upperBound)
      ?? symbols.marker(bytes, at: line.contentStart, to: line.range.upperBound)
  }

  private mutating func appendItem(_ line: SourceLine, _ marker: ListMarker) {
    let indent = indent(of: line)
    while let last = indents.last, last >= indent { indents.removeLast() }
    indents.append(indent)
    blocks.append(
      Block(
        role: .item, text: text(from: marker.end, of: line), line: line.number,
        range: line.range, marker: marker.text, number: marker.number, depth: indents.count,
        isAfterBlank: isAfterBlank, isIndented: line.isIndented))
    previousIsItem = true
  }

  /// Whether an indented line continues the item: it does not begin left of the item's marker.
  private func continuesItem(_ line: SourceLine) -> Bool { indents.last.map { indent(of: line) >= $0 } ?? true }

  private mutating func continueItem(_ line: SourceLine) {
    let index = blocks.count - 1
    let text = text(from: line.contentStart, of: line)
    // Append in place, since many lines may continue one item.
    if blocks[index].text.isEmpty {
      blocks[index].text = text
    } else {
      WrappedWords.append(text, to: &blocks[index].text)
    }
    blocks[index].range = blocks[index].range.lowerBound..<line.range.upperBound
  }

  /// Whether a line is directly below the value of a fact whose label has a column of its own.
  private func continuesFact(_ line: SourceLine) -> Bool {
    guard let factColumn, !isAfterBlank else { return false }
    return indent(of: line) >= factColumn - 1
  }

  /// Parses a label and, after a wide space, its value ("Søkerkommune      Eid"); returns the text with a colon between
  /// them, and the column of the value.
  private func spacedFact(_ line: SourceLine) -> (text: String, column: Int)? {
    guard isCopied || !lines.isNormal(line.number - 1), line.range.count <= 400 else { return nil }
    var gap = line.contentStart
    while gap + 1 < line.range.upperBound, bytes[gap] != 0x09, bytes[gap] != 0x20 || bytes[gap + 1] > 0x20 { gap += 1 }
    let value = WhiteSpace.skip(bytes, from: gap, to: line.range.upperBound)
    guard gap - line.contentStart <= 60, value < line.range.upperBound, bytes[value] != 0x3A,
      parts(gap..<value, of: line)
    else {
      return nil
    }
    let label = TextNormalizer.text(bytes, line.contentStart..<gap)
    guard PDFLineReader.isFactLabel(label) || isLabel(label, of: value..<line.range.upperBound) else { return nil }
    return (
      label + (label.hasSuffix(":") ? " " : ": ") + TextNormalizer.text(bytes, value..<line.range.upperBound),
      columns(line.range.lowerBound..<value)
    )
  }

  /// Whether a gap separates a label from its value: wide space, or the only tab of a line.
  private func parts(_ gap: Range<Int>, of line: SourceLine) -> Bool {
    guard bytes[gap.lowerBound] == 0x09 else { return gap.count > (isCopied ? 1 : 2) }
    return bytes[line.contentStart..<line.range.upperBound].count { $0 == 0x09 } == 1
  }

  private func isLabel(_ text: String, of value: Range<Int>) -> Bool {
    FactLabel.whole(text, of: TextNormalizer.text(bytes, value)) != nil
  }

  private func columns(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  private mutating func appendParagraph(_ line: SourceLine) {
    if !line.isIndented { indents.removeAll(keepingCapacity: true) }
    previousIsItem = false
    let fact = spacedFact(line)
    factColumn = fact?.column
    blocks.append(
      Block(
        role: .paragraph, text: fact?.text ?? text(from: line.contentStart, of: line), line: line.number,
        range: line.range,
        isAfterBlank: isAfterBlank, isIndented: line.isIndented))
  }

  /// Makes the block above a heading if the rule is directly below its line; other rules are dropped.
  private mutating func underline(_ sign: UInt8, _ line: SourceLine) {
    defer { previousIsItem = false }
    // A rule of several groups of dashes belongs to a table.
    let content = bytes[line.contentStart..<line.range.upperBound].drop { $0 == sign }
    guard !isAfterBlank, blocks.count > 1, content.allSatisfy({ $0 == 0x20 }), var last = blocks.popLast() else {
      return
    }
    if last.role == .paragraph, last.text.utf8.count <= 150, factColumn == nil {
      last.role = .heading(level: sign == 0x3D ? 1 : 2)
      last.range = last.range.lowerBound..<line.range.upperBound
    }
    blocks.append(last)
  }

  /// The character of a line that consists of three or more of one rule character and spaces; nil for any other line.
  private func ruleSign(_ line: SourceLine) -> UInt8? {
    let sign = bytes[line.contentStart]
    guard sign == 0x2D || sign == 0x3D || sign == 0x5F || sign == 0x2A || sign == 0x7E else { return nil }
    var count = 0
    for byte in bytes[line.contentStart..<line.range.upperBound] {
      if byte == sign { count += 1 } else if byte != 0x20 { return nil }
    }
    return count >= 3 ? sign : nil
  }

  private func indent(of line: SourceLine) -> Int {
    bytes[line.range.lowerBound..<line.contentStart].reduce(0) { columns, byte in
      byte == 0x09 ? columns / 4 * 4 + 4 : byte & 0xC0 == 0x80 ? columns : columns + 1
    }
  }
}

/// Removes the headers of mails that were copied into a text (sender, date, recipient and subject), and the letter
/// around the write-up.
enum PastedMail {
  private static let senders = ["Fra:", "Frå:", "From:"].map { Array($0.utf8) }

  /// Whether a line states the sender of a mail.
  static func isSender(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    senders.contains { bytes[start...].starts(with: $0) }
  }

  /// The lines of the longest message, without its letter.
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let texts = lines.map { text($0, bytes) }
    let messages = MailSegments.ranges(of: texts)
    guard messages.count > 1 || messages.first.map({ $0.lowerBound > 0 }) == true else { return lines }
    let judge = HeadingJudge(names: RegionNames([]))
    let trimmed = messages.map { message -> Range<Int> in
      let own = message.filter { !lines[$0].line.isBlank }
      let kept = CoverLetter.trimmed(
        own.map { index in
          MailLine(
            text: texts[index], isAfterBlank: index == 0 || lines[index - 1].line.isBlank, isHeading: false,
            isKnownHeading: isKnown(texts[index], judge))
        })
      guard let first = kept.first, let last = kept.last else { return message.lowerBound..<message.lowerBound }
      return own[first]..<(own[last] + 1)
    }
    guard let longest = trimmed.max(by: { $0.count < $1.count }), !longest.isEmpty else { return lines }
    return Array(lines[longest])
  }

  private static func text(_ line: PickedLine, _ bytes: [UInt8]) -> String {
    guard line.line.range.count <= 2000 else { return "…" }
    return TextNormalizer.text(bytes, line.line.contentStart..<line.line.range.upperBound)
  }

  private static func isKnown(_ text: String, _ judge: HeadingJudge) -> Bool {
    guard text.utf8.count <= FoldedLine.maximumBytes else { return false }
    let place = HeadingPlace(
      section: .lead, level: nil, isAfterBlank: true, next: nil, isBeforeParagraph: false, isBeforeBlank: true)
    return judge.judge(text, place).map { $0.uncertainty == nil } ?? false
  }
}
