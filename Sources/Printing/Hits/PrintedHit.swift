import KnowledgeBase

/// What a reader sees of a hit.
public struct PrintedHit: Sendable, Hashable {
  /// The region's name.
  public var region: String
  /// The kind in the reader's words, with its number: "råd 2".
  public var label: String
  /// The heading that it stands under, where it tells more than the label.
  public var heading: String?
  /// The part of the text to show.
  public var passage: String
  /// The matched words: UTF-8 ranges in ``passage``, in order.
  public var marks: [Range<Int>]
  /// Whether text was left out before and behind the passage.
  public var isCutBefore: Bool
  /// Whether text was left out behind the passage.
  public var isCutBehind: Bool
  /// The stable reference: `rana/advice/2`.
  public var reference: String
  /// References to where the same text stands too.
  public var also: [String]
  /// Lines on why it ranks where it does, or nil.
  public var explanation: [String]?

  /// A hit with the given parts.
  public init(
    region: String, label: String, heading: String? = nil, passage: String, marks: [Range<Int>] = [],
    isCutBefore: Bool = false, isCutBehind: Bool = false, reference: String, also: [String] = [],
    explanation: [String]? = nil
  ) {
    self.region = region
    self.label = label
    self.heading = heading
    self.passage = passage
    self.marks = marks
    self.isCutBefore = isCutBefore
    self.isCutBehind = isCutBehind
    self.reference = reference
    self.also = also
    self.explanation = explanation
  }

  /// A hit of a search. A passage without a printed number is numbered by its reference.
  public init(_ hit: Hit) {
    let last = hit.reference.split(separator: "/").last.map(String.init)
    let position = last.flatMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0 : nil }
    self.init(
      region: hit.regionName, label: KindName.norwegian(hit.kind, number: hit.number ?? position),
      passage: hit.snippet, marks: hit.marks, isCutBefore: hit.snippetOffset > 0,
      isCutBehind: hit.snippetOffset + hit.snippet.utf8.count < hit.text.utf8.count, reference: hit.reference,
      also: hit.also, explanation: hit.explanation.map { ExplanationLines.lines(of: $0) })
  }
}
