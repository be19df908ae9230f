import ByregionConsole
import ByregionLineEditor
import ByregionPrinting
import ByregionSQLite
import ByregionSearch

/// Knows the words that a statement or a dot command may go on with.
struct Completer {
  private var tables: [String] = []
  /// By table, in lower case.
  private var columns: [String: [String]] = [:]
  private var functions: [String] = []
  private var saved: [String] = []

  /// Reads the names of a knowledge base; what cannot be read is not offered.
  init(_ console: SQLConsole) {
    let objects = (try? console.schema()) ?? []
    tables = objects.map(\.name) + ["search("]
    columns = Dictionary(objects.map { ($0.name.lowercased(), $0.columns.map(\.name)) }) { first, _ in first }
    columns["search"] = HitColumn.allCases.map(\.rawValue)
    functions = ((try? console.functionNames()) ?? []).filter { $0.first?.isLetter == true }.map { $0 + "(" }
    saved = ((try? console.savedQueries()) ?? []).map(\.name)
  }

  /// - Parameter statement: what was typed of the statement, before and behind the cursor.
  func completion(before: String, in statement: String) -> Completion {
    let word = String(before.reversed().prefix { $0.isLetter || $0.isNumber || "_.-".contains($0) }.reversed())
    if before.hasPrefix("."), !before.contains(" ") { return Self.matching(before, in: DotCommand.names) }
    if before.hasPrefix(".") { return Self.matching(word, in: arguments(of: before)) }
    if let dot = word.lastIndex(of: ".") {
      let named = NamedTables(statement, among: Set(columns.keys)).table(String(word[..<dot]))
      return Self.matching(String(word[word.index(after: dot)...]), in: columns(of: named.map { [$0] } ?? []))
    }
    guard !word.isEmpty else { return Completion(word: "", candidates: []) }
    let isLower = word.contains { $0.isLowercase }
    let keywords = SQLLanguage.keywords.map { isLower ? $0.lowercased() : $0 }
    let named = NamedTables(statement, among: Set(columns.keys)).tables
    return Self.matching(word, in: tables + columns(of: named) + keywords + functions)
  }

  /// Those of the tables; all where none is named yet.
  private func columns(of named: Set<String>) -> [String] {
    named.isEmpty ? columns.values.flatMap { $0 } : named.flatMap { columns[$0] ?? [] }
  }

  private func arguments(of line: String) -> [String] {
    switch line.split(separator: " ").first {
    case ".schema", ".describe": tables.filter { !$0.hasSuffix("(") }
    case ".run", ".save": saved
    case ".format", ".mode": OutputFormat.allCases.map(\.rawValue)
    case ".timer", ".headers", ".cut": ["on", "off"]
    default: []
    }
  }

  private static func matching(_ word: String, in names: [String]) -> Completion {
    let start = word.lowercased()
    let found = Set(names.filter { $0.lowercased().hasPrefix(start) })
    return Completion(word: word, candidates: found.sorted())
  }
}

/// The tables that a statement, finished or not, names, and what it calls them.
struct NamedTables {
  /// In lower case.
  private(set) var tables: Set<String> = []
  private var aliases: [String: String] = [:]

  /// - Parameter known: the tables there are, in lower case.
  init(_ statement: String, among known: Set<String>) {
    let words = SQLWords(statement).namesAndSigns
    for (index, word) in words.enumerated() where known.contains(word) {
      tables.insert(word)
      let rest = words[(index + 1)...]
      guard let alias = rest.first == "as" ? rest.dropFirst().first : rest.first, Self.isName(alias) else { continue }
      aliases[alias] = word
    }
  }

  /// The table that goes by a name; nil where the statement names none so.
  func table(_ name: String) -> String? {
    let name = name.lowercased()
    return aliases[name] ?? (tables.contains(name) ? name : nil)
  }

  private static func isName(_ word: String) -> Bool {
    word.first?.isLetter == true && !SQLLanguage.keywords.contains(word.uppercased())
  }
}
