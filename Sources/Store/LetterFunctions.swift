import ByregionNorwegian
import ByregionSQLite
import ByregionText

/// Case mapping of letters beyond ASCII, one scalar to one scalar, by Unicode's simple mappings.
///
/// Latin letters are mapped by the layout of their blocks, because SQL compares millions of them; other letters use the
/// standard library.
enum LetterCase {
  /// The letter in lower case. Other characters, and letters without a single-scalar mapping, are unchanged.
  @inline(__always)
  static func lower(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    return lowerBeyondASCII(scalar)
  }

  /// The letter in upper case. Other characters, and letters without a single-scalar mapping, are unchanged.
  @inline(__always)
  static func upper(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x61 < 26 ? scalar & ~0x20 : scalar }
    return upperBeyondASCII(scalar)
  }

  private static func lowerBeyondASCII(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
    case 0x80..<0x100, 0x130, 0x138, 0x149, 0x17F: scalar
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar + (scalar & 1)
    case 0x2000...0x2BFF, 0x2E80...0xA63F, 0xAC00...0xD7FF: scalar
    default: single(Unicode.Scalar(scalar)?.properties.lowercaseMapping, else: scalar)
    }
  }

  private static func upperBeyondASCII(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xE0...0xFE where scalar != 0xF7: scalar - 0x20
    case 0xFF: 0x178
    case 0x80..<0x100, 0x138, 0x149, 0x17F: scalar
    case 0x131: 0x49
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar & ~1
    case 0x139...0x148, 0x179...0x17E: scalar - (1 - scalar & 1)
    case 0x2000...0x2BFF, 0x2E80...0xA63F, 0xAC00...0xD7FF: scalar
    default: single(Unicode.Scalar(scalar)?.properties.uppercaseMapping, else: scalar)
    }
  }

  private static func single(_ mapping: String?, else scalar: UInt32) -> UInt32 {
    guard let scalars = mapping?.unicodeScalars, let first = scalars.first, scalars.dropFirst().isEmpty else {
      return scalar
    }
    return first.value
  }
}

/// SQL functions on letters that support the Norwegian alphabet, where SQLite supports only ASCII.
package enum LetterFunctions {
  /// Registers `like`, `glob`, `upper`, `lower`, `fold`, `similarity`, and the collations NOCASE for all letters and
  /// `norwegian`.
  ///
  /// - Parameter watch: interrupts a match that takes too long.
  package static func register(on connection: Connection, _ watch: QueryWatch?) throws {
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
    // A constant pattern is parsed once per statement, unless there is an ESCAPE, which is rare.
    let pattern =
      arguments.count == 2
      ? arguments.remembered(0) { arguments.withBytes(0) { make(TextScalars(bytes: $0)) } }
      : arguments.withBytes(0) { make(TextScalars(bytes: $0)) }
    return try arguments.withBytes(1) { .integer(try pattern.matches(TextScalars(bytes: $0), watch) ? 1 : 0) }
  }

  /// SQLite sorts within one instruction, which may take long. Once the query must end, all long texts compare equal,
  /// so that sorting ends soon. ``QueryWatch/confirm()`` then discards the result.
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

  /// Length in bytes from which comparing a text takes longer than reading the clock.
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

  /// Maximum length in bytes of an argument: nothing can interrupt the function while it runs.
  private static let maxBytes = 1_000_000

  private static func check(
    _ arguments: borrowing FunctionArguments, _ name: String, _ watch: QueryWatch?
  ) throws {
    try watch?.check()
    for index in 0..<arguments.count where !arguments.isNull(index) {
      guard arguments.withBytes(index, { $0.count }) <= maxBytes else {
        throw SQLiteError(code: .error, message: "\(name)() takes texts of at most \(maxBytes) bytes")
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

/// GLOB's `[abc]`, `[a-z]` or `[^…]`: a set of scalars for one position.
struct ScalarSet {
  private var ranges: [ClosedRange<UInt32>] = []
  private var isInverted = false

  /// Parses a set whose `[` is at `index`, and moves `index` to its `]`; nil if the set is not closed.
  init?(_ pattern: [UInt32], _ index: inout Int) {
    var place = index + 1
    if place < pattern.count, pattern[place] == 0x5E {
      isInverted = true
      place += 1
    }
    let first = place
    while place < pattern.count, pattern[place] != 0x5D || place == first {
      let low = pattern[place]
      let isRange = place + 2 < pattern.count && pattern[place + 1] == 0x2D && pattern[place + 2] != 0x5D
      let high = isRange ? pattern[place + 2] : low
      if low <= high { ranges.append(low...high) }
      place += isRange ? 3 : 1
    }
    index = place
    guard place < pattern.count else { return nil }
  }

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isInverted }
}

/// A pattern of LIKE or GLOB. Matching takes at most O(text length × pattern length).
///
/// SQLite's own matcher tries all ways to divide the text among the wildcards, which takes exponential time and cannot
/// be interrupted. Backtracking to the last wildcard is enough: it can match whatever an earlier one could.
final class TextPattern {
  /// What each position of the pattern matches: a scalar, or one of the codes beyond Unicode.
  private var tokens: [UInt32] = []
  private var sets: [ScalarSet] = []
  private let ignoresCase: Bool

  private static let anyRun: UInt32 = 0x11_0000
  private static let anyOne: UInt32 = 0x11_0001
  private static let nothing: UInt32 = 0x11_0002
  private static let firstSet: UInt32 = 0x12_0000

  /// A LIKE pattern with `%` and `_`; ignores case in all alphabets.
  init(like pattern: TextScalars, escape: UInt32?) {
    ignoresCase = true
    var isEscaped = false
    pattern.each { scalar in
      if isEscaped {
        tokens.append(LetterCase.lower(scalar))
        isEscaped = false
      } else if scalar == escape {
        isEscaped = true
      } else {
        addLike(scalar)
      }
    }
    if isEscaped { tokens.append(Self.nothing) }
  }

  /// A GLOB pattern with `*`, `?` and `[…]`; case-sensitive.
  init(glob pattern: TextScalars) {
    ignoresCase = false
    var scalars: [UInt32] = []
    pattern.each { scalars.append($0) }
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case 0x2A: addRun()
      case 0x3F: tokens.append(Self.anyOne)
      case 0x5B: addSet(ScalarSet(scalars, &index))
      case let scalar: tokens.append(scalar)
      }
      index += 1
    }
  }

  private func addLike(_ scalar: UInt32) {
    switch scalar {
    case 0x25: addRun()
    case 0x5F: tokens.append(Self.anyOne)
    default: tokens.append(LetterCase.lower(scalar))
    }
  }

  private func addRun() {
    if tokens.last != Self.anyRun { tokens.append(Self.anyRun) }
  }

  private func addSet(_ set: ScalarSet?) {
    guard let set else { return tokens.append(Self.nothing) }
    tokens.append(Self.firstSet + UInt32(sets.count))
    sets.append(set)
  }

  /// Whether the whole text matches.
  ///
  /// - Throws: the error of `watch` if the query must stop.
  func matches(_ text: TextScalars, _ watch: QueryWatch?) throws -> Bool {
    let end = text.bytes.count
    var (place, index) = (0, 0)
    var (lastRun, runEnd) = (-1, 0)
    var steps: UInt32 = 0
    while place < end {
      steps &+= 1
      if steps & 0xFFFF == 0 { try watch?.check() }
      if index < tokens.count {
        if tokens[index] == Self.anyRun {
          index += 1
          if index == tokens.count { return true }
          (lastRun, runEnd) = (index, place)
          continue
        }
        if takes(tokens[index], text.scalar(at: place)) {
          place += text.length(at: place)
          index += 1
          continue
        }
      }
      guard lastRun >= 0 else { return false }
      runEnd += text.length(at: runEnd)
      (place, index) = (runEnd, lastRun)
    }
    return tokens[index...].allSatisfy { $0 == Self.anyRun }
  }

  @inline(__always)
  private func takes(_ token: UInt32, _ scalar: UInt32) -> Bool {
    if token < Self.anyRun { return token == (ignoresCase ? LetterCase.lower(scalar) : scalar) }
    if token == Self.anyOne { return true }
    return token >= Self.firstSet && sets[Int(token - Self.firstSet)].contains(scalar)
  }
}
