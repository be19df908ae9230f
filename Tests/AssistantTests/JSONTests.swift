import Testing

@testable import ByregionAssistants
@testable import ByregionText

@Suite("The JSON reader") struct JSONReaderTests {
  private func read(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }

  @Test("values are parsed by RFC 8259, and parsing what was written gives the same value")
  func values() throws {
    let cases: [(String, JSON)] = [
      ("null", .null), (" true\n", true), ("false", false), ("0", 0), ("-12", -12), ("1.5", .real(1.5)),
      ("1e3", .real(1000)), ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .real(9.223372036854775808e18)),
      ("\"\"", ""), (#""a\n\"\\\/\u00e5\ud83d\ude00""#, "a\n\"\\/å😀"), ("\"blåbær\"", "blåbær"), ("[]", []),
      ("[1, [2], {}]", [1, [2], [:]]), (#"{"b": 1, "a": {"c": null}}"#, ["b": 1, "a": ["c": .null]]),
    ]
    for (text, value) in cases {
      #expect(try read(text) == value, "\(text)")
      #expect(try JSON(parsing: value.line) == value, "\(text)")
    }
  }

  @Test(
    "invalid or ambiguous JSON is an error with its byte offset",
    arguments: [
      ("", 0), ("nul", 3), ("[1,]", 3), ("{\"a\" 1}", 5), ("{\"a\":1,}", 7), ("01", 1), ("1.", 2), ("-", 1),
      ("1e999", 0), ("\"a", 2), ("\"\u{1}\"", 1), (#""\x""#, 3), (#""\ud800""#, 7), (#""\udc00""#, 7),
      (#"{"a":1,"a":2}"#, 7), ("1 2", 2), ("'a'", 0), (#""\u00g0""#, 5), ("{", 1), ("[", 1),
    ])
  func errors(text: String, offset: Int) throws {
    let error = #expect(throws: JSONScanner.Failure.self) { try read(text) }
    #expect(error?.offset == offset, "\(text): \(String(describing: error))")
  }

  @Test("ill-formed UTF-8 and values that are nested too deeply are errors")
  func limits() throws {
    for bytes in [[0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xEF, 0xBB, 0xBF, 0x31]] as [[UInt8]] {
      #expect(throws: JSONScanner.Failure.self) { try JSON(parsing: bytes) }
    }
    let deepest = JSON.depthLimit
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try read(nested(deepest)) }
    #expect(throws: JSONScanner.Failure.self) { try read(nested(deepest + 1)) }
    #expect(throws: JSONScanner.Failure.self) { try read(String(repeating: "{\"a\":", count: 1_000_000)) }
  }
}

@Suite("Addresses of resources") struct ResourceAddressTests {
  @Test("an address can be parsed from its URI") func roundTrip() {
    for address in [.region("rana"), .passage("rana/advice/2"), .document(12)] as [ResourceAddress] {
      #expect(ResourceAddress(address.uri) == address)
    }
    #expect(ResourceAddress("byregion://region/r%C3%A5") == .region("rå"))
  }

  @Test(
    "other URIs are not addresses of resources",
    arguments: [
      "", "byregion://", "byregion://region", "byregion://region/a/b", "byregion://passage/rana/advice",
      "byregion://document/", "byregion://document/x", "file:///etc/passwd", "BYREGION://region/rana",
    ])
  func others(uri: String) { #expect(ResourceAddress(uri) == nil) }
}

@Suite("Quotations") struct QuotationTests {
  @Test("every line of a quoted document begins with >, whatever its line terminators are")
  func lines() {
    let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{85}g\u{B}h\u{C}i\n\n"
    let block = Quotation.block(text)
    #expect(block.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).allSatisfy { $0.hasPrefix(">") })
    #expect(Quotation.inline("a\nb\u{202E}c") == "a b\\u{202e}c")
  }
}
