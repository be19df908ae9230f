import ByregionLanguages
import ByregionImporting
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionStore
import ByregionText
import ByregionWriteUp
import Foundation

/// A parsed `byregion:` URI: `byregion://region/rana`, `byregion://passage/rana/advice/2`, `byregion://document/12`.
enum ResourceAddress: Sendable, Hashable {
  case region(String)
  case passage(String)
  case document(Int64)

  private static let scheme = "byregion://"

  init?(_ uri: String) {
    guard uri.hasPrefix(Self.scheme) else { return nil }
    let parts = uri.dropFirst(Self.scheme.count).split(separator: "/", omittingEmptySubsequences: false)
      .map { String($0).removingPercentEncoding ?? "" }
    switch (parts.first, parts.count) {
    case ("region", 2): self = .region(parts[1])
    case ("passage", 4): self = .passage(parts.dropFirst().joined(separator: "/"))
    case ("document", 2):
      guard let id = Int64(parts[1]) else { return nil }
      self = .document(id)
    default: return nil
    }
  }

  var uri: String {
    switch self {
    case .region(let slug): Self.scheme + "region/" + slug
    case .passage(let reference): Self.scheme + "passage/" + reference
    case .document(let id): Self.scheme + "document/\(id)"
    }
  }

  /// The entries in the answer to `resources/templates/list`.
  static let templates: [JSON] = [
    [
      "uriTemplate": "byregion://region/{region}", "name": "region", "title": "A region",
      "description": "All about a region, with its goals, results and advice as quotations.",
      "mimeType": "text/markdown",
    ],
    [
      "uriTemplate": "byregion://passage/{region}/{kind}/{number}", "name": "passage", "title": "A passage",
      "description": "One passage as a quotation, with its source and line.", "mimeType": "text/markdown",
    ],
    [
      "uriTemplate": "byregion://document/{id}", "name": "document", "title": "A document",
      "description": "The text of a document as a quotation, under its headings.", "mimeType": "text/markdown",
    ],
  ]
}

/// Lists and reads resources.
enum Resources {
  /// A page of all resources: first the regions, then the documents.
  ///
  /// - Parameter cursor: The cursor of the previous page; nil for the first page.
  /// - Returns: the items, and the cursor of the next page; nil on the last one.
  static func list(from cursor: String?, _ open: OpenKnowledgeBase) throws -> (items: [JSON], cursor: String?) {
    let knowledgeBase = try open.knowledgeBase()
    var items: [JSON] = []
    var document: Int64 = 0
    switch try cursor.map(place) ?? .region("") {
    case .region(let slug):
      let regions = try knowledgeBase.regions(after: slug, limit: Limits.page)
      items = regions.map(json)
      if regions.count == Limits.page, let last = regions.last { return (items, "region:\(last.slug)") }
    case .document(let id): document = id
    }
    let wanted = Limits.page - items.count
    let documents = try knowledgeBase.currentDocuments(after: document, limit: wanted)
    items += documents.map(json)
    guard documents.count == wanted, let last = documents.last else { return (items, nil) }
    return (items, "document:\(last.id)")
  }

  private enum Place {
    case region(String)
    case document(Int64)
  }

  private static func place(_ cursor: String) throws(ProtocolFailure) -> Place {
    let parts = cursor.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("region", 2): return .region(parts[1])
    case ("document", 2): if let id = Int64(parts[1]) { return .document(id) }
    default: break
    }
    throw .invalidParameters("this cursor is none that a list gave: begin again without one")
  }

  private static func json(_ region: RegionRow) -> JSON {
    [
      "uri": .string(ResourceAddress.region(region.slug).uri), "name": .string(region.slug),
      "title": .string(Quotation.inline(region.name)), "description": "A region with its goals, results and advice.",
      "mimeType": "text/markdown",
    ]
  }

  private static func json(_ document: StoredDocument) -> JSON {
    [
      "uri": .string(ResourceAddress.document(document.id).uri), "name": .string(Quotation.inline(document.source)),
      "title": .string(Quotation.inline("\(document.regionName), \(document.kind)")),
      "description": "The text of a document.", "mimeType": "text/markdown",
    ]
  }

  /// The answer to `resources/read`.
  ///
  /// - Throws: `ProtocolFailure` if there is no resource with this URI or it is too large.
  static func read(_ uri: String, _ open: OpenKnowledgeBase, in revision: Revision) throws -> JSON {
    guard uri.utf8.count <= Limits.textBytes, let address = ResourceAddress(uri) else {
      throw ProtocolFailure.noResource(
        String(uri.prefix(100)),
        "there is no such resource: URIs are like byregion://region/rana, byregion://passage/rana/advice/2 and "
          + "byregion://document/12", in: revision)
    }
    guard let text = try text(of: address, open) else {
      throw ProtocolFailure.noResource(uri, "there is no resource \(address.uri)", in: revision)
    }
    guard text.utf8.count <= Limits.resourceBytes else {
      throw ProtocolFailure.noResource(
        uri,
        "the resource has \(text.utf8.count) bytes, and \(Limits.resourceBytes) are the most that are sent: "
          + "search within it instead", in: revision)
    }
    return [
      "contents": [["uri": .string(uri), "mimeType": "text/markdown", "text": .string(text)]]
    ]
  }

  private static func text(of address: ResourceAddress, _ open: OpenKnowledgeBase) throws -> String? {
    let knowledgeBase = try open.knowledgeBase()
    switch address {
    case .region(let slug):
      guard let page = try knowledgeBase.regionPage(slug: slug) else { return nil }
      return try quoted(page: NamedPage.region(page).shown(Catalogue(.english)))
    case .passage(let reference):
      guard let page = try knowledgeBase.passagePage(reference: reference) else { return nil }
      let place = "\(Quotation.inline(page.source)):\(page.line)"
      return [
        "\(page.reference) (\(page.kind.rawValue), \(Quotation.inline(page.regionName)), \(place))", Quotation.notice,
        Quotation.block(page.text),
      ].joined(separator: "\n\n") + "\n"
    case .document(let id):
      do {
        let document = try knowledgeBase.document(id)
        let parsed = try knowledgeBase.parsed(document: id)
        let title =
          "Document \(id), \(document.kind) of \(Quotation.inline(document.regionName)), from "
          + "\(Quotation.inline(document.source)), \(document.status.rawValue)"
        let text = Quotation.block(WriteUpWriter.text(of: parsed.writeUp).trimmingLineFeeds)
        return [title, Quotation.notice, text].joined(separator: "\n\n") + "\n"
      } catch let error as KnowledgeBaseError where error.category == .missingInput {
        return nil
      }
    }
  }

  private static func quoted(page: Page) throws -> String {
    let shown = try Output.text { try MarkdownPagePrinter($0).print(page) }
    return "\(Quotation.notice)\n\n\(Quotation.block(shown.trimmingLineFeeds))\n"
  }
}
