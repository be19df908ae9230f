extension Searcher {
  /// So many hits of a region are shown under its name.
  static let hitsOfARegion = 3

  /// The page that a request asks for.
  func page(
    _ plan: MatchPlan, size: IndexSize, scope: SearchScope, _ request: SearchRequest
  ) throws -> HitPage {
    // No page lies further back than there can be passages.
    let offset = min(max(0, request.offset), 1 << 40)
    let end = offset + min(max(0, request.limit), 1 << 40)
    func list(_ limit: Int) throws -> RankedList {
      try self.list(plan, size: size, scope: scope, order: request.order, limit: limit)
    }
    if request.grouping == .region {
      let list = try list(1 << 41)
      return try byRegion(list, offset: offset, end: end, folds: request.foldsRepeats)
    }
    if !request.foldsRepeats {
      let list = try list(end)
      return HitPage(passages: Array(list.best.dropFirst(offset)), total: list.total, groups: list.groups)
    }
    var limit = end + RepeatFolder.lookAhead
    while true {
      let list = try list(limit)
      let folded = try RepeatFolder(connection).fold(list.best, wanted: end)
      if folded.passages.count >= end || list.best.count < limit {
        let page = Array(folded.passages.dropFirst(offset))
        return HitPage(passages: page, total: list.total, groups: list.groups, repeats: folded.repeats)
      }
      limit *= 2
    }
  }

  /// Each region's best passages, the region of the best first. Reads the region of each passage.
  private func byRegion(_ list: RankedList, offset: Int, end: Int, folds: Bool) throws -> HitPage {
    var order: [Int64] = []
    var ofRegion: [Int64: [RankedPassage]] = [:]
    for (passage, region) in zip(list.best, try regions(of: list.best)) {
      guard let region else { continue }
      if ofRegion[region] == nil { order.append(region) }
      ofRegion[region, default: []].append(passage)
    }
    var page = HitPage(passages: [], total: list.total, groups: list.groups)
    for region in order {
      let passages = ofRegion[region] ?? []
      page.regions.append(try count(passages, region: region))
      guard page.passages.count < end else { continue }
      if folds {
        let folded = try RepeatFolder(connection).fold(passages, wanted: Searcher.hitsOfARegion)
        page.passages += folded.passages
        page.repeats.merge(folded.repeats) { first, _ in first }
      } else {
        page.passages += passages.prefix(Searcher.hitsOfARegion)
      }
    }
    page.passages = Array(page.passages.prefix(end).dropFirst(offset))
    return page
  }

  /// The region of each passage; nil where the passage is gone. Reads in the order of the table, so that each of its
  /// pages is read once.
  private func regions(of passages: [RankedPassage]) throws -> [Int64?] {
    var regions = [Int64?](repeating: nil, count: passages.count)
    try connection.withStatement("SELECT region_id FROM passages WHERE id = ?1") { statement in
      let row = statement.row
      for index in passages.indices.sorted(by: { passages[$0].id < passages[$1].id }) {
        try statement.bind(integer: passages[index].id, at: 1)
        if try statement.step() { regions[index] = row.integer(0) }
        statement.reset()
      }
    }
    return regions
  }

  private func count(_ passages: [RankedPassage], region: Int64) throws -> RegionCount {
    let sql = "SELECT slug, name FROM regions WHERE id = ?1"
    let names = try connection.first(sql, [.integer(region)]) { ($0.text(0) ?? "", $0.text(1) ?? "") }
    return RegionCount(
      slug: names?.0 ?? "", name: names?.1 ?? "", count: passages.count,
      allWords: passages.reduce(0) { $1.group == .allWords ? $0 + 1 : $0 })
  }
}
