/// What stands around a line that may be a heading.
struct HeadingPlace {
  /// The kind of the section that the line would otherwise belong to.
  var section: Section.Kind
  /// The level of a heading that the markup names, or nil.
  var level: Int?
  /// The level that the sections' headings have in this source, when headings are named by the markup.
  var sectionLevel = 2
  var isAfterBlank: Bool
  var isBeforeBlank: Bool
  /// Whether a line of the facts ("Søkerkommune: …") comes next.
  var isBeforeFact: Bool
  /// Whether a paragraph of running text comes next.
  var isBeforeText: Bool

  var standsAlone: Bool { isAfterBlank && isBeforeBlank }
}
