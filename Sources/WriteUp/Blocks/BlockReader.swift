/// Source bytes to blocks, by the source's format.
enum BlockReader {
  /// - Parameter lines: the lines of the source's text.
  static func blocks(of lines: LineIndex, in source: SourceText) -> [Block] {
    switch source.format {
    case .word: source.blocks ?? []
    case .plain: PlainBlockReader.blocks(of: lines)
    case .markdown: markdownBlocks(of: FrontMatter.blanked(lines))
    case .html: HTMLBlockReader.blocks(of: lines)
    }
  }

  /// The longest paragraph, in bytes, that is read as Markdown: CommonMark's inline markup can cost the square of a
  /// paragraph's length, and no write-up has such a paragraph.
  static let longestMarkdownParagraph = 64 * 1024

  private static func markdownBlocks(of lines: LineIndex) -> [Block] {
    isOrdinary(lines) ? MarkdownBlockReader.blocks(of: lines) : roughBlocks(of: lines)
  }

  /// Plain text with the headings that number signs begin.
  private static func roughBlocks(of lines: LineIndex) -> [Block] {
    PlainBlockReader.blocks(of: lines).map { block in
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

  private static func isOrdinary(_ lines: LineIndex) -> Bool {
    var paragraph = 0
    for range in lines.ranges {
      let isBlank = WhiteSpace.skip(lines.bytes, from: range.lowerBound, to: range.upperBound) == range.upperBound
      paragraph = isBlank ? 0 : paragraph + range.count
      if paragraph > longestMarkdownParagraph { return false }
    }
    return true
  }
}
