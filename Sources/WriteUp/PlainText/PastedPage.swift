import ByregionText

/// Removes the furniture of a web page that was copied as a whole: the lines above its title and below its last
/// section.
struct PastedPage {
  private(set) var blocks: [Block]
  /// The blocks that were removed above the title and below the text.
  private(set) var removed: [Block] = []

  private static let longestTitle = 80
  private static let longestLine = 160
  /// Maximum number of lines above the title; a menu may be long.
  private static let reach = 200

  init(_ blocks: [Block]) {
    self.blocks = blocks
    guard blocks.count > 2 else { return }
    let names = Self.regionNames(blocks)
    removeAboveMainHeading()
    removeAboveTitle(names)
    removeHead(names)
    removeDates()
    removeBelow()
  }

  // MARK: Above

  /// The region's names in headings such as "Fakta Lister" and "Mål for Lister".
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

  /// Removes the site's name and menu above the main heading, if all are short lines and none is a section heading.
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

  /// Whether a block is a known section heading or a fact.
  private func isSection(_ index: Int) -> Bool {
    if FactLabel.readMarked(blocks[index].text) != nil { return true }
    guard case .heading(let level) = blocks[index].role else { return false }
    let place = HeadingPlace(
      section: .lead, level: level, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
    return HeadingJudge(names: RegionNames([])).judge(blocks[index].text, place).map { $0.kind != .other } ?? false
  }

  private mutating func removeAboveTitle(_ names: [String]) {
    if names.isEmpty { return removeButtons() }
    guard !Self.isTitle(blocks[0].text, names) else { return }
    let titles = blocks.indices.prefix(Self.reach).filter { Self.isTitle(blocks[$0].text, names) }
    // A breadcrumb trail may end with the words of the title, so that a heading is preferred.
    let heading = titles.first { if case .heading = blocks[$0].role { true } else { false } }
    guard let title = heading ?? titles.first else { return }
    // Without evidence of a web page, the first line is the title.
    let isPage = blocks[..<title].contains {
      Self.isFurniture($0.text, PageVocabulary.above) || PageVocabulary.buttons.contains($0.text.lowercased())
        || $0.text.contains(where: \.isNumber) && Self.isFurniture($0.text, PageVocabulary.dates)
    }
    let isHead = title <= 3 && blocks[..<title].allSatisfy { Self.isFurniture($0.text, PageVocabulary.reports) }
    guard isPage || isHead else { return }
    removed += blocks[..<title]
    blocks.removeFirst(title)
  }

  /// Removes buttons and skip links at the start of the text, and the menu directly below them.
  private mutating func removeButtons() {
    let isButton = { (text: String) in
      Self.isFurniture(text, PageVocabulary.skips) || PageVocabulary.buttons.contains(text.lowercased())
    }
    let buttons = blocks.prefix(Self.reach).prefix { isButton($0.text) }.count
    guard buttons > 0 else { return }
    let end =
      buttons + blocks.dropFirst(buttons).prefix(Self.reach).prefix { $0.isItem && $0.text.utf8.count <= 40 }.count
    guard end < blocks.count, blocks[end].text.utf8.count <= Self.longestTitle else { return }
    removed += blocks[..<end]
    blocks.removeFirst(end)
  }

  private mutating func removeHead(_ names: [String]) {
    guard removed.isEmpty else { return }
    let heads = ReportHead.count(in: blocks) { Self.isTitle($0, names) }
    removed += blocks[..<heads]
    blocks.removeFirst(heads)
  }

  /// Whether a line consists of only the region's name.
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

  /// Removes date lines directly below the title: "Artikkel | Sist oppdatert: 14.06.2018 | Departementet".
  private mutating func removeDates() {
    guard blocks.count > 2 else { return }
    for index in (1...2).reversed() where blocks[index].text.utf8.count <= 120 {
      let text = blocks[index].text
      guard text.contains(where: \.isNumber), Self.isFurniture(text, PageVocabulary.dates) else { continue }
      removed.append(blocks.remove(at: index))
    }
  }

  // MARK: Below

  /// Removes the last lines, starting at a line of furniture, if only short lines without facts follow.
  private mutating func removeBelow() {
    var start: Int?
    for index in blocks.indices.dropFirst().reversed() {
      let text = blocks[index].text
      guard text.utf8.count <= Self.longestLine, FactLabel.readMarked(text) == nil, !isOfWriteUp(index) else { break }
      let small = text.lowercased()
      let begins =
        blocks[index].isItem ? PageVocabulary.offers.contains(small) : Self.beginsFurniture(small)
      if begins, text.utf8.count <= 80 { start = index }
      // A date line below the text, or among the furniture.
      let isDated = text.contains(where: \.isNumber) && PageVocabulary.dates.contains { small.hasPrefix($0) }
      if isDated, !blocks[index].isItem { start = index }
    }
    guard let start else { return }
    removed += blocks[start...]
    blocks.removeLast(blocks.count - start)
  }

  /// Whether a line is furniture below a text, and not a sentence that begins with the same words.
  private static func beginsFurniture(_ small: String) -> Bool {
    guard let beginning = PageVocabulary.below.first(where: { small.hasPrefix($0) }) else { return false }
    let rest = small.dropFirst(beginning.count).split { !$0.isLetter && $0 != "-" }
    // "Del på Facebook, Twitter eller e-post" against "Del på rollene, ikke bare på regningen".
    if beginning == PageVocabulary.sharing {
      return rest.allSatisfy { word in PageVocabulary.networks.contains { word.hasPrefix($0) } }
    }
    return rest.count < 2 || small.utf8.last != 0x2E
  }

  /// Whether a line is a heading and the label of a fact, which only a write-up has.
  private func isOfWriteUp(_ index: Int) -> Bool {
    guard case .heading = blocks[index].role else { return false }
    return FactLabel.read(blocks[index].text) != nil
  }
}

/// Recognizes page furniture: page numbers in any form, print dates and addresses.
enum PageFurniture {
  private static let longest = 120

  /// Whether a line at the edge of a page consists only of furniture.
  static func isSign(_ line: String) -> Bool {
    guard line.utf8.count <= longest else { return false }
    let words = line.lowercased().split { $0.isWhitespace || $0 == "|" }
    return isPageNumber(words) || isAddress(words) || isDate(words) || isPrintHead(words)
  }

  /// Whether a line is a page number: "Side 1 av 3", "– 2 –", "1/2", "s. 4", "[3]".
  static func isPageNumber(_ line: String) -> Bool {
    guard line.utf8.count <= 40 else { return false }
    return isPageNumber(line.lowercased().split { $0.isWhitespace || $0 == "|" })
  }

  /// Whether a line is an unambiguous page number anywhere on a page: "Side 1 av 3", "Page 2", "– 2 –".
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

  /// Whether the words are an address, with or without a page number after it, as browsers print below a page.
  private static func isAddress(_ words: [Substring]) -> Bool {
    guard let first = words.first, ["http://", "https://", "file:///", "www."].contains(where: first.hasPrefix) else {
      return false
    }
    return words.count == 1 || isPageNumber(Array(words.dropFirst()))
  }

  /// Whether the words are date, time and title, as browsers print above a page: "11/28/26, 5:17 PM   Salten".
  private static func isPrintHead(_ words: [Substring]) -> Bool {
    guard words.count > 2, words[0].last == ",", words[0].count(where: \.isNumber) >= 4 else { return false }
    guard words[0].allSatisfy({ $0.isNumber || "./-,".contains($0) }) else { return false }
    let time = words[1].split { ":.".contains($0) }
    return time.count >= 2 && time.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) }
  }

  /// Whether the words are a date: "11/28/26, 5:17 PM", "28.11.2026 17:17", "Utskrift 28. november 2026".
  private static func isDate(_ words: [Substring]) -> Bool {
    var hasDate = false
    for word in words {
      let bare = word.filter { !",.:/-".contains($0) }
      // "20.180" is a population.
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      if parts.count == 2, parts[1].count == 3 { return false }
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

/// Removes quote marks (`>`) from a write-up that was quoted in a mail, and the text around the quotation.
enum MailQuotes {
  /// The lines of the quotation, without quote marks, or the lines around it.
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let quoted = lines.filter { isQuoted($0, bytes) }
    let hasText = { (line: PickedLine) in unquoted(line, bytes).line.isBlank ? 0 : 1 }
    let quotedCount = quoted.reduce(0) { $0 + hasText($1) }
    let allCount = lines.reduce(0) { $0 + hasText($1) }
    // One or two quoted lines may have another meaning.
    guard quotedCount > 2 else { return lines }
    if 2 * quotedCount > allCount || quotedCount > 8 {
      return quoted.map { unquoted($0, bytes) }
    }
    return lines.filter { !isQuoted($0, bytes) }
  }

  private static func isQuoted(_ line: PickedLine, _ bytes: [UInt8]) -> Bool {
    line.line.contentStart < line.line.range.upperBound && bytes[line.line.contentStart] == 0x3E
  }

  /// The line without its quote marks, of which there may be several.
  private static func unquoted(_ line: PickedLine, _ bytes: [UInt8]) -> PickedLine {
    guard isQuoted(line, bytes) else { return line }
    let end = line.line.range.upperBound
    var start = line.line.contentStart
    var index = start
    while index < end, bytes[index] == 0x3E || bytes[index] == 0x20 {
      if bytes[index] == 0x3E { start = index + 1 }
      index += 1
    }
    // One space belongs to the quote marks; more are an indent.
    if start < end, bytes[start] == 0x20 { start += 1 }
    var line = line
    line.line.range = start..<end
    line.line.contentStart = WhiteSpace.skip(bytes, from: start, to: end)
    return line
  }
}
