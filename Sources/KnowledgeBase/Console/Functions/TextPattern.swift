/// A pattern of LIKE or GLOB, matched in time that grows with text times pattern at the worst.
///
/// SQLite's own matcher tries every division of the text among the pattern's stars, which takes exponential time and
/// cannot be interrupted. It is enough to remember the last star: what an earlier one could take, the last one can.
final class TextPattern {
  /// What one place of the pattern takes: a scalar, or one of the codes beyond Unicode.
  private var tokens: [UInt32] = []
  private var sets: [ScalarSet] = []
  private let ignoresCase: Bool

  private static let anyRun: UInt32 = 0x11_0000
  private static let anyOne: UInt32 = 0x11_0001
  private static let nothing: UInt32 = 0x11_0002
  private static let firstSet: UInt32 = 0x12_0000

  /// LIKE's `%` and `_`, case ignored in every alphabet.
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

  /// GLOB's `*`, `?` and `[…]`, case kept.
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
  /// - Throws: what `watch` throws when the query must stop.
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
