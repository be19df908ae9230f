/// The slugs that are given out.
struct RegionSlugs {
  private var taken: Set<String>
  /// Where to go on counting, so that the thousandth region of a name is as quickly named as the second.
  private var next: [String: Int] = [:]

  init(taken: Set<String> = []) { self.taken = taken }

  /// Notes a slug that a region has.
  mutating func add(_ slug: String) { taken.insert(slug) }

  /// Gives out a slug, with `-2`, `-3` behind it where it is taken.
  mutating func take(_ slug: String) -> String {
    guard !taken.insert(slug).inserted else { return slug }
    var number = next[slug] ?? 2
    while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
    next[slug] = number + 1
    return "\(slug)-\(number)"
  }
}
