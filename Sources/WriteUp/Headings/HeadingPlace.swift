/// What stands around a line that may be a heading.
struct HeadingPlace {
  /// The kind of the section that the line would otherwise belong to.
  var section: Section.Kind
  /// The level of a heading that the markup names, or nil.
  var level: Int?
  /// The level that the sections' headings have in this source, when headings are named by the markup.
  var sectionLevel = 2
  var isAfterBlank: Bool
  /// What comes next, or nil at the end.
  var next: Block?

  /// Whether a line of the facts ("Søkerkommune: …") comes next.
  var isBeforeFact: Bool { next.map { $0.text.utf8.count < 400 && FactLabel.read($0.text) != nil } ?? false }

  /// Whether a paragraph of running text comes next.
  var isBeforeText: Bool { next.map { $0.role == .paragraph && $0.text.utf8.count > 50 } ?? false }

  var isBeforeBlank: Bool { next?.isAfterBlank ?? true }
  var standsAlone: Bool { isAfterBlank && isBeforeBlank }
}
