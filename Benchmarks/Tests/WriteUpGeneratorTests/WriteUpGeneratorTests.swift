import Foundation
import Testing

@testable import WriteUpGenerator

@Suite("Write-up generator") struct WriteUpGeneratorTests {
  private static let files = (0..<150).map { WriteUpGenerator(seed: 1).document($0) }

  private static func text(_ file: GeneratedFile) -> String {
    String(data: Data(file.bytes), encoding: .utf8) ?? String(
      data: Data(file.bytes), encoding: .windowsCP1252) ?? ""
  }

  @Test("the same seed and number give the same bytes, another seed others") func deterministic() {
    let again = WriteUpGenerator(seed: 1).document(7)
    #expect(again.bytes == Self.files[7].bytes)
    #expect(WriteUpGenerator(seed: 2).document(7).bytes != again.bytes)
  }

  @Test("a write-up is about 2.5 kB") func size() {
    let mean = Self.files.map(\.bytes.count).reduce(0, +) / Self.files.count
    #expect((2_200...2_900).contains(mean), "\(mean) bytes")
  }

  @Test("a write-up has more than 20 entries, and says who applied") func entries() {
    for file in Self.files {
      let lines = Self.text(file).split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
      #expect(file.entryCount > 20, "\(file.name)")
      #expect(lines.count > file.entryCount, "\(file.name)")
      #expect(lines.contains { $0.contains("kommune: ") }, "\(file.name)")
    }
  }

  @Test("no two regions, nor a region and a neighbour, share a name") func names() {
    let names = Set((0..<Places.madeUpCount).map(Places.madeUp))
    #expect(names.count == Places.madeUpCount)
  }

  @Test("the words are many, and a few of them make up much of the text") func vocabulary() {
    var random = SeededRandom(seed: 3)
    let vocabulary = Vocabulary()
    var counts: [String: Int] = [:]
    for _ in 0..<100_000 { counts[vocabulary.draw(&random).word(.indefinite, .bokmaal), default: 0] += 1 }
    #expect(vocabulary.count > 50_000)
    #expect(counts.count > 20_000)
    let common = counts.values.sorted(by: >).prefix(100).reduce(0, +)
    #expect((20_000...50_000).contains(common), "\(common)")
  }

  @Test("both written forms, all three formats and several encodings come") func forms() {
    let texts = Self.files.map(Self.text)
    #expect(texts.contains { $0.contains("Samarbeidskommunar") })
    #expect(texts.contains { $0.contains("Samarbeidskommuner") })
    #expect(texts.contains { $0.contains("\r\n") })
    #expect(Set(Self.files.map { $0.name.split(separator: ".").last }) == ["txt", "md", "html"])
    #expect(Self.files.contains { $0.bytes.starts(with: [0xef, 0xbb, 0xbf]) })
    #expect(Self.files.contains { String(data: Data($0.bytes), encoding: .utf8) == nil })
  }
}
