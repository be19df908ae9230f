import ByregionText

/// Separates a write-up in a mail from the letter around it: greeting and covering words before it, closing words and
/// signature after it.
enum CoverLetter {
  /// Maximum number of lines of a signature.
  private static let maxSignature = 12
  /// Maximum number of lines of a letter before the write-up.
  private static let maxLetter = 80

  /// The range of lines that belong to neither letter nor signature.
  static func trimmed(_ lines: [MailLine]) -> Range<Int> {
    let texts = lines.map { MailSegments.trimmed($0.text) }
    let firstKnown = lines.firstIndex(where: \.isKnownHeading)
    let lastKnown = lines.lastIndex(where: \.isKnownHeading)
    let end = signatureStart(texts, behind: lastKnown)
    // The title is near the beginning, so that only the first lines are compared.
    let start = titleIndex(lines, texts, before: min(firstKnown ?? end, end, maxLetter))
    return start < end ? start..<end : 0..<0
  }

  // MARK: After the write-up

  private static func signatureStart(_ texts: [String], behind known: Int?) -> Int {
    let first = known.map { $0 + 1 } ?? 0
    var end = texts.count
    if let sign = texts.indices.first(where: { $0 >= first && (texts[$0] == "--" || isProgramsLine(texts[$0])) }) {
      end = sign
    }
    // After a known heading, closing words end the mail wherever they are. Without one, only those near the end do.
    let nearest = known == nil ? max(first, end - maxSignature) : max(first, end - 40)
    if let closing = texts.indices.first(where: { $0 >= nearest && $0 < end && isClosing(texts[$0]) }), closing > 0 {
      end = closing
    }
    while end > 0, end > first, isAnnouncement(texts[end - 1]) { end -= 1 }
    return end
  }

  private static let closings = [
    "mvh", "med vennlig hilsen", "med vennleg helsing", "med venleg helsing", "vennlig hilsen", "vennleg helsing",
    "venleg helsing", "beste hilsen", "beste helsing", "hilsen", "helsing", "med hilsen", "med helsing", "hilser",
    "best regards", "kind regards", "regards", "vh", "m.v.h", "ha en fin dag", "god helg", "god sommer",
    "på forhånd takk",
    "takk for hjelpen", "takk på forhånd", "alt godt", "klem",
  ]

  /// Whether a line is closing words: "Mvh", "Hilsen Kari", "Med vennlig hilsen,".
  private static func isClosing(_ text: String) -> Bool {
    guard text.utf8.count <= 70 else { return false }
    let small = text.lowercased()
    return closings.contains { word in
      guard small.hasPrefix(word) else { return false }
      return small.dropFirst(word.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
  }

  private static let programs = [
    "sendt fra min ", "sendt frå min ", "sent from my ", "hent outlook for", "skaff outlook for", "få outlook for",
    "get outlook for", "sendt fra outlook", "sendt fra mail for", "sendt fra e-post for", "sendt fra yahoo",
    "sendt med ", "sent from outlook", "sent from mail for", "last ned outlook",
  ]

  /// Whether a line was added by a mail program, such as "Sendt fra min iPhone".
  private static func isProgramsLine(_ text: String) -> Bool {
    guard text.utf8.count <= 120 else { return false }
    let small = text.lowercased()
    return programs.contains { small.hasPrefix($0) }
  }

  private static func isAnnouncement(_ text: String) -> Bool {
    let small = text.lowercased()
    return small.hasPrefix("denne e-posten ") || small.hasPrefix("denne meldingen ") || small.hasPrefix("[image")
      || small.hasPrefix("[cid:") || text.allSatisfy { "-_=*~–—".contains($0) }
  }

  // MARK: Before the write-up

  /// The index of the line that the write-up begins with; `end` if there is only a letter.
  private static func titleIndex(_ lines: [MailLine], _ texts: [String], before end: Int) -> Int {
    var start = 0
    // Skip rules and pictures before the text.
    while start < end, isAnnouncement(texts[start]) { start += 1 }
    guard start < end else { return start }
    guard isLetter(texts, from: start, to: end) else { return start }
    let possible = (start..<end).filter { mayBeTitle(lines, texts, $0, isFirst: $0 == start) }
    guard let best = possible.max(by: { rank(lines, texts, $0) < rank(lines, texts, $1) }) else {
      // Only a letter, or a write-up that begins with a known heading.
      return end
    }
    let most = rank(lines, texts, best)
    return possible.first { rank(lines, texts, $0) == most } ?? best
  }

  /// Whether the text begins like a letter or contains closing words.
  private static func isLetter(_ texts: [String], from start: Int, to end: Int) -> Bool {
    let first = texts[start]
    if isGreeting(first) || isCovering(first) || endsAsSentence(first) { return true }
    return texts[start..<end].contains { isClosing($0) }
  }

  private static let greetings = [
    "hei", "heisann", "hallo", "halla", "hi", "hello", "dear", "kjære", "god dag", "god morgen", "goddag", "morn",
    "til rette vedkommende", "hei,", "hei!",
  ]

  private static func isGreeting(_ text: String) -> Bool {
    let small = text.lowercased()
    return greetings.contains { word in
      guard small.hasPrefix(word) else { return false }
      return small.dropFirst(word.count).first.map { !$0.isLetter } ?? true
    }
  }

  private static let coverings = [
    "fyi", "til orientering", "videresend", "vidaresend", "se under", "se nedenfor", "se vedlegg", "se vedlagt",
    "vedlagt", "vedlegg", "her er ", "her kommer", "her kjem", "oversender", "sender over", "sender deg", "takk for",
    "viser til", "vi viser til", "jf. ", "som avtalt", "som lovet", "som lova", "dette er teksten", "dette var det vi",
    "under følger", "nedenfor følger", "teksten følger", "from our",
  ]

  /// Whether a line introduces the write-up: "FYI", "Se under", "Her er teksten vår:".
  private static func isCovering(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let small = text.lowercased()
    return coverings.contains { small.hasPrefix($0) }
  }

  private static func endsAsSentence(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    return ".!?:;,".contains(last)
  }

  private static func mayBeTitle(_ lines: [MailLine], _ texts: [String], _ index: Int, isFirst: Bool) -> Bool {
    let text = texts[index]
    if isGreeting(text) || isCovering(text) || isClosing(text) || isProgramsLine(text) || text == "--" { return false }
    if lines[index].isHeading { return true }
    if text.utf8.count > 200 || endsAsSentence(text) || text.contains("@") || text.contains("://") { return false }
    if !lines[index].isAfterBlank, !isFirst {
      // A title begins a paragraph, or follows a greeting or covering words directly.
      guard isGreeting(texts[index - 1]) || isCovering(texts[index - 1]) else { return false }
    }
    return !isBelowClosing(lines, texts, index) && !isTelephone(text)
  }

  /// Whether a line is the name below closing words.
  private static func isBelowClosing(_ lines: [MailLine], _ texts: [String], _ index: Int) -> Bool {
    guard index > 0, isClosing(texts[index - 1]) else { return false }
    // "Hilsen Kari" contains the name, so that the next line is not the name.
    return texts[index - 1].split(separator: " ").count < 2
      || !texts[index - 1].contains { $0.isUppercase && $0 != "M" && $0 != "H" && $0 != "V" && $0 != "B" }
  }

  private static func isTelephone(_ text: String) -> Bool {
    let small = text.lowercased()
    return text.filter(\.isNumber).count >= 8 || ["tlf", "mob", "telefon", "tel."].contains { small.hasPrefix($0) }
  }

  /// Higher for a line that is more likely to be the title.
  private static func rank(_ lines: [MailLine], _ texts: [String], _ index: Int) -> Int {
    let small = texts[index].lowercased()
    let isOfRegion = ["region", "byregion", "regionråd", "kommune"].contains { small.contains($0) }
    let isNamed =
      small.utf8.count > 3
      && lines.contains { line in
        line.isKnownHeading && line.text.lowercased().contains(small)
      }
    return (lines[index].isHeading ? 4 : 0) + (isOfRegion ? 2 : 0) + (isNamed ? 2 : 0)
  }
}
