import ByregionWriteUp
import Testing

@Suite("Collected write-ups")
struct FixtureTests {
  @Test("All sources of the corpus and all seeds are found")
  func sourcesAreThere() { #expect(Fixture.all.count == 36 && Fixture.others.count == 19) }

  @Test("Each field and each list equals the result of a careful reader", arguments: Fixture.all + Fixture.others)
  func isExact(_ fixture: Fixture) throws {
    #expect(ExpectedWriteUp(try fixture.read()) == fixture.expected)
  }

  @Test("Each line with text is in exactly one title, heading or entry", arguments: Fixture.all + Fixture.others)
  func isWhole(_ fixture: Fixture) throws {
    let source = try SourceText(bytes: fixture.bytes, name: fixture.name)
    let coverage = Coverage(of: WriteUpReader.read(source), in: source)
    #expect(coverage.lost.isEmpty && coverage.doubled.isEmpty, "\(coverage)")
  }

  @Test("A write-up written as text parses back to the same write-up", arguments: Fixture.all + Fixture.others)
  func roundTrips(_ fixture: Fixture) throws {
    let writeUp = try fixture.read()
    let again = try WriteUp(WriteUpWriter.text(of: writeUp))
    #expect(ExpectedWriteUp(again).withoutLines == fixture.expected.withoutLines)
    #expect(again.sections.map { $0.entries.map(\.text) } == writeUp.sections.map { $0.entries.map(\.text) })
  }

  @Test(
    "Ranges are inside the text, and those of entries inside their section's", arguments: Fixture.all + Fixture.others)
  func rangesAreSound(_ fixture: Fixture) throws {
    let source = try SourceText(bytes: fixture.bytes, name: fixture.name)
    for section in WriteUpReader.read(source).sections {
      #expect(section.range.upperBound <= source.text.utf8.count)
      for entry in section.entries {
        #expect(
          section.range.lowerBound <= entry.range.lowerBound && entry.range.upperBound <= section.range.upperBound)
      }
    }
  }
}
