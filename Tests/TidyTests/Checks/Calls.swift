/// Calls that belong in some rooms only, or nowhere.
enum Calls {
  private static let endTheProcess: Set<String> = ["exit", "_exit", "abort", "quick_exit"]
  private static let write: Set<String> = ["print", "debugPrint", "dump", "puts", "fputs", "printf", "NSLog"]
  private static let streams: Set<String> = ["standardOutput", "standardError", "stdout", "stderr"]
  private static let crash: Set<String> = ["fatalError", "preconditionFailure"]
  private static let mayWrite: Set<String> = [
    "Printing", "ByregionCommands", "byregion", "EmbedMigrationsTool",
  ]

  /// Only `byregion` ends the process; the tool of the build is a program of its own.
  static func exits(_ source: SwiftSource) -> [Violation] {
    guard let room = source.room, room != "byregion", room != "EmbedMigrationsTool" else { return [] }
    return calls(source, endTheProcess, alsoAsMember: true).filter { !declares(source, function: $0.text) }.map {
      Violation(
        path: source.path, line: $0.line, message: "\($0.text)() in \(room): only byregion ends the process")
    }
  }

  /// A walker that enters and exits nodes calls its own.
  private static func declares(_ source: SwiftSource, function name: String) -> Bool {
    zip(source.code, source.code.dropFirst()).contains { $0.isWord("func") && $1.isWord(name) }
  }

  /// Only `Printing` and the commands write to standard output or standard error.
  static func writes(_ source: SwiftSource) -> [Violation] {
    guard let room = source.room, !mayWrite.contains(room) else { return [] }
    let named = source.code.filter { $0.kind == .word && streams.contains($0.text) }
    return (calls(source, write, alsoAsMember: false) + named).map {
      Violation(path: source.path, line: $0.line, message: "\($0.text) in \(room), which writes nothing")
    }
  }

  /// A crash where an error belongs.
  static func crashes(_ source: SwiftSource) -> [Violation] {
    let marked = source.code.indices.compactMap { index -> Token? in
      let token = source.code[index]
      guard token.isWord("try") || token.isWord("as"), let next = source.code(after: index) else {
        return nil
      }
      return next.isSymbol("!") && !next.followsSpace ? token : nil
    }
    .map { ($0.line, $0.text + "!") }
    let called = calls(source, crash, alsoAsMember: true).map { ($0.line, $0.text) }
    return (marked + called).map {
      Violation(path: source.path, line: $0.0, message: "\($0.1): throw an error instead")
    }
  }

  private static func calls(_ source: SwiftSource, _ names: Set<String>, alsoAsMember: Bool) -> [Token] {
    source.code.indices.compactMap { index in
      let token = source.code[index]
      guard token.kind == .word, names.contains(token.text) else { return nil }
      guard source.code(after: index)?.isSymbol("(") == true else { return nil }
      let before = source.code(before: index)
      if before?.isWord("func") == true { return nil }
      return before?.isSymbol(".") == true && !alsoAsMember ? nil : token
    }
  }

  /// What the compiler is told to take on trust has its reason right above it.
  static func unarguedTrust(_ source: SwiftSource) -> [Violation] {
    source.code.indices.compactMap { index in
      guard let name = trust(source, index) else { return nil }
      let line = source.code[index].line
      let comment = trailingComment(source, line) + source.commentLines(above: line).joined(separator: " ")
      let words = comment.split { !$0.isLetter && $0 != "-" }
      let argues = words.contains { word in arguments.contains { word.lowercased().hasPrefix($0) } }
      guard words.count < 5 || !argues else { return nil }
      let message = "\(name) without a comment above it that says why it is safe"
      return Violation(path: source.path, line: line, message: message)
    }
  }

  private static let arguments = [
    "safe", "sendable", "thread", "lock", "mutex", "isolat", "concurren", "immutable", "once", "layout",
    "lifetime",
    "outlive", "serial", "actor", "exclusive", "own", "alive", "because", "race",
  ]

  private static func trust(_ source: SwiftSource, _ index: Int) -> String? {
    let token = source.code[index]
    guard token.kind == .word else { return nil }
    switch token.text {
    case "@unchecked", "unsafeBitCast", "@preconcurrency": return token.text
    case "nonisolated":
      let isUnsafe = index + 2 < source.code.count && source.code[index + 2].isWord("unsafe")
      return isUnsafe && source.code[index + 1].isSymbol("(") ? "nonisolated(unsafe)" : nil
    default: return nil
    }
  }

  private static func trailingComment(_ source: SwiftSource, _ line: Int) -> String {
    source.tokens.filter { $0.kind == .comment && $0.line == line }.map(\.text).joined(separator: " ")
  }
}
