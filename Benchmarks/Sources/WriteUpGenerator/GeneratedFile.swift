import Foundation

/// A generated file.
public struct GeneratedFile: Sendable {
  /// For instance `write-up-00041.txt`.
  public var name: String
  /// Mostly UTF-8, sometimes with a byte order mark, and sometimes Windows-1252.
  public var bytes: [UInt8]

  /// The number of its paragraphs and list items.
  public var entryCount: Int

  init(number: Int, page: Page) {
    let outline = page.outline
    entryCount = page.entryCount
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 5 - digits.count))
    let endings: [Outline.Style: String] = [.plain: "txt", .markdown: "md", .html: "html"]
    name = "write-up-\(padding)\(digits).\(endings[outline.style] ?? "txt")"
    let ended = outline.lineEnd == "\n" ? page.text : page.text.replacing("\n", with: outline.lineEnd)
    bytes = outline.isUTF8Marked ? [0xef, 0xbb, 0xbf] : []
    bytes += outline.isWindows1252 ? Self.windows1252(ended) : Array(ended.utf8)
  }

  /// Encodes Latin-1 characters, and the few others that the generator uses.
  private static func windows1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "–": 0x96
      case "•": 0x95
      default: scalar.value < 256 ? UInt8(scalar.value) : UInt8(ascii: "?")
      }
    }
  }
}
