/// A paragraph of a document as it is stored, before lists are counted.
struct WordParagraph {
  /// 1 for the document's first paragraph, empty ones counted: its line.
  var line: Int
  /// Letters, with U+2028 for a line break and a tab for a tab.
  var text: [UInt8] = []
  var style: String?
  var number: WordNumber?
  var outlineLevel: Int?
  var isIndented: Bool?
  /// Whether it is the first of a table's cell or of a text box.
  var beginsGroup = false
  /// Whether the mark at its end was deleted while changes were tracked: the next paragraph goes on with it.
  var continues = false

  /// Whether a paragraph's indent moves it to the right.
  static func isIndented(_ element: XMLElement) -> Bool? {
    let left = element.attribute("start") ?? element.attribute("left") ?? element.attribute("leftChars")
    return left.map { !$0.hasPrefix("-") && $0 != "0" }
  }
}
