import ByregionLanguages
import ByregionPlaces
import ByregionStore

/// The result of a search.
package struct SearchResponse: Sendable, Hashable {
  /// The hits in the requested order, at most `limit`.
  package var hits: [Hit]
  /// The number of hits, including those not returned and the duplicates in ``Hit/also``: passages that contain every
  /// word of the query in one of its forms or in a compound. Synonyms and words of similar spelling are not counted.
  package var total: Int
  /// The number of passages in each group, in the order of the groups; empty groups are left out. The groups
  /// ``HitGroup/allWords`` and ``HitGroup/compounds`` add up to the total.
  ///
  /// Only a plain query of up to three words has more than one group.
  package var groups: [GroupCount]
  /// The number of hits in each region, starting with the region of the first hit. Empty unless hits are grouped by
  /// region.
  package var regions: [RegionCount] = []
  /// The terms searched for in addition to the typed words, one entry for each word that has any, in the order typed.
  package var alsoSearched: [AlsoSearched]
  /// Counts by field, if requested.
  package var facets: [Facet]
  /// Other queries to try, given only if there are no hits.
  package var suggestions: [Suggestion]
  /// The diagnostics of the parser and the filters, in the order of the query.
  package var diagnostics: [QueryDiagnostic]
  /// One sentence for each place name in a filter whose interpretation is not obvious.
  package var notes: [Wording] = []
  /// The query as parsed, printed in the query language.
  package var understoodQuery: String
  /// The FTS5 MATCH expression; empty if there is nothing to search for.
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
  /// The heading of the section that contains the passage.
  package var heading: String?
  /// The whole text of the passage.
  package var text: String
  /// The part of the text to show: whole sentences around the best matches, if they are short enough.
  package var snippet: String
  /// The byte offset of the snippet in ``text``. The snippet is a contiguous part of the text, byte for byte.
  package var snippetOffset: Int
  /// The matched words in ``snippet``: ranges of UTF-8 bytes, in order, that do not overlap.
  package var marks: [Range<Int>]
  /// How well the passage matches the query; comparable only within one response.
  package var score: Double
  package var group: HitGroup
  /// How the passage matches the word that it matches worst.
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
  /// References to duplicates: passages of the region with the same kind and text that are not listed themselves.
  package var also: [String] = []
  /// The explanation of the score, if requested.
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

/// How a passage matches a plain query of up to three words. Groups are shown in this order, each with the best first.
package enum HitGroup: String, Sendable, Hashable, CaseIterable {
  /// The passage contains every word of the query in one of its forms.
  case allWords
  /// The passage contains every word, at least one of them only as part of a compound.
  case compounds
  /// The passage contains every word, at least one of them only as a synonym.
  case synonyms
  /// The passage contains some of the words but not all.
  case someWords
  /// The passage contains only words of similar spelling.
  case similar
  /// The query is a question or has operators, so hits are ranked by score alone.
  case ranked

  /// Whether ``SearchResponse/total`` counts the passages of the group.
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
  /// The number of its hits, shown or not.
  package var count: Int
  /// The number of its hits that contain all words; 0 if the query is not answered in groups.
  package var allWords: Int

  package init(slug: String, name: String, count: Int, allWords: Int) {
    self.slug = slug
    self.name = name
    self.count = count
    self.allWords = allWords
  }
}

/// The number of hits for each value of a field.
///
/// The counts are disjunctive: the filter on the field itself is left out, so they show what selecting another value
/// would give.
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
  /// The display name.
  package var name: String
  package var count: Int
  /// Whether a filter selects the value.
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
  /// How it differs from the original query.
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

  /// How it differs from the original query.
  package var kind: Kind
  /// The query in the query language.
  package var query: String
  /// The number of passages that contain all its words.
  package var count: Int

  package init(kind: Kind, query: String, count: Int) {
    self.kind = kind
    self.query = query
    self.count = count
  }
}

/// Two words of the same meaning and different spelling.
package struct Synonym: Sendable, Hashable {
  /// A word in lower case.
  package var word: String
  /// The other word, or several separated by spaces. Each of the two is searched for when the other is typed.
  package var other: String
  /// Whether a user added it.
  package var isOfUser: Bool

  package init(word: String, other: String, isOfUser: Bool) {
    self.word = word
    self.other = other
    self.isOfUser = isOfUser
  }
}

/// The terms searched for in addition to a typed word.
package struct AlsoSearched: Sendable, Hashable {
  /// The word as typed, in lower case.
  package var word: String
  /// Its alternatives in the index, in descending order of weight, without the typed word.
  package var alternatives: [Alternative]
  /// Terms of the index that were found but not searched for, such as those of similar spelling.
  package var offers: [Alternative]

  package init(word: String, alternatives: [Alternative], offers: [Alternative] = []) {
    self.word = word
    self.alternatives = alternatives
    self.offers = offers
  }
}

/// A message about a range of a query.
package struct QueryDiagnostic: Sendable, Hashable {
  /// Whether the query was searched for.
  package enum Severity: String, Sendable, Hashable {
    /// The query was searched for, but a part of it was changed or ignored.
    case warning
    /// The query was not searched for.
    case error
  }

  /// Whether the query was searched for.
  package var severity: Severity
  /// One sentence for the user.
  package var wording: Wording
  /// The range in the query as typed, in UTF-8 bytes. Empty for a position between letters.
  package var range: Range<Int>

  package init(_ severity: Severity, _ wording: Wording, at range: Range<Int>) {
    self.severity = severity
    self.wording = wording
    self.range = range
  }

  /// The sentence in English.
  package var message: String { wording.english }
}

/// The contribution of one query word to the score of a hit.
package struct ExplainedWord: Sendable, Hashable {
  /// The word as typed, in lower case.
  package var word: String
  /// The best of its alternatives in the passage.
  package var alternative: Alternative
  /// The number of occurrences of the alternative in the passage.
  package var occurrences: Int
  /// The alternative's rarity: FTS5's inverse document frequency.
  package var rarity: Double
  /// BM25's frequency factor for the length of the passage. Counts the occurrences of the alternative in full, and
  /// those of other alternatives in proportion to their value.
  package var frequency: Double
  /// The contribution to the score: the alternative's weight × ``rarity`` × ``frequency``.
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

/// The parts of a hit's score.
package struct Explanation: Sendable, Hashable {
  /// One part for each matched word of the query, in the order typed.
  package var words: [ExplainedWord]
  /// The score: the sum of the parts.
  package var score: Double

  package init(words: [ExplainedWord], score: Double) {
    self.words = words
    self.score = score
  }
}

/// How a query is parsed and compiled, without a search.
package struct QueryExplanation: Sendable, Hashable {
  /// The query as parsed, printed in the query language.
  package var understoodQuery: String
  /// The tree, one part per line, indented by depth, with the range of each part in UTF-8 bytes. Words are shown with
  /// their alternatives.
  package var tree: [String]
  /// The filters, one SQL condition per line.
  package var filters: [String]
  /// The FTS5 MATCH expression; empty if there is nothing to search for.
  package var matchExpression: String
  /// The diagnostics of the parser and the filters, in the order of the query.
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
  /// Parses and compiles the query of a request without searching.
  ///
  /// - Throws: `KnowledgeBaseError` if the file cannot be read or a filter is invalid; never because of the query.
  package func explainQuery(_ request: SearchRequest) throws -> QueryExplanation {
    try readSnapshot { try companion(Searcher.init).explainQuery(request) }
  }
}

extension Searcher {
  /// Parses and compiles the query of a request without searching.
  ///
  /// - Throws: `SQLiteError` if the file cannot be read, `KnowledgeBaseError` for an invalid filter.
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

  /// A condition with its arguments in place of the question marks.
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
