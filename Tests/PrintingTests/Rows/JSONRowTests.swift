import Foundation
import TestSupport
import Testing

@testable import ByregionPrinting
@testable import ByregionText

@Suite("JSON of rows")
struct JSONRowTests {
  @Test("rows are objects, one a line, in an array")
  func array() throws {
    let json = try printed(.json, ["name", "n"], [[.text("Rana"), .integer(1)], [.null, .real(0.1)]])
    #expect(json == #"[{"name":"Rana","n":1},"# + "\n" + #"{"name":null,"n":0.1}]"# + "\n")
  }

  @Test("a result without rows is an empty array, and nothing in NDJSON")
  func empty() throws {
    #expect(try printed(.json, ["a"], []) == "[]\n")
    #expect(try printed(.ndjson, ["a"], []) == "")
  }

  @Test("NDJSON ends each object with its line")
  func lines() throws {
    #expect(try printed(.ndjson, ["a"], [[.integer(1)], [.integer(2)]]) == "{\"a\":1}\n{\"a\":2}\n")
  }

  @Test("columns of the same name get keys of their own")
  func duplicates() throws {
    let json = try printed(
      .ndjson, ["name", "name", "name_2", "name"], [[.integer(1), .integer(2), .integer(3), .integer(4)]])
    #expect(json == #"{"name":1,"name_3":2,"name_2":3,"name_4":4}"# + "\n")
  }

  @Test("a number that is not finite is null, and a blob differs from a text")
  func specials() throws {
    let json = try printed(
      .ndjson, ["a", "b", "c", "d"], [[.real(.infinity), .real(.nan), .blob([1, 2, 3, 4]), .integer(.min)]])
    #expect(json == #"{"a":null,"b":null,"c":{"base64":"AQIDBA=="},"d":-9223372036854775808}"# + "\n")
  }

  @Test("another parser reads back any texts, and no control character reaches the screen")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      let texts = (0..<3).map { _ in HostileText.random(&generator) }
      let json = try printed(.ndjson, ["a", "b", "c"], [texts.map { .text($0) }])
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
      for (key, text) in zip(["a", "b", "c"], texts) {
        #expect(object?[key].map { Array($0.utf8) } == Array(text.utf8))
      }
      #expect(harmfulScalars(json.dropLast()).isEmpty)
    }
  }

  @Test("invalid UTF-8 becomes U+FFFD, so that the document stays valid")
  func invalidBytes() throws {
    let json = try Output.text { output in
      let printer = JSONRowPrinter(output, .lines)
      try printer.begin([Column("a")])
      try printer.row(OwnedRow([.text([0x61, 0xC3, 0x28, 0xFF, 0xED, 0xA0, 0x80, 0xF0, 0x9F, 0x98])]))
      try printer.end()
    }
    #expect(json == "{\"a\":\"a\u{FFFD}(\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\"}\n")
  }
}

/// The scalars of a printed text that could act on a terminal, except for line ends and tabs.
func harmfulScalars(_ text: some StringProtocol) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { scalar in
    scalar != "\n" && scalar != "\r" && scalar != "\t" && Sanitizer.isHarmful(scalar.value)
  }
}
