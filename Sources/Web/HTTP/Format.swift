/// A form in which an answer is given. The suffix of the path names it, else the header `Accept` does.
enum Format: String, Sendable, Hashable, CaseIterable {
  case html, json, csv, excel, ndjson, markdown, bibtex, ris, csl, svg, geojson, docx, odt
  /// A memo in HTML, which has styles of its own and is saved rather than shown.
  case memo

  /// What the path ends in; empty for pages, which have no suffix.
  var suffix: String {
    switch self {
    case .html: ""
    case .json: ".json"
    case .csv: ".csv"
    case .excel: ".excel.csv"
    case .ndjson: ".ndjson"
    case .markdown: ".md"
    case .bibtex: ".bib"
    case .ris: ".ris"
    case .csl: ".csl.json"
    case .svg: ".svg"
    case .geojson: ".geojson"
    case .docx: ".docx"
    case .odt: ".odt"
    case .memo: ".html"
    }
  }

  /// Longer suffixes first, so that `.excel.csv` is not taken for `.csv`.
  static let bySuffix = allCases.filter { $0 != .html }.sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }

  var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8; header=present"
    // Excel opens it the same, and a semicolon is not the separator of text/csv.
    case .excel: "text/csv; charset=utf-8; header=present"
    case .ndjson: "application/x-ndjson"
    case .markdown: "text/markdown; charset=utf-8"
    case .bibtex: "application/x-bibtex; charset=utf-8"
    case .ris: "application/x-research-info-systems"
    case .csl: "application/vnd.citationstyles.csl+json"
    case .svg: "image/svg+xml"
    case .geojson: "application/geo+json"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .memo: "text/html; charset=utf-8"
    }
  }

  /// Whether the text of the answer depends on the language.
  var isForPeople: Bool {
    switch self {
    case .html, .svg, .bibtex, .ris, .csl, .docx, .odt, .memo: true
    case .json, .csv, .excel, .ndjson, .markdown, .geojson: false
    }
  }

  /// Whether a browser is to save the answer rather than show it.
  var isDownload: Bool {
    switch self {
    case .html, .json, .markdown, .svg: false
    case .csv, .excel, .ndjson, .bibtex, .ris, .csl, .geojson, .docx, .odt, .memo: true
    }
  }

  /// The best of the formats for a header `Accept`; the first of them without one, nil where none is wanted.
  static func best(of formats: [Format], accept: String?) -> Format? {
    guard let accept, !accept.isEmpty else { return formats.first }
    let wanted = accept.split(separator: ",").prefix(64).map { part in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      return (range: pieces.first ?? "", quality: quality)
    }
    var best: (format: Format, quality: Double)?
    for format in formats {
      let type = format.mediaType.prefix { $0 != ";" }
      let kind = type.prefix { $0 != "/" } + "/*"
      // The most specific range decides (RFC 9110, 12.5.1).
      let quality =
        wanted.first { $0.range == type }?.quality ?? wanted.first { $0.range == kind }?.quality
        ?? wanted.first { $0.range == "*/*" }?.quality ?? 0
      if quality > best?.quality ?? 0 { best = (format, quality) }
    }
    return best?.format
  }
}
