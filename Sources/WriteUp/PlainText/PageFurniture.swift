import ByregionText

/// Signs of the page that are no text: page numbers in any dress, print dates, addresses.
enum PageFurniture {
  private static let longest = 120

  /// Whether a line at the edge of a page is nothing but such signs.
  static func isSign(_ line: String) -> Bool {
    guard line.utf8.count <= longest else { return false }
    let words = line.lowercased().split { $0.isWhitespace || $0 == "|" }
    return isPageNumber(words) || isAddress(words) || isDate(words)
  }

  /// "Side 1 av 3", "– 2 –", "1/2", "s. 4", "[3]".
  static func isPageNumber(_ line: String) -> Bool {
    guard line.utf8.count <= 40 else { return false }
    return isPageNumber(line.lowercased().split { $0.isWhitespace || $0 == "|" })
  }

  /// A page number that can be nothing else, wherever it stands: "Side 1 av 3", "Page 2", "– 2 –".
  static func isMarkedPageNumber(_ line: String) -> Bool {
    guard line.utf8.count <= 40, isPageNumber(line) else { return false }
    let words = line.lowercased().split { !$0.isLetter }
    return words.contains { pageWords.contains(String($0)) && $0.count > 2 }
      || line.count >= 5 && "-–—".contains(line.first ?? " ") && "-–—".contains(line.last ?? " ")
  }

  static func isMarkedPageNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch bytes[start] | 0x20 {
    case 0x73, 0x70, 0x2D, 0xE2:
      isMarkedPageNumber(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
    default: false
    }
  }

  private static func isPageNumber(_ words: [Substring]) -> Bool {
    var numbers = 0
    for word in words {
      let bare = word.drop(while: isFrame).reversed().drop(while: isFrame).reversed()
      if bare.isEmpty || pageWords.contains(String(bare)) { continue }
      let parts = String(bare).split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isNumber) }) else {
        return false
      }
      numbers += 1
    }
    return (1...2).contains(numbers)
  }

  private static func isFrame(_ letter: Character) -> Bool { "-–—·•[]().,~".contains(letter) }

  private static let pageWords: Set<String> = ["side", "s", "page", "av", "of", "sidetall", "p"]

  private static func isAddress(_ words: [Substring]) -> Bool {
    words.count == 1 && ["http://", "https://", "file:///", "www."].contains { words[0].hasPrefix($0) }
  }

  /// "11/28/26, 5:17 PM", "28.11.2026 17:17", "Utskrift 28. november 2026".
  private static func isDate(_ words: [Substring]) -> Bool {
    var hasDate = false
    for word in words {
      let bare = word.filter { !",.:/-".contains($0) }
      if bare.allSatisfy(\.isNumber), !bare.isEmpty {
        if word.contains(where: { ".:/-".contains($0) }) || bare.count == 4 { hasDate = true }
      } else if !dateWords.contains(bare), !CalendarWords.isMonth(bare) {
        return false
      }
    }
    return hasDate && words.count <= 8
  }

  private static let dateWords: Set<String> = ["am", "pm", "kl", "utskrift", "utskriven", "utskrevet", "dato", "den"]
}
