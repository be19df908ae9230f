import ByregionPrinting
import ByregionText

/// Renders memos as files.
package enum MemoWriter {
  /// The memo in a format.
  ///
  /// - Parameter template: the bytes of a Word document or template whose styles, page layout and headers are used; for
  ///   `docx` only.
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for an invalid template.
  package static func bytes(of memo: Memo, as format: MemoFormat, template: [UInt8]? = nil) throws -> [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
    try write(memo, as: format, template: template, to: output)
    try output.flush()
    return memory.bytes
  }

  /// Writes the memo in a format; see ``bytes(of:as:template:)``. Formats that are one text are written piece by piece,
  /// so that the file is never in memory as a whole.
  package static func write(
    _ memo: Memo, as format: MemoFormat, template: [UInt8]? = nil, to output: Output
  ) throws {
    switch format {
    case .docx: output.append(try WordMemo.bytes(of: memo, template: template))
    case .odt: output.append(try OpenDocumentMemo.bytes(of: memo))
    case .html: HTMLMemo.write(memo, to: output)
    case .markdown: PlainMemo.markdown(memo, to: output)
    case .text: PlainMemo.text(memo, to: output)
    case .json: JSONMemo.write(memo, to: output)
    }
  }
}

/// A memo as one JSON object, version 1.
enum JSONMemo {
  static func write(_ memo: Memo, to output: Output) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("title", memo.title)
      writer.field("language", memo.catalogue.language.rawValue)
      writer.field("made_at", memo.madeAt)
      writer.field("introduction", memo.introduction)
      writer.field("by", memo.grouping.rawValue)
      writer.field("themes", each: memo.themes) { theme in
        writer.object {
          writer.field("theme", theme.title)
          writer.field("hits", theme.hitCount)
          writer.field("regions", theme.regionCount)
          writer.field("counties", theme.countyCount)
          writer.field("messages", theme.messages.map(\.english))
          writer.field("groups", each: theme.groups) { group in
            writer.object {
              writer.field("title", group.title)
              writer.field("hits", group.count)
              writer.field("quotations", each: group.quotations) { write($0, writer) }
            }
          }
          writer.field("similar", each: theme.similar) { write($0, writer) }
        }
      }
      writer.field("sources", each: memo.sources) { source in
        writer.object {
          writer.field("document_id", source.id)
          writer.field("region_name", source.regionName)
          writer.field("title", source.title)
          writer.field("kind", source.kind)
          writer.field("source", source.file)
          writer.field("imported_on", source.importedOn)
          writer.field("publisher", source.publisher)
          writer.field("url", source.url)
          writer.field("published_on", source.publishedOn)
          writer.field("quotations", source.quotationCount)
        }
      }
    }
    writer.endLine()
  }

  private static func write(_ quotation: Memo.Quotation, _ writer: JSONWriter) {
    writer.object {
      writer.field("note", quotation.note)
      writer.field("reference", quotation.reference)
      writer.field("also", quotation.also)
      writer.field("kind", quotation.kind)
      writer.field("number", quotation.number)
      writer.field("region_name", quotation.regionName)
      writer.field("language", quotation.language)
      writer.field("line", quotation.line)
      writer.field("source", quotation.source)
      writer.field("text", quotation.text)
      writer.field("marks", each: quotation.marks) { mark in
        writer.object {
          writer.field("byte_start", mark.lowerBound)
          writer.field("byte_end", mark.upperBound)
        }
      }
    }
  }
}

/// A memo as Markdown or as plain text.
enum PlainMemo {
  static func markdown(_ memo: Memo, to output: Output) {
    func text(_ text: String, atLineStart: Bool = false) {
      MarkdownText.append(text, to: output, atLineStart: atLineStart)
    }
    func heading(_ level: Int, _ title: String) {
      output.append(String(repeating: "#", count: level) + " ")
      text(title)
      output.append("\n\n")
    }
    func quote(_ quotation: Memo.Quotation, namesRegion: Bool) {
      text(memo.label(quotation, namesRegion: namesRegion), atLineStart: true)
      output.append("\n\n> ")
      for piece in quotation.pieces {
        if piece.isMarked { output.append("**") }
        text(piece.text)
        if piece.isMarked { output.append("**") }
      }
      output.append(" [^\(quotation.note)]\n\n")
    }
    heading(1, memo.title)
    for sentence in memo.introduction {
      text(sentence, atLineStart: true)
      output.append("\n\n")
    }
    let catalogue = memo.catalogue
    heading(2, catalogue.memoOverview)
    output.append(
      "| \(catalogue.memoTheme) | \(catalogue.memoHits) | \(catalogue.memoRegions) | \(catalogue.memoCounties) |\n"
        + "| --- | ---: | ---: | ---: |\n")
    for theme in memo.themes {
      output.append("| ")
      text(theme.title)
      output.append(" | \(theme.hitCount) | \(theme.regionCount) | \(theme.countyCount) |\n")
    }
    output.append("\n")
    for theme in memo.themes {
      heading(2, theme.title)
      text(memo.summary(of: theme))
      output.append("\n\n")
      let bars = memo.bars(of: theme)
      if bars.count > 1 {
        let most = bars.map(\.count).max() ?? 1
        output.append("| \(memo.groupName) | \(catalogue.memoHits) | |\n| --- | ---: | --- |\n")
        for bar in bars {
          output.append("| ")
          text(bar.name)
          let drawn = PageBar.drawn(Double(bar.count), of: Double(most), columns: 20, usesUTF8: true)
          output.append(" | \(bar.count) | \(drawn) |\n")
        }
        output.append("\n")
      }
      for group in theme.groups {
        heading(3, group.title)
        for quotation in group.quotations { quote(quotation, namesRegion: memo.grouping == .kind) }
      }
      if !theme.similar.isEmpty {
        heading(3, catalogue.memoSimilar)
        for quotation in theme.similar { quote(quotation, namesRegion: true) }
      }
    }
    if !memo.sources.isEmpty { heading(2, catalogue.memoSources) }
    for source in memo.sources {
      output.append("- ")
      text(memo.entry(source))
      output.append("\n")
    }
    if !memo.sources.isEmpty { output.append("\n") }
    memo.forEachQuotation { quotation in
      output.append("[^\(quotation.note)]: ")
      text(memo.note(quotation))
      output.append("\n")
    }
  }

  static func text(_ memo: Memo, to output: Output) {
    func visible(_ text: String) -> String { Sanitizer.visible(text, keeping: .newlines) }
    func heading(_ title: String, _ line: String) {
      let title = visible(title)
      output.append(title + "\n" + String(repeating: line, count: min(title.count, 100)) + "\n\n")
    }
    func quote(_ quotation: Memo.Quotation, namesRegion: Bool) {
      output.append(visible(memo.label(quotation, namesRegion: namesRegion)) + "\n")
      let marked = quotation.pieces.map { $0.isMarked ? "*\($0.text)*" : $0.text }.joined()
      output.append("  " + visible(marked).replacing("\n", with: "\n  ") + " [\(quotation.note)]\n\n")
    }
    heading(memo.title, "=")
    for sentence in memo.introduction { output.append(visible(sentence) + "\n\n") }
    let catalogue = memo.catalogue
    heading(catalogue.memoOverview, "-")
    overview(memo).forEach { output.append($0 + "\n") }
    output.append("\n")
    for theme in memo.themes {
      heading(theme.title, "-")
      output.append(memo.summary(of: theme) + "\n\n")
      let bars = memo.bars(of: theme)
      if bars.count > 1 {
        let most = bars.map(\.count).max() ?? 1
        let width = bars.map { DisplayWidth.of(visible($0.name)) }.max() ?? 0
        for bar in bars {
          let drawn = PageBar.drawn(Double(bar.count), of: Double(most), columns: 30, usesUTF8: true)
          output.append("  \(DisplayWidth.padded(visible(bar.name), to: width))  \(drawn) \(bar.count)\n")
        }
        output.append("\n")
      }
      for group in theme.groups {
        output.append(visible(group.title) + "\n\n")
        for quotation in group.quotations { quote(quotation, namesRegion: memo.grouping == .kind) }
      }
      if !theme.similar.isEmpty {
        output.append(catalogue.memoSimilar + "\n\n")
        for quotation in theme.similar { quote(quotation, namesRegion: true) }
      }
    }
    guard !memo.sources.isEmpty else { return }
    heading(catalogue.memoNotes, "-")
    memo.forEachQuotation { output.append("[\($0.note)] \(visible(memo.note($0)))\n") }
    output.append("\n")
    heading(catalogue.memoSources, "-")
    for source in memo.sources { output.append(visible(memo.entry(source)) + "\n") }
  }

  /// The table of themes with their counts, line by line.
  private static func overview(_ memo: Memo) -> [String] {
    let catalogue = memo.catalogue
    let rows =
      [[catalogue.memoTheme, catalogue.memoHits, catalogue.memoRegions, catalogue.memoCounties]]
      + memo.themes.map { theme in
        [Sanitizer.visible(theme.title)]
          + [theme.hitCount, theme.regionCount, theme.countyCount].map { catalogue.number($0) }
      }
    let widths = rows[0].indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { index, cell in
        DisplayWidth.padded(cell.0, to: cell.1, index == 0 ? .left : .right)
      }.joined(separator: "  ")
    }
  }
}

extension Memo {
  /// All quotations in the order of their notes.
  var quotations: [Quotation] { themes.flatMap { $0.groups.flatMap(\.quotations) + $0.similar } }

  /// Calls `body` with each quotation in the order of their notes, without a list of all of them.
  func forEachQuotation(_ body: (Quotation) -> Void) {
    for theme in themes {
      for group in theme.groups { group.quotations.forEach(body) }
      theme.similar.forEach(body)
    }
  }

  /// The name of the groups, as a column heading.
  var groupName: String {
    switch grouping {
    case .region: catalogue.column("region")
    case .kind: catalogue.column("kind")
    }
  }

  /// The counts of a theme, or a sentence that says that nothing was found.
  func summary(of theme: Theme) -> String {
    let counts =
      theme.hitCount == 0
      ? catalogue.memoNothing
      : catalogue.memoCounts(hits: theme.hitCount, regions: theme.regionCount, counties: theme.countyCount)
    return theme.narrowing.map { "\(counts) \($0)" } ?? counts
  }
}
