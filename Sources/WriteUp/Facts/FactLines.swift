/// Divides a line that holds several facts, as an item with line breaks does, into one line a fact.
///
/// All of the line must be facts, each with a value that looks like one, and none of them may have a line of its own:
/// figures of one municipality, shares and sources stay what they are.
enum FactLines {
  /// The lines of the facts: "Søkerkommune: Rana Folketall: 34 394" is two.
  static func divided(_ entries: [Entry]) -> [Entry] {
    guard entries.indices.contains(where: { mayHoldSeveral(entries[$0].text) }) else { return entries }
    let leading = Set(entries.compactMap { FactLabel.readMarked($0.text)?.fact })
    return entries.flatMap { entry in
      let lines = mayHoldSeveral(entry.text) ? lines(entry) : [entry]
      let others = lines.dropFirst().compactMap { FactLabel.readMarked($0.text)?.fact }
      return leading.isDisjoint(with: others) ? lines : [entry]
    }
  }

  /// Whether a line has two colons and no cells.
  private static func mayHoldSeveral(_ text: String) -> Bool {
    text.withBytes { bytes in
      guard let first = ByteSearch.first(0x3A, in: bytes), !ByteSearch.contains(0x7C, in: bytes) else { return false }
      return ByteSearch.contains(0x3A, in: UnsafeBufferPointer(rebasing: bytes[(first + 1)...]))
    }
  }

  private static func lines(_ entry: Entry) -> [Entry] {
    let bytes = Array(entry.text.utf8)
    guard let first = bytes.firstIndex(of: 0x3A) else { return [entry] }
    let cuts = [0] + starts(of: bytes, behind: first) + [bytes.count]
    let lines = zip(cuts, cuts.dropFirst()).map { start, end in
      var line = entry
      line.text = TextNormalizer.text(bytes, start..<end)
      return line
    }
    return lines.allSatisfy { FactColumns.isFact($0.text) } ? lines : [entry]
  }

  /// Where a label begins behind the first colon: words of a label before another colon, the first with a capital.
  private static func starts(of bytes: [UInt8], behind first: Int) -> [Int] {
    var starts: [Int] = []
    var from = first + 1
    for colon in bytes.indices[(first + 1)...] where bytes[colon] == 0x3A {
      if let start = start(of: bytes, from: from, colon: colon) { starts.append(start) }
      from = colon + 1
    }
    return starts
  }

  /// Of the one to four words before a colon the fewest that are a label spelt right.
  private static func start(of bytes: [UInt8], from: Int, colon: Int) -> Int? {
    var words = 0
    for index in (from..<colon).reversed() where bytes[index] == 0x20 && index + 1 < colon {
      words += 1
      let text = String(decoding: bytes[(index + 1)...colon], as: UTF8.self)
      if let label = FactLabel.readMarked(text), label.spelling == nil, !label.isVague {
        return text.first?.isUppercase == true ? index + 1 : nil
      }
      if words == 4 { return nil }
    }
    return nil
  }
}
