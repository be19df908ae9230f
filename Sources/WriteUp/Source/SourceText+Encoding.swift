extension SourceText {
  /// How the bytes of a source stand for letters.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf8WithMark = "utf-8-bom"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
  }

  /// The markup of a source.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case plain, markdown, html
    case word = "docx"
  }
}
