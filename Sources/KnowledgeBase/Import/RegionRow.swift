/// A row of `regions`.
struct RegionRow: Sendable, Hashable {
  var id: Int64
  var slug: String
  var name: String
  /// Whether the row was just made, so that no other refers to it yet.
  var isNew = false
}
