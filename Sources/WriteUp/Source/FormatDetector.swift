/// Plain text, Markdown or HTML, by content first and by name where the content does not tell.
enum FormatDetector {
  static func format(of text: String, name: String) -> SourceText.Format {
    var text = text
    let start = text.withUTF8 { bytes in
      let first = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
      return bytes[first...].first == 0x3C ? Array(bytes[first...].prefix(512)) : []
    }
    if looksLikeHTML(start) { return .html }
    switch ending(of: name) {
    case "html", "htm", "xhtml": return hasTag(text) ? .html : .plain
    case "md", "markdown", "mdown", "mkd": return .markdown
    default: return hasMarkdownHeadings(text) ? .markdown : .plain
    }
  }

  private static func ending(of name: String) -> String {
    guard let dot = name.utf8.lastIndex(of: 0x2E) else { return "" }
    return String(name[name.index(after: dot)...].prefix(16)).lowercased()
  }

  private static let firstTags: [[UInt8]] = [
    "!doctype html", "html", "head", "meta", "title", "body", "main", "article", "section", "div", "h1", "p",
    "link", "?xml",
  ].map { Array($0.utf8) }

  /// Whether a text begins with a tag that pages begin with; comments before it are passed over.
  private static func looksLikeHTML(_ start: [UInt8]) -> Bool {
    var rest = start[...]
    while rest.starts(with: Array("<!--".utf8)) {
      guard let end = rest.indices.dropLast(2).first(where: { rest[$0...].starts(with: Array("-->".utf8)) })
      else { return true }
      rest = rest[(end + 3)...].drop { $0 <= 0x20 }
    }
    guard rest.first == 0x3C else { return false }
    let tag = rest.dropFirst().prefix(16).map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    return firstTags.contains { name in
      guard tag.starts(with: name) else { return false }
      let next = tag.dropFirst(name.count).first
      return next.map { $0 <= 0x20 || $0 == 0x3E || $0 == 0x2F } ?? true
    }
  }

  private static func hasTag(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == 0x3C, byte == 0x2F || byte == 0x21 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) {
        return true
      }
      previous = byte
    }
    return false
  }

  /// Whether the first line, or two lines, are headings with number signs.
  private static func hasMarkdownHeadings(_ text: String) -> Bool {
    var text = text
    guard text.withUTF8({ ByteSearch.contains(0x23, in: $0) }) else { return false }
    var headings = 0
    var isFirstLine = true
    var signs = 0
    var atLineStart = true
    for byte in text.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        (atLineStart, signs) = (true, 0)
      case 0x23 where atLineStart:
        signs += 1
      case 0x20 where atLineStart && signs == 0:
        break
      case 0x20 where atLineStart && signs <= 6:
        if isFirstLine { return true }
        headings += 1
        if headings == 2 { return true }
        atLineStart = false
      default:
        (atLineStart, isFirstLine) = (false, false)
      }
    }
    return false
  }
}
