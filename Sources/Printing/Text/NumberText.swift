/// Numbers as bytes: no locale, no allocation for integers.
enum NumberText {
  /// Two digits at a time; a static string needs no initialisation that every call would ask for.
  private static let pairs: StaticString = """
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
  /// "-9223372036854775808".
  static let longestInteger = 20

  /// Appends the decimal digits of an integer.
  @inline(__always)
  static func append(_ value: Int64, to output: Output) {
    let magnitude = value.magnitude
    if magnitude < 10 {
      if value < 0 { output.append(0x2D) }
      output.append(0x30 + UInt8(truncatingIfNeeded: magnitude))
    } else {
      output.reserve(longestInteger) { write(magnitude, isNegative: value < 0, to: $0) }
    }
  }

  private static func write(_ magnitude: UInt64, isNegative: Bool, to start: UnsafeMutablePointer<UInt8>)
    -> Int
  {
    let length = digits(magnitude) + (isNegative ? 1 : 0)
    var place = length
    var rest = magnitude
    let pairs = Self.pairs.utf8Start
    while rest >= 100 {
      let pair = Int(truncatingIfNeeded: rest % 100) * 2
      rest /= 100
      place -= 2
      start[place] = pairs[pair]
      start[place + 1] = pairs[pair + 1]
    }
    let pair = Int(truncatingIfNeeded: rest) * 2
    start[place - 1] = pairs[pair + 1]
    if rest >= 10 { start[place - 2] = pairs[pair] }
    if isNegative { start[0] = 0x2D }
    return length
  }

  private static func digits(_ value: UInt64) -> Int {
    var (count, bound) = (1, UInt64(10))
    while value >= bound {
      count += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    return count
  }

  /// The shortest digits that read back as the same number ("0.1", "1e+16", "inf"): for programs.
  static func exact(_ value: Double) -> String { value.description }

  /// At most 15 significant digits, as SQLite prints a real ("0.3" for 0.1 + 0.2): for people.
  static func readable(_ value: Double) -> String {
    let exact = value.description
    guard value.isFinite, exact.utf8.count > 16 else { return exact }
    let parts = exact.split(separator: "e")
    let mantissa = parts[0].utf8.filter { $0 != 0x2D }
    let point = mantissa.firstIndex(of: 0x2E) ?? mantissa.count
    let (digits, carried) = rounded(mantissa.filter { $0 != 0x2E })
    var shown = String(decoding: placed(digits, point: point + (carried ? 1 : 0)), as: UTF8.self)
    if parts.count > 1 { shown += "e" + parts[1] }
    return value < 0 ? "-" + shown : shown
  }

  /// Digits cut to 15 significant ones by rounding half up; whether a digit was added in front ("9.99" →
  /// "10.0").
  private static func rounded(_ digits: [UInt8]) -> (digits: [UInt8], carried: Bool) {
    let leading = digits.prefix { $0 == 0x30 }.count
    let keep = leading + 15
    guard digits.count > keep else { return (digits, false) }
    var kept = Array(digits[..<keep])
    guard digits[keep] >= 0x35 else { return (kept, false) }
    var index = keep - 1
    while index >= 0, kept[index] == 0x39 {
      kept[index] = 0x30
      index -= 1
    }
    if index >= 0 {
      kept[index] += 1
      return (kept, false)
    }
    return ([0x31] + kept, true)
  }

  /// Digits with their decimal point, without zeros at the end but with one digit behind the point.
  private static func placed(_ digits: [UInt8], point: Int) -> [UInt8] {
    var digits = digits
    while digits.count < point + 1 { digits.append(0x30) }
    while digits.count > point + 1, digits.last == 0x30 { digits.removeLast() }
    return digits[..<point] + [0x2E] + digits[point...]
  }
}
