/// The name that was probably meant by one that is not known.
public enum NearestName {
  /// The known name with the fewest letters put in, left out, changed or swapped, at most a third of them; nil when
  /// none is near. Capitals do not count.
  public static func to(_ name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(1, wanted.count / 3)
    return known.compactMap { candidate -> (distance: Int, name: String)? in
      EditDistance.between(Array(candidate.lowercased().utf8), wanted, limit: limit).map { ($0, candidate) }
    }.min(by: <)?.name
  }
}
