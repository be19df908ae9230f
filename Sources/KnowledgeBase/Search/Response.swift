/// What a search found.
public struct SearchResponse: Sendable, Hashable {
  /// The hits, in the order asked for, `limit` at most.
  public var hits: [Hit]
  /// The number of all passages that meet the query, returned or not, with the repeats that ``Hit/also`` tells of.
  public var total: Int
  /// How many hits are in each group, in the order of the groups; groups without hits are left out.
  ///
  /// Only a plain query of up to three words has more than one group.
  public var groups: [GroupCount]
  /// How many hits are in each region, the region of the first hit first; filled only where hits are grouped by region.
  public var regions: [RegionCount] = []
  /// What was searched for beside the typed words, one for each word that has likes, in the order typed.
  public var alsoSearched: [AlsoSearched]
  /// Counts by field, if they were asked for.
  public var facets: [Facet]
  /// What to try instead; filled only when no hit is strong.
  public var suggestions: [Suggestion]
  /// What the query's parser and the filters have to say, in the order of the query.
  public var diagnostics: [QueryDiagnostic]
  /// What the filters took names of places for, one sentence each, where that was not plain.
  public var notes: [String] = []
  /// The query as it was understood, printed back in the query language.
  public var understoodQuery: String
  /// The expression that FTS5 was asked to match; empty when there was nothing to match.
  public var matchExpression: String

  public init(
    hits: [Hit] = [], total: Int = 0, groups: [GroupCount] = [], alsoSearched: [AlsoSearched] = [],
    facets: [Facet] = [], suggestions: [Suggestion] = [], diagnostics: [QueryDiagnostic] = [],
    understoodQuery: String = "", matchExpression: String = ""
  ) {
    self.hits = hits
    self.total = total
    self.groups = groups
    self.alsoSearched = alsoSearched
    self.facets = facets
    self.suggestions = suggestions
    self.diagnostics = diagnostics
    self.understoodQuery = understoodQuery
    self.matchExpression = matchExpression
  }
}

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

/// How a passage meets a plain query of up to three words. Groups are shown in this order, each best first.
public enum HitGroup: String, Sendable, Hashable, CaseIterable {
  /// Every word of the query is there, in a form that a reader calls the same word.
  case allWords
  /// At least one word of the query is not there, or only as a word that is like it.
  case someWords
  /// The query is a question or has operators: hits are ranked by score alone.
  case ranked
}

/// The number of hits in a group.
public struct GroupCount: Sendable, Hashable {
  /// The group.
  public var group: HitGroup
  /// Its number of hits.
  public var count: Int

  public init(group: HitGroup, count: Int) {
    self.group = group
    self.count = count
  }
}

/// The number of hits in a region.
public struct RegionCount: Sendable, Hashable {
  /// The region's slug.
  public var slug: String
  /// The region's name.
  public var name: String
  /// All its hits, shown or not.
  public var count: Int
  /// Those of them that hold all words; 0 where the query is not answered in groups.
  public var allWords: Int

  public init(slug: String, name: String, count: Int, allWords: Int) {
    self.slug = slug
    self.name = name
    self.count = count
    self.allWords = allWords
  }
}

/// How many hits there are for each value of a field.
///
/// The counts are disjunctive: a field's own filter is left out, so that they tell what choosing another value would
/// give.
public struct Facet: Sendable, Hashable {
  /// The field that is counted.
  public var field: SearchField
  /// The values with at least one hit, the most frequent first.
  public var values: [FacetValue]

  public init(field: SearchField, values: [FacetValue]) {
    self.field = field
    self.values = values
  }
}

/// A value of a field and its number of hits.
public struct FacetValue: Sendable, Hashable {
  /// The value as a filter takes it: a kind, slug, number or language.
  public var value: String
  /// What a reader calls it.
  public var name: String
  public var count: Int
  /// Whether the search is narrowed to it.
  public var isChosen: Bool

  public init(value: String, name: String, count: Int, isChosen: Bool = false) {
    self.value = value
    self.name = name
    self.count = count
    self.isChosen = isChosen
  }
}

/// Another query to try.
public struct Suggestion: Sendable, Hashable {
  /// What makes it different from the query that was asked.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The query without one of its words.
    case fewerWords
    /// The query with a word spelt as it is in the index.
    case nearSpelling
    /// The query with a region or municipality as a filter instead of a word.
    case place
  }

  /// What makes it different.
  public var kind: Kind
  /// The query, ready to be asked.
  public var query: String
  /// The number of passages that hold all its words.
  public var count: Int

  public init(kind: Kind, query: String, count: Int) {
    self.kind = kind
    self.query = query
    self.count = count
  }
}

/// Two words that mean the same though they are not spelt alike.
public struct Synonym: Sendable, Hashable {
  /// A word in lower case.
  public var word: String
  /// What is searched for beside it, and the other way round: a word, or several with spaces between.
  public var other: String
  /// Whether a user added it.
  public var isOfUser: Bool

  public init(word: String, other: String, isOfUser: Bool) {
    self.word = word
    self.other = other
    self.isOfUser = isOfUser
  }
}

/// The words that were searched for beside a typed one.
public struct AlsoSearched: Sendable, Hashable {
  /// The word as typed, in lower case.
  public var word: String
  /// Its alternatives in the index, the heaviest first, the typed word itself left out.
  public var alternatives: [Alternative]

  public init(word: String, alternatives: [Alternative]) {
    self.word = word
    self.alternatives = alternatives
  }
}

/// What the parser has to say about a place in a query.
public struct QueryDiagnostic: Sendable, Hashable {
  /// How far the query can be used.
  public enum Severity: String, Sendable, Hashable {
    /// The query was searched for, though not in every part as typed.
    case warning
    /// The query was not searched for.
    case error
  }

  /// How far the query can be used.
  public var severity: Severity
  /// One sentence for the user.
  public var message: String
  /// The place in the query as typed, in UTF-8 bytes; empty at a place between letters.
  public var range: Range<Int>

  public init(_ severity: Severity, _ message: String, at range: Range<Int>) {
    self.severity = severity
    self.message = message
    self.range = range
  }
}
