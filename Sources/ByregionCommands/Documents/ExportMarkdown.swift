import KnowledgeBase
import Printing

/// A document as Markdown, in the texts' own words.
enum ExportMarkdown {
  static func append(_ exported: ExportedDocument, to output: Output) throws {
    var page = Page([.title(exported.document.title)])
    for part in exported.parts {
      if let heading = part.heading { page.append(.heading(heading)) }
      for run in runs(of: part.items) {
        if run[0].entry.depth == 0 {
          for item in run { page.append(.paragraph(StyledText(item.entry.text))) }
        } else {
          page.append(.items(run.map(Self.item)))
        }
      }
    }
    try MarkdownPagePrinter(output).print(page)
  }

  private static func item(_ item: ExportedDocument.Item) -> PageItem {
    PageItem(StyledText(item.entry.text), marker: item.entry.marker ?? "•", depth: item.entry.depth)
  }

  /// Paragraphs and items that stand together.
  private static func runs(of items: [ExportedDocument.Item]) -> [[ExportedDocument.Item]] {
    var runs: [[ExportedDocument.Item]] = []
    for item in items {
      if let last = runs.last?.last, (last.entry.depth == 0) == (item.entry.depth == 0) {
        runs[runs.count - 1].append(item)
      } else {
        runs.append([item])
      }
    }
    return runs
  }
}
