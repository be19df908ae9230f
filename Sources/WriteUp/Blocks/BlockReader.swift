/// Source bytes to blocks, by the source's format.
enum BlockReader {
  static func blocks(of bytes: [UInt8], format: SourceText.Format) -> [Block] {
    switch format {
    case .plain, .markdown, .html: PlainBlockReader.blocks(of: bytes)
    }
  }
}
