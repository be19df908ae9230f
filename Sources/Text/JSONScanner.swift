/// Reads the tokens of a JSON text (RFC 8259) in order: punctuation, names, strings and numbers. The caller builds
/// values from them. Strict: lone surrogates, ill-formed UTF-8, control characters in strings and leading zeros are
/// errors.
package struct JSONScanner {
  /// The kinds of syntax errors.
  package enum Fault: Sendable, Hashable {
    case endsTooEarly, isNoValue, isFollowed, nameMissing, colonMissing
    /// A comma, or the given end of an object or array, is missing.
    case commaMissing(end: String)
    case tooDeep(Int)
    case leadingZero, numberTooLarge, controlCharacter, notUTF8, unknownEscape, loneSurrogate, digitsMissing
    case repeatedName
    /// The file has more than this maximum number of points.
    case tooManyPoints(Int)
  }

  /// A syntax error and its position.
  package struct Failure: Error, Hashable {
    package var fault: Fault
    /// Byte offset from 0.
    package var offset: Int

    package init(_ fault: Fault, offset: Int) {
      self.fault = fault
      self.offset = offset
    }
  }

  package enum Number: Sendable, Hashable {
    /// Written without fraction and exponent, and within 64 bits.
    case integer(Int64)
    case real(Double)

    package var real: Double {
      switch self {
      case .integer(let integer): Double(integer)
      case .real(let real): real
      }
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private var depth = 0
  /// Byte offset of the next byte, from 0.
  package private(set) var index = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// Parses the one value in the bytes with `read` and returns its result.
  ///
  /// - Parameters:
  ///   - depthLimit: maximum nesting depth of objects and arrays.
  ///   - allowsByteOrderMark: whether a byte order mark before the value is skipped; files may have one, messages may
  ///     not.
  /// - Throws: ``Failure``, also if anything follows the value.
  package static func scan<Value>(
    _ bytes: [UInt8], depthLimit: Int, allowsByteOrderMark: Bool = false,
    _ read: (inout JSONScanner) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
      var scanner = JSONScanner(buffer, depthLimit: depthLimit)
      if allowsByteOrderMark, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.index = 3 }
      scanner.skipSpace()
      let value = try read(&scanner)
      scanner.skipSpace()
      guard scanner.next == nil else { throw scanner.failure(.isFollowed) }
      return value
    }
  }

  /// The next byte; nil at the end.
  package var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// An error at the next byte; at the end of the text, `.endsTooEarly`.
  package func failure(_ fault: Fault) -> Failure {
    Failure(next == nil ? .endsTooEarly : fault, offset: index)
  }

  package mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  /// Reads `true`, `false` or `null`.
  package mutating func word(_ word: StaticString) throws(Failure) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw failure(.isNoValue) }
      index += 1
    }
  }

  // MARK: - Objects and arrays

  /// Reads an object whose brace is next. `member` is called with each name and its byte offset, when the scanner is at
  /// the first byte of the value, and must read the value.
  package mutating func object(_ member: (inout JSONScanner, String, Int) throws(Failure) -> Void) throws(Failure) {
    try list(end: UInt8(ascii: "}"), .commaMissing(end: "}")) { (scanner) throws(Failure) in
      guard scanner.next == UInt8(ascii: "\"") else {
        throw scanner.failure(.nameMissing)
      }
      let start = scanner.index
      let name = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"), .colonMissing)
      scanner.skipSpace()
      try member(&scanner, name, start)
    }
  }

  /// Reads an array whose bracket is next. `element` is called when the scanner is at the first byte of a value, and
  /// must read it.
  package mutating func array(_ element: (inout JSONScanner) throws(Failure) -> Void) throws(Failure) {
    try list(end: UInt8(ascii: "]"), .commaMissing(end: "]"), element)
  }

  private mutating func list(
    end: UInt8, _ missing: Fault, _ element: (inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    guard depth < depthLimit else { throw failure(.tooDeep(depthLimit)) }
    depth += 1
    index += 1
    skipSpace()
    if next != end {
      while true {
        try element(&self)
        skipSpace()
        if next == end { break }
        try expect(UInt8(ascii: ","), missing)
        skipSpace()
      }
    }
    index += 1
    depth -= 1
  }

  private mutating func expect(_ byte: UInt8, _ fault: Fault) throws(Failure) {
    skipSpace()
    guard next == byte else { throw failure(fault) }
    index += 1
  }

  // MARK: - Numbers and strings

  /// Reads a number.
  ///
  /// - Throws: ``Failure``, also for a number outside the range of a double.
  package mutating func number() throws(Failure) -> Number {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    let first = index
    try digits()
    guard bytes[first] != UInt8(ascii: "0") || index == first + 1 else {
      throw Failure(.leadingZero, offset: first + 1)
    }
    var isInteger = true
    if next == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isInteger = false
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isInteger, let integer = Int64(text) { return .integer(integer) }
    guard let real = Double(text), real.isFinite else {
      throw Failure(.numberTooLarge, offset: start)
    }
    return .real(real)
  }

  private mutating func digits() throws(Failure) {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    guard index > start else { throw failure(.isNoValue) }
  }

  /// Reads a string whose quotation mark is next.
  package mutating func string() throws(Failure) -> String {
    index += 1
    var text = ""
    var start = index
    while true {
      guard let byte = next else { throw failure(.endsTooEarly) }
      switch byte {
      case UInt8(ascii: "\""):
        try append(start..<index, to: &text)
        index += 1
        return text
      case UInt8(ascii: "\\"):
        try append(start..<index, to: &text)
        index += 1
        text.unicodeScalars.append(try escape())
        start = index
      case 0..<0x20: throw failure(.controlCharacter)
      default: index += 1
      }
    }
  }

  private func append(_ range: Range<Int>, to text: inout String) throws(Failure) {
    guard !range.isEmpty else { return }
    guard let part = String(validating: bytes[range], as: UTF8.self) else {
      throw Failure(.notUTF8, offset: range.lowerBound)
    }
    if text.isEmpty { text = part } else { text += part }
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard let byte = next else { throw failure(.endsTooEarly) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default: throw Failure(.unknownEscape, offset: index)
    }
  }

  private mutating func scalar() throws(Failure) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, next == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
    else { throw Failure(.loneSurrogate, offset: index) }
    index += 2
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    else { throw Failure(.loneSurrogate, offset: index) }
    return scalar
  }

  private mutating func codeUnit() throws(Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(.digitsMissing)
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }
}
