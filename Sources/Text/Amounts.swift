extension Duration {
  /// "5 s", "0.25 s": for messages.
  package var inSeconds: String {
    let (seconds, attoseconds) = components
    let milliseconds = Int(attoseconds / 1_000_000_000_000_000)
    guard milliseconds > 0 else { return "\(seconds) s" }
    var fraction = String(1000 + milliseconds).dropFirst()
    while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
    return "\(seconds).\(fraction) s"
  }
}

/// Amounts as people read them.
package enum Amounts {
  /// Bytes in a unit of three digits at most: "999 B", "1.2 kB", "34 MB".
  package static func bytes(_ count: Int) -> String {
    if count < 1_000 { return "\(count) B" }
    var value = Double(count)
    var unit = 0
    while value >= 999.5, unit < 4 {
      value /= 1_000
      unit += 1
    }
    let name = ["B", "kB", "MB", "GB", "TB"][unit]
    let tenths = Int((value * 10).rounded())
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(name)" : "\(Int(value.rounded())) \(name)"
  }

  /// Seconds as "0:07", "12:34" or "1:02:03".
  package static func duration(seconds: Int) -> String {
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    let (minutes, hours) = (seconds / 60 % 60, seconds / 3_600)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }

  /// A count with its noun: "1 row", "2 rows", "1 234 567 rows".
  package static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(grouped(count)) \(count == 1 ? one : many)"
  }

  /// Digits in groups of three from 10,000 on, parted by the no-break space that Norwegian asks for.
  package static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    guard digits.utf8.count > 4 else { return String(count) }
    var shown = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { shown += "\u{A0}" }
      shown.append(digit)
    }
    return shown
  }
}
