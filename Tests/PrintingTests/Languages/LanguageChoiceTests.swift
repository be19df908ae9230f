import ByregionLanguages
import Testing

@Suite("The language of the command line") struct LanguageChoiceTests {
  private func choice(
    option: String? = nil, setting: String? = nil, _ variables: [String: String] = [:]
  ) -> LanguageChoice {
    LanguageChoice(option: option, setting: setting) { variables[$0] }
  }

  @Test("the option wins over the settings, these over BYREGION_LANGUAGE, and that over the locale")
  func precedence() {
    let all = ["BYREGION_LANGUAGE": "nn", "LC_ALL": "nb_NO.UTF-8", "LC_MESSAGES": "en_GB", "LANG": "nn_NO"]
    #expect(choice(option: "en", setting: "nb", all).language == .english)
    #expect(choice(option: "en", setting: "nb", all).source == .option)
    #expect(choice(setting: "nb", all).language == .bokmål)
    #expect(choice(setting: "nb", all).source == .settings)
    #expect(choice(all).language == .nynorsk)
    #expect(choice(all).source == .variable("BYREGION_LANGUAGE"))
    let locale = all.filter { $0.key != "BYREGION_LANGUAGE" }
    #expect(choice(locale).language == .bokmål)
    #expect(choice(locale).source == .variable("LC_ALL"))
    #expect(choice(["LC_ALL": "", "LC_MESSAGES": "nn_NO", "LANG": "nb_NO"]).language == .nynorsk)
    #expect(choice(["LANG": "nb_NO.UTF-8"]).source == .variable("LANG"))
  }

  @Test(
    "nb and no are Bokmål, nn is Nynorsk, and every other locale is English",
    arguments: [
      ("nb_NO.UTF-8", Language.bokmål), ("no_NO", .bokmål), ("nb", .bokmål), ("nn_NO.UTF-8@euro", .nynorsk),
      ("NN", .nynorsk), ("en_US.UTF-8", .english), ("C", .english), ("C.UTF-8", .english), ("POSIX", .english),
      ("de_DE.UTF-8", .english), ("nonsense", .english), ("", .english),
    ])
  func locale(_ value: String, _ language: Language) {
    let choice = choice(["LANG": value])
    #expect(choice.language == language)
    #expect(choice.unknown == nil)
  }

  @Test("an unknown requested language becomes English, and is reported")
  func unknown() {
    #expect(choice(option: "sv", setting: "nb").language == .english)
    #expect(choice(option: "sv", setting: "nb").unknown == "sv")
    #expect(choice(setting: "klingon").unknown == "klingon")
    #expect(choice(["BYREGION_LANGUAGE": "da", "LANG": "nb_NO"]).unknown == "da")
    #expect(choice(["BYREGION_LANGUAGE": "", "LANG": "nb_NO"]).language == .bokmål)
    #expect(choice(option: "nb-NO").unknown == nil)
  }
}

@Suite("Texts of the command line") struct CatalogueTests {
  private let bokmål = Catalogue(.bokmål)
  private let nynorsk = Catalogue(.nynorsk)
  private let english = Catalogue(.english)

  @Test("nouns agree with their number, and 0 takes the plural")
  func plurals() {
    #expect([0, 1, 2].map { bokmål.rows($0) } == ["0 rader", "1 rad", "2 rader"])
    #expect([0, 1, 2].map { nynorsk.documents($0) } == ["0 dokument", "1 dokument", "2 dokument"])
    #expect([0, 1, 2].map { bokmål.documents($0) } == ["0 dokumenter", "1 dokument", "2 dokumenter"])
    #expect([0, 1, 2].map { english.hits($0) } == ["0 hits", "1 hit", "2 hits"])
    #expect([0, 1, 2].map { bokmål.hits($0) } == ["0 treff", "1 treff", "2 treff"])
    #expect([0, 1, 2].map { nynorsk.passages($0) } == ["0 tekstar", "1 tekst", "2 tekstar"])
    #expect([0, 1, 2].map { bokmål.times($0) } == ["0 ganger", "én gang", "2 ganger"])
    #expect([1, 2].map { bokmål.entries($0, ofKind: "result") } == ["1 resultat", "2 resultater"])
    #expect([1, 2].map { nynorsk.entries($0, ofKind: "result") } == ["1 resultat", "2 resultat"])
    #expect([1, 2].map { english.entries($0, ofKind: "advice") } == ["1 advice", "2 advice"])
    #expect(nynorsk.hiddenRepeats(0) == "")
    #expect(nynorsk.hiddenRepeats(1) == ", 1 lik tekst er gøymd")
    #expect(bokmål.hiddenRepeats(2) == ", 2 like tekster er skjult")
  }

  @Test("numbers, sizes and dates are those of the language")
  func figures() {
    #expect(bokmål.number(1_234.5) == "1\u{A0}234,5")
    #expect(english.number(1_234.5) == "1,234.5")
    #expect(bokmål.decimal(4.005, 2) == "4,01")
    #expect(english.decimal(0.8, 2) == "0.80")
    #expect(nynorsk.decimal(-0.001, 2) == "0,00")
    #expect([999, 1_234, 34_499_999].map { bokmål.size($0) } == ["999 B", "1,2 kB", "34 MB"])
    #expect(english.size(1_234) == "1.2 kB")
    #expect(nynorsk.figure(26_138, of: "2014-01-01") == "26\u{A0}138 (1. januar 2014)")
    #expect(english.figure(26_138, of: nil) == "26,138")
  }

  @Test("an error has all languages, and its description is English")
  func wording() {
    let wording = Wording { $0.noHits(for: "by") }
    #expect(wording.text(in: .bokmål) == "ingen treff på by")
    #expect(wording.text(in: .nynorsk) == "ingen treff på by")
    #expect(wording.text(in: .english) == "no hits for by")
    #expect("\(wording)" == "no hits for by")
    #expect(Wording(asItIs: "disk I/O error").text(in: .nynorsk) == "disk I/O error")
  }

  @Test("SQLite's messages about names and syntax are translated, and others are unchanged")
  func sqlite() {
    #expect(bokmål.sqlite("no such column: folketal") == "kolonnen folketal finnes ikke")
    #expect(nynorsk.sqlite("no such table: råd") == "tabellen råd finst ikkje")
    #expect(bokmål.sqlite("near \"FORM\": syntax error") == "syntaksfeil ved \"FORM\"")
    #expect(english.sqlite("no such column: a") == "no such column: a")
    #expect(nynorsk.sqlite("something else") == "something else")
  }
}
