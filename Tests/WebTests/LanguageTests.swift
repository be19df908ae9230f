import ByregionLanguages
import Testing

@testable import ByregionWeb

@Suite("Languages") struct LanguageTests {
  @Test("`Accept-Language` selects the supported language with the highest weight") func header() {
    let expected: [(String, Language?)] = [
      ("nb", .bokmål), ("nn-NO, nb;q=0.8", .nynorsk), ("no", .bokmål), ("en-GB,en;q=0.9,nb;q=0.95", .english),
      ("da, sv", nil), ("da, nn;q=0.1", .nynorsk), ("nb;q=0, en;q=0.5", .english), ("", nil), ("*", nil),
      ("en;q=0.5, nb;q=0.7, nn;q=0.7", .bokmål),
    ]
    for (header, language) in expected { #expect(Language(acceptLanguage: header) == language, "\(header)") }
  }

  @Test("numbers, dates and lists are formatted for the language") func forms() {
    let (norwegian, english) = (Catalogue(.bokmål), Catalogue(.english))
    #expect(norwegian.number(26_138) == "26\u{A0}138")
    #expect(english.number(26_138) == "26,138")
    #expect(norwegian.number(1_000_000) == "1\u{A0}000\u{A0}000")
    #expect(norwegian.number(-5) == "−5")
    #expect(norwegian.number(9.64) == "9,6")
    #expect(english.number(1_234.05, decimals: 2) == "1,234.05")
    #expect(norwegian.number(40.0) == "40")
    #expect(norwegian.number(-0.01) == "0")
    #expect(norwegian.date("2015-01-01") == "1. januar 2015")
    #expect(Catalogue(.nynorsk).date("2014-05-17T10:00:00Z") == "17. mai 2014")
    #expect(english.date("2015-12-31") == "31 December 2015")
    #expect(norwegian.date("ikke en dato") == "ikke en dato")
    #expect(norwegian.list(["a", "b", "c"]) == "a, b og c")
    #expect(english.count(1, "hit", "hits") == "1 hit")
    #expect(english.count(0, "hit", "hits") == "0 hits")
  }

  @Test("parameters are encoded in a fixed order and decode to the same values") func parameters() throws {
    let parameters = try Parameters(encoded: "region=rana&q=f%C3%B8r+etter&kind=advice&region=salten&zz=1&empty=")
    #expect(parameters.encoded() == "?q=f%C3%B8r%20etter&kind=advice&region=rana&region=salten&zz=1")
    #expect(parameters.all("region") == ["rana", "salten"])
    #expect(parameters["q"] == "før etter")
    // Both arguments are names; the second is not the value of the first.
    #expect(parameters.removing("region", "kind").encoded() == "?q=f%C3%B8r%20etter&zz=1")
    for text in ["", "a=1", "&&==&", "%", "%4", "%zz", "a=%E2%28%A1", "+=+", "q=%00", "å=æ"] {
      guard let read = try? Parameters(encoded: text) else { continue }
      let again = try Parameters(encoded: read.encoded().dropFirst())
      #expect(again.encoded() == read.encoded(), "\(text)")
    }
  }

  @Test("`Accept` selects the supported format with the highest weight") func formats() {
    let all: [Format] = [.html, .json, .csv]
    #expect(Format.best(of: all, accept: nil) == .html)
    #expect(Format.best(of: all, accept: "*/*") == .html)
    #expect(Format.best(of: all, accept: "application/json") == .json)
    #expect(Format.best(of: all, accept: "text/html;q=0.5, text/csv") == .csv)
    #expect(Format.best(of: all, accept: "text/*;q=0.5, application/json;q=0.4") == .html)
    #expect(Format.best(of: all, accept: "image/png") == nil)
    #expect(Format.best(of: all, accept: "text/html;q=0, */*;q=0.1") == .json)
  }
}
