/// The passages of the documents that a new revision takes over from, in printed order by kind.
struct EarlierPassages {
  /// A passage as it was.
  struct Passage {
    var id: Int64
    var reference: String
    var title: String
    var text: String
  }

  var passages: [PassageKind: [Passage]] = [:]

  /// Those of all kinds.
  var all: FlattenSequence<Dictionary<PassageKind, [Passage]>.Values> { passages.values.joined() }

  /// Whether a text stands among them.
  func count(of texts: Set<String>) -> Int { all.count { texts.contains($0.text) } }
}
