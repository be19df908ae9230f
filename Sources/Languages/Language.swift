/// A language that the program speaks. Machine formats are the same in all of them.
package enum Language: String, CaseIterable, Sendable {
  case bokmål = "nb"
  case nynorsk = "nn"
  case english = "en"
}

extension Language {
  /// The language that a tag of BCP 47 asks for, such as `nn-NO`; nil for others. Norwegian without a written form
  /// (`no`) is Bokmål.
  package init?(tag: some StringProtocol) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    if primary == "no" {
      self = .bokmål
    } else {
      self.init(rawValue: primary)
    }
  }

  /// The language that suits a header `Accept-Language` best; nil where none of ours is wanted.
  ///
  /// Of two that are wanted as much, the first one written wins.
  package init?(acceptLanguage header: String) {
    var best: (language: Language, quality: Double)?
    for part in header.split(separator: ",").prefix(32) {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let tag = pieces.first, let language = Language(tag: tag) else { continue }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if quality > 0, quality > best?.quality ?? 0 { best = (language, quality) }
    }
    guard let best else { return nil }
    self = best.language
  }

  /// What the language calls itself.
  package var ownName: String {
    switch self {
    case .bokmål: "Bokmål"
    case .nynorsk: "Nynorsk"
    case .english: "English"
    }
  }
}
