import ByregionPrinting

/// Makes files of memos: values in, bytes out.
package enum MemoWriter {
  /// The memo in a format.
  ///
  /// - Parameter template: the bytes of a Word document or template whose styles, page and headers are taken, for
  ///   `docx` alone.
  /// - Throws: `KnowledgeBaseError` with `.invalidInput` for a template that is none.
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
    // A buffer in memory does not fail.
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
