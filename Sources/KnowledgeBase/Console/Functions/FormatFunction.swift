import SQLite

/// `printf` and `format`, refused where a width or precision asks for more than a text may have.
///
/// SQLite's own goes on counting to the precision of `%c` when the text is too long already, for as long as it takes,
/// and then gives NULL. A connection of its own formats what is let through.
final class FormatFunction {
  private let watch: QueryWatch
  private let formatter: Connection

  init(_ watch: QueryWatch) throws {
    self.watch = watch
    formatter = try Connection(path: "", mode: .memory)
  }

  /// Makes both names known on a connection.
  func register(on connection: Connection) throws {
    for name in ["printf", "format"] {
      try connection.register(
        ScalarFunction(name, argumentCount: nil, options: [.deterministic, .innocuous]) { [self] arguments in
          try format(arguments)
        })
    }
  }

  private func format(_ arguments: borrowing FunctionArguments) throws -> Value {
    guard arguments.count > 0, !arguments.isNull(0) else { return .null }
    let values = (0..<arguments.count).map { arguments[$0] }
    guard Self.longest(values) <= watch.lengthLimit else { throw Self.tooBig }
    formatter.setLimit(.length, to: watch.lengthLimit)
    let marks = [String](repeating: "?", count: values.count).joined(separator: ",")
    let result = try formatter.first("SELECT printf(\(marks))", values) { $0[0] }
    guard let result, result != .null else { throw Self.tooBig }
    return result
  }

  private static let tooBig = SQLiteError(code: .tooBig, message: "string or blob too big")

  /// The largest width or precision (https://sqlite.org/printf.html); an upper bound where a format is odd.
  private static func longest(_ values: [Value]) -> Int {
    guard case .text(let format) = values[0] else { return 0 }
    let bytes = Array(format.utf8)
    var (index, argument, longest) = (0, 1, 0)
    while let percent = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
      index = percent + 1
      var number = 0
      while index < bytes.count, isPartOfNumber(bytes[index]) {
        switch bytes[index] {
        case UInt8(ascii: "*"):
          number = argument < values.count ? size(values[argument]) : 0
          argument += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number = min(number * 10 + Int(bytes[index] - 0x30), 1 << 40)
        default: number = 0
        }
        longest = max(longest, number)
        index += 1
      }
      if index < bytes.count, bytes[index] != UInt8(ascii: "%") { argument += 1 }
      index = min(index + 1, bytes.count)
    }
    return longest
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool { "-+ #0,!123456789*.l".utf8.contains(byte) }

  /// What `*` reads: a negative one counts by its magnitude.
  private static func size(_ value: Value) -> Int {
    switch value {
    case .integer(let integer): Int(clamping: integer.magnitude)
    case .real(let real): Int(exactly: real.magnitude.rounded()) ?? .max
    case .text(let text): Int(text) ?? 0
    default: 0
    }
  }
}
