/// What one thread needs to understand sources; not shared between threads.
final class PreparationTools {
  let resolver: PlaceResolver
  private var madeTokenizer: PassageTokenizer?

  init(resolver: PlaceResolver) { self.resolver = resolver }

  /// Made at the first call: files that are in already need none.
  func tokenizer() throws -> PassageTokenizer {
    if let madeTokenizer { return madeTokenizer }
    let tokenizer = try PassageTokenizer()
    madeTokenizer = tokenizer
    return tokenizer
  }
}
