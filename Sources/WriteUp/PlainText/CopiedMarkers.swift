import ByregionText

/// Markers that a copy tore from their items: a heap of bullets above a list, or a counter without its full stop.
struct CopiedMarkers {
  private var lines: [PickedLine]
  private let bytes: [UInt8]
  /// The indices of the lines that have text.
  private let texts: [Int]
  /// Lines that are markers and nothing else.
  private var gone: Set<Int> = []

  /// The lines, those of items with their markers.
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

  // MARK: Heaps

  /// "•", "•", "•" one below the other, and then as many lines: each line is an item. Where the numbers differ, the
  /// markers are no text, and the lines stay what they are.
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

  /// The marker that a line is and nothing else; a figure counts when it is the next one of a heap of figures.
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

  /// "1 Begynn i det små", "2 Hold møtene korte": figures that count lines are markers though no full stop is behind them.
  private mutating func readCounters() {
    var run: [(index: Int, marker: ListMarker)] = []
    var lastOrder = 0
    func finish() {
      if run.count > 1 { for (index, marker) in run { lines[index].marker = marker } }
      run = []
    }
    for (order, index) in texts.enumerated() {
      guard let counter = Self.counter(lines[index].line, bytes) else {
        // An item may go on in the next lines, but not behind a blank one.
        if order - lastOrder > 3 || index > 0 && lines[index - 1].line.isBlank { finish() }
        continue
      }
      if counter.number != (run.last?.marker.number ?? 0) + 1 { finish() }
      if counter.number == (run.last?.marker.number ?? 0) + 1 { run.append((index, counter)) }
      lastOrder = order
    }
    finish()
  }

  /// A figure, a space and a capital letter.
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

  /// The number of one or two figures that a line begins with, before a space and a capital letter; nil for any other
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

/// Words that a text has with a capital inside its sentences: names, which a line may begin with though it goes on.
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

  /// Whether a text begins with a name, an abbreviation or no letter at all.
  func begin(_ text: String) -> Bool {
    let word = text.prefix { $0 != " " }
    let bare = word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
    guard let first = bare.first else { return true }
    if first.isLowercase || bare.dropFirst().contains(where: \.isUppercase) { return true }
    return words.contains(bare) || bare.last == "s" && words.contains(bare.dropLast())
  }
}
