/// How a result is printed: what `--format` takes.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case table, json, ndjson, csv, tsv, markdown, html, list

  /// One line of help.
  public var explanation: String {
    switch self {
    case .table: "columns for people, cut or wrapped to the terminal"
    case .json: "one array of objects"
    case .ndjson: "one object a line"
    case .csv: "comma-separated, as in RFC 4180"
    case .tsv: "tab-separated, with \\t \\n \\r \\\\ for what would part cells"
    case .markdown: "a table of GitHub's Markdown"
    case .html: "a <table>"
    case .list: "one line a value, for wide results"
    }
  }

  /// Whether it is meant for programs, which want data exactly, rather than for people.
  public var isForPrograms: Bool {
    switch self {
    case .json, .ndjson, .csv, .tsv: true
    case .table, .markdown, .html, .list: false
    }
  }

  /// The printer of this format.
  public func printer(to output: Output, _ options: RowOptions = RowOptions()) -> any RowPrinter {
    switch self {
    case .table: TablePrinter(output, options)
    case .json: JSONRowPrinter(output, .array)
    case .ndjson: JSONRowPrinter(output, .lines)
    case .csv: CSVPrinter(output, options)
    case .tsv: TSVPrinter(output, options)
    case .markdown: MarkdownPrinter(output, nullText: options.nullText)
    case .html: HTMLPrinter(output, options)
    case .list: ListPrinter(output, options)
    }
  }
}
