/// What tells a region's name from a project's title.
enum NameVocabulary {
  static let prepositions = ["i", "på", "for", "frå", "fra", "rundt", "til", "av"]

  static let links = letters("og i på")
  static let regions = letters("region regionen byregion byregionen")

  /// What projects are called, as words or as the beginnings of words.
  private static let projects = letters(
    """
    vekst utvikling utviklings samspill samspel samhandling prosjekt program byregionprogram samarbeid strategi plan
    fram attraktiv attraktive bærekraft grønn nærings næring fase regional regionalt søknad kraft sammen saman felles
    styrk styrking styrke økt økte vi ny nye by bygd mulighet framtid fremtid kompetanse omstilling nettverk fjellbygd
    """)

  /// What places' names begin or end with.
  private static let placeBeginnings = letters(
    "nord- sør- øst- aust- vest- midt- inn- ytre indre nedre øvre nordre søre")
  private static let placeEndings = letters(
    """
    dal dalen dalane fjord fjorden land landet vik vika sund nes neset øy øya øyane berg stad heim mark marka rike agder
    troms møre rud vågen havn hamn bygda bygdene hav sjøen vatnet elva moen ås åsen voll vold anger enger
    """)

  static func isOfProjects(_ word: [UInt8]) -> Bool {
    projects.contains { $0[0] == word.first && word.starts(with: $0) && ($0.count > 4 || word.count <= $0.count + 2) }
  }

  static func isOfPlaces(_ word: [UInt8]) -> Bool {
    placeBeginnings.contains { $0[0] == word.first && word.starts(with: $0) }
      || placeEndings.contains {
        word.count > $0.count + 1 && word.last == $0.last && word.suffix($0.count).elementsEqual($0)
      }
  }

  private static func letters(_ words: String) -> [[UInt8]] {
    words.split(whereSeparator: \.isWhitespace).map { word in
      let letters = FoldedLine(String(word))?.letters ?? []
      return word.hasSuffix("-") ? letters + [0x2D] : letters
    }
  }
}
