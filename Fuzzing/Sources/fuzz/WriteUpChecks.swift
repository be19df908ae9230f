import ByregionWriteUp

/// Any bytes can be parsed, nothing of a plain text is lost, and all positions lie in the text.
enum WriteUpChecks {
  static func check(_ bytes: [UInt8], name: String) throws {
    guard let source = try? SourceText(bytes: bytes, name: name) else { return }
    check(source)
  }

  /// Checks what is read from a source.
  static func check(_ source: SourceText) {
    let writeUp = WriteUpReader.read(source)
    _ = WriteUpDump.text(of: writeUp)
    let length = source.text.utf8.count
    for section in writeUp.sections {
      for entry in section.entries {
        expect(entry.range.lowerBound >= 0 && entry.range.upperBound <= length, "an entry lies in the text")
        expect(entry.line >= 1, "lines count from 1")
      }
    }
    let places = writeUp.diagnostics.map { [$0.line, $0.column] }
    expect(zip(places, places.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }, "diagnostics are in order")
    let coverage = Coverage(of: writeUp, in: source)
    if source.format == .plain { expect(coverage.isWhole, "nothing is lost or doubled: \(coverage)") }
    if source.format == .html { expect(coverage.lost.isEmpty, "nothing is lost: \(coverage)") }
    // A written write-up can be parsed again.
    guard source.format != .markdown else { return }
    let written = Array(WriteUpWriter.text(of: writeUp).utf8)
    guard let writtenSource = try? SourceText(bytes: written, name: "x.txt") else {
      return expect(writeUp.title.isEmpty, "what is written out is text")
    }
    let again = WriteUpReader.read(writtenSource)
    expect(again.title == writeUp.title || writeUp.title.isEmpty, "the title is read again")
  }
}
