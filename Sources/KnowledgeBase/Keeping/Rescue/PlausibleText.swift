import WriteUp

/// Tells a write-up's bytes from those of an index, where nothing else tells what a row belongs to.
enum PlausibleText {
  /// Whether the bytes read as a text of some length without control characters.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16, let source = try? SourceText(bytes: bytes, name: "-") else { return false }
    // An archive with a text inside, its checksum right, does not come about by chance.
    if source.format == .word { return true }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return isUTF16 || !bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
  }
}
