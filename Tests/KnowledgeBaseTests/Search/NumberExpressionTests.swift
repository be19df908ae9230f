import Testing

@testable import ByregionSearch

@Suite("Numbers, dates and codes of a query")
struct NumberExpressionTests {
  private func phrases(_ text: String) -> [String] { NumberExpression(whole: text)?.phrases ?? [] }

  @Test(
    "a number has the same phrases however its digits are grouped",
    arguments: ["34394", "34.394", "34 394", "34\u{A0}394", "34\u{2009}394", "34\u{202F}394"])
  func grouped(_ text: String) {
    #expect(Set(phrases(text)) == ["34394", "34 394"])
  }

  @Test(
    "an expression has the phrases of its other printed forms",
    arguments: [
      ("3000", "3 000"), ("3.000,-", "3000"), ("kr 3 000", "3 000 kroner"), ("3000 kroner", "kr 3 000"),
      ("2.000.000", "2000000"), ("1,5 mill", "1 5 millioner"), ("1,5 mill", "1 500 000"), ("12 %", "12 prosent"),
      ("17.05.2016", "17 mai 2016"), ("17. mai 2016", "17 05 2016"), ("9.11.2017", "2017 11 09"), ("fase 2", "fase ii"),
      ("fase II", "fase 2"), ("covid19", "covid 19"), ("COVID-19", "covid19"), ("E6", "e 6"), ("E 6", "e6"),
      ("21003456", "21 00 34 56"), ("NO 987 654 321 MVA", "987654321"), ("kl. 10.30", "klokka 10 30"), ("§ 3-1", "3 1"),
      ("2015–2018", "2015 18"), ("ola.nordmann@eksempel.no", "ola nordmann eksempel no"),
      ("https://www.eksempel.no/a", "https www eksempel no a"), ("−3,5", "3 5"),
      ("kap. 7", "kapittel 7"), ("kapittel 14", "kap 14"), ("pkt. 3", "punkt iii"), ("nr. 8", "nummer 8"),
      ("paragraf 5-12", "5 12"), ("paragraf 44", "44"), ("minus 12,5", "12 5"), ("8 400 000", "8 4 millioner"),
      ("6.000.000.000", "6 mrd"), ("45 tusen", "45 000"), ("45000", "45 tusen"), ("3 250 000", "3 25 mill"),
    ])
  func otherForms(_ text: String, _ phrase: String) {
    #expect(phrases(text).contains(phrase))
  }

  @Test(
    "a text that is not a number gives no expression",
    arguments: ["by", "kommune 2", "no", "§", "-", "", "1.2.3.4", "34 39"])
  func words(_ text: String) {
    #expect(NumberExpression(whole: text) == nil)
  }

  @Test("a number that is not round has no phrase in words", arguments: ["8 412 345", "45 500", "100", "2000,5"])
  func notRound(_ text: String) {
    #expect(!phrases(text).contains { $0.hasSuffix("tusen") || $0.hasSuffix("millioner") })
  }

  @Test(
    "three digits do not match in a longer number, and a minus does not match a hyphen in a range",
    arguments: [
      ("700", "700", "Det kom 700 gjester", true), ("700", "700", "Det kom 2 700 gjester", false),
      ("700", "700", "Det kom 700\u{A0}000 gjester", false), ("700", "700", "I 2019 700 gjester", true),
      ("350 kroner", "350 kroner", "Prisen er 350 Kroner", true),
      ("kr 350", "350 kroner", "Prisen er 12\u{A0}350 kroner", false),
      ("minus 12", "12", "Det var −12 grader", true), ("minus 12", "12", "Det var 12 grader", false),
      ("minus 12", "12", "Perioden 2010-12 grader", false),
    ])
  func signs(_ query: String, _ phrase: String, _ text: String, _ stands: Bool) {
    #expect(NumberExpression(whole: query)?.signs[phrase]?.stands(with: phrase, in: text) == stands)
  }

  @Test("an expression ends where the next number begins")
  func length() {
    #expect(NumberExpression(["34", "394", "innbyggere"])?.length == 2)
    #expect(NumberExpression(["2015", "394"])?.length == 1)
    #expect(NumberExpression(["71", "kommuner", "og", "700"])?.phrases == ["71"])
  }
}
