import ByregionLanguages
import ArgumentParser
import ByregionConverting
import ByregionImporting
import ByregionPrinting
import ByregionReading
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
        [.text(entry.name), .text(entry.endings), .text(entry.reader), .text(entry.availability)]
      })
  }
}

/// A format that can be imported.
private struct SupportedFormat {
  var name: String
  var endings: String
  /// The programs that read it, the best first; none for what this program reads itself.
  var programs: [ByregionConverting.Program]

  init(_ name: String, _ endings: String, _ programs: ByregionConverting.Program...) {
    (self.name, self.endings, self.programs) = (name, endings, programs)
  }

  /// The program that reads it here, or would if it were installed.
  var reader: String {
    guard let first = programs.first else { return "byregion" }
    return (programs.first { $0.path != nil } ?? first).name
  }

  /// "yes", or how to install the program.
  var availability: String {
    guard let first = programs.first, !programs.contains(where: { $0.path != nil }) else { return "yes" }
    return "no: \(first.installation)"
  }

  static let all = [
    SupportedFormat("plain text", ".txt .text"), SupportedFormat("Markdown", ".md .markdown"),
    SupportedFormat("web page", ".html .htm .xhtml"), SupportedFormat("Word", ".docx .docm"),
    SupportedFormat("OpenDocument", ".odt"), SupportedFormat("PDF", ".pdf", PDFConverter.program),
    SupportedFormat("Rich Text", ".rtf", OfficeConverter.unrtf, LibreOffice.program),
    SupportedFormat("Word 97–2003", ".doc", OfficeConverter.antiword, LibreOffice.program),
    SupportedFormat("mail", ".eml"),
    SupportedFormat("saved web page", ".mht .mhtml"), SupportedFormat("archive of write-ups", ".zip"),
  ]
}

/// What becomes of each line of a source: `inspect parse --explain`.
enum LineExplanation {
  /// One line for each line of the source that has letters, and one for each text where a line holds several.
  static func text(of parsed: ParsedSource) -> String {
    var rows: [(place: String, label: String, text: String)] = []
    for line in SourceLine.lines(of: parsed) {
      // "2:14" is line 14 of page 2, as in messages.
      let place = line.page.map { "\($0.page):\($0.line)" } ?? String(line.number)
      if line.pieces.count == 1, let piece = line.pieces.first, !line.isMarkup {
        rows.append((place, label(of: piece), line.text))
      } else {
        rows += line.pieces.map { (place, label(of: $0), $0.text) }
      }
      if line.goesOn || line.isLeftOut {
        rows.append((place, line.goesOn ? words.goesOn : words.isLeftOut, line.text))
      }
    }
    let letters = parsed.letters
    let width = rows.map(\.label.count).max() ?? 0
    return rows.map { row in
      let number = String(repeating: " ", count: max(5 - row.place.count, 0)) + row.place
      let label = row.label + String(repeating: " ", count: width - row.label.count)
      return "\(number)  \(label)  \(Sanitizer.visible(shortened(trimmed(row.text))))\n"
    }.joined() + "\n\(words.lettersRead(letters.read, leftOut: letters.leftOut))\n"
  }

  private static func label(of piece: SourceLine.Piece) -> String {
    switch piece.part {
    case .title: words.titleLabel
    case .heading(let kind): words.headingLabel(kind.rawValue)
    case .entry(let kind, let number):
      words.language == .english ? "\(kind.rawValue) \(number)" : words.kind(kind.rawValue, number: String(number))
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
  }

  private static func shortened(_ text: String) -> String { text.count > 100 ? text.prefix(99) + "…" : text }
}
