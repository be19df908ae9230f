import ByregionNorwegian
import ByregionStore

/// A passage that comes from no write-up, for measuring how well passages are found.
package struct PlainPassage: Sendable, Hashable, Codable {
  /// What the passage is known by; becomes its reference.
  package var id: String
  /// Searched along with the text.
  package var title: String?
  package var text: String

  package init(id: String, title: String? = nil, text: String) {
    self.id = id
    self.title = title
    self.text = text
  }
}

extension KnowledgeBase {
  /// A knowledge base in memory that holds the passages and nothing else, indexed as those of write-ups are.
  ///
  /// - Throws: `KnowledgeBaseError`, for two passages with one id among others.
  package static func inMemory(holding passages: [PlainPassage]) throws -> KnowledgeBase {
    let knowledgeBase = try inMemory()
    try knowledgeBase.translatingErrors { try knowledgeBase.load(passages) }
    return knowledgeBase
  }

  private func load(_ passages: [PlainPassage]) throws {
    try connection.transaction {
      try connection.execute(KnowledgeBase.owner)
      let tokenizer = try PassageTokenizer()
      var delta = VocabularyDelta()
      for (index, passage) in passages.enumerated() {
        let text = Composition.composed(passage.text)
        let title = Composition.composed(passage.title ?? "")
        try connection.run(
          """
          INSERT INTO passages (kind, region_id, document_id, section_id, position, line, depth, reference, title, text)
          VALUES ('other', 1, 1, 1, ?1, ?1, 0, ?2, ?3, ?4)
          """,
          .integer(Int64(index + 1)), .text(passage.id), .text(title), .text(text))
        try delta.add([text, title], by: tokenizer)
      }
      try Vocabulary(connection).apply(delta)
      try Vocabulary(connection).settle()
    }
  }

  /// The region, document and section that the passages have to belong to.
  private static let owner = """
    INSERT INTO regions (id, slug, name) VALUES (1, 'measured', 'Measured');
    INSERT INTO documents (id, region_id, kind, status, revision, title, language, source, location, format, encoding,
      sha256, byte_count, imported_at)
    VALUES
      (1, 1, 'final', 'current', 1, '', 'mixed', '', '-', 'plain', '', '\(String(repeating: "0", count: 64))', 0, '');
    INSERT INTO sections (id, document_id, position, kind, line) VALUES (1, 1, 1, 'other', 1)
    """
}
