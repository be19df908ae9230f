/// What a paragraph style means for a write-up.
struct WordStyle {
  enum Role: Equatable {
    case heading(level: Int)
    /// A line of a table of contents, which repeats the headings.
    case contents
    /// An item of a list, by the style's name.
    case item
    /// Indented like a list's item, and one only where it is numbered.
    case besideItem
    case body
  }

  var role: Role?
  /// The list that the style belongs to.
  var number: WordNumber?
  /// The identifier of the style that says so: a list's level may name it.
  var numberedBy: String?
  var isIndented: Bool?
  /// How deep an item stands by the style's name: 1 for "List Bullet 2", whose own list has one level.
  var depth = 0

  /// Takes what a style says, unless a nearer one has said something.
  mutating func take(_ named: Role?, outlineLevel: Int?) {
    guard role == nil else { return }
    // Nine levels are headings, the tenth is body text (ISO/IEC 29500-1, 17.3.1.20).
    let outlined = outlineLevel.map { $0 >= 0 && $0 < 9 ? Role.heading(level: $0 + 1) : .body }
    role = named ?? outlined
  }
}

/// A place in a list: which list, and how deep.
struct WordNumber: Equatable {
  /// 0 takes a paragraph out of the list that its style puts it in.
  var list: Int?
  /// From 0.
  var level: Int?
}
