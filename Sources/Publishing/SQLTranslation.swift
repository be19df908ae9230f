import ByregionSQLite

/// Translates an expression or query of the file's schema into PostgreSQL's SQL.
///
/// The two dialects are nearly the same. Only the differences that occur in the schema and in saved queries are
/// handled. Calls of functions that PostgreSQL may lack are collected, so that the caller does not send SQL that the
/// server would reject or interpret differently.
struct SQLTranslation {
  /// Functions with the same meaning in both, or that `PublicationDefinition` creates.
  private static let functions: Set = [
    "abs", "avg", "coalesce", "count", "length", "lower", "max", "min", "nullif", "round", "row_number", "substr",
    "sum",
    "trim", "upper",
  ]
  /// Further functions that a saved query may call.
  private static let functionsOfQueries: Set = ["instr", "json_each", "replace", "string_agg"]
  /// PostgreSQL's names of SQLite's functions.
  private static let otherNames = ["group_concat": "string_agg", "ifnull": "coalesce"]
  /// Keywords that may precede a parenthesis without being a function call.
  private static let keywords: Set = [
    "all", "and", "as", "between", "by", "case", "check", "distinct", "else", "except", "exists", "filter", "from",
    "having", "ilike", "in", "intersect", "is", "join", "like", "limit", "materialized", "not", "offset", "on", "or",
    "over", "select", "then", "union", "using", "values", "when", "where",
  ]

  /// The translation.
  private(set) var sql = ""
  /// Called functions that are not known to exist in PostgreSQL, in lower case.
  private(set) var unknownFunctions: [String] = []
  private var words: [String] = []

  /// - Parameters:
  ///   - sql: in SQLite's SQL; comments are dropped.
  ///   - parameters: the replacements of `:name` in a saved query, by name; nil for a definition of the schema.
  init(_ sql: String, parameters: [String: String]? = nil) {
    let bytes = Array(sql.utf8)
    let tokens = SQLScanner.tokens(sql)
    let texts = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    var index = 0
    while index < tokens.count {
      let word = tokens[index].kind == .word ? texts[index].lowercased() : ""
      let next = index + 1 < tokens.count ? texts[index + 1] : ""
      if word == "glob", index + 1 < tokens.count, tokens[index + 1].kind == .text {
        let isNegated = words.last?.lowercased() == "not"
        if isNegated { words.removeLast() }
        words += [isNegated ? "!~" : "~", Self.expression(ofGlob: next)]
        index += 2
      } else if parameters != nil, word == "like", index + 1 < tokens.count {
        // SQLite's LIKE ignores case.
        let end = Self.endOfOperand(texts, after: index)
        words += ["ILIKE"] + texts[index + 1..<end].map { parameters?[String($0.dropFirst())] ?? $0 }
        words += ["COLLATE", "\"und-x-icu\""]
        index = end
      } else if parameters != nil, word == "collate", next.lowercased() == "norwegian" {
        words += ["COLLATE", "\"nb-x-icu\""]
        index += 2
      } else if tokens[index].kind == .parameter {
        words.append(parameters?[String(texts[index].dropFirst())] ?? texts[index])
        index += 1
      } else if parameters != nil, next == "(", let name = Self.otherNames[word] {
        words.append(name)
        index += 1
      } else if word == "desc", next.lowercased() != "nulls" {
        // NULL is the smallest value in SQLite, so it comes last in descending order.
        words += ["DESC", "NULLS", "LAST"]
        index += 1
      } else if texts[index] == "/" {
        // In SQLite, a division by 0 is NULL.
        let end = Self.endOfOperand(texts, after: index)
        words += ["/", "nullif("] + texts[index + 1..<end] + [",", "0", ")"]
        index = end
      } else {
        let isKnown = Self.functions.contains(word) || parameters != nil && Self.functionsOfQueries.contains(word)
        if !word.isEmpty, next == "(", !Self.keywords.contains(word), !isKnown {
          unknownFunctions.append(word)
        }
        words.append(texts[index])
        index += 1
      }
    }
    self.sql = Self.joined(words)
  }

  /// The index after the operand (a name, number, call or parenthesis) that follows an operator.
  private static func endOfOperand(_ texts: [String], after sign: Int) -> Int {
    var (index, depth) = (sign + 1, 0)
    while index < texts.count {
      if texts[index] == "(" { depth += 1 }
      if texts[index] == ")" { depth -= 1 }
      index += 1
      let continues = index < texts.count && (texts[index] == "." || texts[index] == "(" || texts[index - 1] == ".")
      if depth <= 0, !continues { break }
    }
    return index
  }

  /// Joins words with spaces, except around dots, inside parentheses and within operators.
  private static func joined(_ words: [String]) -> String {
    var text = ""
    var last = ""
    for word in words {
      let isClose = last.isEmpty || word == "." || last == "." || word == "," || word == ")" || last.hasSuffix("(")
      let isCall =
        word == "(" && (last.last?.isLetter == true || last.last == "_") && !keywords.contains(last.lowercased())
      let isComparison = ["<", ">", "!", "=", "|"].contains(last) && ["=", ">", "|"].contains(word)
      text += isClose || isCall || isComparison ? word : " " + word
      last = word
    }
    return text
  }

  /// Converts a quoted GLOB pattern to a quoted regular expression.
  static func expression(ofGlob quoted: String) -> String {
    var expression = ""
    var rest = quoted.dropFirst().dropLast()[...]
    while let letter = rest.popFirst() {
      switch letter {
      case "*": expression += ".*"
      case "?": expression += "."
      case "[":
        expression += "["
        if rest.first == "^" { expression.append(rest.removeFirst()) }
        if rest.first == "]" { expression.append(rest.removeFirst()) }
        while let inside = rest.popFirst(), inside != "]" { expression += inside == "\\" ? "\\\\" : String(inside) }
        expression += "]"
      case ".", "+", "^", "$", "(", ")", "{", "}", "|", "\\": expression += "\\\(letter)"
      default: expression.append(letter)
      }
    }
    return "'^\(expression)$'"
  }
}

extension SQLTranslation {
  /// A CHECK constraint of a table in the file.
  struct Check {
    /// Nil if it has no name.
    var name: String?
    /// In SQLite's SQL.
    var expression: String
  }

  /// The CHECK constraints in a CREATE TABLE.
  static func checks(in sql: String) -> [Check] {
    let bytes = Array(sql.utf8)
    let tokens = SQLScanner.tokens(sql)
    func text(_ index: Int) -> String { String(decoding: bytes[tokens[index].range], as: UTF8.self) }
    var checks: [Check] = []
    for index in tokens.indices.dropLast() where tokens[index].kind == .word && text(index).lowercased() == "check" {
      guard text(index + 1) == "(" else { continue }
      var (end, depth) = (index + 2, 1)
      while end < tokens.count {
        if text(end) == "(" { depth += 1 }
        if text(end) == ")" { depth -= 1 }
        if depth == 0 { break }
        end += 1
      }
      guard end < tokens.count, end > index + 2 else { continue }
      let isNamed = index >= 2 && tokens[index - 1].kind == .quotedName && text(index - 2).lowercased() == "constraint"
      let range = tokens[index + 2].range.lowerBound..<tokens[end - 1].range.upperBound
      checks.append(
        Check(
          name: isNamed ? String(text(index - 1).dropFirst().dropLast()) : nil,
          expression: String(decoding: bytes[range], as: UTF8.self)))
    }
    return checks
  }

  /// The query of a CREATE VIEW.
  static func query(ofView sql: String) -> String {
    let bytes = Array(sql.utf8)
    let tokens = SQLScanner.tokens(sql)
    let start = tokens.firstIndex { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() == "as" }
    return start.map { String(decoding: bytes[tokens[$0].range.upperBound...], as: UTF8.self) } ?? ""
  }

  /// The unquoted words of a query, in lower case; some may be names of tables and views.
  static func words(of sql: String) -> Set<String> {
    let bytes = Array(sql.utf8)
    return Set(
      SQLScanner.tokens(sql).filter { $0.kind == .word }
        .map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() })
  }
}
