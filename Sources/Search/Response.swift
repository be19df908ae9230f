import ByregionLanguages
import ByregionPlaces
import ByregionStore

/// What a search found.
package struct SearchResponse: Sendable, Hashable {
  /// The hits, in the order asked for, `limit` at most.
  package var hits: [Hit]
  /// The number of hits, returned or not, with the duplicates in ``Hit/also``: passages that have all words of the
  /// query in one of their forms or in a compound. Synonyms and words that are only spelt alike are not counted.
  package var total: Int
  /// How many passages are in each group, in the order of the groups; empty groups are left out. The groups
  /// ``HitGroup/allWords`` and ``HitGroup/compounds`` make the total.
  ///
  /// Only a plain query of up to three words has more than one group.
  package var groups: [GroupCount]
  /// How many hits are in each region, the region of the first hit first; filled only where hits are grouped by region.
  package var regions: [RegionCount] = []
  /// What was searched for beside the typed words, one for each word that has likes, in the order typed.
  package var alsoSearched: [AlsoSearched]
  /// Counts by field, if they were asked for.
  package var facets: [Facet]
  /// What to try instead; filled only when no hit is strong.
  package var suggestions: [Suggestion]
  /// What the query's parser and the filters have to say, in the order of the query.
  package var diagnostics: [QueryDiagnostic]
  /// What the filters took names of places for, one sentence each, where that was not plain.
  package var notes: [Wording] = []
  /// The query as it was understood, printed back in the query language.
  package var understoodQuery: String
  /// The expression that FTS5 was asked to match; empty when there was nothing to match.
  package var matchExpression: String

  package init(
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
package struct Hit: Sendable, Hashable {
  /// The passage's row in `passages`.
  package var passageID: Int64
  /// The stable reference, such as `rana/advice/2`.
  package var reference: String
  /// The kind of passage, such as `advice`.
  package var kind: String
  /// The number as printed, for kinds that are numbered.
  package var number: String?
  package var regionName: String
  package var regionSlug: String
  /// The heading that the passage stands under.
  package var heading: String?
  /// The whole text of the passage.
  package var text: String
  /// The part of the text to show: whole sentences around the best matches, where that is short enough.
  package var snippet: String
  /// Where the snippet begins in ``text``, in UTF-8 bytes. The snippet is a run of the text, byte for byte.
  package var snippetOffset: Int
  /// The matched words in ``snippet``: ranges of UTF-8 bytes, in order, that do not overlap.
  package var marks: [Range<Int>]
  /// How well the passage meets the query; comparable only within one response.
  package var score: Double
  package var group: HitGroup
  /// How the passage meets the word that it meets worst.
  package var match = WordMatch.form
  /// The document's row in `documents`.
  package var documentID: Int64 = 0
  /// The file that the document was read from.
  package var source = ""
  /// The first line of the passage in its source, from 1.
  package var line = 0
  /// The kind of the document: `final`, `application` or `phase1`.
  package var documentKind = ""
  /// The day on which the document was imported, as `YYYY-MM-DD`.
  package var documentDate = ""
  /// `nb`, `nn` or `mixed`.
  package var language = ""
  /// References to passages of the region with the same kind and text, for which this one stands.
  package var also: [String] = []
  /// What the score is made of, if that was asked for.
  package var explanation: Explanation?

  package init(
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
package enum HitGroup: String, Sendable, Hashable, CaseIterable {
  /// Every word of the query is there in one of its forms.
  case allWords
  /// Every word is there, at least one of them only as a part of a compound.
  case compounds
  /// Every word is there, at least one of them only as a synonym.
  case synonyms
  /// Of several words some are there and some are not.
  case someWords
  /// There are only words that are spelt alike.
  case similar
  /// The query is a question or has operators: hits are ranked by score alone.
  case ranked

  /// Whether the passages of the group are hits that ``SearchResponse/total`` counts.
  package var isCounted: Bool { self == .allWords || self == .compounds }
}

/// The number of hits in a group.
package struct GroupCount: Sendable, Hashable {
  /// The group.
  package var group: HitGroup
  /// Its number of hits.
  package var count: Int

  package init(group: HitGroup, count: Int) {
    self.group = group
    self.count = count
  }
}

/// The number of hits in a region.
package struct RegionCount: Sendable, Hashable {
  /// The region's slug.
  package var slug: String
  /// The region's name.
  package var name: String
  /// All its hits, shown or not.
  package var count: Int
  /// Those of them that hold all words; 0 where the query is not answered in groups.
  package var allWords: Int

  package init(slug: String, name: String, count: Int, allWords: Int) {
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
package struct Facet: Sendable, Hashable {
  /// The field that is counted.
  package var field: SearchField
  /// The values with at least one hit, the most frequent first.
  package var values: [FacetValue]

  package init(field: SearchField, values: [FacetValue]) {
    self.field = field
    self.values = values
  }
}

/// A value of a field and its number of hits.
package struct FacetValue: Sendable, Hashable {
  /// The value as a filter takes it: a kind, slug, number or language.
  package var value: String
  /// What a reader calls it.
  package var name: String
  package var count: Int
  /// Whether the search is narrowed to it.
  package var isChosen: Bool

  package init(value: String, name: String, count: Int, isChosen: Bool = false) {
    self.value = value
    self.name = name
    self.count = count
    self.isChosen = isChosen
  }
}

/// Another query to try.
package struct Suggestion: Sendable, Hashable {
  /// What makes it different from the query that was asked.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The query without one of its words.
    case fewerWords
    /// A phrase with other forms of its words.
    case phraseForms
    /// The query with a word spelt as it is in the index.
    case nearSpelling
    /// The query with a region or municipality as a filter instead of a word.
    case place
  }

  /// What makes it different.
  package var kind: Kind
  /// The query, ready to be asked.
  package var query: String
  /// The number of passages that hold all its words.
  package var count: Int

  package init(kind: Kind, query: String, count: Int) {
    self.kind = kind
    self.query = query
    self.count = count
  }
}

/// Two words that mean the same though they are not spelt alike.
package struct Synonym: Sendable, Hashable {
  /// A word in lower case.
  package var word: String
  /// What is searched for beside it, and the other way round: a word, or several with spaces between.
  package var other: String
  /// Whether a user added it.
  package var isOfUser: Bool

  package init(word: String, other: String, isOfUser: Bool) {
    self.word = word
    self.other = other
    self.isOfUser = isOfUser
  }
}

/// The words that were searched for beside a typed one.
package struct AlsoSearched: Sendable, Hashable {
  /// The word as typed, in lower case.
  package var word: String
  /// Its alternatives in the index, the heaviest first, the typed word itself left out.
  package var alternatives: [Alternative]
  /// Terms of the index that were found and not searched for, such as those that are only spelt alike.
  package var offers: [Alternative]

  package init(word: String, alternatives: [Alternative], offers: [Alternative] = []) {
    self.word = word
    self.alternatives = alternatives
    self.offers = offers
  }
}

/// What the parser has to say about a place in a query.
package struct QueryDiagnostic: Sendable, Hashable {
  /// How far the query can be used.
  package enum Severity: String, Sendable, Hashable {
    /// The query was searched for, though not in every part as typed.
    case warning
    /// The query was not searched for.
    case error
  }

  /// How far the query can be used.
  package var severity: Severity
  /// One sentence for the user.
  package var wording: Wording
  /// The place in the query as typed, in UTF-8 bytes; empty at a place between letters.
  package var range: Range<Int>

  package init(_ severity: Severity, _ wording: Wording, at range: Range<Int>) {
    self.severity = severity
    self.wording = wording
    self.range = range
  }

  /// The sentence in English.
  package var message: String { wording.english }
}

/// What one word of the query adds to the score of a hit.
package struct ExplainedWord: Sendable, Hashable {
  /// The word as typed, in lower case.
  package var word: String
  /// The alternative that counts: the best of those that the passage holds.
  package var alternative: Alternative
  /// How often the alternative stands in the passage.
  package var occurrences: Int
  /// The alternative's rarity: FTS5's inverse document frequency.
  package var rarity: Double
  /// What its occurrences, and those of other alternatives in proportion to their worth, count for in a passage of this
  /// length: BM25's part that is not rarity.
  package var frequency: Double
  /// What is added to the score: the alternative's weight × ``rarity`` × ``frequency``.
  package var score: Double

  package init(
    word: String, alternative: Alternative, occurrences: Int, rarity: Double, frequency: Double, score: Double
  ) {
    self.word = word
    self.alternative = alternative
    self.occurrences = occurrences
    self.rarity = rarity
    self.frequency = frequency
    self.score = score
  }
}

/// What the score of a hit is made of.
package struct Explanation: Sendable, Hashable {
  /// One part for each word of the query that matched, in the order typed.
  package var words: [ExplainedWord]
  /// The score: the sum of the parts.
  package var score: Double

  package init(words: [ExplainedWord], score: Double) {
    self.words = words
    self.score = score
  }
}

/// What a query was understood as and what it became, without anything being searched for.
package struct QueryExplanation: Sendable, Hashable {
  /// The query as it was understood, printed back in the query language.
  package var understoodQuery: String
  /// The tree, a part a line, indented by depth, each with its UTF-8 bytes in the query; words with what they are
  /// searched for as.
  package var tree: [String]
  /// What the hits are narrowed to, one condition of SQL a line.
  package var filters: [String]
  /// The expression that FTS5 is asked to match; empty when there is nothing to match.
  package var matchExpression: String
  /// What the query's parser and the filters have to say, in the order of the query.
  package var diagnostics: [QueryDiagnostic]

  package init(
    understoodQuery: String, tree: [String], filters: [String], matchExpression: String,
    diagnostics: [QueryDiagnostic]
  ) {
    self.understoodQuery = understoodQuery
    self.tree = tree
    self.filters = filters
    self.matchExpression = matchExpression
    self.diagnostics = diagnostics
  }
}

extension KnowledgeBase {
  /// What a request's query is understood as, and the expression that it becomes; nothing is searched for.
  ///
  /// - Throws: `KnowledgeBaseError` for what is wrong with the file or a filter, never for what the query is.
  package func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    try readSnapshot { try companion(Searcher.init).explainQuery(request) }
  }
}

extension Searcher {
  /// What a request's query is understood as and becomes; nothing is searched for.
  ///
  /// - Throws: `SQLiteError` for what is wrong with the file, `KnowledgeBaseError` for a filter that means nothing.
  func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    let query = try QueryParser(tokenizer).parse(request.query)
    var filters = FilterReader(connection)
    try filters.read(request.filters, query.fields)
    try expander.refresh()
    var planner = MatchPlanner(
      expander, size: try ranking.size(), isExact: request.isExact, widest: request.widestMatch, findsSimilar: true)
    let plan = try query.root.map { try planner.plan($0) } ?? MatchPlan()
    return QueryExplanation(
      understoodQuery: query.description, tree: QueryTree(plan: plan).lines(query),
      filters: filters.scope.all.map(Searcher.printed), matchExpression: plan.expression,
      diagnostics: query.diagnostics + filters.diagnostics + plan.diagnostics)
  }

  /// A condition with its arguments in their places.
  private static func printed(_ condition: SearchScope.Condition) -> String {
    let parts = condition.sql.split(separator: "?", omittingEmptySubsequences: false)
    var printed = String(parts.first ?? "")
    for (part, argument) in zip(parts.dropFirst(), condition.arguments) {
      switch argument {
      case .integer(let number): printed += String(number)
      case .text(let text):
        printed += "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      default: printed += "?"
      }
      printed += part
    }
    return printed
  }
}
