/// The head of a report that was copied with its first page, above the title: who gives it out, what kind of document it
/// is, its number.
///
/// It is left out only where what it says is known for a head, and a line that may be the title stands below it, above
/// running text. Where nothing tells, the first line is the title, and ``mayBeBelow(_:_:)`` reports the other.
struct ReportHead {
  private static let longest = 80
  private static let mostWords = 8
  private static let mostHeads = 3
  /// A text that is longer than this, in bytes, is no title.
  private static let shortestText = 60

  /// How many blocks at the beginning are such a head.
  ///
  /// - Parameter isName: Whether a line is the region's name, as the headings give it.
  static func count(in blocks: [Block], isName: (String) -> Bool) -> Int {
    let heads = blocks.prefix(mostHeads).prefix { $0.role == .paragraph && isHead($0.text) && !isName($0.text) }.count
    guard heads > 0, heads + 1 < blocks.count, blocks[..<heads].allSatisfy({ !$0.isItem }) else { return 0 }
    let title = blocks[heads]
    guard title.role == .paragraph, isTitle(title.text) else { return 0 }
    return isName(title.text) || isText(blocks[heads + 1]) ? heads : 0
  }

  /// Whether the first of the lead's texts may be the title, and what was taken for it a head: a short line without a sign
  /// at its end, above running text.
  static func mayBeBelow(_ title: Block, _ lead: Section?) -> Bool {
    guard let lead, lead.kind == .lead, lead.entries.count > 1, title.role == .paragraph, lead.entries[0].marker == nil
    else { return false }
    return isTitle(lead.entries[0].text) && lead.entries[1].text.utf8.count > shortestText
  }

  private static func isText(_ block: Block) -> Bool {
    block.role == .paragraph && block.text.utf8.count > shortestText
  }

  /// A few words that begin with a capital and end without a sign, and name no section.
  private static func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.first?.isUppercase == true, let line = FoldedLine(text), !isHead(text),
      line.words.count <= mostWords, line.innerStop == 0, line.lastSign > 0x2F, line.lastSign != 0x3A
    else { return false }
    guard FactLabel.readMarked(text) == nil, !text.contains("@") else { return false }
    let place = HeadingPlace(
      section: .lead, level: nil, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
    return HeadingJudge(names: RegionNames([])).judge(text, place) == nil
  }

  /// "Regionrådet for Valdres – sluttrapport", "Nord-Aurdal kommune", "Arkivsak 16/1234", "Byregioner 2014–2018".
  private static func isHead(_ text: String) -> Bool {
    guard text.utf8.count <= longest, text.utf8.last != 0x2E, let line = FoldedLine(text) else { return false }
    let words = line.words.map { line.bytes(of: $0) }
    if words.contains(where: documents.holds) { return true }
    // "Byregionprogram for Elverumregionen" is a title.
    let hasName = line.words.dropFirst().contains { $0.isCapitalized && !programmes.holds(line.bytes(of: $0)) }
    if words.contains(where: series.holds), !hasName || line.isAllCapitals { return true }
    if files.holds(words[0]), words.count > 1, line.words.contains(where: \.hasDigit) { return true }
    if programmes.holds(words[0]), line.words.dropFirst().contains(where: \.hasDigit) { return true }
    // Whoever gives it out is named by a noun at the end, or before "for".
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
