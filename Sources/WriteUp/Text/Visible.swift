/// Printed text inside a message: short, on one line, without signs that a terminal would obey.
enum DiagnosticText {
  static let longest = 60

  static func quoted(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars.prefix(longest + 1) {
      count += 1
      if count > longest { break }
      scalars.append(isHarmless(scalar) ? scalar : "\u{FFFD}")
    }
    return String(scalars) + (count > longest ? "…" : "")
  }

  /// Whether a scalar neither steers a terminal nor turns the direction of writing.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
