/// Prints numbers as the facts have them.
enum FactNumber {
  /// Without decimals when there are none, and without the exponent that a description may have.
  static func printed(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
