import TestSupport
import Testing

@testable import ByregionNorwegian

@Suite("The same word to a reader")
struct GrammarTests {
  @Test("grammar relates nearly all pairs of forms of one word, and hardly any pairs of different words")
  func lists() {
    let same = SameWords.pairs
    let different = DifferentWords.pairs
    #expect(same.count >= 250 && different.count >= 250)
    let missed = same.filter { Grammar.rule(relating: $0.0, $0.1) == nil }
    let wrong = different.filter { Grammar.rule(relating: $0.0, $0.1) != nil }
    let found = same.count - missed.count
    let precision = Double(found) / Double(found + wrong.count)
    let recall = Double(found) / Double(same.count)
    print("same word: \(same.count) pairs, \(different.count) pairs of different words;")
    print("precision \(precision), recall \(recall)")
    print("missed:", missed.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    print("taken for one:", wrong.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    #expect(precision >= 0.97)
    #expect(recall >= 0.98)
    #expect(Double(wrong.count) / Double(different.count) <= 0.05)
  }

  @Test("rules are symmetric")
  func symmetric() {
    for (one, other) in SameWords.pairs + DifferentWords.pairs {
      #expect(Grammar.rule(relating: one, other) == Grammar.rule(relating: other, one), "\(one) \(other)")
    }
  }

  @Test(
    "the rule that relates two words is returned",
    arguments: [
      ("Aalesund", "Ålesund", GrammarRule.spelling), ("by", "byane", .inflection),
      ("håndbok", "håndbøkene", .irregularForm), ("virkemiddel", "verkemidlane", .writtenForm),
      ("samarbeidavtale", "samarbeidsavtalene", .linkingLetter),
      ("busstopp", "bussstoppet", .tripleConsonant),
    ])
  func names(_ one: String, _ other: String, _ rule: GrammarRule) {
    #expect(Grammar.rule(relating: one, other) == rule)
  }

  @Test(
    "a number or code is the same only as itself",
    arguments: [("E6", "E16"), ("2014", "2015"), ("2014", "20145"), ("E6", "E6en"), ("1a", "1e")])
  func codes(_ one: String, _ other: String) {
    #expect(Grammar.rule(relating: one, other) == nil)
    #expect(Similarity.between(one, other) == 0)
    #expect(Grammar.rule(relating: one, one) == .spelling)
  }

  @Test(
    "closed classes are complete: strong verbs, nouns whose vowel changes, adjectives with several stems",
    arguments: [
      ("tre", "trær"), ("se", "sett"), ("bryte", "brøt"), ("gripe", "grep"), ("hjelpe", "hjulpet"), ("skyte", "skutt"),
      ("vedta", "vedtatt"), ("delta", "deltok"), ("bety", "betyr"), ("liten", "lille"), ("liten", "små"),
      ("åpen", "åpne"), ("gås", "gjess"), ("bonde", "bøndene"), ("håndbok", "håndbøkene"), ("middel", "midlene"),
      ("artikkel", "artikler"), ("arena", "arenaene"), ("sko", "skoene"), ("vakker", "vakreste"),
      ("innbygger", "innbyggernes"), ("langsom", "langsomme"), ("særskild", "særskilte"), ("gammal", "eldst"),
      ("bred", "breiast"), ("hjarte", "hjarto"),
      ("sleppe", "sleppt"), ("skade", "skadd"), ("nøktern", "nøkternt"), ("flott", "flotteste"), ("presis", "presise"),
      ("år", "års"), ("dag", "dags"), ("liv", "livs"), ("bu", "butt"),
    ])
  func closedClasses(_ one: String, _ other: String) {
    #expect(WordFamily(one).rule(for: other) != nil)
    #expect(WordFamily(other).rule(for: one) != nil)
  }

  @Test(
    "a word of Bokmål is related to the word in Nynorsk, even if both stem and ending differ",
    arguments: [
      ("løsning", "løysing"), ("løsninger", "løysingar"), ("mulighet", "moglegheit"), ("eiendom", "eigedom"),
      ("fremtiden", "framtida"), ("fremtiden", "framtid"), ("ledelse", "leiing"), ("melk", "mjølk"), ("kjøre", "køyre"),
      ("høyskole", "høgskule"), ("høgskole", "høgskule"), ("uke", "veke"), ("vanskelighet", "vanskelegheit"),
      ("trygghet", "tryggleik"), ("eneste", "einaste"), ("begynne", "byrje"), ("oppgave", "oppgåve"), ("gård", "gard"),
      ("forskning", "forsking"), ("deltakelse", "deltaking"), ("deltagelse", "deltaking"), ("avgjørende", "avgjerande"),
      ("mangfold", "mangfald"), ("bredbånd", "breiband"), ("kreves", "krevst"), ("åpen", "open"), ("måned", "månad"),
      ("kirke", "kyrkje"), ("hverdag", "kvardag"), ("tilskudd", "tilskot"), ("virksomhet", "verksemd"),
      ("vannskade", "vasskade"), ("vannrett", "vassrett"), ("drikkevannskilde", "drikkevasskjelde"),
      ("forurensende", "forureinande"), ("utslippskvote", "utsleppskvote"), ("havbunn", "havbotn"),
      ("verdenskrig", "verdskrig"), ("uskyldig", "uskuldig"), ("maktesløshet", "maktesløyse"),
      ("avpasning", "avpassing"), ("oppfylle", "oppfylde"), ("spiller", "spelt"),
      ("brukerstyring", "brukarstyring"), ("stedfortreder", "stadfortredar"), ("høyesterettsdom", "høgsterettsdom"),
      ("hjertefeil", "hjartefeil"), ("konkursbo", "konkursbu"), ("ovenfra", "ovanfrå"), ("atskille", "åtskilje"),
      ("lavspenning", "lågspenning"), ("bomiljø", "bumiljø"), ("mandag", "måndag"),
      ("hvorledes", "korleis"), ("problemsetning", "problemsetjing"), ("tykkelsen", "tjukkleiken"),
    ])
  func writtenForms(_ bokmål: String, _ nynorsk: String) {
    #expect(WordFamily(bokmål).rule(for: nynorsk) != nil)
    #expect(WordFamily(nynorsk).rule(for: bokmål) != nil)
  }

  @Test(
    "å, ø and æ are distinct letters, and words that only look alike are not related",
    arguments: [
      ("hår", "har"), ("før", "for"), ("vår", "var"), ("mål", "mal"), ("løve", "love"), ("region", "religion"),
      ("ren", "renne"), ("fin", "finne"), ("be", "best"), ("parti", "parten"), ("lidelse", "ledelse"),
      ("uenig", "enig"),
      ("ligge", "ligne"), ("ser", "settes"), ("sett", "snø"), ("foreligge", "forelegge"), ("forbudt", "førebu"),
      ("mild", "melde"), ("brann", "brenne"), ("handel", "handle"), ("kunne", "kunde"), ("fin", "finst"),
      ("spill", "speil"), ("fører", "fort"), ("samme", "sammen"), ("venn", "vende"), ("lett", "le"),
      ("buss", "boss"), ("løpe", "løype"), ("rett", "retning"), ("skulder", "skylder"), ("messe", "mest"),
      ("vasse", "vanne"), ("kald", "kalle"), ("mild", "mille"), ("råd", "rå"), ("frist", "freiste"), ("brett", "bred"),
      ("god", "gods"),
      ("presis", "presisere"), ("aktiv", "aktivere"), ("intern", "internere"), ("retting", "retning"),
      ("kjelde", "kjelle"), ("bil", "bilde"), ("kor", "kors"), ("vin", "vins"), ("al", "als"),
      ("kommunikasjon", "kommune"), ("forankring", "næring"), ("tillit", "stilling"),
    ])
  func different(_ one: String, _ other: String) {
    #expect(WordFamily(one).rule(for: other) == nil)
    #expect(WordFamily(other).rule(for: one) == nil)
  }

  @Test("a noun that is also a name has the forms of a noun and not those of a verb")
  func nounsOfNames() {
    let family = WordFamily(noun: "eid")
    #expect(family.rule(for: "eidet") == .inflection)
    #expect(family.rule(for: "eier") == nil && family.rule(for: "eide") == nil)
    #expect(WordFamily(noun: "strand").rule(for: "strender") == .irregularForm)
  }

  @Test("accents distinguish nouns and verbs from stop words, and past tenses with an accent are found")
  func accents() {
    #expect(!StopWords.contains("allé") && StopWords.contains("alle") && StopWords.contains("òg"))
    let respelt = Grammar.respelt(WordFamily("forlate").words, of: "forlate") { _ in true }
    #expect(respelt.contains("forlét") && respelt.contains("forlèt"))
  }

  @Test("spellings with which no word of the vocabulary begins are skipped, and no word is lost by it")
  func pruned() {
    let vocabulary: Set = ["løsning", "løsninger", "løysing", "løysingane"]
    let family = WordFamily("løsningen") { beginning in vocabulary.contains { $0.hasPrefix(beginning) } }
    #expect(Set(family.words.filter(vocabulary.contains)) == vocabulary)
    #expect(family.words.count < WordFamily("løsningen").words.count)
  }

  @Test("any two strings are accepted, and every string is the same word as itself")
  func total() {
    var random = SeededGenerator(seed: 1814)
    for _ in 0..<5_000 {
      let one = random.text(scalars: [0x61...0x7A, 0x61...0x6A, 0xE0...0x17F, 0x30...0x39, 0x20...0x1FFFF])
      let other = random.text(scalars: [0x61...0x7A, 0x41...0x6A, 0xE0...0x17F])
      #expect(Grammar.rule(relating: one, other) == Grammar.rule(relating: other, one))
      #expect(Grammar.rule(relating: one, one) == .spelling)
    }
  }
}
