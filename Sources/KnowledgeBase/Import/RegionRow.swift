/// A row of `regions`.
struct RegionRow: Sendable, Hashable {
  var id: Int64
  var slug: String
  var name: String
}
