import Norwegian
import SQLite

/// SQL's functions on letters, for the Norwegian alphabet where SQLite knows ASCII only.
enum LetterFunctions {
  /// Registers `like`, `glob`, `upper`, `lower`, `fold`, `similarity`, and NOCASE for every letter.
  ///
  /// - Parameter watch: ends a match that takes too long.
  static func register(on connection: Connection, _ watch: QueryWatch?) throws {
    for function in patterns(watch) + cases + likeness(watch) { try connection.register(function) }
    try connection.register(collation("NOCASE", watch) { compareIgnoringCase($0, $1) })
    try connection.register(collation("norwegian", watch) { NorwegianCollation.compare($0, $1) })
  }

  private static let always: FunctionOptions = [.deterministic, .innocuous]

  private static func patterns(_ watch: QueryWatch?) -> [ScalarFunction] {
    [
      ScalarFunction("like", argumentCount: 2, options: always) { arguments in
        try match(arguments, watch) { TextPattern(like: $0, escape: nil) }
      },
      ScalarFunction("like", argumentCount: 3, options: always) { arguments in
        let escape = arguments.text(2)?.unicodeScalars
        guard let escape else { return .null }
        guard let first = escape.first, escape.dropFirst().isEmpty else {
          throw SQLiteError(code: .error, message: "ESCAPE expression must be a single character")
        }
        return try match(arguments, watch) { TextPattern(like: $0, escape: first.value) }
      },
      ScalarFunction("glob", argumentCount: 2, options: always) { arguments in
        try match(arguments, watch) { TextPattern(glob: $0) }
      },
    ]
  }

  private static func match(
    _ arguments: borrowing FunctionArguments, _ watch: QueryWatch?, _ make: (TextScalars) -> TextPattern
  ) throws -> Value {
    guard !arguments.isNull(0), !arguments.isNull(1) else { return .null }
    // A pattern that is the same in every row is read once, unless the escape differs, which it hardly ever does.
    let pattern =
      arguments.count == 2
      ? arguments.remembered(0) { arguments.withBytes(0) { make(TextScalars(bytes: $0)) } }
      : arguments.withBytes(0) { make(TextScalars(bytes: $0)) }
    return try arguments.withBytes(1) { .integer(try pattern.matches(TextScalars(bytes: $0), watch) ? 1 : 0) }
  }

  /// SQLite sorts within one instruction, and what is to be sorted may be long: once the query must end, all texts are
  /// alike, so that the sorting is over soon. ``QueryWatch/confirm()`` then keeps its result from being used.
  private static func collation(
    _ name: String, _ watch: QueryWatch?,
    _ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int
  ) -> Collation {
    guard let watch else { return Collation(name, compare) }
    return Collation(name) { one, other in
      if min(one.count, other.count) > longText, watch.mustStop() { return 0 }
      return compare(one, other)
    }
  }

  /// Bytes of a text that takes longer to compare than to look at the clock.
  private static let longText = 1_000

  private static var cases: [ScalarFunction] {
    [
      ScalarFunction("upper", argumentCount: 1, options: always) { arguments in
        arguments.isNull(0) ? .null : .text(arguments.withBytes(0) { TextScalars(bytes: $0).mapped(LetterCase.upper) })
      },
      ScalarFunction("lower", argumentCount: 1, options: always) { arguments in
        arguments.isNull(0) ? .null : .text(arguments.withBytes(0) { TextScalars(bytes: $0).mapped(LetterCase.lower) })
      },
    ]
  }

  /// Longer texts are compared and folded by nobody, and nothing could stop the function once it runs.
  private static let mostBytes = 1_000_000

  private static func check(
    _ arguments: borrowing FunctionArguments, _ name: String, _ watch: QueryWatch?
  ) throws {
    try watch?.check()
    for index in 0..<arguments.count where !arguments.isNull(index) {
      guard arguments.withBytes(index, { $0.count }) <= mostBytes else {
        throw SQLiteError(code: .error, message: "\(name)() takes texts of at most \(mostBytes) bytes")
      }
    }
  }

  private static func likeness(_ watch: QueryWatch?) -> [ScalarFunction] {
    [
      ScalarFunction("fold", argumentCount: 1, options: always) { arguments in
        try check(arguments, "fold", watch)
        return arguments.isNull(0)
          ? .null : .text(arguments.withBytes(0) { String(decoding: Folding.folded($0), as: UTF8.self) })
      },
      ScalarFunction("similarity", argumentCount: 2, options: always) { arguments in
        try check(arguments, "similarity", watch)
        guard let one = arguments.text(0), let other = arguments.text(1) else { return .null }
        return .real(one == other ? 1 : Similarity.between(one, other))
      },
    ]
  }

  private static func compareIgnoringCase(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let (left, right) = (TextScalars(bytes: .init(one)), TextScalars(bytes: .init(other)))
    var (first, second) = (0, 0)
    while first < one.count, second < other.count {
      let a = LetterCase.lower(left.scalar(at: first))
      let b = LetterCase.lower(right.scalar(at: second))
      if a != b { return a < b ? -1 : 1 }
      first += left.length(at: first)
      second += right.length(at: second)
    }
    return (one.count - first).signum() - (other.count - second).signum()
  }
}
