import SQLite
import WriteUp

struct VocabularyDelta: Sendable { mutating func merge(_ o: VocabularyDelta) {} }
struct WordCounter {
  init() throws {}
  func add(_ t: String, to d: inout VocabularyDelta) throws {}
  func addTitle(_ t: String, passages: Int, to d: inout VocabularyDelta) throws {}
  func remove(_ t: String, title: String, from d: inout VocabularyDelta) throws {}
}
struct Vocabulary {
  init(_ c: Connection) {}
  func apply(_ d: VocabularyDelta) throws {}
}
enum VocabularyCheck { static func differences(on: Connection, limit: Int) throws -> [String] { [] } }
