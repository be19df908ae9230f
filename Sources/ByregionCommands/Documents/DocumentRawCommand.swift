import ArgumentParser
import KnowledgeBase
import Printing

/// `byregion document raw`: the bytes as they were imported.
struct DocumentRawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raw",
    abstract: "Print a write-up byte for byte as it was imported.",
    discussion: """
      Every revision is kept, also of documents that are superseded or removed. A terminal is shown the text of it,
      with pictures of what would steer it; the bytes themselves go to a file or another program.

      Examples:
        byregion document raw 1
        byregion document raw 1 > rana.txt
      """)

  @Argument(help: "The document's id, as `document list` shows it.")
  var id: Int64

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let content = try database.with(.reading) { try $0.content(ofDocument: id) }
    let output = Output.standardOutput()
    if Terminal(descriptor: 1).isTerminal {
      content.withUnsafeBufferPointer { output.append(Sanitizer.visible($0, keeping: [.newlines, .tabs])) }
    } else {
      content.withUnsafeBufferPointer { output.append($0) }
    }
    try output.flush()
  }
}
