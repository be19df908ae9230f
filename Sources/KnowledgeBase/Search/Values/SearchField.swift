/// What hits can be narrowed to, as an option or as `field:value` in a query.
public enum SearchField: String, Sendable, Hashable, CaseIterable {
  /// A kind of passage, such as `advice`.
  case kind
  /// A region's slug, or a name it is known by.
  case region
  /// A municipality's name, or its four-digit number.
  case municipality
  /// A county's name, or its two-digit number.
  case county
  /// `nb` or `nn`.
  case language
  /// A document's number, or the first characters of its SHA-256.
  case document
}
