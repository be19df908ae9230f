import ByregionNorwegian

/// Folds, splits and compares two words that are separated by a line feed. Both orders must give the same.
enum WordChecks {
  static func check(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let one = String(decoding: parts[0], as: UTF8.self)
    let other = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : one
    let similarity = Similarity.between(one, other)
    expect((0...1.000001).contains(similarity), "a similarity lies between 0 and 1: \(similarity)")
    expect(similarity == Similarity.between(other, one), "a similarity is symmetric")
    // Folding twice may fold further: `åa` gives `aa`, which is a spelling of `å`. The program folds once.
    expect(Folding.folded(one).utf8.count <= one.utf8.count, "a folded word is not longer than the word")
    let grams = Grams(of: one)
    expect(grams.weight >= 0 && grams.keys.count <= one.utf8.count + Grams.length, "no more n-grams than letters")
    expect(
      (Grammar.rule(relating: one, other) == nil) == (Grammar.rule(relating: other, one) == nil),
      "grammar is symmetric")
    _ = WordFamily(one).words
    let order = NorwegianCollation.compare(one, other)
    expect(order.signum() == -NorwegianCollation.compare(other, one).signum(), "the order is antisymmetric")
    expect(NorwegianCollation.compare(one, one) == 0, "a word equals itself")
    let composed = Composition.composed(one)
    expect(Composition.composed(composed) == composed, "composing twice changes nothing")
  }
}
