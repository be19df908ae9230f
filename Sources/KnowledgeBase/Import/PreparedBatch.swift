/// The files of one batch, read and understood on any threads.
struct PreparedBatch: Sendable {
  /// What became of each file, in their order.
  private(set) var outcomes: [Preparation.Outcome] = []
  /// The words of the passages of all documents that are ready, each document under the title that it was counted
  /// under: one delta for many documents is smaller than theirs together, and is made beside the writing.
  private(set) var words = VocabularyDelta()

  /// A batch of no files.
  init() {}

  /// The batch of some files. Where memory does not suffice to count their words, it is left to whoever writes them.
  init(_ outcomes: [Preparation.Outcome], tools: PreparationTools) {
    var words = VocabularyDelta()
    let counted = try? outcomes.map { outcome in
      guard case .ready(var document) = outcome else { return outcome }
      try document.countWords(in: &words, by: tools.tokenizer())
      return .ready(document)
    }
    self.outcomes = counted ?? outcomes
    if counted != nil { self.words = words }
  }

  /// Takes in the files that come next.
  mutating func append(_ part: PreparedBatch) {
    outcomes += part.outcomes
    words.merge(part.words)
  }
}
