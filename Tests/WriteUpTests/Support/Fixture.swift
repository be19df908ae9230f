import ByregionWriteUp
import Foundation
import Testing

/// A source with its expected result.
struct Fixture: CustomTestStringConvertible, Sendable {
  var name: String
  var bytes: [UInt8]
  var expected: ExpectedWriteUp

  var testDescription: String { name }

  /// The sources with their `expected.json`, and the two seeds.
  static let all: [Fixture] = {
    let fixtures = Bundle.module.resourceURL?.appendingPathComponent("Fixtures")
    guard let fixtures else { return [] }
    let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("seed")
    let writeUps = fixtures.appendingPathComponent("write-ups")
    return load(sources: writeUps, expected: writeUps)
      + load(sources: seeds, expected: fixtures.appendingPathComponent("seeds"))
  }()

  /// Write-ups of other regions with irregularities, with the results of a careful reader.
  static let others: [Fixture] = {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/others")
    return folder.map { load(sources: $0, expected: $0) } ?? []
  }()

  /// Documents of word processors, with expected results without line numbers.
  static let documents: [Fixture] = {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/documents")
    return folder.map { load(sources: $0, expected: $0) } ?? []
  }()

  /// Web pages and texts in Markdown, with expected results without line numbers.
  static let pages: [Fixture] = {
    let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures/pages")
    return folder.map { load(sources: $0, expected: $0) } ?? []
  }()

  static let plain = all.filter { $0.name.hasSuffix(".txt") }

  static let everyPlain = plain + others.filter { $0.name.hasSuffix(".txt") }

  private static func load(sources: URL, expected: URL) -> [Fixture] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    return names.sorted().filter { !$0.hasSuffix(".json") }.compactMap { name in
      let stem = (name as NSString).deletingPathExtension
      guard let bytes = try? Data(contentsOf: sources.appendingPathComponent(name)),
        let json = try? Data(contentsOf: expected.appendingPathComponent(stem + ".expected.json")),
        let expected = try? JSONDecoder().decode(ExpectedWriteUp.self, from: json)
      else { return nil }
      return Fixture(name: name, bytes: Array(bytes), expected: expected)
    }
  }

  func read() throws -> WriteUp { WriteUpReader.read(try SourceText(bytes: bytes, name: name)) }
}

extension WriteUp {
  /// Parses a text given in a test.
  init(_ text: String, name: String = "text.txt") throws {
    self = WriteUpReader.read(try SourceText(bytes: Array(text.utf8), name: name))
  }
}
