/// Source bytes to blocks, by the source's format.
enum BlockReader {
  /// - Parameter bytes: the source's text.
  static func blocks(of bytes: [UInt8], in source: SourceText) -> [Block] {
    switch source.format {
    case .word: source.blocks ?? []
    case .plain: PlainBlockReader.blocks(of: bytes)
    case .markdown: markdownBlocks(of: FrontMatter.blanked(bytes))
    case .html: HTMLBlockReader.blocks(of: bytes)
    }
  }

  /// The longest paragraph, in bytes, that is read as Markdown: CommonMark's inline markup can cost the square of a
  /// paragraph's length, and no write-up has such a paragraph.
  static let longestMarkdownParagraph = 64 * 1024

  private static func markdownBlocks(of bytes: [UInt8]) -> [Block] {
    isOrdinary(bytes) ? MarkdownBlockReader.blocks(of: bytes) : roughBlocks(of: bytes)
  }

  /// Plain text with the headings that number signs begin.
  private static func roughBlocks(of bytes: [UInt8]) -> [Block] {
    PlainBlockReader.blocks(of: bytes).map { block in
      let signs = block.text.utf8.prefix { $0 == 0x23 }.count
      guard block.role == .paragraph, (1...6).contains(signs), block.text.utf8.dropFirst(signs).first == 0x20 else {
        return block
      }
      var heading = block
      heading.role = .heading(level: signs)
      heading.text = String(block.text.dropFirst(signs + 1))
      return heading
    }
  }

  private static func isOrdinary(_ bytes: [UInt8]) -> Bool {
    var paragraph = 0
    for line in SourceLines(bytes) {
      paragraph = line.isBlank ? 0 : paragraph + line.range.count
      if paragraph > longestMarkdownParagraph { return false }
    }
    return true
  }
}
