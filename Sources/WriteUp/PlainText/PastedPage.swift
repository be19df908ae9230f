import ByregionText

/// A page of the web that was copied as a whole: what stands above its title and below its last section is no text.
struct PastedPage {
  private(set) var blocks: [Block]
  /// What was left out above the title, and below the text.
  private(set) var removed: [Block] = []

  private static let longestTitle = 80
  private static let longestLine = 160
  /// Lines above the title that are looked at: a menu may be long.
  private static let reach = 200

  init(_ blocks: [Block]) {
    self.blocks = blocks
    guard blocks.count > 2 else { return }
    let names = Self.regionNames(blocks)
    removeAboveMainHeading()
    removeAboveTitle(names)
    removeDates()
    removeBelow()
  }

  // MARK: Above

  /// The region's name, as the headings give it: "Fakta Lister", "Mål for Lister".
  private static func regionNames(_ blocks: [Block]) -> [String] {
    let beginnings = [
      "fakta om ", "fakta for ", "fakta ", "mål for ", "måla for ", "resultater fra ", "resultat frå ",
      "nøkkeltall for ", "nøkkeltal for ", "råd fra ", "råd frå ",
    ]
    var names: [String] = []
    for index in blocks.indices where blocks[index].text.utf8.count <= longestTitle && !blocks[index].isItem {
      let text = blocks[index].text
      guard let first = text.utf8.first, [0x66, 0x6D, 0x6E, 0x72].contains(first | 0x20) else {
        continue
      }
      let small = text.lowercased()
      guard let beginning = beginnings.first(where: { small.hasPrefix($0) }) else { continue }
      let name = text.dropFirst(beginning.count)
      if name.first?.isUppercase == true { names.append(String(name.prefix { $0 != ":" })) }
    }
    return names
  }

  /// A text copied from a page may have the site's name and menu above its main heading: short lines, and no section.
  private mutating func removeAboveMainHeading() {
    let headings = blocks.indices.filter { if case .heading = blocks[$0].role { true } else { false } }
    let main = headings.filter { blocks[$0].role == .heading(level: 1) }
    guard main.count == 1, let title = main.first, (1...Self.reach).contains(title),
      headings.count(where: { $0 > title }) > 1, !isSection(title)
    else { return }
    let isFurniture = blocks[..<title].indices.allSatisfy { index in
      blocks[index].text.utf8.count <= Self.longestTitle && blocks[index].text.utf8.last != 0x2E && !isSection(index)
    }
    let isShown = blocks[..<title].indices.contains { blocks[$0].isItem } || headings[0] < title
    guard isFurniture, isShown else { return }
    removed += blocks[..<title]
    blocks.removeFirst(title)
  }

  /// Whether a block is a heading that names a section, or a fact.
  private func isSection(_ index: Int) -> Bool {
    if FactLabel.readMarked(blocks[index].text) != nil { return true }
    guard case .heading(let level) = blocks[index].role else { return false }
    let place = HeadingPlace(
      section: .lead, level: level, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
    return HeadingJudge(names: RegionNames([])).judge(blocks[index].text, place).map { $0.kind != .other } ?? false
  }

  private mutating func removeAboveTitle(_ names: [String]) {
    guard !names.isEmpty, !Self.isTitle(blocks[0].text, names) else { return }
    let titles = blocks.indices.prefix(Self.reach).filter { Self.isTitle(blocks[$0].text, names) }
    // A trail of links may end with the title's words: the heading is the title.
    let heading = titles.first { if case .heading = blocks[$0].role { true } else { false } }
    guard let title = heading ?? titles.first else { return }
    // Without a sign of a page the first line is the title, whatever it is.
    let isPage = blocks[..<title].contains {
      Self.isFurniture($0.text, PageVocabulary.above) || PageVocabulary.buttons.contains($0.text.lowercased())
        || $0.text.contains(where: \.isNumber) && Self.isFurniture($0.text, PageVocabulary.dates)
    }
    let isHead = title <= 3 && blocks[..<title].allSatisfy { Self.isFurniture($0.text, PageVocabulary.reports) }
    guard isPage || isHead else { return }
    removed += blocks[..<title]
    blocks.removeFirst(title)
  }

  /// Whether a line is the region's name and nothing more.
  private static func isTitle(_ text: String, _ names: [String]) -> Bool {
    guard text.utf8.count <= longestTitle, let line = FoldedLine(text) else { return false }
    return names.contains { name in
      FoldedLine(name).map { name in
        name.words.count == line.words.count
          && zip(name.words, line.words).allSatisfy {
            RegionNames.stem(name.bytes(of: $0)).elementsEqual(RegionNames.stem(line.bytes(of: $1)))
          }
      } ?? false
    }
  }

  private static func isFurniture(_ text: String, _ words: [String]) -> Bool {
    guard text.utf8.count <= longestLine else { return false }
    let small = text.lowercased()
    return words.contains { small.contains($0) }
  }

  /// "Artikkel | Sist oppdatert: 14.06.2018 | Departementet", right below the title.
  private mutating func removeDates() {
    guard blocks.count > 2 else { return }
    for index in (1...2).reversed() where blocks[index].text.utf8.count <= 120 {
      let text = blocks[index].text
      guard text.contains(where: \.isNumber), Self.isFurniture(text, PageVocabulary.dates) else { continue }
      removed.append(blocks.remove(at: index))
    }
  }

  // MARK: Below

  /// Removes the last lines from a line of furniture on, when nothing but short lines and no fact follows.
  private mutating func removeBelow() {
    var start: Int?
    for index in blocks.indices.dropFirst().reversed() {
      let text = blocks[index].text
      guard text.utf8.count <= Self.longestLine, FactLabel.readMarked(text) == nil, !isOfWriteUp(index) else { break }
      let small = text.lowercased()
      let mayBegin = !blocks[index].isItem && text.utf8.count <= 80
      if mayBegin, PageVocabulary.below.contains(where: { small.hasPrefix($0) }) { start = index }
    }
    guard let start else { return }
    removed += blocks[start...]
    blocks.removeLast(blocks.count - start)
  }

  /// Whether a line is a heading with the region's or programme's words: no furniture comes before one.
  private func isOfWriteUp(_ index: Int) -> Bool {
    guard case .heading = blocks[index].role else { return false }
    return FactLabel.read(blocks[index].text) != nil
  }
}

/// Signs of the page that are no text: page numbers in any dress, print dates, addresses.
enum PageFurniture {
  private static let longest = 120

  /// Whether a line at the edge of a page is nothing but such signs.
  static func isSign(_ line: String) -> Bool {
    guard line.utf8.count <= longest else { return false }
    let words = line.lowercased().split { $0.isWhitespace || $0 == "|" }
    return isPageNumber(words) || isAddress(words) || isDate(words) || isPrintHead(words)
  }

  /// "Side 1 av 3", "– 2 –", "1/2", "s. 4", "[3]".
  static func isPageNumber(_ line: String) -> Bool {
    guard line.utf8.count <= 40 else { return false }
    return isPageNumber(line.lowercased().split { $0.isWhitespace || $0 == "|" })
  }

  /// A page number that can be nothing else, wherever it stands: "Side 1 av 3", "Page 2", "– 2 –".
  static func isMarkedPageNumber(_ line: String) -> Bool {
    guard line.utf8.count <= 40, isPageNumber(line) else { return false }
    let words = line.lowercased().split { !$0.isLetter }
    return words.contains { pageWords.contains(String($0)) && $0.count > 2 }
      || line.count >= 3 && "-–—".contains(line.first ?? " ") && "-–—".contains(line.last ?? " ")
  }

  static func isMarkedPageNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch bytes[start] | 0x20 {
    case 0x73, 0x70, 0x2D, 0xE2:
      isMarkedPageNumber(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
    default: false
    }
  }

  private static func isPageNumber(_ words: [Substring]) -> Bool {
    var numbers = 0
    for word in words {
      let bare = word.drop(while: isFrame).reversed().drop(while: isFrame).reversed()
      if bare.isEmpty || pageWords.contains(String(bare)) { continue }
      let parts = String(bare).split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isNumber) }) else {
        return false
      }
      numbers += 1
    }
    return (1...2).contains(numbers)
  }

  private static func isFrame(_ letter: Character) -> Bool { "-–—·•[]().,~/".contains(letter) }

  private static let pageWords: Set<String> = ["side", "s", "page", "av", "of", "sidetall", "p"]

  /// An address, with the page's number behind it or not, as browsers print them below a page.
  private static func isAddress(_ words: [Substring]) -> Bool {
    guard let first = words.first, ["http://", "https://", "file:///", "www."].contains(where: first.hasPrefix) else {
      return false
    }
    return words.count == 1 || isPageNumber(Array(words.dropFirst()))
  }

  /// "11/28/26, 5:17 PM   Salten": date, time and title, as browsers print them above a page.
  private static func isPrintHead(_ words: [Substring]) -> Bool {
    guard words.count > 2, words[0].last == ",", words[0].count { $0.isNumber } >= 4 else { return false }
    guard words[0].allSatisfy({ $0.isNumber || "./-,".contains($0) }) else { return false }
    let time = words[1].split { ":.".contains($0) }
    return time.count >= 2 && time.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) }
  }

  /// "11/28/26, 5:17 PM", "28.11.2026 17:17", "Utskrift 28. november 2026".
  private static func isDate(_ words: [Substring]) -> Bool {
    var hasDate = false
    for word in words {
      let bare = word.filter { !",.:/-".contains($0) }
      if bare.allSatisfy(\.isNumber), !bare.isEmpty {
        if word.contains(where: { ".:/-".contains($0) }) || bare.count == 4 { hasDate = true }
      } else if !dateWords.contains(bare), !CalendarWords.isMonth(bare) {
        return false
      }
    }
    return hasDate && words.count <= 8
  }

  private static let dateWords: Set<String> = ["am", "pm", "kl", "utskrift", "utskriven", "utskrevet", "dato", "den"]
}

/// A write-up that was quoted in a mail: `>` before each line is no text, and neither is the letter around it.
enum MailQuotes {
  /// The lines of the quotation, or those around it, whichever is longer.
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let quoted = lines.filter { isQuoted($0, bytes) }
    let hasText = { (line: PickedLine) in unquoted(line, bytes).line.isBlank ? 0 : 1 }
    let quotedCount = quoted.reduce(0) { $0 + hasText($1) }
    let allCount = lines.reduce(0) { $0 + hasText($1) }
    // One quoted line may be a sign of anything.
    guard quotedCount > 2 else { return lines }
    if 2 * quotedCount > allCount || quotedCount > 8 {
      return quoted.map { unquoted($0, bytes) }
    }
    return lines.filter { !isQuoted($0, bytes) }
  }

  private static func isQuoted(_ line: PickedLine, _ bytes: [UInt8]) -> Bool {
    line.line.contentStart < line.line.range.upperBound && bytes[line.line.contentStart] == 0x3E
  }

  /// The line behind its quote signs, of which there may be several.
  private static func unquoted(_ line: PickedLine, _ bytes: [UInt8]) -> PickedLine {
    guard isQuoted(line, bytes) else { return line }
    let end = line.line.range.upperBound
    var start = line.line.contentStart
    var index = start
    while index < end, bytes[index] == 0x3E || bytes[index] == 0x20 {
      if bytes[index] == 0x3E { start = index + 1 }
      index += 1
    }
    // One space belongs to the quote signs, more are an indent.
    if start < end, bytes[start] == 0x20 { start += 1 }
    var line = line
    line.line.range = start..<end
    line.line.contentStart = WhiteSpace.skip(bytes, from: start, to: end)
    return line
  }
}

/// Joins the pages of a text: running heads and page numbers go, and the pages follow each other without a gap.
enum PageLines {
  /// Lines at the edge of a page that may be furniture.
  private static let edge = 3

  static func joined(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    var pages = pages(of: lines, bytes)
    let (first, last) = (lines.first { !$0.line.isBlank }, lines.last { !$0.line.isBlank })
    guard pages.count > 1 || PageFurniture.isSign(text(last, bytes)) || PageFurniture.isSign(text(first, bytes)) else {
      return lines
    }
    var counts: [String: Int] = [:]
    for page in pages { for key in Set(edgeKeys(page, bytes)) { counts[key, default: 0] += 1 } }
    for index in pages.indices { remove(from: &pages[index], isFirst: index == 0, counts, bytes) }
    for index in pages.indices {
      while pages[index].last?.line.isBlank == true { pages[index].removeLast() }
      let text = pages[index].firstIndex { !$0.line.isBlank } ?? 0
      if index > 0 { pages[index].removeFirst(min(text, pages[index].count)) }
      if index > 0, !pages[index].isEmpty { pages[index][0].beginsPage = true }
    }
    return Array(pages.joined())
  }

  /// Pages end at a form feed, or where none is, behind a line that says which page it is of how many.
  private static func pages(of lines: [PickedLine], _ bytes: [UInt8]) -> [[PickedLine]] {
    let hasFormFeed = lines.contains { begins($0, bytes) }
    let ends = hasFormFeed ? [] : ends(of: lines, bytes)
    var pages: [[PickedLine]] = [[]]
    for (index, line) in lines.enumerated() {
      if hasFormFeed, begins(line, bytes), !pages[pages.count - 1].isEmpty { pages.append([]) }
      pages[pages.count - 1].append(line)
      if ends.contains(index) { pages.append([]) }
    }
    return pages.filter { page in page.contains { !$0.line.isBlank } }.isEmpty
      ? [lines] : pages.filter { page in page.contains { !$0.line.isBlank } }
  }

  /// The last line of each page: one that says which page it is, a figure on a line of its own that counts the pages,
  /// or the line that the whole text ends with and that came before.
  private static func ends(of lines: [PickedLine], _ bytes: [UInt8]) -> Set<Int> {
    let texts = lines.map { text($0, bytes) }
    var ends: Set<Int> = []
    var figures: [Int] = []
    for (index, text) in texts.enumerated() where !text.isEmpty {
      if PageFurniture.isMarkedPageNumber(text) { ends.insert(index) }
      if text.utf8.count <= 3, let value = Int(text), value == figures.count + 1 {
        if figures.last.map({ index - $0 > 4 }) ?? true { figures.append(index) }
      }
    }
    if figures.count > 1 { ends.formUnion(figures) }
    if ends.isEmpty, haveFoot(lines, bytes), let foot = texts.last(where: { !$0.isEmpty }) {
      ends.formUnion(texts.indices.filter { texts[$0] == foot })
    }
    return ends
  }

  /// Whether the short line that the text ends with came before: then it is the foot of each page.
  static func haveFoot(_ lines: [PickedLine], _ bytes: [UInt8]) -> Bool {
    guard let last = lines.lastIndex(where: { !$0.line.isBlank }), last > 8 else { return false }
    let foot = bytes[lines[last].line.contentStart..<lines[last].line.range.upperBound]
    guard (4...80).contains(foot.count), foot.last != 0x2E, !foot.contains(0x3A) else { return false }
    return lines[..<(last - 4)].contains {
      $0.line.range.upperBound - $0.line.contentStart == foot.count
        && bytes[$0.line.contentStart..<$0.line.range.upperBound].elementsEqual(foot)
    }
  }

  private static func begins(_ line: PickedLine, _ bytes: [UInt8]) -> Bool {
    line.line.range.lowerBound > 0 && bytes[line.line.range.lowerBound - 1] == 0x0C
  }

  private static func text(_ line: PickedLine?, _ bytes: [UInt8]) -> String {
    guard let line, line.line.range.count <= 240 else { return "" }
    return TextNormalizer.text(bytes, line.line.contentStart..<line.line.range.upperBound)
  }

  /// The places of a page's outermost lines.
  private static func edges(_ page: [PickedLine]) -> [Int] {
    let lines = page.indices.filter { !page[$0].line.isBlank }
    return lines.count <= 2 * edge ? lines : Array(lines.prefix(edge) + lines.suffix(edge))
  }

  private static func edgeKeys(_ page: [PickedLine], _ bytes: [UInt8]) -> [String] {
    edges(page).map { key(text(page[$0], bytes)) }.filter { !$0.isEmpty }
  }

  private static func key(_ text: String) -> String { String(text.map { $0.isNumber ? "#" : $0 }) }

  private static func remove(
    from page: inout [PickedLine], isFirst: Bool, _ counts: [String: Int], _ bytes: [UInt8]
  ) {
    let edges = edges(page)
    let texts = edges.map { text(page[$0], bytes) }
    var gone: Set<Int> = []
    // From the outside in: behind a line of text there is no furniture.
    for order in [Array(edges.indices), edges.indices.reversed()] {
      for index in order.prefix(edge) {
        let isRepeated = (counts[key(texts[index])] ?? 0) > 1 && !texts[index].isEmpty
        guard isRepeated || PageFurniture.isSign(texts[index]) else { break }
        if isFirst, index == 0, isTitle(before: index + 1 < texts.count ? texts[index + 1] : nil) { break }
        gone.insert(edges[index])
      }
    }
    page = page.indices.filter { !gone.contains($0) }.map { page[$0] }
  }

  /// Whether the first line of all, which comes back as a running head, is the title: no other short line follows it.
  private static func isTitle(before next: String?) -> Bool {
    guard let next else { return true }
    return next.utf8.count > 60 || next.hasSuffix(".") || next.hasSuffix(",")
  }
}

/// A list of contents: lines that end with a page number behind a tab, dots or wide space.
enum ContentsLines {
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let texts = lines.indices.filter { !lines[$0].line.isBlank }
    let isMarked = { (index: Int) in
      bytes.withUnsafeBufferPointer { isEntry($0, lines[index].line.contentStart, end(lines[index].line, $0)) }
    }
    var gone: Set<Int> = []
    var run: [Int] = []
    for (order, index) in texts.enumerated() {
      if isMarked(index) { run.append(index) }
      let isEnd = order + 1 == texts.count || !isMarked(texts[order + 1])
      guard isEnd, !run.isEmpty else { continue }
      if run.count > 1 {
        gone.formUnion(run)
        if let first = texts.firstIndex(of: run[0]), first > 0, isHeading(lines[texts[first - 1]], bytes) {
          gone.insert(texts[first - 1])
        }
      }
      run = []
    }
    return lines.indices.filter { !gone.contains($0) }.map { lines[$0] }
  }

  private static func end(_ line: SourceLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = line.range.upperBound
    while end > line.contentStart, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  private static func isHeading(_ line: PickedLine, _ bytes: [UInt8]) -> Bool {
    line.line.range.count < 60
      && ContentsList.isHeading(TextNormalizer.text(bytes, line.line.contentStart..<line.line.range.upperBound))
  }

  /// Whether bytes that end with a digit are words, a filler and one number of at most three digits.
  static func isEntry(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = end
    while index > start, bytes[index - 1] >= 0x30, bytes[index - 1] <= 0x39 { index -= 1 }
    guard end > index, end - index <= 3, index > start + 2, end - start <= 300 else { return false }
    var dots = 0
    var spaces = 0
    var hasTab = false
    filler: while index > start {
      switch bytes[index - 1] {
      case 0x2E, 0x5F, 0xA6, 0xB7: dots += 1
      case 0x20: spaces += 1
      case 0x09: hasTab = true
      case 0x80, 0xE2, 0xC2: break
      default: break filler
      }
      index -= 1
    }
    guard index > start + 2, bytes[start] > 0x40 || (0x30...0x39).contains(bytes[start]) else { return false }
    return hasTab || dots >= 3 || spaces >= 4
  }
}
