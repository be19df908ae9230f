import Byregion
import Observation

/// The model of a search field and the list of hits below it. In SwiftUI:
///
///     @State private var model = SearchModel(knowledgeBase)
///     …
///     TextField("Search", text: $text).onChange(of: text) { model.search(for: text) }
///     List(model.hits, id: \.reference) { hit in Text(hit.snippet) }
@MainActor @Observable final class SearchModel {
  /// The hits of the last answered query.
  private(set) var hits: [Hit] = []
  /// A line of text to show below the field.
  private(set) var message = ""

  private let knowledgeBase: KnowledgeBase
  private var running: Task<Void, Never>?

  init(_ knowledgeBase: KnowledgeBase) { self.knowledgeBase = knowledgeBase }

  /// Searches for a query, and cancels an earlier search that is not answered yet.
  func search(for query: String) {
    running?.cancel()
    running = Task { await find(query) }
  }

  /// Waits until the last search is answered.
  func settle() async { await running?.value }

  private func find(_ query: String) async {
    do {
      let result = try await knowledgeBase.search(query, options: SearchOptions(limit: 3))
      try Task.checkCancellation()
      hits = result.hits
      message = result.messages.first?.text ?? "\(result.total) hits"
    } catch is CancellationError {
      // A later search has replaced this one.
    } catch {
      hits = []
      message = "\(error)"
    }
  }
}
