import ByregionNorwegian
import ByregionSQLite

/// The type of a column, determined from all its values.
enum ColumnType: String {
  case integer = "INTEGER"
  case real = "REAL"
  case text = "TEXT"
  /// Values of several types, each stored with its own type.
  case any = ""
}

/// The possible kinds of fields.
enum FieldShape: Equatable {
  case empty
  /// A symbol that Statistics Norway prints instead of a figure: `.`, `..`, `...`, `:` or `-`.
  case mark
  case integer
  /// The number of decimals, and whether there are two or more and the last one is zero.
  case real(comma: Bool, decimals: Int, endsInZero: Bool)
  case text

  /// Anything that a number type would not reproduce exactly is text: `0301`, `+47`, numbers with too many digits.
  init(_ field: UnsafeBufferPointer<UInt8>) {
    let bytes = Self.trimmed(field)
    guard let first = bytes.first else {
      self = .empty
      return
    }
    self = .text
    let digits = first == UInt8(ascii: "-") ? UnsafeBufferPointer(rebasing: bytes[1...]) : bytes
    guard let lead = digits.first, Self.isDigit(lead) else {
      if Self.isMark(bytes) { self = .mark }
      return
    }
    let whole = digits.prefix(while: Self.isDigit).count
    guard lead != 0x30 || whole == 1, whole <= 19 else { return }
    if whole == digits.count {
      // Minus zero would lose its sign.
      if Self.integer(field) != nil, digits.count == bytes.count || lead != 0x30 { self = .integer }
      return
    }
    if Self.isExponent(UnsafeBufferPointer(rebasing: digits[whole...])) {
      self = .real(comma: false, decimals: 0, endsInZero: false)
      return
    }
    let point = digits[whole]
    guard point == UInt8(ascii: ".") || point == UInt8(ascii: ",") else { return }
    let decimals = digits[(whole + 1)...].prefix(while: Self.isDigit).count
    guard decimals > 0, whole + decimals <= 15 else { return }
    let end = whole + 1 + decimals
    guard end == digits.count || Self.isExponent(UnsafeBufferPointer(rebasing: digits[end...])) else { return }
    self = .real(
      comma: point == UInt8(ascii: ","), decimals: decimals, endsInZero: decimals > 1 && digits[end - 1] == 0x30)
  }

  static func trimmed(_ field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, field.count)
    while start < end, field[start] == 0x20 { start += 1 }
    while end > start, field[end - 1] == 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: field[start..<end])
  }

  /// The number of a field of kind `integer`; nil if it does not fit.
  static func integer(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
    let bytes = trimmed(field)
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard bytes.count > (isNegative ? 1 : 0) else { return nil }
    var value: Int64 = 0
    for byte in bytes[(isNegative ? 1 : 0)...] {
      guard isDigit(byte) else { return nil }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, second) = tens.subtractingReportingOverflow(Int64(byte - 0x30))
      guard !overflow, !second else { return nil }
      value = next
    }
    // Counting down can also represent the smallest number.
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  /// The number of a field of kind `real` or `integer`.
  static func real(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    var text = String(decoding: trimmed(field), as: UTF8.self)
    if let comma = text.firstIndex(of: ",") { text.replaceSubrange(comma...comma, with: ".") }
    return Double(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 3, let first = bytes.first else { return false }
    if first == UInt8(ascii: ".") { return bytes.allSatisfy { $0 == first } }
    return bytes.count == 1 && (first == UInt8(ascii: ":") || first == UInt8(ascii: "-"))
  }

  /// Accepts exponents such as `e-05`, as programs write them. `12E3` may be a code.
  private static func isExponent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3, bytes.count <= 5, bytes[0] | 0x20 == UInt8(ascii: "e") else { return false }
    return (bytes[1] == UInt8(ascii: "-") || bytes[1] == UInt8(ascii: "+")) && bytes[2...].allSatisfy(isDigit)
  }
}

/// A summary of the fields of a column so far.
struct ColumnProfile {
  private var hasInteger = false
  private var hasPoint = false
  private var hasComma = false
  private var isText = false
  private var endsInZero = false
  private var fewestDecimals = Int.max
  private var maxDecimals = 0
  /// Number of fields with a symbol instead of a figure.
  private(set) var markCount = 0

  mutating func observe(_ field: UnsafeBufferPointer<UInt8>) {
    guard !isText else { return }
    switch FieldShape(field) {
    case .empty: break
    case .mark: markCount += 1
    case .integer: hasInteger = true
    case .real(let comma, let decimals, let zero):
      if comma { hasComma = true } else { hasPoint = true }
      if zero { endsInZero = true }
      (fewestDecimals, maxDecimals) = (min(fewestDecimals, decimals), max(maxDecimals, decimals))
    case .text: isText = true
    }
  }

  /// - Parameter separator: the field separator. If it is a comma, `34,394` is ambiguous.
  func type(separator: UInt8) -> ColumnType {
    if isText || (hasComma && (hasPoint || separator == UInt8(ascii: ","))) { return .text }
    // A column with 10.10 and 10.1 contains codes, which must stay distinct.
    if endsInZero, hasInteger || fewestDecimals != maxDecimals { return .text }
    if hasPoint || hasComma { return .real }
    return hasInteger ? .integer : .text
  }
}

extension ColumnType {
  /// Binds a field as a value of this type. An empty field is NULL, except a quoted one in a column of text.
  ///
  /// - Returns: false if the field is not of this type.
  func bind(_ field: UnsafeBufferPointer<UInt8>, isQuoted: Bool, to statement: Statement, at number: Int) throws -> Bool
  {
    if field.isEmpty, !isQuoted || self != .text {
      try statement.bind(.null, at: number)
      return true
    }
    switch self {
    case .text, .any:
      // Stored in NFC, like all text in the file, so that comparisons with typed text succeed.
      if field.contains(where: { $0 == 0xCC || $0 == 0xCD }) {
        try statement.bind(.text(Composition.composed(String(decoding: field, as: UTF8.self))), at: number)
      } else {
        try statement.bind(utf8: field, at: number, .borrowed)
      }
    case .integer:
      guard let value = FieldShape.integer(field) else { return try bindNone(field, statement, number) }
      try statement.bind(integer: value, at: number)
    case .real:
      guard let value = FieldShape.real(field) else { return try bindNone(field, statement, number) }
      try statement.bind(.real(value), at: number)
    }
    return true
  }

  private func bindNone(_ field: UnsafeBufferPointer<UInt8>, _ statement: Statement, _ number: Int) throws -> Bool {
    let shape = FieldShape(field)
    guard shape == .mark || shape == .empty else { return false }
    try statement.bind(.null, at: number)
    return true
  }
}
