/// The kinds of passages and sections in the reader's words.
public enum KindName {
  /// The Norwegian word, in the singular: "råd", "mål", "videre arbeid". A kind that is not known is
  /// returned as it is.
  public static func norwegian(_ kind: String) -> String {
    switch kind {
    case "lead": "innledning"
    case "goal", "goals": "mål"
    case "result", "results": "resultat"
    case "advice": "råd"
    case "continuation", "continuations": "videre arbeid"
    case "application", "application_excerpt": "søknad"
    case "attachment", "documents": "dokument"
    case "fact", "facts": "fakta"
    case "other": "annet"
    default: kind
    }
  }

  /// The word with the number that a passage is found by: "råd 2".
  public static func norwegian(_ kind: String, number: String?) -> String {
    number.map { "\(norwegian(kind)) \($0)" } ?? norwegian(kind)
  }
}
