import Foundation

/// The parts of the program that libFuzzer tests.
enum FuzzTarget: String, CaseIterable {
  case text, html, markdown, query, words, sql, statements

  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["BYREGION_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("BYREGION_FUZZ_TARGET is one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()

  func check(_ bytes: [UInt8]) throws {
    switch self {
    case .text: try WriteUpChecks.check(bytes, name: "x.txt")
    case .html: try WriteUpChecks.check(bytes, name: "x.html")
    case .markdown: try WriteUpChecks.check(bytes, name: "x.md")
    case .query: try QueryChecks.check(String(decoding: bytes, as: UTF8.self))
    case .words: WordChecks.check(bytes)
    case .sql: try SQLChecks.check(String(decoding: bytes, as: UTF8.self))
    case .statements: StatementChecks.check(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Ends the process if a check fails, so that libFuzzer stores the input.
func expect(_ holds: Bool, _ check: @autoclosure () -> String) {
  guard !holds else { return }
  FileHandle.standardError.write(Data("failed check: \(check())\n".utf8))
  abort()
}
