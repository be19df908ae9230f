import ByregionLanguages
import ByregionReports
import ByregionSearch
import ByregionStore

/// The hits of searches as a memo, like the one that `byregion report` writes.
enum MemoPage {
  static let formats: [Format] = [.docx, .odt, .memo]

  static let parameters =
    [Route.Parameter("q", .texts, "A theme, as a search takes it; several are several themes.", isRequired: true)]
    + SearchQuestion.filters.filter { $0.name != "document" && $0.name != "language" }

  static let routes = [
    Route(
      "memo", "/memo", formats: formats, summary: "Puts what a search counts into a memo with numbered sources.",
      parameters: parameters, problems: [.query, .limit], work: .reading(answer))
  ]

  private static let maxThemes = 20
  /// Maximum number of quotations. Limited because a memo is built in memory.
  private static let maxQuotations = 2_000

  private static func answer(_ request: PageRequest, _ knowledgeBase: KnowledgeBase, _ response: Response) throws {
    let themes = request.parameters.all("q")
    guard (1...maxThemes).contains(themes.count) else {
      throw Problem(.badRequest, detail: .badValue(parameter: "q", value: ""))
    }
    var filters = SearchFilters()
    for field in [SearchField.kind, .region, .municipality, .county] {
      filters[field] = request.parameters.all(field.rawValue)
    }
    var count = 0
    for theme in themes {
      var search = SearchRequest(theme, limit: 1)
      search.filters = filters
      let found = try knowledgeBase.search(search)
      if let error = found.diagnostics.first(where: { $0.severity == .error }) {
        var problem = Problem(.query, detail: .message(error.wording))
        problem.excerpt = .init(text: theme, range: error.range)
        throw problem
      }
      count += found.total
    }
    guard count <= maxQuotations else { throw Problem(.limit, detail: .tooManyQuotations(count, maxQuotations)) }
    var memo = MemoRequest(themes: themes.map { MemoTheme($0) }, baseName: knowledgeBase.name)
    memo.filters = filters
    memo.language = request.language
    let format: MemoFormat =
      switch request.format {
      case .odt: .odt
      case .memo: .html
      default: .docx
      }
    let bytes = try MemoWriter.bytes(of: try knowledgeBase.memo(memo), as: format)
    response.head.mediaType = request.format.mediaType
    // The memo contains styles, which the pages' content security policy forbids. So it is sent as a sandboxed download
    // and is never shown as a page of the site.
    response.head.isSandboxed = true
    let name = request.words.memoFile + request.format.suffix
    response.head.fields.append((name: "content-disposition", value: "attachment; filename=\"\(name)\""))
    response.output.append(bytes)
  }
}

extension Catalogue {
  var makeMemo: String { text(nb: "Lag notat:", nn: "Lag notat:", en: "Make a memo:") }
  fileprivate var memoFile: String { text(no: "notat", en: "memo") }
  var explained: String { text(nb: "Poengene forklart", nn: "Poenga forklarte", en: "The score explained") }
  var explainHits: String { text(nb: "Forklar poengene", nn: "Forklar poenga", en: "Explain the scores") }
  var withoutExplanation: String { text(nb: "Uten forklaring", nn: "Utan forklaring", en: "Without explanation") }
}
