/// Parts of messages: sanitized excerpts, and lists.
package enum MessageText {
  /// Maximum number of scalars in an excerpt.
  package static let longest = 60

  /// The beginning of a text, sanitized by ``Sanitizer``, for use in a message.
  package static func excerpt(_ text: String) -> String {
    let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
    let isWhole = beginning.utf8.count == text.utf8.count
    return Sanitizer.visible(beginning) + (isWhole ? "" : "…")
  }

  /// An excerpt in quotation marks.
  package static func quoted(_ text: String) -> String { "“\(excerpt(text))”" }

  /// `a`, `a or b`, `a, b or c`.
  package static func list(_ items: [String], joint: String = "or") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(joint) " + last
  }
}

/// Replaces characters in untrusted text that could mislead a terminal or a reader.
///
/// | in the text | shown as |
/// |---|---|
/// | C0 controls (ESC, NUL, BEL …) | their picture, U+2400 and on: ␛ ␀ ␇ |
/// | DEL | ␡ |
/// | C1 controls, bidirectional controls, line and paragraph separators | `\u{9b}`, `\u{202e}`, `\u{2028}` |
/// | bytes that are not UTF-8, including lone surrogates | U+FFFD |
/// | soft hyphens | nothing |
///
/// Joiners, variation selectors and combining marks stay: writing systems and emoji need them.
/// New lines (LF, and CR LF as LF) and tabs are kept only on request, when the caller handles layout.
package enum Sanitizer {
  /// Control characters that are kept.
  package struct Kept: OptionSet, Sendable {
    /// One bit per option.
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    /// LF stays, CR LF becomes LF.
    package static let newlines = Kept(rawValue: 1)
    /// Tabs stay.
    package static let tabs = Kept(rawValue: 2)
  }

  /// The text, safe to show. Linear; printable ASCII is returned unchanged.
  package static func visible(_ text: String, keeping kept: Kept = []) -> String {
    var text = text
    return text.withUTF8 { bytes in
      bytes.isPrintableASCII ? nil : String(decoding: visible(bytes, keeping: kept), as: UTF8.self)
    } ?? text
  }

  /// The bytes, safe to show and always valid UTF-8. Linear.
  package static func visible(_ bytes: UnsafeBufferPointer<UInt8>, keeping kept: Kept = []) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    forEachPart(of: bytes, keeping: kept) { shown.append(contentsOf: $0) }
    return shown
  }

  /// Calls `body` with consecutive pieces that are safe to show: runs of the original bytes, and replacements.
  package static func forEachPart(
    of bytes: UnsafeBufferPointer<UInt8>, keeping kept: Kept, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    var index = bytes.endOfPrintableASCII()
    while index < bytes.count {
      let scalar = bytes.scalar(at: index)
      if needsReplacement(scalar, keeping: kept) {
        body(bytes[bytes: start..<index])
        start = index + scalar.length
        // CR LF is one new line.
        let endsLine =
          scalar.value == 0x0D && kept.contains(.newlines) && start < bytes.count && bytes[start] == 0x0A
        var shown = endsLine ? "" : replacement(scalar)
        shown.withUTF8(body)
      }
      index += scalar.length
    }
    body(bytes[bytes: start..<bytes.count])
  }

  @inlinable @inline(__always)
  package static func needsReplacement(_ scalar: DecodedScalar, keeping kept: Kept) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0x0A: !kept.contains(.newlines)
    case 0x09: !kept.contains(.tabs)
    case 0xAE..<0x600: false
    default: isHarmful(scalar.value)
    }
  }

  /// Whether a scalar is a control, a bidirectional control (UAX 9), a deprecated format character, a separator or an
  /// invalid byte.
  package static func isHarmful(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F: true
    case DecodedScalar.invalid: true
    default: false
    }
  }

  private static func replacement(_ scalar: DecodedScalar) -> String {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0xAD: ""
    case DecodedScalar.invalid: "\u{FFFD}"
    default: "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
}

extension Duration {
  /// "5 s", "0.25 s", for messages.
  package var inSeconds: String {
    let (seconds, attoseconds) = components
    let milliseconds = Int(attoseconds / 1_000_000_000_000_000)
    guard milliseconds > 0 else { return "\(seconds) s" }
    var fraction = String(1000 + milliseconds).dropFirst()
    while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
    return "\(seconds).\(fraction) s"
  }
}

/// Formats amounts for people.
package enum Amounts {
  /// Bytes in the unit that needs at most three digits: "999 B", "1.2 kB", "34 MB".
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

  /// Groups digits by three from 10,000 on, separated by no-break spaces as is usual in Norwegian.
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
