import WriteUp

extension VocabularyDelta {
  /// Counts the words of a write-up's passages, which all bear one title.
  mutating func add(_ writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer) throws {
    for section in writeUp.sections {
      for entry in section.entries { try add([entry.text, title], by: tokenizer) }
    }
  }

  /// Takes back what ``add(_:title:by:)`` counted.
  mutating func remove(_ writeUp: WriteUp, title: String, by tokenizer: PassageTokenizer) throws {
    for section in writeUp.sections {
      for entry in section.entries { try remove([entry.text, title], by: tokenizer) }
    }
  }
}
