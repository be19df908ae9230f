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
    for section in sections where section.kind != .facts {
      for unit in units(of: section.entries) {
        var evidence = LanguageEvidence()
        for entry in unit { evidence.count(entry.text) }
        total += evidence
        guard let form = evidence.clearForm, let line = unit.first?.line else { continue }
        if let first { if form != first.form { otherLine = otherLine ?? line } } else { first = (form, line) }
      }
    }
    if otherLine != nil { return Judgement(language: .mixed, otherFormLine: otherLine, isKnown: true) }
    if let form = total.form { return Judgement(language: form, isKnown: true) }
    return fallback(sections, title: title)
  }

  /// A paragraph by itself, the items of a list together.
  private static func units(of entries: [Entry]) -> [ArraySlice<Entry>] {
    entries.indices.reduce(into: []) { units, index in
      if index > 0, entries[index].depth > 0, entries[index - 1].depth > 0, let last = units.last {
        units[units.count - 1] = entries[last.startIndex...index]
      } else {
        units.append(entries[index...index])
      }
    }
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
