import SQLite

/// The tables that a statement, finished or not, names, and what it calls them.
struct NamedTables {
  /// In lower case.
  private(set) var tables: Set<String> = []
  private var aliases: [String: String] = [:]

  /// - Parameter known: the tables there are, in lower case.
  init(_ statement: String, among known: Set<String>) {
    let words = Self.words(of: statement)
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

  /// Names and signs in lower case, without texts and parameters.
  private static func words(of statement: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isText = false
    for letter in statement.lowercased() {
      if letter == "'" { isText.toggle() }
      if !isText, letter.isLetter || letter.isNumber || "_:@$".contains(letter) {
        word.append(letter)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if ",.;".contains(letter), !isText { words.append(String(letter)) }
    }
    if !word.isEmpty { words.append(word) }
    return words.filter { $0.first.map { !":@$".contains($0) } ?? false }
  }

  private static func isName(_ word: String) -> Bool {
    word.first?.isLetter == true && !Language.keywords.contains(word.uppercased())
  }
}
