import ByregionNorwegian

/// Two words, with a line feed between them, are folded, taken apart and compared: each way gives the same.
enum WordChecks {
  static func check(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let one = String(decoding: parts[0], as: UTF8.self)
    let other = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : one
    let similarity = Similarity.between(one, other)
    expect((0...1.000001).contains(similarity), "a likeness lies between 0 and 1: \(similarity)")
    expect(similarity == Similarity.between(other, one), "a likeness is the same both ways")
    // What is folded may fold further, and nobody folds it twice: `åa` gives `aa`, which is a spelling of `å`.
    expect(Folding.folded(one).utf8.count <= one.utf8.count, "what is folded is no longer than the word")
    let grams = Grams(of: one)
    expect(grams.weight >= 0 && grams.keys.count <= one.utf8.count + Grams.length, "no more n-grams than letters")
    expect(
      (Grammar.rule(relating: one, other) == nil) == (Grammar.rule(relating: other, one) == nil),
      "grammar relates both ways")
    _ = WordForms.forms(of: one)
    let order = NorwegianCollation.compare(one, other)
    expect(order.signum() == -NorwegianCollation.compare(other, one).signum(), "the order is the same both ways")
    expect(NorwegianCollation.compare(one, one) == 0, "a word equals itself")
    let composed = Composition.composed(one)
    expect(Composition.composed(composed) == composed, "what is composed is composed")
  }
}
