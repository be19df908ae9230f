/// The header of a report that was copied above the title: publisher, document type, case number or programme.
///
/// It is left out only if its words are those of a header and a possible title follows, which is the region's name or
/// is above running text. Otherwise the first line is the title, and ``mayBeBelow(_:_:)`` finds another possible title.
struct ReportHead {
  private static let longest = 80
  private static let mostWords = 8
  private static let mostHeads = 3
  /// Maximum length of a line that is not running text, in bytes.
  private static let shortestText = 60

  /// The number of blocks at the start that are a header.
  ///
  /// - Parameter isName: Whether a line is the region's name according to the headings.
  static func count(in blocks: [Block], isName: (String) -> Bool) -> Int {
    let heads = blocks.prefix(mostHeads).prefix { $0.role == .paragraph && isHead($0.text) && !isName($0.text) }.count
    guard heads > 0, heads + 1 < blocks.count, blocks[..<heads].allSatisfy({ !$0.isItem }) else { return 0 }
    let title = blocks[heads]
    guard title.role == .paragraph, isTitle(title.text) else { return 0 }
    return isName(title.text) || isText(blocks[heads + 1]) ? heads : 0
  }

  /// Whether the first entry of the lead may be the title and `title` a header: the entry is a short line without
  /// punctuation at its end, above running text.
  static func mayBeBelow(_ title: Block, _ lead: Section?) -> Bool {
    guard let lead, lead.kind == .lead, lead.entries.count > 1, title.role == .paragraph, lead.entries[0].marker == nil
    else { return false }
    return isTitle(lead.entries[0].text) && lead.entries[1].text.utf8.count > shortestText
  }

  private static func isText(_ block: Block) -> Bool {
    block.role == .paragraph && block.text.utf8.count > shortestText
  }

  /// Whether a text is a few words that begin with a capital, end without punctuation and are not a section heading.
  private static func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.first?.isUppercase == true, let line = FoldedLine(text), !isHead(text),
      line.words.count <= mostWords, line.innerStop == 0, line.lastSign > 0x2F, line.lastSign != 0x3A
    else { return false }
    guard FactLabel.readMarked(text) == nil, !text.contains("@") else { return false }
    let place = HeadingPlace(
      section: .lead, level: nil, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
    return HeadingJudge(names: RegionNames([])).judge(text, place) == nil
  }

  /// Whether a text is a header line: "Regionrådet for Valdres – sluttrapport", "Nord-Aurdal kommune", "Arkivsak
  /// 16/1234", "Byregioner 2014–2018".
  private static func isHead(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.utf8.last != 0x2E, let line = FoldedLine(text) else { return false }
    let words = line.words.map { line.bytes(of: $0) }
    if words.contains(where: documents.holds) { return true }
    // "Byregionprogram for Elverumregionen" is a title.
    let hasName = line.words.dropFirst().contains { $0.isCapitalized && !programmes.holds(line.bytes(of: $0)) }
    if words.contains(where: series.holds), !hasName || line.isAllCapitals { return true }
    if files.holds(words[0]), words.count > 1, line.words.contains(where: \.hasDigit) { return true }
    if programmes.holds(words[0]), line.words.dropFirst().contains(where: \.hasDigit) { return true }
    // A publisher is named by a noun at the end or before "for".
    let names = words.prefix { !$0.elementsEqual("for".utf8) && $0.count > 1 }
    return words.count <= mostWords && (names.last.map(bodies.holds) ?? false || bodies.holds(words[words.count - 1]))
  }

  private static let documents = WordClass(
    """
    rapport- sluttrapport- delrapport- prosjektrapport- årsrapport- sluttmelding- årsmelding- notat- saksframlegg-
    saksfremlegg-
    """)
  private static let series = WordClass("byregionprogram- utviklingsprogram-")
  private static let files = WordClass("arkivsak- sak saksnr saksnummer vedlegg journal- dato ref")
  private static let programmes = WordClass("byregioner byregionar fase")
  private static let bodies = WordClass(
    """
    kommune fylkeskommune departementet direktoratet regionråd regionrådet interkommunal- kommunaldepartementet
    moderniseringsdepartementet fylkesmannen statsforvalteren statsforvaltaren
    """)
}
