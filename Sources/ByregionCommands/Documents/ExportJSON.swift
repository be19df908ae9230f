import KnowledgeBase
import Printing

/// A document with the reference of every entry as one JSON object, version 1.
enum ExportJSON {
  static func append(_ exported: ExportedDocument, to output: Output) {
    let document = exported.document
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      writer.field("region", document.regionSlug)
      writer.field("region_name", document.regionName)
      writer.field("document_id", document.id)
      writer.field("title", document.title)
      writer.field("kind", document.kind)
      writer.field("language", document.language)
      writer.field("source", document.source)
      writer.field("sha256", document.sha256)
      writer.field("sections", each: exported.parts) { part in
        writer.object {
          writer.field("kind", part.kind.rawValue)
          writer.field("heading", part.heading)
          writer.field("line", part.line)
          writer.field("entries", each: part.items) { write($0, to: writer) }
        }
      }
    }
    writer.endLine()
  }

  private static func write(_ item: ExportedDocument.Item, to writer: JSONWriter) {
    writer.object {
      writer.field("reference", item.reference)
      writer.field("line", item.entry.line)
      writer.field("marker", item.entry.marker)
      writer.field("number", item.entry.number)
      writer.field("level", item.entry.level)
      writer.field("depth", item.entry.depth)
      writer.field("text", item.entry.text)
    }
  }
}
