import ByregionWriteUp
import Foundation
import TestSupport
import Testing

@Suite("Variants of a write-up give the same result")
struct VariantTests {
  /// The decoded text with line ends as LF.
  private func text(_ fixture: Fixture) throws -> String {
    let text = try SourceText(bytes: fixture.bytes, name: fixture.name).text
    return text.replacingOccurrences(of: "\r\n", with: "\n")
  }

  private func read(_ bytes: [UInt8]) throws -> ExpectedWriteUp {
    ExpectedWriteUp(WriteUpReader.read(try SourceText(bytes: bytes, name: "text.txt")))
  }

  private func read(_ text: String) throws -> ExpectedWriteUp { try read(Array(text.utf8)) }

  @Test("Line ends can be CRLF or CR", arguments: Fixture.everyPlain)
  func lineEnds(_ fixture: Fixture) throws {
    let text = try text(fixture)
    for end in ["\r\n", "\r"] {
      #expect(try read(text.replacingOccurrences(of: "\n", with: end)) == fixture.expected)
    }
  }

  @Test("UTF-16 of either byte order, with and without a byte order mark", arguments: Fixture.everyPlain)
  func utf16(_ fixture: Fixture) throws {
    let units = Array(try text(fixture).utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + little, little, [0xFE, 0xFF] + big, big] {
      #expect(try read(bytes) == fixture.expected)
    }
  }

  @Test("Windows-1252, if it has all characters", arguments: Fixture.everyPlain)
  func windows1252(_ fixture: Fixture) throws {
    guard let data = try text(fixture).data(using: .windowsCP1252) else { return }
    let source = try SourceText(bytes: Array(data), name: "text.txt")
    #expect(ExpectedWriteUp(WriteUpReader.read(source)) == fixture.expected)
    #expect(source.encoding == .windows1252)
  }

  @Test("Decomposed letters", arguments: Fixture.everyPlain)
  func decomposed(_ fixture: Fixture) throws {
    #expect(try read(try text(fixture).decomposedStringWithCanonicalMapping) == fixture.expected)
  }

  @Test("No-break spaces and tabs as spaces, and soft hyphens in words", arguments: Fixture.everyPlain)
  func invisible(_ fixture: Fixture) throws {
    let text = try text(fixture)
    #expect(try read(text.replacingOccurrences(of: " ", with: "\u{A0}")) == fixture.expected)
    #expect(try read(text.replacingOccurrences(of: " ", with: "\t")) == fixture.expected)
    #expect(try read(text.replacingOccurrences(of: "er", with: "e\u{AD}r")) == fixture.expected)
    #expect(try read(text.replacingOccurrences(of: "\n", with: " \u{A0}\t\n")) == fixture.expected)
  }

  @Test("Doubled blank lines", arguments: Fixture.plain)
  func doubledBlankLines(_ fixture: Fixture) throws {
    let text = try text(fixture).replacingOccurrences(of: "\n\n", with: "\n\n \n")
    #expect(try read(text).withoutLines == fixture.expected.withoutLines)
  }

  @Test("Other bullets", arguments: Fixture.plain)
  func otherBullets(_ fixture: Fixture) throws {
    let text = try text(fixture)
    for bullet in ["-", "–", "*", "·", "▪", "\u{F0B7}"] {
      #expect(try read(text.replacingOccurrences(of: "• ", with: bullet + " ")) == fixture.expected)
    }
  }

  @Test("Missing blank lines", arguments: Fixture.plain)
  func withoutBlankLines(_ fixture: Fixture) throws {
    // A line is an unknown heading only between blank lines, so write-ups with a section of kind `other` are skipped.
    guard !fixture.expected.sections.contains(where: { $0.kind == "other" }) else { return }
    let lines = try text(fixture).split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    #expect(try read(lines.joined(separator: "\n")).withoutLines == fixture.expected.withoutLines)
  }

  @Test("Sections in another order", arguments: Fixture.plain)
  func permuted(_ fixture: Fixture) throws {
    let lines = try text(fixture).components(separatedBy: "\n")
    let starts = fixture.expected.sections.filter { $0.heading != nil }.map { $0.line - 1 } + [lines.count]
    guard let first = starts.first, starts.count > 2 else { return }
    var random = SeededGenerator(seed: UInt64(starts.count))
    let chunks = zip(starts, starts.dropFirst()).map { Array(lines[$0..<$1]) + [""] }.shuffled(using: &random)
    let read = try read((Array(lines[..<first]) + chunks.flatMap { $0 }).joined(separator: "\n"))
    let expected = fixture.expected
    #expect(read.goals == expected.goals && read.advice == expected.advice)
    #expect(read.continuation == expected.continuation && read.application == expected.application)
    #expect(Set(read.results) == Set(expected.results) && read.kind == expected.kind)
    #expect(read.region == expected.region && read.population == expected.population)
    #expect(
      Set(read.sections.map { $0.kind + ($0.heading ?? "") })
        == Set(expected.sections.map { $0.kind + ($0.heading ?? "") }))
  }

  @Test("A heading with a typing error in a long word is still a heading", arguments: Fixture.plain)
  func misspeltHeadings(_ fixture: Fixture) throws {
    var random = SeededGenerator(seed: 7)
    for slip in Slip.allCases {
      var lines = try text(fixture).components(separatedBy: "\n")
      var expected = fixture.expected
      for (index, section) in fixture.expected.sections.enumerated() where section.heading != nil {
        let misspelt = slip.made(in: lines[section.line - 1], using: &random)
        lines[section.line - 1] = misspelt
        expected.sections[index].heading = misspelt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      let read = try read(lines.joined(separator: "\n"))
      #expect(read.sections == expected.sections, "\(slip)")
      #expect(read.goals == expected.goals && read.results == expected.results && read.advice == expected.advice)
    }
  }
}

/// A typing error in a long word of a heading.
enum Slip: CaseIterable {
  case dropped, doubled, swapped, other

  private static let words = [
    "programslutt", "søknad", "samarbeid", "utvikling", "Resultater", "Resultat", "resultater", "Dokumenter",
    "Dokument", "Fakta", "Kontakt",
  ]

  func made(in line: String, using random: inout SeededGenerator) -> String {
    guard let word = Self.words.first(where: { line.contains($0) }) else { return line }
    var letters = Array(word)
    let place = Int.random(in: 1..<(letters.count - 1), using: &random)
    switch self {
    case .dropped: letters.remove(at: place)
    case .doubled: letters.insert(letters[place], at: place)
    case .swapped: letters.swapAt(place, place + 1)
    case .other: letters[place] = letters[place] == "w" ? "q" : "w"
    }
    return line.replacingOccurrences(of: word, with: String(letters))
  }
}
