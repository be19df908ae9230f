/// The ranked passages that a request asks for, before they are read.
struct HitPage {
  /// The passages to show, in order.
  var passages: [RankedPassage]
  /// The number of all passages that meet the query, repeats among them.
  var total: Int
  /// How many there are in each group.
  var groups: [GroupCount]
  /// How many there are in each region, where hits are put together by region.
  var regions: [RegionCount] = []
  /// The references of the repeats by the id of the passage that stands for them.
  var repeats: [Int64: [String]] = [:]
}
