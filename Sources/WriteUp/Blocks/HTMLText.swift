import ByregionText

/// Recognizes note marks, and exponents of units.
enum NoteMarks {
  /// Whether a raised text is only a note mark: "1", "*", "2)", "[3]", "a".
  static func isMark(_ text: String) -> Bool {
    let inner = text.filter { !"()[],; ".contains($0) }
    guard inner.utf8.count <= 6, !inner.isEmpty else { return inner.isEmpty }
    if inner.allSatisfy({ $0.isNumber }) { return inner.count <= 4 }
    return inner.allSatisfy { "*†‡§¹²³".contains($0) } || inner.count == 1 && inner.first?.isLowercase == true
  }

  /// The superscript for the raised 2 or 3 of "km2"; nil if no unit of length comes before it.
  static func power(_ text: String, after bytes: [UInt8]) -> String? {
    guard text == "2" || text == "3", bytes.last == 0x6D else { return nil }
    let unit = bytes.reversed().prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }.reversed()
    guard ["m", "km", "cm", "dm", "mm"].contains(String(decoding: unit, as: UTF8.self)) else { return nil }
    return text == "2" ? "²" : "³"
  }

  /// Whether a link is a note mark, which may not be raised: `<a href="#fn1">[1]</a>`.
  static func isReference(_ index: Int, _ tree: HTMLTree) -> Bool {
    guard !tree.nodes[index].attributes.isEmpty, tree.nodes[index].end - index <= 8 else { return false }
    let isNamed =
      tree.attribute(.role, of: index)?.lowercased() == "doc-noteref"
      || tree.attribute(.href, of: index).map { link in
        let target = link.lowercased().split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
        return link.contains("#")
          && ["fn", "_ftn", "_edn", "note", "footnote", "fotnote", "ref", "cite", "sdfootnote"].contains {
            target.hasPrefix($0)
          }
      } ?? false
    return isNamed && isMark(tree.text(of: index))
  }
}

/// Parses the list level that Word writes into a paragraph's style: "mso-list:l0 level2 lfo1".
enum WordList {
  static func depth(of index: Int, _ tree: HTMLTree) -> Int? {
    guard let style = tree.attribute(.style, of: index), let list = style.firstRange(of: "mso-list:") else {
      return nil
    }
    guard let level = style[list.upperBound...].firstRange(of: "level") else { return nil }
    return style[level.upperBound...].first.flatMap { $0.wholeNumberValue }.flatMap { (1...9).contains($0) ? $0 : nil }
  }
}

/// Finds letters that a symbol font shows as bullets: Ø, §, ü and others before a wide space, on more than one line.
struct SymbolBullets {
  private var candidates: [(block: Int, length: Int, isDrawn: Bool)] = []
  private static let letters = [
    "Ø", "§", "¨", "ü", "n", "q", "o", "à", "v", "Ã", "Ä", "l", "u", "w", "è", "·", "¤", "w",
  ].map { Array($0.utf8) }

  /// Whether a text is in a symbol font.
  static func isDrawn(_ index: Int, _ tree: HTMLTree) -> Bool {
    var index = tree.nodes[index].parent
    while index > 0, let name = tree.nodes[index].name, !HTMLNames.blocks.contains(name) {
      if let style = tree.attribute(.style, of: index)?.lowercased(), style.contains("font-family"),
        ["symbol", "wingdings", "webdings"].contains(where: { style.contains($0) })
      {
        return true
      }
      index = tree.nodes[index].parent
    }
    return false
  }

  /// Records a paragraph if it begins with such a letter.
  mutating func note(_ text: [UInt8], beginsWithSymbol: Bool, at block: Int) {
    let start = WhiteSpace.skip(text, from: 0, to: text.count)
    guard start < text.count else { return }
    let lead = text[start]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let after = start + length
    guard after < text.count, WhiteSpace.length(text, after, text.count) > 0 else { return }
    if beginsWithSymbol { return candidates.append((block, length, true)) }
    guard Self.letters.contains(where: { text[start..<after].elementsEqual($0) }), Self.isWide(text, after) else {
      return
    }
    candidates.append((block, length, false))
  }

  /// Whether the white space at an index is wide: a tab, a space from U+2000, or two characters, at least one of them
  /// outside ASCII.
  private static func isWide(_ text: [UInt8], _ index: Int) -> Bool {
    if text[index] == 0x09 { return true }
    let second = index + WhiteSpace.length(text, index, text.count)
    let isNoBreak = text[index] == 0xC2 || text[index] == 0xE2
    return second < text.count && WhiteSpace.length(text, second, text.count) > 0 && (isNoBreak || text[second] >= 0x80)
      || isNoBreak && text[index] == 0xE2
  }

  /// Makes items of the recorded paragraphs.
  func replace(in blocks: inout [Block]) {
    guard candidates.count > 1 || candidates.contains(where: \.isDrawn) else { return }
    for candidate in candidates where blocks.indices.contains(candidate.block) {
      let bytes = Array(blocks[candidate.block].text.utf8)
      guard blocks[candidate.block].role == .paragraph, candidate.length < bytes.count else { continue }
      blocks[candidate.block].marker = String(decoding: bytes[..<candidate.length], as: UTF8.self)
      blocks[candidate.block].text = TextNormalizer.text(bytes, candidate.length..<bytes.count)
      (blocks[candidate.block].role, blocks[candidate.block].depth) = (.item, 1)
    }
  }
}

/// Joins markers in a cell, a box or a line of their own to their text.
enum LoneMarkers {
  /// The blocks with each lone marker joined to the text after it.
  static func joined(_ blocks: [Block]) -> [Block] {
    guard blocks.indices.dropFirst().contains(where: { isLone(blocks[$0]) != nil }) else { return blocks }
    var joined: [Block] = []
    var waiting: ListMarker?
    for (index, var block) in blocks.enumerated() {
      if index > 0, let marker = isLone(block) {
        waiting = marker
        continue
      }
      if let marker = waiting, block.role == .paragraph {
        (block.role, block.marker, block.number, block.depth) = (.item, marker.text, marker.number, 1)
        block.continuesItem = false
      }
      waiting = nil
      joined.append(block)
    }
    return joined
  }

  private static func isLone(_ block: Block) -> ListMarker? {
    guard block.role != .heading(level: 1), block.text.utf8.count <= 5 else { return nil }
    let bytes = Array(block.text.utf8)
    guard let marker = ListMarker.read(bytes, at: 0, to: bytes.count), marker.end >= bytes.count else { return nil }
    return marker
  }
}

/// Puts the title first and removes its repetitions.
enum PageTitle {
  static func placed(_ blocks: [Block], _ page: HTMLPage, line lines: LineIndex, place: (Int) -> Int) -> [Block] {
    var blocks = blocks
    if let title = page.namedTitle {
      if let index = blocks.prefix(3).firstIndex(where: { $0.text == title.text }) {
        blocks.removeFirst(index)
      } else {
        let first = place(page.tree.nodes[title.node].source.lowerBound)
        let end = max(first, place(page.tree.nodes[title.node].source.upperBound))
        blocks.insert(
          Block(
            role: .heading(level: 1), text: title.text, line: lines.line(at: first),
            range: first..<min(end, lines.bytes.count), isAfterBlank: true),
          at: 0)
      }
    } else if page.titleNode == nil, let first = blocks.first, isSection(first.text) {
      let start = first.range.lowerBound
      blocks.insert(Block(role: .heading(level: 1), text: "", line: first.line, range: start..<start), at: 0)
    }
    return withoutRepetition(blocks)
  }

  /// Whether a text is a section heading in the standard words of write-ups.
  static func isSection(_ text: String) -> Bool {
    guard text.utf8.count <= FoldedLine.maximumBytes else { return false }
    let place = HeadingPlace(
      section: .lead, level: 2, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
    let finding = HeadingJudge(names: RegionNames([""])).judge(text, place)
    return finding.map { $0.kind != .other && $0.uncertainty == nil } ?? false
  }

  /// Removes repetitions of the title, which may be both the document's title and its main heading.
  static func withoutRepetition(_ blocks: [Block]) -> [Block] {
    guard let title = blocks.first, blocks.count > 1 else { return blocks }
    var rest = blocks.dropFirst()
    while let next = rest.first, next.text == title.text { rest.removeFirst() }
    return [title] + rest
  }
}

extension HeadingJudge {
  /// The kinds of sections that the words of a heading name.
  static func kinds(in text: String) -> [Section.Kind] {
    guard text.utf8.count <= FoldedLine.maximumBytes, let line = FoldedLine(text) else { return [] }
    return kinds(in: HeadingWords(text, line, names: RegionNames([])))
  }
}

/// The HTML elements that are relevant to the text of a page.
enum HTMLName: UInt8, CaseIterable {
  /// Any other element, such as one of Word's or a custom element.
  case unknown
  case a, abbr, address, applet, area, article, aside, audio, b, base, bgsound, big, blockquote, body, br, button
  case canvas, caption, center, code, col, colgroup, data, datalist, dd, del, details, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head
  case header, hgroup, hr, html, i, iframe, image, img, input, ins, label, legend, li, link, listing, main, map
  case marquee, math, menu, meta, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, p, param
  case plaintext, pre, progress, s, script, search, section, select, small, source, span, strike, strong, style, sub
  case summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul
  case `var`, video, wbr, xmp

  /// The element with a name, in any letter case.
  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> HTMLName {
    bytes.count > 10 ? .unknown : byCode[NameCode.of(bytes)] ?? .unknown
  }

  private static let byCode = NameCode.table(allCases) { String(describing: $0) }

  /// 1 to 6 for a heading, otherwise nil.
  var headingLevel: Int? {
    self.rawValue >= HTMLName.h1.rawValue && self.rawValue <= HTMLName.h6.rawValue
      ? Int(rawValue - HTMLName.h1.rawValue) + 1 : nil
  }
}

/// The attributes that are kept.
enum HTMLAttributeName: UInt8, CaseIterable {
  case id, `class`, role, style, hidden, href, rel, httpEquiv, type, `for`, open, start, rowspan, colspan, scope, name,
    property
  case content, popover, ariaLevel, ariaControls, ariaExpanded, ariaLabel, ariaModal, dataTarget, dataToggle
  case dataBsTarget, dataBsToggle

  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> HTMLAttributeName? {
    bytes.count > 14 ? nil : byCode[NameCode.of(bytes)]
  }

  private static let byCode = NameCode.table(allCases) { name in
    String(describing: name).map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}

/// Hashes a short name to a number, without regard to letter case. The hashes of all known names differ.
private enum NameCode {
  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    bytes.reduce(0) { $0 &* 131 &+ UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
  }

  static func table<Name>(_ names: [Name], _ spelling: (Name) -> String) -> [UInt64: Name] {
    var table: [UInt64: Name] = [:]
    for name in names {
      var spelling = spelling(name)
      table[spelling.withUTF8 { of($0[...]) }] = name
    }
    return table
  }
}

/// A set of elements.
struct HTMLNames {
  private var bits: (UInt64, UInt64) = (0, 0)

  init(_ names: HTMLName...) {
    for name in names { insert(name) }
  }

  private mutating func insert(_ name: HTMLName) {
    if name.rawValue < 64 { bits.0 |= 1 << name.rawValue } else { bits.1 |= 1 << (name.rawValue - 64) }
  }

  @inline(__always)
  func contains(_ name: HTMLName) -> Bool {
    name.rawValue < 64 ? bits.0 >> name.rawValue & 1 == 1 : bits.1 >> (name.rawValue - 64) & 1 == 1
  }

  static func + (left: HTMLNames, right: HTMLNames) -> HTMLNames {
    var both = left
    both.bits = (left.bits.0 | right.bits.0, left.bits.1 | right.bits.1)
    return both
  }
}

extension HTMLNames {
  /// Elements without content.
  static let void = HTMLNames(
    .area, .base, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .link, .meta, .param, .source,
    .track, .wbr)

  /// Elements whose content is text without tags. `noscript` is one, since browsers run scripts.
  static let raw = HTMLNames(
    .iframe, .noembed, .noframes, .noscript, .script, .style, .textarea, .title, .xmp)

  static let headings = HTMLNames(.h1, .h2, .h3, .h4, .h5, .h6)

  static let formatting = HTMLNames(
    .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u)

  /// Elements whose start tag ends a paragraph.
  static let closingParagraph =
    HTMLNames(
      .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt, .fieldset,
      .figcaption, .figure, .footer, .form, .header, .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p,
      .plaintext, .pre, .search, .section, .summary, .table, .ul, .xmp) + headings

  /// Elements that end the search for the start tag of an unknown or inline element.
  static let special =
    closingParagraph
    + HTMLNames(
      .applet, .body, .button, .caption, .colgroup, .frameset, .html, .iframe, .marquee, .noembed, .noframes,
      .noscript, .object, .script, .select, .style, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title,
      .tr)

  static let scope = HTMLNames(.applet, .caption, .html, .marquee, .object, .table, .td, .template, .th)
  static let buttonScope = scope + HTMLNames(.button)
  static let listScope = scope + HTMLNames(.ol, .ul)
  static let tableScope = HTMLNames(.html, .table, .template)

  static let tableSections = HTMLNames(.tbody, .tfoot, .thead)
  static let cells = HTMLNames(.td, .th)

  /// Elements that separate blocks of text.
  static let blocks =
    closingParagraph
    + HTMLNames(
      .body, .caption, .html, .legend, .optgroup, .option, .tbody, .td, .tfoot, .th, .thead, .tr, .button, .template)
}
