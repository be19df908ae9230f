/// Source bytes to blocks, by the source's format.
enum BlockReader {
  static func blocks(of bytes: [UInt8], format: SourceText.Format) -> [Block] {
    switch format {
    case .plain: PlainBlockReader.blocks(of: bytes)
    case .markdown: isOrdinary(bytes) ? MarkdownBlockReader.blocks(of: bytes) : PlainBlockReader.blocks(of: bytes)
    case .html: HTMLBlockReader.blocks(of: bytes)
    }
  }

  /// The longest paragraph, in bytes, that is read as Markdown: CommonMark's inline markup can cost the square of a
  /// paragraph's length, and no write-up has such a paragraph.
  static let longestMarkdownParagraph = 64 * 1024

  private static func isOrdinary(_ bytes: [UInt8]) -> Bool {
    var paragraph = 0
    for line in SourceLines(bytes) {
      paragraph = line.isBlank ? 0 : paragraph + line.range.count
      if paragraph > longestMarkdownParagraph { return false }
    }
    return true
  }
}
