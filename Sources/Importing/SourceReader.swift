import ByregionLanguages
import ByregionConverting
import ByregionRecords
import ByregionText
import ByregionWriteUp

/// A format that the user states for a file whose content does not show it.
package enum StatedFormat: String, Sendable, Hashable, CaseIterable {
  case text, markdown, html

  var format: SourceText.Format {
    switch self {
    case .text: .plain
    case .markdown: .markdown
    case .html: .html
    }
  }

  /// The format for parsing a stored document again, so that the user's statement is kept.
  init?(_ stored: SourceText.Format) {
    switch stored {
    case .plain: self = .text
    case .markdown: self = .markdown
    case .html: self = .html
    default: return nil
    }
  }
}

/// Parses the write-up in the bytes of a file, whatever its format.
struct SourceReader {
  /// A text and its parse.
  struct Result {
    var source: SourceText
    var writeUp: WriteUp
  }

  /// Maximum depth of nested documents, such as a document attached to an attached mail.
  private static let maxDepth = 3
  /// Maximum number of attachments of one mail that are opened.
  private static let maxAttachments = 100
  /// Minimum text in bytes for a mail without any heading of a write-up to count as one.
  private static let leastText = 400

  /// The user's corrections of headings.
  var headings = GivenHeadings()

  /// - Parameters:
  ///   - name: The file's name, whose ending helps to find the format.
  ///   - stated: The format that the user stated, or nil.
  /// - Throws: `SourceError` when the bytes are not a readable text or document.
  func read(_ bytes: [UInt8], name: String, as stated: StatedFormat? = nil) throws(SourceError) -> Result {
    if let stated {
      return result(try SourceText(bytes: bytes, name: name, as: stated.format))
    }
    return try read(bytes, name: name, depth: 0)
  }

  private func result(_ source: SourceText) -> Result {
    Result(source: source, writeUp: WriteUpReader.read(source, headings: headings))
  }

  private func read(_ bytes: [UInt8], name: String, depth: Int) throws(SourceError) -> Result {
    if OfficeConverter.kind(of: bytes) == nil, let other = CompoundFile.otherKind(bytes) {
      throw SourceError({ $0.isNotRead(name, $0.binaryKind(other)) }, suggestion: { $0.saveOtherFile(other) })
    }
    if let message = MailMessage(bytes) {
      guard message.kind == .mail else { return try readPage(message, name: name) }
      var result = try read(message, name: name, depth: depth)
      result.writeUp.description = result.writeUp.description.filled(from: message.description)
      return result
    }
    return result(try SourceOpener.source(bytes: bytes, name: name))
  }

  // MARK: Mail

  /// A text in a mail that may be the write-up.
  fileprivate struct Candidate {
    var result: Result
    /// The name of the attachment; nil for the mail's own text.
    var attachment: String?
    /// Preference among candidates of equal evidence; the greatest wins.
    var rank: Int
    var evidence: Int
    var byteCount: Int

    init(_ result: Result, attachment: String? = nil, rank: Int) {
      (self.result, self.attachment, self.rank) = (result, attachment, rank)
      evidence = result.writeUp.evidence
      byteCount = result.writeUp.byteCount
    }
  }

  private func read(_ message: MailMessage, name: String, depth: Int) throws(SourceError) -> Result {
    guard !message.isEncrypted else {
      throw SourceError({ $0.isEncryptedMail(name) }, suggestion: { $0.saveFromMailProgram })
    }
    var candidates: [Candidate] = []
    var unread: [SourceError] = []
    var attachmentCount = 0
    for part in message.parts {
      if part.isText {
        let text = MailText(part)
        let rank = part.mediaType == "text/html" ? 1 : 0
        candidates += text.candidates.map { Candidate(result($0), rank: rank) }
        if let whole = text.unquoted { candidates.append(Candidate(result(whole), rank: -1)) }
      } else if let attachment = Self.attachmentName(part), depth < Self.maxDepth,
        attachmentCount < Self.maxAttachments
      {
        attachmentCount += 1
        do {
          let content = part.content()
          var result = try read(content.bytes, name: attachment, depth: depth + 1)
          // The mail itself is stored, so the format must say so and not be that of the text inside.
          if [.plain, .markdown, .html].contains(result.source.format) {
            result.source = result.source.inside(.mail, name: name)
          }
          if !content.isWhole { result.writeUp.diagnostics.append(.damagedPart(attachment)) }
          candidates.append(Candidate(result, attachment: attachment, rank: 2))
        } catch {
          unread.append(error)
        }
      }
    }
    return try choose(candidates, unread: unread, findings: message.findings, name: name)
  }

  /// The file name of a part that may be a document; nil for pictures, signatures and similar parts.
  private static func attachmentName(_ part: MailPart) -> String? {
    let name = part.fileName ?? ""
    let ending = SourceFinder.ending(of: name)
    if SourceFinder.endings.contains(ending), !SourceFinder.isForeignName(name) { return name }
    let types = ["application/pdf", "application/rtf", "text/rtf", "application/msword", "message/rfc822"]
    let isDocument =
      types.contains(part.mediaType) || part.mediaType.hasPrefix("application/vnd.openxmlformats-officedocument.word")
      || part.mediaType.hasPrefix("application/vnd.oasis.opendocument.text")
    return isDocument ? (name.isEmpty ? "attachment" : name) : nil
  }

  private func choose(
    _ candidates: [Candidate], unread: [SourceError], findings: [Diagnostic], name: String
  ) throws(SourceError) -> Result {
    // The candidate with the most evidence; `rank` decides among equals.
    let richest = candidates.max { ($0.evidence, $0.rank) < ($1.evidence, $1.rank) }
    guard var best = richest, best.evidence > 0 else {
      return try chooseWithoutEvidence(candidates, unread: unread, findings: findings, name: name)
    }
    // If the mail's HTML part lacks much of the plain text, the plain text is used.
    if best.rank == 1,
      let plain = candidates.first(where: {
        $0.rank == 0 && $0.evidence == best.evidence && $0.byteCount * 4 > best.byteCount * 5
      })
    {
      best = plain
    }
    var result = best.result
    result.writeUp.diagnostics += findings
    if let attachment = best.attachment {
      result.writeUp.diagnostics.append(
        .mail("mail-attachment", .note) { $0.readFromAttachment(MessageText.excerpt(attachment)) })
    }
    let others = candidates.filter { $0.attachment != best.attachment && $0.isAnotherWriteUp(than: best) }
    for other in others.prefix(5) {
      let title = MessageText.excerpt(other.result.writeUp.title)
      result.writeUp.diagnostics.append(
        .mail("mail-left-out", .warning) { $0.otherWriteUpLeftOut(title) })
    }
    for error in unread.prefix(5) {
      result.writeUp.diagnostics.append(
        .mail("mail-attachment-unread", .warning) { error.wording.text(in: $0.language) })
    }
    return result
  }

  private func chooseWithoutEvidence(
    _ candidates: [Candidate], unread: [SourceError], findings: [Diagnostic], name: String
  ) throws(SourceError) -> Result {
    if let error = unread.first {
      throw SourceError(
        Wording { $0.attachmentUnreadable(name, error.wording.text(in: $0.language)) }, suggestion: error.suggestion)
    }
    guard let longest = candidates.max(by: { ($0.byteCount, $0.rank) < ($1.byteCount, $1.rank) }),
      longest.byteCount >= Self.leastText
    else {
      throw SourceError({ $0.mailHoldsNone(name) }, suggestion: { $0.saveFromMailProgram })
    }
    var result = longest.result
    result.writeUp.diagnostics += findings
    result.writeUp.diagnostics.append(
      .mail("mail-uncertain", .warning) { $0.longestOfMailRead })
    return result
  }

  // MARK: Saved pages

  /// A page saved as one file: the frame with the most evidence, or the first.
  private func readPage(_ message: MailMessage, name: String) throws(SourceError) -> Result {
    var best: Candidate?
    for part in message.parts where part.mediaType == "text/html" {
      let content = part.content()
      guard let source = try? SourceText(bytes: content.bytes, name: "page.html") else { continue }
      let stated = message.description.filled(from: part.description)
      var result = self.result(source.inside(.savedPage, name: name).described(as: stated))
      if !content.isWhole { result.writeUp.diagnostics.append(.damagedPart(nil)) }
      let candidate = Candidate(result, rank: 0)
      if best == nil || candidate.evidence > best?.evidence ?? 0 { best = candidate }
    }
    guard var result = best?.result else {
      throw SourceError({ $0.savedPageIsEmpty(name) }, suggestion: { $0.savePageAnew })
    }
    result.writeUp.diagnostics += message.findings
    return result
  }
}

extension SourceReader.Candidate {
  /// Whether the candidate is a different write-up, and not the same report in another format.
  fileprivate func isAnotherWriteUp(than best: Self) -> Bool {
    let (own, other) = (result.writeUp, best.result.writeUp)
    guard evidence >= 4, own.title != other.title else { return false }
    let known = Set(other.sections.flatMap(\.entries).map(\.text))
    let texts = own.sections.flatMap(\.entries).map(\.text)
    return texts.count { known.contains($0) } * 2 < texts.count
  }
}

extension MailPart {
  /// Whether the part is the mail's own text.
  fileprivate var isText: Bool { !isAttachment && (mediaType == "text/plain" || mediaType == "text/html") }
}

extension Diagnostic {
  fileprivate static func mail(
    _ identifier: String, _ severity: Severity, _ text: (Catalogue) -> String
  ) -> Diagnostic {
    Diagnostic(severity: severity, identifier: identifier, wording: Wording(text), line: 1, column: 1)
  }

  fileprivate static func damagedPart(_ name: String?) -> Diagnostic {
    mail("mail-damaged", .warning) { $0.isDamagedPart(name.map { MessageText.excerpt($0) } ?? $0.theSavedPage) }
  }
}

/// Files in the Compound File format of old Office programs that are not Word documents.
enum CompoundFile {
  private static let kinds: [(stream: String, kind: String)] = [
    ("__substg1.0_", "outlookMessage"), ("Workbook", "oldSpreadsheet"), ("PowerPoint Document", "oldPresentation"),
  ]

  /// The kind of file, in the terms of `Catalogue.binaryKind`; nil for any other content, and for a document with a
  /// password.
  static func otherKind(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), !holds("EncryptedPackage", bytes) else {
      return nil
    }
    for kind in kinds where holds(kind.stream, bytes) { return kind.kind }
    return "otherProgram"
  }

  private static func holds(_ stream: String, _ bytes: [UInt8]) -> Bool {
    ByteSearch.containsAny([stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }], in: bytes)
  }
}
