import ByregionText

/// Knows the questions of a form, such as "Hvilke råd vil dere gi andre?": each is the heading of its answer.
enum FormQuestions {
  private static let longest = 18

  /// The kind that a question asks for; nil for what is no question of a form.
  static func kind(of text: String, _ place: HeadingPlace) -> Section.Kind? {
    guard text.utf8.last == 0x3F, text.utf8.count <= FoldedLine.maximumBytes, place.next != nil else { return nil }
    guard place.level != nil || place.isAfterBlank else { return nil }
    let words = text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
    guard let first = words.first, words.count <= longest, FormVocabulary.questionWords.contains(first) else {
      return nil
    }
    guard holds(words.dropFirst(), FormVocabulary.addressees) else { return nil }
    if holds(words[...], FormVocabulary.lessons), holds(words[...], FormVocabulary.others) { return .advice }
    return FormVocabulary.kinds.first { holds(words[...], $0.words) }?.kind
  }

  private static func holds(_ words: ArraySlice<String>, _ sought: [String]) -> Bool {
    words.contains { word in
      sought.contains { $0.hasSuffix("-") ? word.hasPrefix($0.dropLast()) : word == $0 }
    }
  }
}
