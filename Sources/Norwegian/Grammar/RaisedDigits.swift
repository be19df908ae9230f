/// Digits that stand above or below the line in print and on it on many keyboards: `km²` and `km2`, `CO₂` and `CO2`.
public enum RaisedDigits {
  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "²": "2", "³": "3", "₂": "2", "₃": "3",
  ]

  /// The other spellings of a word with such a digit, or with a last digit that can be one; none of most words.
  public static func others(_ word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 1, let last = scalars.last else { return [] }
    let onTheLine = scalars.map { plain[$0] ?? $0 }
    let stem = onTheLine.dropLast()
    guard plain.values.contains(plain[last] ?? last), !stem.contains(where: { ("0"..."9").contains($0) })
    else { return [] }
    let digit = plain[last] ?? last
    let spellings = [digit] + plain.filter { $0.value == digit }.map(\.key).sorted()
    return spellings.map { text(stem + [$0]) }.filter { $0 != word }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
