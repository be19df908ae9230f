import ByregionText

/// A page of the web that was copied as a whole: what stands above its title and below its last section is no text.
struct PastedPage {
  private(set) var blocks: [Block]
  /// What was left out above the title, and below the text.
  private(set) var removed: [Block] = []

  private static let longestTitle = 80
  private static let longestLine = 160
  /// Lines above the title that are looked at: a menu may be long.
  private static let reach = 200

  init(_ blocks: [Block]) {
    self.blocks = blocks
    guard blocks.count > 2 else { return }
    let names = Self.regionNames(blocks)
    removeAboveTitle(names)
    removeDates()
    removeBelow()
  }

  // MARK: Above

  /// The region's name, as the headings give it: "Fakta Lister", "Mål for Lister".
  private static func regionNames(_ blocks: [Block]) -> [String] {
    let beginnings = ["fakta om ", "fakta ", "mål for ", "måla for ", "resultater fra ", "resultat frå "]
    var names: [String] = []
    for index in blocks.indices where blocks[index].text.utf8.count <= longestTitle && !blocks[index].isItem {
      let text = blocks[index].text
      guard let first = text.utf8.first, first | 0x20 == 0x66 || first | 0x20 == 0x6D || first | 0x20 == 0x72 else {
        continue
      }
      let small = text.lowercased()
      guard let beginning = beginnings.first(where: { small.hasPrefix($0) }) else { continue }
      let name = text.dropFirst(beginning.count)
      if name.first?.isUppercase == true { names.append(String(name.prefix { $0 != ":" })) }
    }
    return names
  }

  private mutating func removeAboveTitle(_ names: [String]) {
    guard !names.isEmpty, !Self.isTitle(blocks[0].text, names) else { return }
    guard let title = blocks.indices.prefix(Self.reach).first(where: { Self.isTitle(blocks[$0].text, names) }) else {
      return
    }
    // Without a sign of a page the first line is the title, whatever it is.
    let isPage = blocks[..<title].contains {
      Self.isFurniture($0.text, PageVocabulary.above) || PageVocabulary.buttons.contains($0.text.lowercased())
    }
    let isHead = title == 1 && blocks[1].isAfterBlank && Self.isFurniture(blocks[0].text, PageVocabulary.reports)
    guard isPage || isHead else { return }
    removed += blocks[..<title]
    blocks.removeFirst(title)
  }

  /// Whether a line is the region's name and nothing more.
  private static func isTitle(_ text: String, _ names: [String]) -> Bool {
    guard text.utf8.count <= longestTitle, let line = FoldedLine(text) else { return false }
    return names.contains { name in
      FoldedLine(name).map { name in
        name.words.count == line.words.count
          && zip(name.words, line.words).allSatisfy {
            RegionNames.stem(name.bytes(of: $0)).elementsEqual(RegionNames.stem(line.bytes(of: $1)))
          }
      } ?? false
    }
  }

  private static func isFurniture(_ text: String, _ words: [String]) -> Bool {
    guard text.utf8.count <= longestLine else { return false }
    let small = text.lowercased()
    return words.contains { small.contains($0) }
  }

  /// "Artikkel | Sist oppdatert: 14.06.2018 | Departementet", right below the title.
  private mutating func removeDates() {
    guard blocks.count > 2 else { return }
    for index in (1...2).reversed() where blocks[index].text.utf8.count <= 120 {
      let text = blocks[index].text
      guard text.contains(where: \.isNumber), Self.isFurniture(text, PageVocabulary.dates) else { continue }
      removed.append(blocks.remove(at: index))
    }
  }

  // MARK: Below

  /// Removes the last lines from a line of furniture on, when nothing but short lines and no fact follows.
  private mutating func removeBelow() {
    var start: Int?
    for index in blocks.indices.dropFirst().reversed() {
      let text = blocks[index].text
      guard text.utf8.count <= Self.longestLine, FactLabel.readMarked(text) == nil, !isOfWriteUp(index) else { break }
      let small = text.lowercased()
      let mayBegin = !blocks[index].isItem && text.utf8.count <= 80
      if mayBegin, PageVocabulary.below.contains(where: { small.hasPrefix($0) }) { start = index }
    }
    guard let start else { return }
    removed += blocks[start...]
    blocks.removeLast(blocks.count - start)
  }

  /// Whether a line is a heading with the region's or programme's words: no furniture comes before one.
  private func isOfWriteUp(_ index: Int) -> Bool {
    guard case .heading = blocks[index].role else { return false }
    return FactLabel.read(blocks[index].text) != nil
  }
}
