import Testing

@testable import ByregionImporting

@Suite("Entry matcher") struct EntryMatcherTests {
  @Test("the same texts are the same in any order, each earlier one once") func same() {
    #expect(EntryMatcher.match(old: ["a", "b"], new: ["b", "a"]) == [.same(1), .same(0)])
    #expect(EntryMatcher.match(old: ["a", "a"], new: ["a", "a", "a"]) == [.same(0), .same(1), .new])
    #expect(EntryMatcher.match(old: [], new: ["a"]) == [.new])
    #expect(EntryMatcher.match(old: ["a"], new: []) == [])
  }

  @Test("a text that shares half of its words is the earlier one, reworded") func reworded() {
    let old = ["bygg tillit over tid", "sett av penger"]
    #expect(EntryMatcher.match(old: old, new: ["bygg tillit over lang tid"]) == [.changed(0)])
    #expect(EntryMatcher.match(old: old, new: ["noe helt annet"]) == [.new])
    #expect(EntryMatcher.match(old: ["a b c d", "a b c e"], new: ["a b c f", "a b c e"]) == [.changed(0), .same(1)])
  }

  @Test("of two that are alike, the likelier goes to the earlier text, the first of equals first") func nearest() {
    let old = ["råd om felles mål", "råd om felles mål og midler"]
    #expect(EntryMatcher.match(old: old, new: ["råd om felles mål og nye midler"]) == [.changed(1)])
    #expect(
      EntryMatcher.match(old: ["a b c 1", "a b c 2"], new: ["a b c 3", "a b c 4"]) == [.changed(0), .changed(1)])
  }

  @Test("two long lists without a text in common are matched without comparing all with all") func long() {
    let old = (0..<20_000).map { "gammel tekst nummer \($0)" }
    let new = (0..<20_000).map { "ny setning som er \($0)" }
    let matches = EntryMatcher.match(old: old, new: new)
    #expect(matches.count == 20_000 && matches.allSatisfy { $0 == .new })
  }
}
