import WriteUp

/// The sentences about a region that was not recognised with certainty.
struct RegionRemark {
  let line: Int

  /// About a document that joins a known region; nil when that is certain and no other region fits.
  func onJoined(_ fit: RegionMatcher.Fit, others: [KnownRegion]) -> Diagnostic? {
    if !others.isEmpty {
      let list = Self.list(others)
      let message = "taken for region \(fit.region.slug) by \(fit.way.rawValue); it fits \(list) too"
      return diagnostic(.warning, "region-ambiguous", message)
    }
    guard fit.certainty != .certain else { return nil }
    let but = reservation(fit.comparison)
    return diagnostic(
      .warning, "region-likely", "taken for region \(fit.region.slug) by \(fit.way.rawValue), \(but)")
  }

  /// About a document of a region of its own; nil when no known region is like it.
  func onNew(alike: [KnownRegion]) -> Diagnostic? {
    guard !alike.isEmpty else { return nil }
    let list = Self.list(alike)
    let message =
      "taken for a new region, though much is as in \(list); `byregion correct alias` can make them one"
    return diagnostic(.warning, "region-alike", message)
  }

  /// The first few by name, the rest by number.
  private static func list(_ regions: [KnownRegion]) -> String {
    let slugs = regions.map(\.slug)
    let shown = slugs.count > 6 ? slugs.prefix(5) + ["\(slugs.count - 5) more"] : slugs
    return PlaceMessage.list(shown, joint: "and")
  }

  private func reservation(_ comparison: RegionComparison) -> String {
    if comparison.applicants == .different { return "though another municipality applied" }
    if comparison.isWithoutMembers { return "as no municipalities are named" }
    if let partners = comparison.partners, partners < 0.5 { return "though most partners are others" }
    if !comparison.sharesName { return "though the names differ" }
    return "though not all municipalities are the same"
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String
  ) -> Diagnostic {
    Diagnostic(severity: severity, identifier: identifier, message: message, line: line, column: 1)
  }
}
