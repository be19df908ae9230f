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
    switch format {
    case .docx: try WordMemo.bytes(of: memo, template: template)
    case .odt: try OpenDocumentMemo.bytes(of: memo)
    case .html: HTMLMemo.bytes(of: memo)
    case .markdown: PlainMemo.markdown(memo)
    case .text: PlainMemo.text(memo)
    case .json: JSONMemo.bytes(of: memo)
    }
  }
}

/// A memo as one JSON object, version 1.
enum JSONMemo {
  static func bytes(of memo: Memo) -> [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
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
    // Writing to memory cannot fail.
    try? output.flush()
    return memory.bytes
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
  static func markdown(_ memo: Memo) -> [UInt8] {
    bytes { output in
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
      heading(2, catalogue.memoSources)
      for source in memo.sources {
        output.append("- ")
        text(memo.entry(source))
        output.append("\n")
      }
      output.append("\n")
      for quotation in memo.quotations {
        output.append("[^\(quotation.note)]: ")
        text(memo.note(quotation))
        output.append("\n")
      }
    }
  }

  static func text(_ memo: Memo) -> [UInt8] {
    bytes { output in
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
      heading(catalogue.memoNotes, "-")
      for quotation in memo.quotations { output.append("[\(quotation.note)] \(visible(memo.note(quotation)))\n") }
      output.append("\n")
      heading(catalogue.memoSources, "-")
      for source in memo.sources { output.append(visible(memo.entry(source)) + "\n") }
    }
  }

  private static func bytes(_ body: (Output) -> Void) -> [UInt8] {
    let memory = MemoryDestination()
    let output = Output(memory)
    body(output)
    // Writing to memory cannot fail.
    try? output.flush()
    return memory.bytes
  }
}

extension Memo {
  /// All quotations in the order of their notes.
  var quotations: [Quotation] { themes.flatMap { $0.groups.flatMap(\.quotations) + $0.similar } }

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
