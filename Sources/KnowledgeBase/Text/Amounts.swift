extension Duration {
  /// "5 s", "0.25 s": for messages.
  var inSeconds: String {
    let (seconds, attoseconds) = components
    let milliseconds = Int(attoseconds / 1_000_000_000_000_000)
    guard milliseconds > 0 else { return "\(seconds) s" }
    var fraction = String(1000 + milliseconds).dropFirst()
    while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
    return "\(seconds).\(fraction) s"
  }
}
