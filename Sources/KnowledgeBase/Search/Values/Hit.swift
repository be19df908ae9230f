/// A passage that a search found.
public struct Hit: Sendable, Hashable {
  /// The passage's row in `passages`.
  public var passageID: Int64
  /// The stable reference, such as `rana/advice/2`.
  public var reference: String
  /// The kind of passage, such as `advice`.
  public var kind: String
  /// The number as printed, for kinds that are numbered.
  public var number: String?
  public var regionName: String
  public var regionSlug: String
  /// The heading that the passage stands under.
  public var heading: String?
  /// The whole text of the passage.
  public var text: String
  /// The part of the text to show: whole sentences around the best matches, where that is short enough.
  public var snippet: String
  /// Where the snippet begins in ``text``, in UTF-8 bytes. The snippet is a run of the text, byte for byte.
  public var snippetOffset: Int
  /// The matched words in ``snippet``: ranges of UTF-8 bytes, in order, that do not overlap.
  public var marks: [Range<Int>]
  /// How well the passage meets the query; comparable only within one response.
  public var score: Double
  public var group: HitGroup
  /// References to passages of the region with the same kind and text, for which this one stands.
  public var also: [String] = []
  /// What the score is made of, if that was asked for.
  public var explanation: Explanation?

  public init(
    passageID: Int64, reference: String, kind: String, number: String? = nil, regionName: String,
    regionSlug: String, heading: String? = nil, text: String, snippet: String, snippetOffset: Int = 0,
    marks: [Range<Int>], score: Double, group: HitGroup = .ranked, explanation: Explanation? = nil
  ) {
    self.passageID = passageID
    self.reference = reference
    self.kind = kind
    self.number = number
    self.regionName = regionName
    self.regionSlug = regionSlug
    self.heading = heading
    self.text = text
    self.snippet = snippet
    self.snippetOffset = snippetOffset
    self.marks = marks
    self.score = score
    self.group = group
    self.explanation = explanation
  }
}
