import ArgumentParser
import ByregionConverting
import ByregionImporting
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionText
import ByregionWriteUp

/// `byregion inspect formats`: which formats can be read on this machine, and what to install for the others.
struct InspectFormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the formats that can be read here, and what to install for the others.",
    discussion: """
      Some formats are read by a program that is installed beside this one.

      Examples:
        byregion inspect formats
        byregion inspect formats --format csv
      """)

  @OptionGroup var format: FormatOptions

  func run() throws {
    try Rows.print(
      ["format", "endings", "read by", "here"], format,
      SupportedFormat.all.map { entry in
        [.text(entry.name), .text(entry.endings), .text(entry.program?.name ?? "byregion"), .text(entry.availability)]
      })
  }
}

/// A format that can be imported.
private struct SupportedFormat {
  var name: String
  var endings: String
  /// The program that reads it; nil for what this program reads itself.
  var program: ByregionConverting.Program?

  init(_ name: String, _ endings: String, _ program: ByregionConverting.Program? = nil) {
    (self.name, self.endings, self.program) = (name, endings, program)
  }

  /// "yes", or how to install the program.
  var availability: String {
    guard let program, program.path == nil else { return "yes" }
    return "no: \(program.installation)"
  }

  static let all = [
    SupportedFormat("plain text", ".txt .text"), SupportedFormat("Markdown", ".md .markdown"),
    SupportedFormat("web page", ".html .htm .xhtml"), SupportedFormat("Word", ".docx .docm"),
    SupportedFormat("OpenDocument", ".odt"), SupportedFormat("PDF", ".pdf", PDFConverter.program),
    SupportedFormat("Rich Text", ".rtf", OfficeConverter.unrtf),
    SupportedFormat("Word 97–2003", ".doc", OfficeConverter.antiword), SupportedFormat("mail", ".eml"),
    SupportedFormat("saved web page", ".mht .mhtml"), SupportedFormat("archive of write-ups", ".zip"),
  ]
}

/// What becomes of each line of a source: `inspect parse --explain`.
enum LineExplanation {
  /// A text that was read, with where it stands.
  private struct Piece {
    var line: Int
    var lastLine: Int
    var label: String
    var text: String
  }

  /// One line for each line of the source that has letters, and one for each text where a line holds several.
  static func text(of parsed: ParsedSource) -> String {
    let lines = parsed.source.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let starts = offsets(of: parsed.source.text)
    let pieces = pieces(of: parsed.writeUp, starts: starts).sorted { $0.line < $1.line }
    var rows: [(number: Int, label: String, text: String)] = []
    var next = 0
    var openUntil = 0
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let first = next
      while next < pieces.count, pieces[next].line <= number { next += 1 }
      let own = pieces[first..<next]
      if own.count == 1, let piece = own.first, !isMarkup(line) {
        rows.append((number, piece.label, String(line)))
      } else {
        rows += own.map { (number, $0.label, $0.text) }
      }
      let end = own.map(\.lastLine).max() ?? 0
      if own.isEmpty, withoutTags(line).contains(where: { $0.isLetter || $0.isNumber }) {
        rows.append((number, number <= openUntil ? "  (goes on)" : "left out", String(line)))
      }
      openUntil = max(openUntil, end)
    }
    let letters = parsed.letters
    let width = rows.map(\.label.count).max() ?? 0
    return rows.map { row in
      let number = String(repeating: " ", count: max(5 - String(row.number).count, 0)) + String(row.number)
      let label = row.label + String(repeating: " ", count: width - row.label.count)
      return "\(number)  \(label)  \(Sanitizer.visible(shortened(trimmed(row.text))))\n"
    }.joined() + "\n\(letters.read.grouped) letters read, \(letters.leftOut.grouped) left out\n"
  }

  private static func pieces(of writeUp: WriteUp, starts: [Int]) -> [Piece] {
    var pieces = [Piece(line: writeUp.titleLine, lastLine: writeUp.titleLine, label: "title", text: writeUp.title)]
    var counts: [PassageKind: Int] = [:]
    for section in writeUp.sections {
      if let heading = section.heading {
        pieces.append(
          Piece(
            line: section.line, lastLine: section.line, label: "heading of \(section.kind.rawValue)", text: heading))
      }
      let kind = PassageKind(section.kind)
      for entry in section.entries {
        counts[kind, default: 0] += 1
        let marker = entry.marker.map { $0 + " " } ?? ""
        pieces.append(
          Piece(
            line: entry.line, lastLine: line(at: max(entry.range.upperBound - 1, entry.range.lowerBound), starts),
            label: "\(kind.rawValue) \(counts[kind] ?? 0)", text: marker + entry.text))
      }
    }
    return pieces
  }

  /// Whether a line is markup, of which the text that was read shows more.
  private static func isMarkup(_ line: Substring) -> Bool { line.contains("<") && line.contains(">") }

  private static func withoutTags(_ line: Substring) -> String {
    var isInTag = false
    return line.filter { character in
      defer { if character == ">" { isInTag = false } }
      if character == "<" { isInTag = true }
      return !isInTag
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
  }

  private static func shortened(_ text: String) -> String { text.count > 100 ? text.prefix(99) + "…" : text }

  /// Where each line begins, in UTF-8 bytes.
  private static func offsets(of text: String) -> [Int] {
    var starts = [0]
    var offset = 0
    for character in text {
      offset += character.utf8.count
      if character.isNewline { starts.append(offset) }
    }
    return starts
  }

  /// The 1-based line of a byte.
  private static func line(at offset: Int, _ starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }
}
