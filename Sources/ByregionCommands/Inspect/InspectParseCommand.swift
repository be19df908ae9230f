import ArgumentParser
import KnowledgeBase
import Printing
import WriteUp

/// `byregion inspect parse`: what is read out of a file, without a database.
struct InspectParseCommand: ParsableCommand {
  /// What `--format` takes here.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, ndjson
  }

  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Show what is read out of write-ups, without a database.",
    discussion: """
      text is a dump for people, with warnings on standard error; ndjson is one object a file, json an array of them.

      Examples:
        byregion inspect parse seed/ranaregionen.txt
        byregion inspect parse --format ndjson seed
      """)

  @Argument(help: "Files or folders; - is standard input.", completion: .file())
  var paths: [String]

  @Option(name: .shortAndLong, help: "text, json or ndjson.")
  var format: Format = .text

  func run() throws {
    let found = SourceFinder.find(paths)
    let output = Output.standardOutput()
    var failures = found.failures
    let writer = JSONWriter(output)
    let body = { (file: SourceFile) in
      do {
        if file == .standardInput { Messages.standardError().tellTyping(of: "the write-up") }
        let parsed = try ParsedSource(file)
        try show(parsed, writer: writer, output: output)
      } catch let error as KnowledgeBaseError {
        failures.append(ImportFailure(name: file.name, location: file.location, error: error))
      }
    }
    if format == .json {
      try writer.array { try found.files.forEach(body) }
      writer.endLine()
    } else {
      try found.files.forEach(body)
    }
    try output.flush()
    try Messages.standardError().reportAndThrow(failures)
  }

  private func show(_ parsed: ParsedSource, writer: JSONWriter, output: Output) throws {
    switch format {
    case .text:
      output.append(parsed.dump)
      try output.flush()
      Messages.standardError().tell(parsed.writeUp.diagnostics, of: parsed.file.name)
    case .json, .ndjson:
      WriteUpJSON.write(parsed.writeUp, source: parsed.file.fileName, to: writer)
      if format == .ndjson { writer.endLine() }
      try output.checkpoint()
    }
  }
}
