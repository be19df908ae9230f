import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// Where an answer goes and how it looks.
struct AnswerOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Write to a file, which is replaced only when all is well.",
    completion: .file())
  var output: String?

  @OptionGroup var format: FormatOptions

  /// Prints what `body` runs; what was found before an error is shown, since it is true as far as it goes, but a file
  /// is replaced by whole answers only.
  func print(
    to standardOutput: @autoclosure () -> Output,
    _ body: (any RowPrinter) throws -> SQLConsole.Outcome
  ) throws {
    let target = try output.map { try Output.file(replacing: $0) } ?? standardOutput()
    let printer = format.rowFormat.printer(to: target, rowOptions)
    do {
      let outcome = try body(printer)
      if outcome.changedRows == nil || outcome.rowCount > 0 { try printer.end() }
      try target.commit()
      Messages.standardError().tell(outcome)
    } catch {
      if output == nil { try? printer.pause() } else { target.abandon() }
      throw error
    }
  }

  private var rowOptions: RowOptions {
    var options = format.rowOptions
    options.allowsList = format.format == nil
    if output != nil {
      options.isTerminal = false
      options.usesColour = false
      options.width = nil
    }
    return options
  }
}
