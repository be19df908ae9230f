/// The order of hits.
public enum SearchOrder: String, Sendable, Hashable, CaseIterable {
  /// The best first.
  case relevance
  /// By the region's name in Norwegian order, then as printed.
  case region
  /// By when the document was imported, the newest first, then as printed.
  case newest
}
