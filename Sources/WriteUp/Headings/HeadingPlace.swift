/// What stands around a line that may be a heading.
struct HeadingPlace {
  /// The kind of the section that the line would otherwise belong to.
  var section: Section.Kind
  /// The level of a heading that the markup names, or nil.
  var level: Int?
  /// The level that the sections' headings have in this source, when headings are named by the markup.
  var sectionLevel = 2
  var isAfterBlank: Bool
  /// The text that comes next, or nil at the end.
  var next: String?
  /// Whether what comes next is neither item nor heading.
  var isBeforeParagraph: Bool
  /// Whether a blank line, or the end, comes next.
  var isBeforeBlank: Bool

  /// Whether a line of the facts ("Søkerkommune: …") comes next.
  var isBeforeFact: Bool { next.map { $0.utf8.count < 400 && FactLabel.read($0) != nil } ?? false }

  /// Whether a paragraph of running text comes next.
  var isBeforeText: Bool { isBeforeParagraph && (next?.utf8.count ?? 0) > 50 }

  var standsAlone: Bool { isAfterBlank && isBeforeBlank }
}
