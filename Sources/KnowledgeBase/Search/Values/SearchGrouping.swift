/// What hits are put together by.
public enum SearchGrouping: String, Sendable, Hashable, CaseIterable {
  /// Each region with its best hits, the region of the best hit first.
  case region
}
