import Foundation

/// Replaces values that differ between runs and machines by placeholders.
struct Placeholders {
  /// Paths, the longest first, with their placeholders.
  private let paths: [(path: String, name: String)]

  init(paths: [(path: String, name: String)]) {
    self.paths = paths.sorted { $0.path.count > $1.path.count }
  }

  /// The text with `<folder>`, `<timestamp>`, `<time>` and `<version>` in place of the values, and `<CR>` for a
  /// carriage return at the end of a line, which editors and Git might change.
  func applied(to text: String) -> String {
    var text = text.feedLines.map { $0.last == "\r" ? $0.dropLast() + "<CR>" : $0 }.joined(separator: "\n")
    for (path, name) in paths { text = text.replacingOccurrences(of: path, with: name) }
    for (pattern, name) in Self.patterns + Self.today.map({ ($0, "<today>") }) {
      text = text.replacingOccurrences(of: pattern, with: name, options: .regularExpression)
    }
    return text
  }

  private static let patterns: [(String, String)] = [
    (#"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?"#, "<timestamp>"),
    (#"\b\d+([.,]\d+)? ?(ns|µs|ms|seconds|second|s)\b"#, "<time>"),
    (#"(SQLite (version )?)\d+\.\d+(\.\d+)*"#, "$1<version>"),
    (#"\d{8}T\d{6}Z?"#, "<timestamp>"),
    (#""document_date": "\d{4}-\d\d-\d\d""#, #""document_date": "<timestamp>""#),
  ]

  /// Today's date in the forms of memos and citations. A run across midnight may fail.
  private static let today: [String] = {
    let now = Date()
    func text(_ format: String, _ language: String) -> String {
      let formatter = DateFormatter()
      formatter.timeZone = TimeZone(identifier: "UTC")
      formatter.locale = Locale(identifier: language)
      formatter.dateFormat = format
      return formatter.string(from: now)
    }
    let days = [text("d. MMMM yyyy", "nb"), text("d. MMMM yyyy", "nn"), text("d MMMM yyyy", "en_GB")]
    return days.map { "\($0) kl. \\d\\d.\\d\\d \\(UTC\\)|\($0), \\d\\d:\\d\\d UTC|\($0)" }
      + [text("yyyy-MM-dd", "en_GB"), text("yyyy/MM/dd", "en_GB")]
  }()
}
