import ByregionText

/// A line, or a part of a line, that was selected as text of the write-up.
struct PickedLine {
  var line: SourceLine
  /// Whether it is the first line of a page.
  var beginsPage = false
  /// The marker of an item whose line does not begin with it: it is elsewhere, or has no full stop.
  var marker: ListMarker?
}

/// Makes blocks from plain text, including text copied from a PDF, a mail or a web page.
///
/// A text that was typed is read line by line. One pass over the first and last bytes of the lines looks for evidence
/// of copying. Only if there is any, the steps run that undo the effects of copying.
enum PlainTextReader {
  /// What was repaired, for diagnostics.
  struct Repairs {
    /// The number of lines that were joined to the one above.
    var joined = 0
    /// The byte offset of the first block with joined lines.
    var firstJoined = 0
    /// The number of lines that were left out, and the byte offset of the first.
    var leftOut = 0
    var firstLeftOut = 0
  }

  static func blocks(of lines: LineIndex) -> [Block] { read(lines).blocks }

  static func read(_ lines: LineIndex) -> (blocks: [Block], repairs: Repairs) {
    let signs = CopySigns(lines)
    guard signs.areAny else { return (PlainBlockReader.blocks(of: lines), Repairs()) }
    var repairs = Repairs()
    var picked = lines.ranges.indices.map { PickedLine(line: lines.line($0 + 1)) }
    if signs.hasMailHeaders { picked = PastedMail.removed(picked, lines.bytes) }
    if signs.quotes > 0 { picked = MailQuotes.removed(picked, lines.bytes) }
    if signs.hasPages || signs.heads > 0 || PageLines.haveFoot(picked, lines.bytes) {
      picked = PageLines.joined(picked, lines.bytes)
    }
    if signs.contents > 1 { picked = ContentsLines.removed(picked, lines.bytes) }
    note(picked, of: lines, &repairs)
    if signs.gaps > 2 { picked = TextColumns.ordered(picked, lines.bytes) }
    picked = BaseIndent.removed(picked, lines.bytes)
    picked = CopiedMarkers.restored(picked, lines.bytes)
    let reader = PlainBlockReader(picked, of: lines, symbols: SymbolMarkers(picked, lines.bytes))
    let blocks = WrappedLines.joined(reader.blocks, layout: reader.layout)
    repairs.joined = reader.blocks.count - blocks.count
    if repairs.joined > 0 {
      let first = zip(reader.blocks, blocks).first { $0.range != $1.range }?.0
      repairs.firstJoined = first?.range.lowerBound ?? 0
    }
    return (blocks.filter { !$0.text.isEmpty }, repairs)
  }
}

extension PlainTextReader {
  /// Counts the lines of text that were left out.
  private static func note(_ picked: [PickedLine], of lines: LineIndex, _ repairs: inout Repairs) {
    guard picked.count < lines.ranges.count else { return }
    var kept = picked.lazy.map(\.line.number).makeIterator()
    var next = kept.next()
    for number in 1...lines.ranges.count {
      if number == next {
        next = kept.next()
      } else if !lines.line(number).isBlank {
        if repairs.leftOut == 0 { repairs.firstLeftOut = lines.line(number).range.lowerBound }
        repairs.leftOut += 1
      }
    }
  }
}

/// Evidence that a text was copied from another format.
struct CopySigns {
  private(set) var quotes = 0
  private(set) var contents = 0
  private(set) var gaps = 0
  private(set) var hasPages = false
  private(set) var hasMailHeaders = false
  /// How many lines repeat the first one.
  private(set) var heads = 0
  private var head = 0..<0
  /// The weight of evidence for hard wrapping, as in ``WrappedLines``; 2 is sufficient.
  private var wraps = 0
  /// The previous line of text: its length in bytes, its last byte, whether it begins or continues an item, and its
  /// number among the lines of text.
  private var above = (length: 0, last: UInt8(0), isItem: false, count: 0)
  private var openEndings = 0
  private var symbols = 0
  private var loneMarkers = 0
  private var lastCounter = 0
  private var hasCounters = false
  /// The last line that consists of a number, and the number of lines of text since.
  private var lastFigure = (value: 0, lines: 0)

  var areAny: Bool {
    quotes > 0 || contents > 1 || gaps > 2 || hasPages || wraps > 1 || openEndings > 0 || symbols > 1
      || loneMarkers > 0 || hasCounters || hasMailHeaders || heads > 0
  }

  init(_ lines: LineIndex) {
    lines.bytes.withUnsafeBufferPointer { bytes in
      var isAfterText = false
      for (index, range) in lines.ranges.enumerated() {
        if range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x0C { hasPages = true }
        var start = range.lowerBound
        while start < range.upperBound, bytes[start] <= 0x20 { start += 1 }
        guard start < range.upperBound else {
          isAfterText = false
          continue
        }
        if above.count == 0 {
          head = start..<range.upperBound
        } else if range.upperBound - start == head.count, bytes[start] == bytes[head.lowerBound], above.count > 2,
          bytes[start..<range.upperBound].elementsEqual(bytes[head])
        {
          heads += 1
        }
        let continuesItem = isAfterText && above.isItem && start > range.lowerBound
        read(bytes, start, range.upperBound, isAfterText: isAfterText && !continuesItem)
        if continuesItem { above.isItem = true }
        if !lines.isNormal(index), Self.hasGap(bytes, start, range.upperBound) { gaps += 1 }
        isAfterText = true
      }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isAfterText: Bool) {
    let first = bytes[start]
    let second = start + 1 < end ? bytes[start + 1] : 0
    if first == 0x3E { quotes += 1 }
    // Browsers print the address of a local file below each page.
    if first == 0x66, bytes[start..<end].starts(with: "file:///".utf8) { hasPages = true }
    if first == 0x46, end - start > 4, end - start < 200, PastedMail.isSender(bytes, start) { hasMailHeaders = true }
    lastFigure.lines += 1
    if first >= 0x31, first <= 0x39, end - start <= 3 { readFigure(bytes, start, end) }
    if isAfterText, first >= 0x61 && first <= 0x7A || first == 0xC3 && second >= 0x9F { noteSmallBeginning() }
    if end - start <= 4, first >= 0x80 || first == 0x2D || first == 0x2A || first == 0x31 { loneMarkers += 1 }
    if first >= 0x31, first <= 0x39, let counter = Self.counter(bytes, start, end) {
      if counter == lastCounter + 1, counter > 1 { hasCounters = true }
      lastCounter = counter
    }
    if first >= 0xC2 && first <= 0xC3
      || end - start > 2 && (second == 0x09 || second == 0x20 && bytes[start + 2] == 0x20)
    {
      if SymbolMarkers.sign(bytes, start, end) != nil { symbols += 1 }
    }
    var last = end - 1
    while last > start, bytes[last] <= 0x20 { last -= 1 }
    // An approximation: an indented line below an item always continues it.
    let isItem = first == 0x2D || first == 0x2A || first >= 0xC2 && first != 0xC3 || first >= 0x30 && first <= 0x39
    above = (last + 1 - start, bytes[last], isItem, above.count + 1)
    switch bytes[last] {
    case 0x30...0x39:
      if ContentsLines.isEntry(bytes, start, last + 1) { contents += 1 }
      if last - start < 24, PageFurniture.isMarkedPageNumber(bytes, start, last + 1) { hasPages = true }
    case 0x93 where last - start < 12 && PageFurniture.isMarkedPageNumber(bytes, start, last + 1): hasPages = true
    case 0x2D: if last > start, bytes[last - 1] > 0x40 { openEndings += 1 }
    // U+00AD, U+2010, U+FFFE
    case 0xAD where bytes[last - 1] == 0xC2: openEndings += 1
    case 0x90 where last > start + 2 && bytes[last - 1] == 0x80: openEndings += 1
    case 0xBE where last > start + 2 && bytes[last - 1] == 0xBF: openEndings += 1
    default: break
    }
  }

  /// Notes a line in lowercase below a line that does not end a sentence. One line of at least 60 bytes is sufficient
  /// evidence, and so is the title.
  private mutating func noteSmallBeginning() {
    switch above.last {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x3B: return
    default: wraps += above.length >= 60 || above.count == 1 ? 2 : above.length >= 20 ? 1 : 0
    }
  }

  /// Numbers on lines of their own that ascend by one, more than four lines apart, are page numbers.
  private mutating func readFigure(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var value = 0
    for byte in bytes[start..<end] where byte > 0x20 {
      guard byte >= 0x30, byte <= 0x39 else { return }
      value = value * 10 + Int(byte - 0x30)
    }
    if value == lastFigure.value + 1, value > 1, lastFigure.lines > 4 { hasPages = true }
    lastFigure = (value, 0)
  }

  /// Whether there are three spaces between two words.
  private static func hasGap(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var spaces = 0
    for index in start..<end {
      if bytes[index] == 0x20 {
        spaces += 1
      } else {
        if spaces >= 3 { return true }
        spaces = 0
      }
    }
    return false
  }
}

/// Letters that a symbol font shows as bullets: they come before a tab or a wide space on more than one line.
struct SymbolMarkers {
  private var signs: Set<String> = []

  init() {}

  init(_ lines: [PickedLine], _ bytes: [UInt8]) {
    var counts: [String: Int] = [:]
    bytes.withUnsafeBufferPointer { bytes in
      for line in lines where !line.line.isBlank {
        guard let sign = Self.sign(bytes, line.line.contentStart, line.line.range.upperBound) else { continue }
        counts[sign, default: 0] += 1
      }
    }
    signs = Set(counts.filter { $0.value > 1 }.keys)
  }

  /// The marker at the beginning of a line's content, or nil.
  func marker(_ bytes: [UInt8], at start: Int, to end: Int) -> ListMarker? {
    guard !signs.isEmpty else { return nil }
    let sign = bytes.withUnsafeBufferPointer { Self.sign($0, start, end) }
    return sign.flatMap { signs.contains($0) ? ListMarker(text: $0, number: nil, end: start + $0.utf8.count) : nil }
  }

  /// Letters for bullets in Wingdings and Symbol: Ø arrow, § square, ¨ square, ü tick, n square, q box, o box, à arrow,
  /// v diamond, Ÿ dot.
  private static let letters = [
    "Ø", "§", "¨", "ü", "n", "q", "o", "à", "v", "Ÿ", "·", "¤", "l", "p", "u", "þ", "Ä", "è",
  ]
  .map { ($0, Array($0.utf8)) }

  static func sign(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String? {
    for (text, letter) in letters where start + letter.count < end && bytes[start] == letter[0] {
      guard letter.count == 1 || bytes[start + 1] == letter[1] else { continue }
      let next = start + letter.count
      let isWideSpace = bytes[next] == 0xE2 && next + 2 < end && bytes[next + 1] == 0x80 && bytes[next + 2] <= 0x8A
      if bytes[next] == 0x09 || isWideSpace { return text }
      let first = spaceLength(bytes, next, end)
      if first > 0, spaceLength(bytes, next + first, end) > 0 || (next + first < end && bytes[next + first] == 0x09) {
        return text
      }
    }
    return nil
  }
}

extension SymbolMarkers {
  /// The length in bytes of a space or no-break space at an index; 0 for anything else.
  private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    guard index < end else { return 0 }
    if bytes[index] == 0x20 { return 1 }
    return bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
  }
}

/// Measures lines.
enum LineWidth {
  static func endsWithSoftHyphen(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return end - range.lowerBound > 2 && bytes[end - 1] == 0xAD && bytes[end - 2] == 0xC2
  }

  /// The number of characters of a line without white space at its end.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    var count = 0
    for index in range.lowerBound..<end where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// Restores markers that copying separated from their items (a run of bullets above a list), and numbers that lack a
/// full stop.
struct CopiedMarkers {
  private var lines: [PickedLine]
  private let bytes: [UInt8]
  /// The indices of the lines with text.
  private let texts: [Int]
  /// The indices of lines that consist only of a marker.
  private var gone: Set<Int> = []

  /// The lines, with the markers of items restored.
  static func restored(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    var markers = CopiedMarkers(lines: lines, bytes: bytes, texts: lines.indices.filter { !lines[$0].line.isBlank })
    markers.readHeaps()
    markers.readCounters()
    let (gone, restored) = (markers.gone, markers.lines)
    return gone.isEmpty ? restored : restored.indices.filter { !gone.contains($0) }.map { restored[$0] }
  }

  private init(lines: [PickedLine], bytes: [UInt8], texts: [Int]) {
    (self.lines, self.bytes, self.texts) = (lines, bytes, texts)
  }

  // MARK: Runs of markers

  /// Assigns a run of lines with only a marker ("•", "•", "•") to the same number of lines after it, which become
  /// items. If the numbers differ, the markers are dropped and the lines stay as they are.
  private mutating func readHeaps() {
    var order = 0
    while order < texts.count {
      var heap: [ListMarker] = []
      var end = order
      while end < texts.count, let marker = loneMarker(lines[texts[end]], behind: heap.last) {
        if end > order, lines[texts[end]].beginsPage { break }
        heap.append(marker)
        end += 1
      }
      guard heap.count > 1 else {
        order += 1
        continue
      }
      let group = texts[end...].prefix { index in
        index == texts[end] || !lines[index - 1].line.isBlank && !lines[index].beginsPage
      }
      gone.formUnion(texts[order..<end])
      if group.count == heap.count, group.first.map({ !lines[$0].beginsPage }) ?? false {
        for (index, marker) in zip(group, heap) {
          lines[index].marker = ListMarker(
            text: marker.text, number: marker.number, end: lines[index].line.contentStart)
        }
      }
      order = end
    }
  }

  /// The marker that a line consists of, or nil. A number without full stop counts if it is the next of a run of
  /// numbers.
  private func loneMarker(_ line: PickedLine, behind last: ListMarker?) -> ListMarker? {
    var range = line.line.contentStart..<line.line.range.upperBound
    while let end = range.last, bytes[end] <= 0x20 { range = range.lowerBound..<end }
    guard range.count <= 4 else { return nil }
    if let marker = ListMarker.read(bytes, at: range.lowerBound, to: range.upperBound) {
      return marker.end == range.upperBound ? marker : nil
    }
    let expected = (last?.number ?? 0) + 1
    guard Self.number(bytes[range]) == expected, last == nil || last?.number != nil else { return nil }
    return ListMarker(text: "\(expected).", number: expected, end: range.upperBound)
  }

  // MARK: Counters

  /// Makes markers of consecutive numbers from 1 without a full stop: "1 Begynn i det små", "2 Hold møtene korte".
  private mutating func readCounters() {
    var run: [(index: Int, marker: ListMarker)] = []
    var lastOrder = 0
    func finish() {
      if run.count > 1 { for (index, marker) in run { lines[index].marker = marker } }
      run = []
    }
    for (order, index) in texts.enumerated() {
      guard let counter = Self.counter(lines[index].line, bytes) else {
        // An item may continue on the next lines, but not after a blank line.
        if order - lastOrder > 3 || index > 0 && lines[index - 1].line.isBlank { finish() }
        continue
      }
      if counter.number != (run.last?.marker.number ?? 0) + 1 { finish() }
      if counter.number == (run.last?.marker.number ?? 0) + 1 { run.append((index, counter)) }
      lastOrder = order
    }
    finish()
  }

  /// The marker of a line that begins with a number, a space and a capital letter.
  private static func counter(_ line: SourceLine, _ bytes: [UInt8]) -> ListMarker? {
    CopySigns.counter(bytes, line.contentStart, line.range.upperBound).map {
      ListMarker(text: "\($0).", number: $0, end: line.contentStart + ($0 < 10 ? 1 : 2))
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(String(decoding: bytes, as: UTF8.self)) : nil
  }
}

extension CopySigns {
  static func counter(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    bytes.withUnsafeBufferPointer { counter($0, start, end) }
  }

  /// The number of one or two digits at the start of a line, before a space and a capital letter; nil for any other
  /// line.
  static func counter(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start + 4 < end, bytes[start] >= 0x31, bytes[start] <= 0x39 else { return nil }
    let hasTwo = bytes[start + 1] >= 0x30 && bytes[start + 1] <= 0x39
    var next = start + (hasTwo ? 2 : 1)
    guard bytes[next] == 0x20 || bytes[next] == 0x09 else { return nil }
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    guard next + 1 < end else { return nil }
    let isCapital =
      bytes[next] >= 0x41 && bytes[next] <= 0x5A || bytes[next] == 0xC3 && (0x80...0x9E).contains(bytes[next + 1])
    guard isCapital else { return nil }
    return Int(bytes[start] - 0x30) * (hasTwo ? 10 : 1) + (hasTwo ? Int(bytes[start + 1] - 0x30) : 0)
  }
}

/// Words that have a capital inside sentences. They are names, which may begin a line in the middle of a sentence.
struct CapitalWords {
  private var words: Set<Substring> = []

  init(_ blocks: [Block]) {
    for block in blocks where block.text.utf8.count < 4000 {
      var isInside = false
      for word in block.text.split(separator: " ") {
        let bare = word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
        if isInside, bare.first?.isUppercase == true { words.insert(bare) }
        isInside = word.last.map { !".!?:".contains($0) } ?? false
      }
    }
  }

  /// Whether a text begins with a name, an abbreviation, lowercase or no letter.
  func begin(_ text: String) -> Bool {
    let word = text.prefix { $0 != " " }
    let bare = word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
    guard let first = bare.first else { return true }
    if first.isLowercase || bare.dropFirst().contains(where: \.isUppercase) { return true }
    return words.contains(bare) || bare.last == "s" && words.contains(bare.dropLast())
  }
}
