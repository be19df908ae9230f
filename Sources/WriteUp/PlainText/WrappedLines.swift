import ByregionText

/// Undoes hard wrapping: joins the lines of a paragraph, item or heading.
///
/// A line continues in the next if the next word would not have fitted on it. Widths are taken from the surrounding
/// lines, since a text may have columns, boxes and items of different widths.
struct WrappedLines {
  private let blocks: [Block]
  private let layout: [LineLayout]
  /// For each block, the width in characters of the widest line around it.
  private let widths: [Int]
  /// Whether blank lines separate paragraphs of running text.
  private let partsParagraphs: Bool
  private let capitals: CapitalWords
  private let judge = HeadingJudge(names: RegionNames([]))

  private static let reach = 7
  private static let narrowest = 20
  /// A line of at least this width before a lowercase letter is rarely a whole entry.
  private static let wide = 60

  static func joined(_ blocks: [Block], layout: [LineLayout]) -> [Block] {
    guard blocks.count == layout.count, blocks.count > 1 else { return blocks }
    return WrappedLines(blocks, layout).joined()
  }

  private init(_ blocks: [Block], _ layout: [LineLayout]) {
    (self.blocks, self.layout) = (blocks, layout)
    capitals = CapitalWords(blocks)
    widths = Self.widest(layout.map(\.width), reach: Self.reach)
    partsParagraphs = blocks.indices.dropFirst().contains { index in
      blocks[index].isAfterBlank && !layout[index].beginsPage && Self.isText(blocks[index - 1])
        && Self.isText(blocks[index])
    }
  }

  /// Whether a block is a line of running text: it ends with a full stop or is longer than 60 bytes.
  private static func isText(_ block: Block) -> Bool {
    block.role == .paragraph && (block.text.utf8.last == 0x2E || block.text.utf8.count > 60)
  }

  /// The greatest number within a distance of each index. A number far beyond all others is ignored, since it may be
  /// two lines that have become one.
  private static func widest(_ numbers: [Int], reach: Int) -> [Int] {
    numbers.indices.map { index in
      var (first, second) = (0, 0)
      for number in numbers[max(index - reach, 0)...min(index + reach, numbers.count - 1)] {
        if number > first { (first, second) = (number, first) } else if number > second { second = number }
      }
      return 4 * first > 5 * second && second > narrowest ? second : first
    }
  }

  private func joined() -> [Block] {
    let isWrapped = isWrapped
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var index = 0
    while index < blocks.count {
      var block = blocks[index]
      let heading = isWrapped ? headingLines(from: index) : 1
      if heading > 1 {
        for next in (index + 1)..<(index + heading) { append(next, to: &block) }
        index += heading
      } else {
        var last = index
        while last + 1 < blocks.count, continues(block, last, isWrapped: isWrapped) {
          last += 1
          append(last, to: &block)
        }
        index = last + 1
      }
      result.append(block)
    }
    return result
  }

  private func append(_ index: Int, to block: inout Block) {
    let next = blocks[index]
    if index > 0, layout[index - 1].isDivided { block.text += "\u{AD}" }
    if block.text.isEmpty { block.text = next.text } else { WrappedWords.append(next.text, to: &block.text) }
    block.range = block.range.lowerBound..<max(block.range.upperBound, next.range.upperBound)
  }

  /// Whether the text is hard-wrapped: one long line or at least two lines continue in lowercase, or one word is
  /// hyphenated.
  private var isWrapped: Bool {
    var evidence = 0
    for index in blocks.indices.dropLast() where isNeighbour(index + 1) {
      if blocks[index].role != .paragraph, !blocks[index].isItem { continue }
      let text = blocks[index].text
      if endsDivided(index), beginsSmall(index + 1) { evidence += 2 }
      guard layout[index].width >= Self.narrowest, beginsSmall(index + 1), !endsSentence(text),
        isFull(index, share: 0.8), layout[index].width <= 160
      else { continue }
      // One long full line is sufficient evidence.
      evidence += layout[index].width >= Self.wide && isFull(index, share: 0.95) ? 2 : 1
      if evidence > 1 { return true }
    }
    return evidence > 1
  }

  /// Whether a joined block, whose last line is the block at `index`, continues in the next block.
  private func continues(_ block: Block, _ index: Int, isWrapped: Bool) -> Bool {
    let next = index + 1
    guard !blocks[next].isItem, blocks[next].role == .paragraph else { return false }
    // A marker alone belongs to the next line.
    if block.text.isEmpty { return block.isItem }
    if isSecondLineOfTitle(next, block) { return true }
    guard isWrapped, isNeighbour(next), block.role == .paragraph || block.isItem else { return false }
    if endsInNumber(block.text, before: blocks[next].text) { return isFull(index, share: 0.7) }
    guard FactLabel.readMarked(blocks[next].text) == nil else { return false }
    if endsDivided(index) { return true }
    if BracketPairs.isOpen(block.text), BracketPairs.closes(blocks[next].text) { return true }
    // A title has a larger font, so that its lines are shorter.
    if blocks[index].line == blocks[0].line, blocks[index].text.utf8.last != 0x2E {
      return beginsSmall(next) || OpenEndings.ends(block.text) || block.text.hasSuffix("–")
    }
    if beginsSmall(next) {
      return !endsSentence(block.text) && isFull(index, share: 0.7)
        || isFull(index, share: 0.97)
        || (OpenEndings.ends(block.text) || block.text.hasSuffix(",")) && isFull(index, share: 0.5)
    }
    guard !isHeading(block.text, index), !isHeading(blocks[next].text, next) else { return false }
    // An item does not continue left of its marker.
    if block.isItem, block.isIndented, !blocks[next].isIndented { return false }
    if OpenEndings.ends(block.text) || block.text.hasSuffix("/") || block.text.hasSuffix(",") {
      return isFull(index, share: 0.7)
    }
    // A line that begins with a capital but not with a name continues a text only among sentences.
    if !endsSentence(block.text), !capitals.begin(blocks[next].text), !isAmongSentences(next) { return false }
    // If blank lines separate paragraphs, a sentence that begins on the next line belongs to the same paragraph.
    let isSameParagraph = partsParagraphs && !block.isItem && endsSentence(block.text)
    return isFull(index, share: 1.0) && 100 * layout[index].width >= (isSameParagraph ? 60 : 82) * widths[index]
      && layout[index].width >= Self.narrowest
  }

  /// Whether a line is the second of a two-line title: it begins in lowercase, and a third does not.
  private func isSecondLineOfTitle(_ next: Int, _ title: Block) -> Bool {
    guard next == 1, title.role == .paragraph, isNeighbour(next), beginsSmall(next), !endsSentence(title.text) else {
      return false
    }
    return title.text.utf8.count <= 100 && blocks[next].text.utf8.count <= 100 && blocks[next].text.utf8.last != 0x2E
      && (blocks.count < 3 || !beginsSmall(2) || blocks[2].isAfterBlank)
  }

  /// Whether a number was broken between digit groups: "22" / "913".
  private func endsInNumber(_ text: String, before next: String) -> Bool {
    let digits = text.utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    let group = next.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    guard (1...3).contains(digits), group == 3, FactLabel.readMarked(text)?.hasColon == true else { return false }
    return next.utf8.count == 3 || next.utf8.dropFirst(3).first == 0x20
  }

  /// Whether the lines from a block to the next blank line or item end with a sentence.
  private func isAmongSentences(_ index: Int) -> Bool {
    var last = index
    while last + 1 < blocks.count, last < index + Self.reach, !blocks[last + 1].isItem, !blocks[last + 1].isAfterBlank {
      last += 1
    }
    return blocks[last].text.utf8.last == 0x2E
  }

  private func endsDivided(_ index: Int) -> Bool {
    layout[index].isDivided || WrappedWords.endsDivided(blocks[index].text)
  }

  /// Whether a block directly follows the one before, or only a page break separates them.
  private func isNeighbour(_ index: Int) -> Bool {
    guard layout[index].beginsPage else { return !blocks[index].isAfterBlank }
    return beginsSmall(index) || endsDivided(index - 1)
  }

  /// Whether the first word of the next block would have exceeded a fraction of the width.
  private func isFull(_ index: Int, share: Double) -> Bool {
    let word = blocks[index + 1].text.prefix { $0 != " " }.count
    return Double(layout[index].width + 1 + word) > share * Double(widths[index])
  }

  private func beginsSmall(_ index: Int) -> Bool {
    !blocks[index].isItem && blocks[index].text.first?.isLowercase == true
  }

  private func endsSentence(_ text: String) -> Bool { text.last.map { ".!?:;".contains($0) } ?? true }

  // MARK: Headings

  /// The number of lines, starting at a block, that form one heading; 1 if the line does not begin a longer heading.
  private func headingLines(from index: Int) -> Int {
    guard blocks[index].role == .paragraph, blocks[index].text.utf8.count <= 100, !endsSentence(blocks[index].text)
    else {
      return 1
    }
    var text = blocks[index].text
    var best = 1
    let first = finding(text, after: true, next: index + 1)
    for next in (index + 1)..<min(index + 4, blocks.count) {
      guard blocks[next].role == .paragraph, !blocks[next].isAfterBlank, text.utf8.count <= 120 else { break }
      let isOpen = beginsSmall(next) || OpenEndings.ends(text) || layout[next - 1].isDivided
      if layout[next - 1].isDivided { text += "\u{AD}" }
      WrappedWords.append(blocks[next].text, to: &text)
      guard isOpen || best > 1 else {
        // A later line may continue: "Utdrag fra" / "Nordfjordregionen sin søknad til".
        continue
      }
      guard let joined = finding(text, after: true, next: next + 1), joined.uncertainty != .unknown else { continue }
      if first == nil || isOpen, isOpen || joined.kind == first?.kind { best = next - index + 1 }
    }
    return best > 1 && beginsLater(index, best) ? 1 : best
  }

  /// Whether the lines are also a heading without the first of them, which then is the end of the text above.
  private func beginsLater(_ index: Int, _ count: Int) -> Bool {
    guard !OpenEndings.ends(blocks[index].text), !endsDivided(index), !beginsSmall(index + 1) else { return false }
    return ((index + 1)..<(index + count)).contains { start in
      var text = blocks[start].text
      for next in (start + 1)..<max(index + count, start + 1) { WrappedWords.append(blocks[next].text, to: &text) }
      return finding(text, after: true, next: index + count).map { $0.uncertainty == nil } ?? false
    }
  }

  private func isHeading(_ text: String, _ index: Int) -> Bool {
    guard text.utf8.count <= FoldedLine.maximumBytes, let finding = finding(text, after: true, next: index + 1) else {
      return false
    }
    return finding.uncertainty == nil
  }

  /// Judges a text as a heading with a blank line above it.
  private func finding(_ text: String, after isAfterBlank: Bool, next: Int) -> HeadingFinding? {
    let following = next < blocks.count ? blocks[next] : nil
    return judge.judge(
      text,
      HeadingPlace(
        section: .lead, level: nil, isAfterBlank: isAfterBlank, next: following?.text,
        isBeforeParagraph: following?.role == .paragraph, isBeforeBlank: true))
  }
}

/// Finds brackets that are open at the end of a line or closed at its start.
enum BracketPairs {
  /// Whether the last round bracket of a text is an opening one.
  static func isOpen(_ text: String) -> Bool {
    text.utf8.last { $0 == 0x28 || $0 == 0x29 } == 0x28
  }

  /// Whether the first round bracket of a text is a closing one.
  static func closes(_ text: String) -> Bool {
    text.utf8.first { $0 == 0x28 || $0 == 0x29 } == 0x29
  }
}

/// Joins two lines of hard-wrapped text.
enum WrappedWords {
  /// The joined text: a hyphenated word becomes one word, and other words are separated by a space.
  static func joined(_ first: String, _ second: String) -> String {
    var text = first
    append(second, to: &text)
    return text
  }

  static func append(_ next: String, to text: inout String) {
    guard let last = text.unicodeScalars.last, !next.isEmpty else {
      text += next
      return
    }
    if last == "/", text.unicodeScalars.dropLast().last != " " {
      text += next
    } else if isHyphen(last), let before = text.unicodeScalars.dropLast().last, before != " " {
      divide(at: before, next, &text)
    } else {
      text += " " + next
    }
  }

  /// Whether a line ends with a hyphenated word.
  static func endsDivided(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, isHyphen(last) else { return false }
    return text.unicodeScalars.dropLast().last?.properties.isAlphabetic == true
  }

  private static func divide(at before: Unicode.Scalar, _ next: String, _ text: inout String) {
    let word = next.prefix { !$0.isWhitespace && $0 != "," && $0 != "." }.lowercased()
    if ["og", "eller", "samt"].contains(word) {
      replaceHyphen(&text, "- ")
    } else if isKept(before, next.unicodeScalars.first) {
      replaceHyphen(&text, "-")
    } else {
      replaceHyphen(&text, "")
    }
    text += next
  }

  /// Whether the hyphen is part of the word, which it is beside a capital or a digit: "Sør-Odal", "UiT-studier",
  /// "2015-tall".
  private static func isKept(_ before: Unicode.Scalar, _ after: Unicode.Scalar?) -> Bool {
    [before, after].contains { scalar in
      guard let scalar else { return false }
      return scalar.properties.isUppercase || scalar.properties.numericType != nil
    }
  }

  private static func replaceHyphen(_ text: inout String, _ replacement: String) {
    text.unicodeScalars.removeLast()
    text += replacement
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0xAD, 0x2010, 0x2011, 0xFFFE, 0x02, 0xAC: true
    default: false
    }
  }
}
