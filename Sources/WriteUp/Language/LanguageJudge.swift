/// Judges the written form of a write-up by its running text and its list items.
///
/// Mixed is a write-up of which whole paragraphs, or whole lists, are in one form and others in the other.
enum LanguageJudge {
  struct Judgement {
    var language: WriteUp.Language
    /// The line of the first paragraph in the other form, when there is one.
    var otherFormLine: Int?
    /// Whether any word told the form.
    var isKnown: Bool
  }

  /// - Parameters:
  ///   - sections: Every section; the facts are passed over.
  ///   - title: Judged only when no text tells the form.
  static func judge(_ sections: [Section], title: String) -> Judgement {
    var total = LanguageEvidence()
    var first: (form: WriteUp.Language, line: Int)?
    var otherLine: Int?
    func close(_ unit: LanguageEvidence, at line: Int) {
      total += unit
      guard let form = unit.clearForm else { return }
      if let first { if form != first.form { otherLine = otherLine ?? line } } else { first = (form, line) }
    }
    for section in sections where section.kind != .facts {
      var unit = LanguageEvidence()
      var line = 0
      var wasItem = false
      // By index, since a copy of each entry costs more than its words.
      for index in section.entries.indices {
        // A paragraph by itself, the items of a list together.
        let isItem = section.entries[index].depth > 0
        if !isItem || !wasItem {
          close(unit, at: line)
          (unit, line) = (LanguageEvidence(), section.entries[index].line)
        }
        wasItem = isItem
        unit.count(section.entries[index].text)
      }
      close(unit, at: line)
    }
    if otherLine != nil { return Judgement(language: .mixed, otherFormLine: otherLine, isKnown: true) }
    if let form = total.form { return Judgement(language: form, isKnown: true) }
    return fallback(sections, title: title)
  }

  /// Where no text tells the form the title may, and then the labels of the facts.
  private static func fallback(_ sections: [Section], title: String) -> Judgement {
    var evidence = LanguageEvidence()
    evidence.count(title)
    if evidence.form == nil {
      for entry in sections.lazy.filter({ $0.kind == .facts }).flatMap(\.entries) {
        let label = String(decoding: entry.text.utf8.prefix { $0 != 0x3A }, as: UTF8.self).lowercased()
        if label.hasPrefix("søkjar") || label.hasSuffix("kommunar") || label.hasPrefix("folketal i") {
          evidence.nn += 1
        }
      }
    }
    return Judgement(language: evidence.form ?? .bokmål, isKnown: evidence.form != nil)
  }
}
