/// Which room may use which: the table of the design, and nothing beyond it.
enum Rooms {
  /// Modules that a room may import. A folder of `Sources` that is not here is a violation by itself.
  static let mayImport: [String: Set<String>] = [
    "SQLite": [
      "CSQLite", "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Darwin", "Musl",
    ],
    "Norwegian": ["Foundation", "FoundationEssentials"],
    "WriteUp": [
      "Norwegian", "CLibXML2", "CCMark", "CLibZip", "Foundation", "FoundationEssentials", "Synchronization",
    ],
    "KnowledgeBase": [
      "SQLite", "Norwegian", "WriteUp", "Crypto", "Foundation", "FoundationEssentials", "Synchronization",
      "Glibc",
      "Darwin", "Musl",
    ],
    "Printing": [
      "SQLite", "WriteUp", "KnowledgeBase", "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl",
    ],
    "ByregionCommands": [
      "SQLite", "Norwegian", "WriteUp", "KnowledgeBase", "Printing", "ArgumentParser", "CLibEdit",
      "Foundation",
      "FoundationEssentials", "Synchronization", "Glibc", "Darwin", "Musl", "Dispatch",
    ],
    "byregion": [
      "ByregionCommands", "Printing", "ArgumentParser", "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl",
    ],
    "EmbedMigrationsTool": ["Foundation"],
  ]

  static func imports(_ source: SwiftSource) -> [Violation] {
    guard let room = source.room else { return [] }
    guard let allowed = mayImport[room] else {
      return [Violation(path: source.path, line: 0, message: "no rule says what the room \(room) may import")]
    }
    return importedModules(source).filter { !allowed.contains($0.module) }.map {
      Violation(path: source.path, line: $0.line, message: "\(room) imports \($0.module)")
    }
  }

  /// Also `import struct Foundation.Date`, `@testable import X` and `internal import X`.
  static func importedModules(_ source: SwiftSource) -> [(module: String, line: Int)] {
    let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    return source.code.indices.compactMap { index in
      guard source.code[index].isWord("import"), var next = source.code(after: index) else { return nil }
      if kinds.contains(next.text), let afterKind = source.code(after: index + 1) { next = afterKind }
      return next.kind == .word ? (next.text, next.line) : nil
    }
  }

  /// Rooms that see text and nothing else of the machine.
  static let pure: Set<String> = ["Norwegian", "WriteUp"]

  static func inputAndOutput(_ source: SwiftSource) -> [Violation] {
    guard let room = source.room, pure.contains(room) else { return [] }
    let names: Set<String> = [
      "FileManager", "FileHandle", "Process", "ProcessInfo", "URLSession", "NSFileManager", "InputStream",
      "OutputStream", "contentsOf", "contentsOfFile", "contentsOfDirectory", "fopen", "getenv",
      "UserDefaults",
      "htmlReadFile", "htmlParseFile", "htmlCreateFileParserCtxt", "zip_open", "zip_fdopen", "zip_source_file_create",
      "cmark_parse_file", "CommandLine", "Date",
      "Locale",
    ]
    return source.code.indices.compactMap { index in
      let token = source.code[index]
      guard token.kind == .word, names.contains(token.text) else { return nil }
      // `append(contentsOf:)` and its kin copy what is there; only an initialiser with that label reads.
      if token.text == "contentsOf", !readsByInitializer(source, index) { return nil }
      return Violation(
        path: source.path, line: token.line, message: "\(room) is pure, and names \(token.text)")
    }
  }

  private static func readsByInitializer(_ source: SwiftSource, _ index: Int) -> Bool {
    guard index >= 2, source.code[index - 1].isSymbol("(") else { return false }
    let called = source.code[index - 2]
    return ["Data", "String", "URL", "NSData", "NSString"].contains(called.text)
  }
}
