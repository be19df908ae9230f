import KnowledgeBase
import Printing

/// Prints how a query is understood and what it becomes.
enum QueryExplanationRunner {
  static func run(_ request: SearchRequest, _ database: DatabaseOptions, _ format: FormatOptions) throws {
    let explanation = try database.with(.reading) { try $0.explainQuery(request) }
    let output = Output.standardOutput()
    if format.format == .json {
      write(explanation, to: output)
    } else {
      print(explanation, to: output)
    }
    try output.flush()
    try SearchRunner.tell(explanation.diagnostics, query: request.query)
  }

  private static func print(_ explanation: QueryExplanation, to output: Output) {
    part("query", [explanation.understoodQuery], to: output)
    part("tree", explanation.tree, to: output)
    part("filters", explanation.filters, to: output)
    part("match", [explanation.matchExpression], to: output)
  }

  private static func part(_ name: String, _ lines: [String], to output: Output) {
    let lines = lines.filter { !$0.isEmpty }
    output.append(name + (lines.isEmpty ? "  (nothing)\n" : "\n"))
    for line in lines { output.append("  " + Sanitizer.visible(line) + "\n") }
  }

  private static func write(_ explanation: QueryExplanation, to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("query", explanation.understoodQuery)
      writer.field("tree", explanation.tree)
      writer.field("filters", explanation.filters)
      writer.field("match", explanation.matchExpression)
    }
    writer.endLine()
  }
}
