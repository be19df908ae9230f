import ByregionSQLite
import Foundation
import Testing

@testable import ByregionPrinting

@Suite("JSON writer")
struct JSONWriterTests {
  private func written(indented: Bool = false, _ body: (JSONWriter) -> Void) -> String {
    Output.text { body(JSONWriter($0, indented: indented)) }
  }

  private func sample(_ json: JSONWriter) {
    json.object {
      json.field("version", 1)
      json.field("name", "Rana")
      json.field("area", Double?.none)
      json.field("places", ["Rana", "Hemnes"])
      json.field("none", [String]())
      json.field("facts") { json.field("ok", true) }
      json.field("hits", each: [1, 2]) { hit in json.object { json.field("n", hit) } }
      json.field("empty") {}
    }
  }

  @Test("members and elements are separated by commas")
  func compact() {
    #expect(
      written(sample)
        == #"{"version":1,"name":"Rana","area":null,"places":["Rana","Hemnes"],"none":[],"facts":{"ok":true},"#
        + #""hits":[{"n":1},{"n":2}],"empty":{}}"#)
  }

  @Test("indentation does not change the content")
  func indented() throws {
    let text = written(indented: true, sample)
    #expect(text.hasPrefix("{\n  \"version\": 1,\n  \"name\": \"Rana\",\n"))
    #expect(text.contains("\"places\": [\n    \"Rana\",\n    \"Hemnes\"\n  ],\n  \"none\": [],\n"))
    let read = { try JSONSerialization.jsonObject(with: Data(($0 as String).utf8)) as? NSDictionary }
    #expect(try read(text) == read(written(sample)))
  }

  @Test("values of SQLite keep their types")
  func values() {
    let text = written { json in
      json.array {
        for value in [Value.null, 7, 0.5, "x\n", .real(.infinity), .blob([255])] as [Value] {
          json.value(value)
        }
        json.integer(UInt64.max)
      }
    }
    #expect(text == #"[null,7,0.5,"x\n",null,{"base64":"/w=="},18446744073709551615]"#)
  }

  @Test("lines of NDJSON follow each other")
  func lines() {
    let text = written { json in
      for number in 1...2 {
        json.object { json.field("n", number) }
        json.endLine()
      }
    }
    #expect(text == "{\"n\":1}\n{\"n\":2}\n")
  }

  @Test("every control character and separator is escaped, and no letter is")
  func escapes() {
    #expect(
      written { $0.string("\"\\\u{8}\t\n\u{c}\r\u{0}\u{1b}\u{7f}\u{85}\u{2028}\u{202e}æ漢😀") }
        == #""\"\\\b\t\n\f\r\u0000\u001b\u007f\u0085\u2028\u202eæ漢😀""#)
  }
}
