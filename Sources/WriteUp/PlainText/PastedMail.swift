import ByregionText

/// A mail that was copied with its headers into a text: sender, date, receiver and subject are no text, and neither is the
/// letter around the write-up.
enum PastedMail {
  private static let senders = ["Fra:", "Frå:", "From:"].map { Array($0.utf8) }

  /// Whether a line names the sender of a mail.
  static func isSender(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    senders.contains { bytes[start...].starts(with: $0) }
  }

  /// The lines of the message that has most text, without its letter.
  static func removed(_ lines: [PickedLine], _ bytes: [UInt8]) -> [PickedLine] {
    let texts = lines.map { text($0, bytes) }
    let messages = MailSegments.ranges(of: texts)
    guard messages.count > 1 || messages.first.map({ $0.lowerBound > 0 }) == true else { return lines }
    let judge = HeadingJudge(names: RegionNames([]))
    let trimmed = messages.map { message -> Range<Int> in
      let own = message.filter { !lines[$0].line.isBlank }
      let kept = CoverLetter.trimmed(
        own.map { index in
          MailLine(
            text: texts[index], isAfterBlank: index == 0 || lines[index - 1].line.isBlank, isHeading: false,
            isKnownHeading: isKnown(texts[index], judge))
        })
      guard let first = kept.first, let last = kept.last else { return message.lowerBound..<message.lowerBound }
      return own[first]..<(own[last] + 1)
    }
    guard let longest = trimmed.max(by: { $0.count < $1.count }), !longest.isEmpty else { return lines }
    return Array(lines[longest])
  }

  private static func text(_ line: PickedLine, _ bytes: [UInt8]) -> String {
    guard line.line.range.count <= 2000 else { return "…" }
    return TextNormalizer.text(bytes, line.line.contentStart..<line.line.range.upperBound)
  }

  private static func isKnown(_ text: String, _ judge: HeadingJudge) -> Bool {
    guard text.utf8.count <= FoldedLine.maximumBytes else { return false }
    let place = HeadingPlace(
      section: .lead, level: nil, isAfterBlank: true, next: nil, isBeforeParagraph: false, isBeforeBlank: true)
    return judge.judge(text, place).map { $0.doubt == nil } ?? false
  }
}
