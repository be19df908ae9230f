import ByregionSQLite

/// The tokenizer of `passages_fts`, asked rather than imitated, on a connection of its own.
///
/// Make one for each thread: like a connection, it belongs to one isolation domain at a time.
package final class PassageTokenizer {
  /// The arguments in the declaration of `passages_fts`.
  package static let arguments = ["unicode61", "remove_diacritics", "0"]

  private let connection: Connection
  private let tokenizer: FTS5Tokenizer

  /// Makes the tokenizer. Throws `SQLiteError` where the library has no FTS5.
  package init() throws {
    connection = try Connection(path: "", mode: .memory)
    tokenizer = try connection.tokenizer(PassageTokenizer.arguments)
  }

  /// Calls `each` with every token of the text: the word as the index holds it, and its place in the text in bytes.
  package func tokenize(
    _ text: String, _ each: (_ word: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) throws -> Void
  ) throws {
    var text = text
    try text.withUTF8 { bytes in try tokenizer.tokenize(bytes) { word, place, _ in try each(word, place) } }
  }

  /// The words of a text, in order.
  package func words(of text: String) throws -> [String] {
    var words: [String] = []
    try tokenize(text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
