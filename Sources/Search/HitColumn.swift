import ByregionSQLite

/// A column of a table of hits, as exports and `search(…)` in SQL have them, in their order.
package enum HitColumn: String, Sendable, Hashable, CaseIterable {
  case region
  case regionName = "region_name"
  case kind, reference, match, group, score, heading, source, line
  case documentKind = "document_kind"
  case documentDate = "document_date"
  case language, text, snippet, also

  /// The class of its values.
  package var storage: StorageClass {
    switch self {
    case .score: .real
    case .line: .integer
    default: .text
    }
  }

  /// What a hit has in the column.
  package func value(of hit: Hit) -> Value {
    switch self {
    case .region: .text(hit.regionSlug)
    case .regionName: .text(hit.regionName)
    case .kind: .text(hit.kind)
    case .reference: .text(hit.reference)
    case .match: .text(hit.match.rawValue)
    case .group: .text(hit.group.rawValue)
    case .score: .real((hit.score * 10_000).rounded() / 10_000)
    case .heading: hit.heading.map { .text($0) } ?? .null
    case .source: .text(hit.source)
    case .line: .integer(Int64(hit.line))
    case .documentKind: .text(hit.documentKind)
    case .documentDate: .text(hit.documentDate)
    case .language: .text(hit.language)
    case .text: .text(hit.text)
    case .snippet: .text(hit.snippet)
    case .also: .text(hit.also.joined(separator: " "))
    }
  }
}
