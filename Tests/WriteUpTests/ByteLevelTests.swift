import TestSupport
import Testing

@testable import ByregionText
@testable import ByregionWriteUp

/// Compares code that reads eight bytes at a time with simple implementations that read one character at a time.
@Suite("Reading by eight bytes equals reading by characters")
struct ByteLevelTests {
  private static let pieces = [
    "a", "Å", "ø", "n", " ", "  ", "\t", "\n", "\r", "\r\n", "\u{0B}", "\u{A0}", "\u{AD}", "\u{2009}", "\u{2028}",
    "\u{205F}", "\u{3000}", "\u{1680}", "–", "•", "²", "\u{0}", "\u{1B}", "\u{7F}", "😀", "ord og land", "by",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...40, using: &generator)
    return (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
  }

  @Test("lines end at line end characters", arguments: 0..<300)
  func lines(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = Self.text(&generator)
    var expected: [[Unicode.Scalar]] = []
    var line: [Unicode.Scalar]? = nil
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if previous == "\r", scalar == "\n" { continue }
      if (0x0A...0x0D).contains(scalar.value) {
        expected.append(line ?? [])
        line = nil
      } else {
        line = (line ?? []) + [scalar]
      }
    }
    if let line { expected.append(line) }
    let index = LineIndex(text)
    #expect(index.ranges.map { Array(String(decoding: index.bytes[$0], as: UTF8.self).unicodeScalars) } == expected)
    let controls = text.unicodeScalars.contains {
      $0.value < 0x09 || (0x0E..<0x20).contains($0.value) || $0 == "\u{7F}"
    }
    #expect(index.hasControls == controls)
  }

  @Test("a line's text has single spaces, none at its ends, and no soft hyphen", arguments: 0..<300)
  func normalText(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let index = LineIndex(Self.text(&generator))
    for number in 0..<index.ranges.count {
      let line = index.line(number + 1)
      let scalars = String(decoding: index.bytes[line.range], as: UTF8.self).unicodeScalars.filter { $0 != "\u{AD}" }
      let words = scalars.split { $0.properties.isWhitespace }
      let expected = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
      #expect(index.normalText(from: line.contentStart, of: line) == expected)
    }
  }

  @Test("the edit distance equals that of the full table", arguments: 0..<300)
  func slips(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let words = (0..<2).map { _ in
      (0..<Int.random(in: 0...14, using: &generator)).map { _ in UInt8.random(in: 0x61...0x64, using: &generator) }
    }
    let distance = Self.distance(words[0], words[1])
    for limit in 0...4 {
      let expected = distance <= limit ? distance : nil
      #expect(EditDistance.between(words[0][...], words[1][...], limit: limit) == expected, "\(words) \(limit)")
    }
  }

  /// The optimal string alignment distance, by the full table.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
    for row in 0...first.count { table[row][0] = row }
    for column in 0...second.count { table[0][column] = column }
    for row in first.indices {
      for column in second.indices {
        let change = table[row][column] + (first[row] == second[column] ? 0 : 1)
        table[row + 1][column + 1] = min(change, table[row][column + 1] + 1, table[row + 1][column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          table[row + 1][column + 1] = min(table[row + 1][column + 1], table[row - 1][column - 1] + 1)
        }
      }
    }
    return table[first.count][second.count]
  }

  @Test(
    "a misspelt word matches the nearest word of the vocabulary, and the first of equally near ones", arguments: 0..<200
  )
  func nearest(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters = { (word: String) in FoldedLine(word)?.letters ?? [] }
    let vocabulary = ["resultat", "resultater", "mål", "måla", "råd", "råda", "dokument", "fakta", "søknad", "kontakt"]
    var word = letters(vocabulary.randomElement(using: &generator)!)
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let place = Int.random(in: word.indices, using: &generator)
      word[place] = UInt8.random(in: 0x61...0x7A, using: &generator)
    }
    let lexicon = Lexicon([(roles: .filler, words: vocabulary.joined(separator: " "))])
    let near = vocabulary.enumerated().compactMap { index, other -> (distance: Int, index: Int)? in
      let distance = Self.distance(word, letters(other))
      let allowance = EditDistance.allowance(forLength: min(word.count, letters(other).count))
      return distance <= allowance && allowance > 0 ? (distance, index) : nil
    }
    let expected = near.min { ($0.distance, $0.index) < ($1.distance, $1.index) }
    let match = lexicon.match(nearly: word[...])
    #expect(match?.word == expected?.index)
    #expect(match?.distance == expected?.distance)
  }

  @Test("the UTF-8 checker agrees with the standard library", arguments: 0..<300)
  func checksUTF8(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array((Self.text(&generator) + "\u{7FF}\u{800}\u{D7FF}\u{E000}\u{10FFFF}").utf8)
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let place = Int.random(in: bytes.indices, using: &generator)
      let leads: [UInt8] = [0x80, 0xBF, 0xC0, 0xC1, 0xC3, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x8F, 0x90]
      bytes[place] = leads.randomElement(using: &generator)!
    }
    bytes.removeLast(Int.random(in: 0...3, using: &generator))
    let text = bytes.withUnsafeBufferPointer(UTF8Checker.text)
    #expect(text == String(validating: bytes, as: UTF8.self))
    #expect(text.map { Array($0.utf8) } ?? bytes == bytes)
  }
}
