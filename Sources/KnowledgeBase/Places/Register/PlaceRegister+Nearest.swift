import Norwegian

extension PlaceRegister {
  /// The municipalities whose names of 2015 or parallel names are spelt most like an unknown name, nearest
  /// first.
  ///
  /// At most a third of the letters, and at most three, may differ. One pass over all names.
  ///
  /// - Parameter point: of names equally near, those of municipalities near this point come first.
  public func nearest(to name: String, limit: Int = 3, around point: Coordinates? = nil) -> [Municipality] {
    let asked = Array(PlaceSpelling.folded(AskedPlace(name).name).utf8)
    // No municipality's name is longer than 20 letters.
    guard (2...40).contains(asked.count) else { return [] }
    let reach = min(3, max(1, asked.count / 3))
    var best: [Int: Int] = [:]
    let askedLetters = LetterSet(asked)
    for (spelling, letters, member) in index.spellings where letters.mayBeNear(askedLetters, slips: reach) {
      guard let distance = EditDistance.between(asked, spelling, limit: reach) else { continue }
      best[member] = min(distance, best[member] ?? distance)
    }
    let ranked = best.map { (member: $0.key, rank: ($0.value, kilometres($0.key, point), $0.key)) }
    return ranked.sorted { $0.rank < $1.rank }.prefix(limit).map { municipalities[$0.member] }
  }

  private func kilometres(_ member: Int, _ point: Coordinates?) -> Double {
    guard let point, let own = municipalities[member].point else { return 0 }
    return own.distance(to: point)
  }
}
