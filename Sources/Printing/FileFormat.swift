/// Every format that something is written in, by its name in `--format`, with the endings of its files. Each command
/// takes some of them: rows are ``OutputFormat``.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
  case table, list, text, json, ndjson, csv, tsv, markdown, html, xlsx, docx, odt, bibtex
  case cslJSON = "csl-json"
  case ris

  /// The endings, without the dot and in lower case. Those of ``table`` and ``list`` are none: a `.txt` is ``text``.
  package var endings: [String] {
    switch self {
    case .table, .list: []
    case .text: ["txt", "text"]
    case .json: ["json"]
    case .ndjson: ["ndjson", "jsonl"]
    case .csv: ["csv"]
    case .tsv: ["tsv", "tab"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .xlsx: ["xlsx"]
    case .docx: ["docx"]
    case .odt: ["odt"]
    case .bibtex: ["bib", "bibtex"]
    case .cslJSON: ["csl.json", "csl"]
    case .ris: ["ris"]
    }
  }

  /// The format of files with the ending of a path, in any case; nil if no format has it.
  package init?(ofPath path: String) {
    let name = path.lowercased()
    // The longer ending first: a .csl.json is more than a .json.
    let found = Self.allCases.flatMap { format in format.endings.map { (format, "." + $0) } }
      .filter { name.hasSuffix($0.1) && !name.hasSuffix("/" + $0.1) && name != $0.1 }
      .max { $0.1.utf8.count < $1.1.utf8.count }
    guard let found else { return nil }
    self = found.0
  }

  /// Whether a file of another name is of no use: programs open these by their ending.
  package var isPackage: Bool {
    switch self {
    case .xlsx, .docx, .odt: true
    default: false
    }
  }

  /// Whether it cites documents for a reference manager.
  package var isCitation: Bool {
    switch self {
    case .bibtex, .cslJSON, .ris: true
    default: false
    }
  }
}
