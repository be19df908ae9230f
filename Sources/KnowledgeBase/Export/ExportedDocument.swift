import WriteUp

/// A current document, put together again from its records.
public struct ExportedDocument: Sendable, Hashable {
  /// One entry with the name that it is cited by.
  public struct Item: Sendable, Hashable {
    /// The entry; its byte range is empty, since it stands in no source.
    public var entry: Entry
    /// Stable name for citing it.
    public var reference: String
  }

  /// A part under one heading.
  public struct Part: Sendable, Hashable {
    /// What it tells of.
    public var kind: Section.Kind
    /// As printed; nil for a lead.
    public var heading: String?
    /// 1-based line of the heading in the source.
    public var line: Int
    /// In printed order.
    public var items: [Item]
  }

  /// The document.
  public var document: StoredDocument
  /// In printed order.
  public var parts: [Part]

  /// As if it had been read from a text; places in a source and doubts are left out.
  public var writeUp: WriteUp {
    WriteUp(
      title: document.title, titleLine: 1, regionName: document.regionName,
      kind: WriteUp.Kind(rawValue: document.kind) ?? .phase1,
      language: WriteUp.Language(rawValue: document.language) ?? .mixed, facts: Facts(),
      sections: parts.map { part in
        Section(
          kind: part.kind, heading: part.heading, line: part.line, range: 0..<0, entries: part.items.map(\.entry))
      },
      diagnostics: [])
  }

  /// Plain text whose own reading gives the same records.
  public var text: String { WriteUpWriter.text(of: writeUp) }
}
