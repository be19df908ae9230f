/// A text of several statements, and of commands of the program's own between them.
///
/// A statement ends at its semicolon, that of a trigger at `END;`, by the rules of SQLite's shell
/// (https://sqlite.org/c3ref/complete.html). Linear in the text.
package struct SQLScript: Hashable, Sendable {
  package struct Piece: Hashable, Sendable {
    /// Where it stands, in UTF-8 bytes: a statement with its semicolon and the comments before it, a command to the end
    /// of its line.
    package var range: Range<Int>
    package var isCommand: Bool
    /// Whether a statement has its semicolon. Commands are whole.
    package var isWhole: Bool
  }

  package private(set) var pieces: [Piece] = []
  /// The text ends in a comment that is not closed, behind the last piece.
  package private(set) var endsInComment = false
  package let text: String
  private let bytes: [UInt8]

  /// - Parameter isCommand: whether a line, where a statement could begin, is a command.
  package init(_ text: String, isCommand: (String) -> Bool = { _ in false }) {
    self.text = text
    bytes = Array(text.utf8)
    var found: [Piece] = []
    var endsInComment = false
    bytes.withUnsafeBufferPointer { bytes in
      var position = 0
      var start: Int?
      var ending = StatementEnding()
      while position < bytes.count {
        let token = SQLScanner.token(in: bytes, at: position)
        if ending.isAtStart, token.kind != .space, token.kind != .comment {
          let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
          if isCommand(String(decoding: bytes[position..<end], as: UTF8.self)) {
            found.append(Piece(range: position..<end, isCommand: true, isWhole: true))
            (position, start) = (end, nil)
            continue
          }
        }
        position = token.range.upperBound
        if token.kind == .comment { endsInComment = token.isUnfinished }
        guard token.kind != .space else { continue }
        start = start ?? token.range.lowerBound
        guard token.kind != .comment else { continue }
        let wasAtStart = ending.isAtStart
        guard ending.isOver(with: token, in: bytes) else { continue }
        if !wasAtStart, let start {
          found.append(Piece(range: start..<position, isCommand: false, isWhole: true))
        }
        start = nil
      }
      if let start, !ending.isAtStart {
        found.append(Piece(range: start..<bytes.count, isCommand: false, isWhole: false))
      }
    }
    (pieces, self.endsInComment) = (found, endsInComment)
  }

  package func text(of piece: Piece) -> String { String(decoding: bytes[piece.range], as: UTF8.self) }

  /// Whether the last statement has its semicolon; also where there is none.
  package var isWhole: Bool { !endsInComment && pieces.last?.isWhole != false }

  /// The line of a piece, from 1: where it says something, behind comments.
  package func line(of piece: Piece) -> Int {
    let start =
      bytes.withUnsafeBufferPointer { SQLScanner.statementStart(in: $0, from: piece.range.lowerBound) }
      ?? piece.range.lowerBound
    return 1 + bytes[..<start].count { $0 == 0x0A }
  }
}

/// Follows the tokens of a statement to its end.
private struct StatementEnding {
  private enum State { case start, create, statement, trigger, triggerStatement, triggerEnd }

  private var state = State.start
  var isAtStart: Bool { state == .start }

  /// Takes a token; true for the semicolon that ends the statement.
  mutating func isOver(with token: SQLToken, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let isSemicolon = token.kind == .sign && bytes[token.range.lowerBound] == UInt8(ascii: ";")
    if isSemicolon, state == .start || state == .create || state == .statement || state == .triggerEnd {
      state = .start
      return true
    }
    // The longest word that matters here has nine letters.
    let word =
      token.kind == .word && token.range.count < 10
      ? String(decoding: bytes[token.range], as: UTF8.self).lowercased() : ""
    switch state {
    case .start: state = word == "create" ? .create : word == "explain" ? .start : .statement
    case .create: state = ["temp", "temporary"].contains(word) ? .create : word == "trigger" ? .trigger : .statement
    case .statement: break
    case .trigger, .triggerStatement, .triggerEnd:
      state = isSemicolon ? .triggerStatement : state == .triggerStatement && word == "end" ? .triggerEnd : .trigger
    }
    return false
  }
}
