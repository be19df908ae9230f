import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore

/// What a reference manager keeps of a document, or of a passage of one.
package struct Citation: Sendable, Hashable {
  /// A key of letters, digits and hyphens: `rana-advice-2`, or `rana-document-1`.
  package var key: String
  /// The region that wrote it.
  package var author: String
  package var title: String
  package var publisher: String?
  package var url: String?
  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil where it is not known.
  package var publishedOn: String?
  /// The day on which the document was imported, `YYYY-MM-DD`.
  package var importedOn: String
  /// `nb`, `nn`, or nil for a document with both written forms.
  package var language: String?
  /// Where it stands: reference, file and line.
  package var note: String
  /// The text of a passage; nil for a whole document.
  package var text: String?

  /// A whole document.
  package init(_ document: StoredDocument) {
    key = "\(document.regionSlug)-document-\(document.id)"
    author = document.regionName
    title = document.description.title ?? document.title
    publisher = document.description.publisher
    url = document.description.url
    publishedOn = document.description.publishedOn
    importedOn = String(document.importedAt.prefix(10))
    language = document.language == "mixed" ? nil : document.language
    note = document.source
  }

  /// A passage of a document.
  package init(_ document: StoredDocument, reference: String, line: Int, text: String) {
    self.init(document)
    key = reference.replacing("/", with: "-")
    note = "\(reference), \(document.source):\(line)"
    self.text = text
  }
}

extension KnowledgeBase {
  /// The citations of hits, in their order.
  package func citations(of hits: [Hit]) throws -> [Citation] {
    try asking {
      var documents: [Int64: StoredDocument] = [:]
      return try hits.map { hit in
        let document = try documents[hit.documentID] ?? document(hit.documentID)
        documents[hit.documentID] = document
        return Citation(document, reference: hit.reference, line: hit.line, text: hit.text)
      }
    }
  }

  /// The citation of a passage that is shown.
  package func citation(of page: PassagePage) throws -> Citation {
    Citation(try document(page.documentID), reference: page.reference, line: page.line, text: page.text)
  }
}
