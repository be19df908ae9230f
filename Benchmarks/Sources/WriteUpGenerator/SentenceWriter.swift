/// Fills in the placeholders of a pattern, in one written form, for one region.
struct SentenceWriter {
  var vocabulary: Vocabulary
  var form: WrittenForm
  var region: String
  /// The municipalities of the region, the applicant first.
  var places: [String]

  func write(_ pattern: String, _ random: inout SeededRandom) -> String {
    var text = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let hole = rest[rest.index(after: open)]
      text += fill(hole, &random)
      rest = rest[rest.index(open, offsetBy: 3)...]
    }
    text += rest
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private func fill(_ hole: Character, _ random: inout SeededRandom) -> String {
    switch hole {
    case "n": return vocabulary.draw(&random).word(.indefinite, form)
    case "d": return vocabulary.draw(&random).word(.definite, form)
    case "p": return vocabulary.draw(&random).word(.plural, form)
    case "b": return vocabulary.draw(&random).word(.definitePlural, form)
    case "v", "V": return form.choose(random.pick(OtherWords.verbs)[0])
    case "r": return form.choose(random.pick(OtherWords.verbs)[1])
    case "t": return form.choose(random.pick(OtherWords.verbs)[2])
    case "a": return form.choose(random.pick(OtherWords.adjectives))
    case "A": return plural(form.choose(random.pick(OtherWords.adjectives)))
    case "P": return random.pick(places)
    case "R": return region
    case "Y": return String(2014 + random.below(9))
    case "K": return String(2 + random.below(30))
    default: return ""
    }
  }

  private func plural(_ adjective: String) -> String {
    adjective.hasSuffix("e") ? adjective : adjective + "e"
  }
}
