import ByregionLanguages

/// A memo: what the documents say about some themes, each text quoted with where it stands.
///
/// It holds values alone. ``MemoWriter`` makes a file of it.
package struct Memo: Sendable {
  /// A passage, word for word.
  package struct Quotation: Sendable {
    /// The number of its note, from 1.
    package var note: Int
    package var text: String
    /// The matched words: ranges of UTF-8 bytes of ``text``, in order.
    package var marks: [Range<Int>]
    /// Such as `rana/advice/2`.
    package var reference: String
    /// References to passages with the same text.
    package var also: [String]
    /// Kind of passage, and its number as printed or in its reference.
    package var kind: String
    package var number: String?
    package var regionName: String
    /// `nb`, `nn` or `mixed`.
    package var language: String
    /// First line in the source, from 1.
    package var line: Int
    /// The place of its document in ``Memo/sources``.
    package var source: Int
  }

  /// Quotations under one heading: those of a region, or of a kind.
  package struct Group: Sendable {
    package var title: String
    package var quotations: [Quotation]
    /// Hits, texts that stand in several places among them.
    package var count: Int { quotations.reduce(0) { $0 + 1 + $1.also.count } }
  }

  /// What was searched for, and what was found.
  package struct Theme: Sendable {
    /// As it was asked.
    package var title: String
    package var groups: [Group]
    /// Texts that are only like what was asked; empty unless they were asked for.
    package var similar: [Quotation] = []
    package var hitCount: Int
    package var regionCount: Int
    package var countyCount: Int
    /// What the theme alone is narrowed to, as a sentence.
    package var narrowing: String?
    /// What the search's parser had to say, one sentence each.
    package var messages: [Wording] = []
  }

  /// A document that is quoted.
  package struct Source: Sendable {
    package var id: Int64
    package var regionName: String
    package var title: String
    /// `final`, `application` or `phase1`.
    package var kind: String
    /// The file's name.
    package var file: String
    /// `YYYY-MM-DD`.
    package var importedOn: String
    /// What users say of it as a publication.
    package var publisher: String?
    package var url: String?
    package var publishedOn: String?
    package var quotationCount: Int
  }

  package var title: String
  package var catalogue: Catalogue
  /// When it was made, UTC.
  package var madeAt: String
  /// What was asked of which knowledge base, in sentences.
  package var introduction: [String]
  /// What names of places were taken for, where that was not plain, one sentence each.
  package var placeNotes: [Wording]
  /// What the quotations are put together by.
  package var grouping: MemoGrouping
  package var themes: [Theme]
  package var sources: [Source]
}

/// What quotations are put together by.
package enum MemoGrouping: String, Sendable, CaseIterable {
  case region, kind
}

extension Memo {
  /// The label of a quotation: "råd 2", with the region where the heading does not say it.
  func label(_ quotation: Quotation, namesRegion: Bool) -> String {
    let kind = catalogue.kind(quotation.kind)
    let numbered = quotation.number.map { "\(kind) \($0)" } ?? kind
    let label = numbered.prefix(1).uppercased() + numbered.dropFirst()
    return namesRegion ? "\(quotation.regionName) · \(label)" : label
  }

  /// The note: document, kind, date, file, line and reference.
  func note(_ quotation: Quotation) -> String {
    let source = sources[quotation.source]
    var parts = [
      "\(source.regionName), \(Self.quoted(source.title, catalogue)) (\(catalogue.documentKind(source.kind)))",
      source.publishedOn.map(catalogue.memoPublished) ?? catalogue.memoImported(source.importedOn), source.file,
      catalogue.memoLine(quotation.line), quotation.reference,
    ]
    if !quotation.also.isEmpty { parts.append(catalogue.memoAlso(quotation.also)) }
    return parts.joined(separator: ", ") + "."
  }

  /// An entry of the list of sources.
  func entry(_ source: Source) -> String {
    let facts = [
      Self.capitalized(catalogue.documentKind(source.kind)), source.publishedOn.map(catalogue.memoPublished),
      catalogue.memoImported(source.importedOn),
    ].compactMap { $0 }.joined(separator: ", ")
    let rest = [source.publisher, source.url, source.file, catalogue.memoQuoted(source.quotationCount)]
      .compactMap { $0 }.joined(separator: ". ")
    return "\(source.regionName): \(Self.quoted(source.title, catalogue)). \(facts). \(rest)."
  }

  private static func quoted(_ text: String, _ catalogue: Catalogue) -> String {
    catalogue.language == .english ? "“\(text)”" : "«\(text)»"
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// The bars of a theme: the largest groups first, small ones together.
  func bars(of theme: Theme) -> [(name: String, count: Int)] {
    let most = 15
    let all = theme.groups.map { (name: $0.title, count: $0.count) }.sorted { $0.count > $1.count }
    guard all.count > most else { return all }
    let rest = all[(most - 1)...].reduce(0) { $0 + $1.count }
    return all[..<(most - 1)] + [(name: "\(catalogue.memoOthers) (\(all.count - most + 1))", count: rest)]
  }
}

/// The formats of a memo.
package enum MemoFormat: String, Sendable, CaseIterable {
  case docx, odt, html, markdown, text, json
}
