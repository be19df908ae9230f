/// The label that a line of the facts begins with.
struct FactLabel {
  var fact: Fact
  /// UTF-8 bytes of the label in the line, without its colon.
  var range: Range<Int>
  /// Where the value begins.
  var valueStart: Int
  var hasColon: Bool
  /// The vocabulary's spelling when the label is misspelt, or nil.
  var spelling: String?
  /// Whether the word names other things too, so that only its value tells that it is a label ("Størrelse").
  var isVague = false

  private static let longest = 70

  /// The label of a line, or nil.
  static func read(_ text: String) -> FactLabel? {
    text.withBytes { bytes in
      colon(bytes).map { marked(bytes, colon: $0) } ?? unmarked(bytes)
    }
  }

  /// The label of a line that ends it with a colon, or nil.
  static func readMarked(_ text: String) -> FactLabel? {
    text.withBytes { bytes in colon(bytes).flatMap { marked(bytes, colon: $0) } }
  }

  private static func colon(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    ByteSearch.first(0x3A, in: UnsafeBufferPointer(rebasing: bytes.prefix(longest)))
  }

  private static func marked(_ bytes: UnsafeBufferPointer<UInt8>, colon: Int) -> FactLabel? {
    FoldedLine(UnsafeBufferPointer(rebasing: bytes[..<colon])).flatMap { labelled($0, colon: colon) }
  }

  private static func labelled(_ line: FoldedLine, colon: Int) -> FactLabel? {
    for word in line.words.prefix(3) {
      let isFirst = word.source.lowerBound == line.words[0].source.lowerBound
      guard let match = lexicon.match(word, of: line, isFirst: isFirst) else { continue }
      return FactLabel(
        fact: match.fact, range: 0..<colon, valueStart: colon + 1, hasColon: true, spelling: match.spelling,
        isVague: match.isVague)
    }
    let last = line.words[line.words.count - 1]
    guard line.words.count <= 3, lexicon.namesMunicipalities(last) else { return nil }
    return FactLabel(fact: .partners, range: 0..<colon, valueStart: colon + 1, hasColon: true)
  }

  /// A label without a colon, as the cells of a table have it.
  private static func unmarked(_ bytes: UnsafeBufferPointer<UInt8>) -> FactLabel? {
    let head = Array(bytes.prefix(longest))
    let end = head.count < longest ? head.count : head.lastIndex(of: 0x20) ?? head.count
    guard let line = FoldedLine(String(decoding: head[..<end], as: UTF8.self)),
      let match = lexicon.match(line.words[0], of: line, isFirst: true)
    else { return nil }
    var labelEnd = line.words[0].source.upperBound
    for word in line.words.dropFirst() {
      guard lexicon.isFiller(word) else { break }
      labelEnd = word.source.upperBound
    }
    var valueStart = labelEnd
    while valueStart < head.count, signs.contains(head[valueStart]) { valueStart += 1 }
    return FactLabel(
      fact: match.fact, range: 0..<labelEnd, valueStart: valueStart, hasColon: false, spelling: match.spelling,
      isVague: match.isVague)
  }

  /// Space, hyphen, dash, equals sign, semicolon and bar between a label and its value.
  private static let signs: Set<UInt8> = [0x20, 0x2D, 0x3B, 0x3D, 0x7C, 0xE2, 0x80, 0x93, 0x94]

  private static let lexicon = FactLexicon()
}
