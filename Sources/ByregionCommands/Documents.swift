import ArgumentParser
import ByregionImporting
import ByregionLanguages
import ByregionPlaces
import ByregionPrinting
import ByregionReading
import ByregionRecords
import ByregionReports
import ByregionSQLite
import ByregionStore
import ByregionText
import ByregionWriteUp

/// Prints the changes between two revisions.
enum DifferenceText {
  static func append(_ difference: RevisionDifference, to output: Output) {
    output.append("\(line(on: difference.from))\n\(line(on: difference.to))\n")
    if difference.lines.isEmpty { output.append("\n\(words.noEntryChanged)\n") }
    for kind in PassageKind.allCases {
      let lines = difference.lines.filter { $0.kind == kind }
      guard !lines.isEmpty else { continue }
      output.append("\n\(words.kindHeading(kind.rawValue))\n")
      for line in lines { append(line, to: output) }
    }
  }

  private static func line(on document: StoredDocument) -> String {
    let name = "\(words.documentNumber(document.id)): \(Sanitizer.visible(document.regionName))"
    let revision = words.revision(document.revision, words.documentStatus(document.status.rawValue))
    let what = "\(name), \(words.documentKind(document.kind)), \(revision)"
    return words.from(what, Sanitizer.visible(document.source)) + ", " + document.importedAt
  }

  private static func append(_ line: RevisionDifference.Line, to output: Output) {
    let reference = "  (\(line.reference))\n"
    switch line.change {
    case .added: output.append("+ \(text(line.newText))" + reference)
    case .removed: output.append("- \(text(line.oldText))" + reference)
    case .changed: output.append("~ \(text(line.oldText))\n  \(text(line.newText))" + reference)
    }
  }

  private static func text(_ text: String?) -> String { Sanitizer.visible(text ?? "") }
}

/// `byregion document`: the stored write-ups and their revisions.
struct DocumentCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "document", abstract: help.documents.abstract,
      subcommands: [
        DocumentListCommand.self, DocumentTextCommand.self, DocumentRawCommand.self, DocumentHistoryCommand.self,
        DocumentDiffCommand.self, DocumentDescribeCommand.self,
        DocumentRemoveCommand.self, DocumentRestoreCommand.self,
      ])
  }
}

/// `byregion document diff`: compares two revisions.
struct DocumentDiffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: help.diff.abstract,
      discussion: help.diff.discussion(
        """
        byregion document diff rana
        byregion document diff --from 1 --to 4
        """))
  }

  @Argument(help: ArgumentHelp(help.region, valueName: help.value(.region)), completion: NameCompletion.regions)
  var region: String?

  @Option(help: ArgumentHelp(help.earlierDocument, valueName: help.value(.id)), completion: NameCompletion.documents)
  var from: Int64?

  @Option(help: ArgumentHelp(help.laterDocument, valueName: help.value(.id)), completion: NameCompletion.documents)
  var to: Int64?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if from != nil, to != nil { return }
    guard region != nil, from == nil, to == nil else {
      throw ValidationError(words.nameRegionOrTwo)
    }
  }

  func run() throws {
    let difference = try database.with(.reading) { try self.difference(of: $0) }
    guard format.format == nil else { return try printRows(difference) }
    try format.checkRows()
    try format.destination.write { DifferenceText.append(difference, to: $0) }
  }

  private func difference(of knowledgeBase: KnowledgeBase) throws -> RevisionDifference {
    if let from, let to { return try knowledgeBase.difference(from: from, to: to) }
    let slug = try knowledgeBase.regionSlug(named: region ?? "")
    guard let found = try knowledgeBase.latestDifference(ofRegion: slug) else {
      throw KnowledgeBaseError(
        .missingInput, { $0.onlyOneRevision(slug) }, suggestion: .say { $0.historyLists(slug) })
    }
    return found
  }

  private func printRows(_ difference: RevisionDifference) throws {
    try Rows.print(
      ["change", "kind", "reference", "before", "after"], format,
      difference.lines.map { line in
        [
          .text(line.change.rawValue), .text(line.kind.rawValue), .text(line.reference), Value(line.oldText),
          Value(line.newText),
        ]
      })
  }
}

/// `byregion document history`: the revisions of a region's write-ups.
struct DocumentHistoryCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "history",
      abstract: help.history.abstract,
      discussion: help.history.discussion(
        """
        byregion document history rana
        """))
  }

  @Argument(help: ArgumentHelp(help.region, valueName: help.value(.region)), completion: NameCompletion.regions)
  var region: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let documents = try database.with(.reading, readsPublication: true) { knowledgeBase in
      try knowledgeBase.history(ofRegion: knowledgeBase.regionSlug(named: region))
    }
    try DocumentRows.print(documents, format)
  }
}

/// `byregion document list`: lists the stored write-ups.
struct DocumentListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: help.listDocuments.abstract,
      discussion: help.listDocuments.discussion(
        """
        byregion document list
        byregion document list --all --format csv
        byregion document list -o dokumenter.ris
        byregion document list -o dokumenter.bib
        byregion document list --format csl-json
        """))
  }

  @Flag(help: ArgumentHelp(help.allDocuments))
  var all = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let documents = try database.with(.reading, readsPublication: true) { try $0.documents(all: all) }
    try DocumentRows.print(documents, format)
  }
}

/// `byregion document raw`: prints the bytes as they were imported.
struct DocumentRawCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "raw",
      abstract: help.raw.abstract,
      discussion: help.raw.discussion(
        """
        byregion document raw 1
        byregion document raw 1 -o rana.txt
        """))
  }

  @Argument(help: ArgumentHelp(help.documentId, valueName: help.value(.id)), completion: NameCompletion.documents)
  var id: Int64

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(help.rawOutput, valueName: help.value(.file)),
    completion: .file())
  var output: String?

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let content = try database.with(.reading, readsPublication: true) { try $0.content(ofDocument: id) }
    var destination = DestinationOptions()
    destination.output = output
    try destination.write { output in
      content.withUnsafeBufferPointer { bytes in
        if destination.terminal().isTerminal {
          output.append(Sanitizer.visible(bytes, keeping: [.newlines, .tabs]))
        } else {
          output.append(bytes)
        }
      }
    }
  }
}

/// `byregion document text`: prints the text of a write-up as it is parsed.
struct DocumentTextCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "text",
      abstract: help.documentText.abstract,
      discussion: help.documentText.discussion(
        """
        byregion document text 1
        """))
  }

  @Argument(help: ArgumentHelp(help.documentId, valueName: help.value(.id)), completion: NameCompletion.documents)
  var id: Int64

  @OptionGroup var destination: DestinationOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    _ = try destination.format(stated: nil, takes: [.text])
    let parsed = try database.with(.reading) { try $0.parsed(document: id) }
    try destination.write {
      $0.append(Sanitizer.visible(WriteUpWriter.text(of: parsed.writeUp), keeping: [.newlines, .tabs]))
    }
  }
}

/// `byregion document remove`: removes write-ups from the tables and the search.
struct DocumentRemoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "remove",
      abstract: help.removeDocument.abstract,
      discussion: help.removeDocument.discussion(
        """
        byregion document remove 1 --yes
        byregion document remove 3 4 5
        """))
  }

  @Argument(help: ArgumentHelp(help.documentIds, valueName: help.value(.ids)), completion: NameCompletion.documents)
  var ids: [Int64]

  @OptionGroup var consent: ConsentOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    var seen: Set<Int64> = []
    let ids = ids.filter { seen.insert($0).inserted }
    let documents = try database.with(.reading, readsPublication: true) { knowledgeBase in
      try ids.map { try knowledgeBase.document($0) }
    }
    if !documents.contains(where: { $0.status == .removed }) {
      try consent.ask(
        words.askToRemoveDocuments(ids.count),
        listing: documents.map {
          words.from(
            "\(words.documentNumber($0.id)): \($0.regionName), \(words.documentKind($0.kind))", $0.location)
        })
    }
    try database.with(.writing) { try $0.removeDocuments(ids) }
    let output = Output.standardOutput()
    for document in documents {
      output.append(
        words.removed(
          "\(Sanitizer.visible(document.regionName)) (\(document.regionSlug)), "
            + "\(words.documentKind(document.kind)), \(words.documentNumber(document.id))") + "\n")
    }
    try output.flush()
  }
}

/// `byregion document restore`: makes an earlier revision current again.
struct DocumentRestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: help.restoreDocument.abstract,
      discussion: help.restoreDocument.discussion(
        """
        byregion document restore 1
        """))
  }

  @Argument(help: ArgumentHelp(help.anyDocumentId, valueName: help.value(.id)), completion: NameCompletion.documents)
  var id: Int64

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.with(.reading) { _ = try $0.document(id) }
    let document = try database.with(.writing) { try $0.restoreDocument(id) }
    let output = Output.standardOutput()
    output.append(
      words.restored(
        "\(Sanitizer.visible(document.regionName)) (\(document.regionSlug)), \(words.documentNumber(id)): "
          + ImportText.summary(of: document)) + "\n")
    try output.flush()
    Messages.standardError().report(document.diagnostics, of: document.name)
  }
}

/// Documents as rows.
enum DocumentRows {
  static func print(_ documents: [StoredDocument], _ format: FormatOptions) throws {
    if let citation = format.citation {
      let bytes = CitationWriter.bytes(of: documents.map { Citation($0) }, as: citation)
      return try format.destination.write { $0.append(bytes) }
    }
    try Rows.print(
      ["id", "region", "kind", "revision", "status", "source", "imported_at"], format,
      documents.map { document in
        [
          .integer(document.id), .text(document.regionName), .text(document.kind), Value(document.revision),
          .text(document.status.rawValue), .text(document.source),
          .text(document.importedAt),
        ]
      })
  }
}

/// `byregion document describe`: sets a document's publication data.
struct DocumentDescribeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "describe",
      abstract: help.describe.abstract,
      discussion: help.describe.discussion(
        """
        byregion document describe 1
        byregion document describe 1 --url https://example.org/rana --date 2018-06 --publisher "Distriktssenteret"
        byregion document describe 1 --publisher ""
        """))
  }

  @Argument(help: ArgumentHelp(help.documentId, valueName: help.value(.id)), completion: NameCompletion.documents)
  var id: Int64

  @Option(help: ArgumentHelp(help.documentTitle, valueName: help.value(.text)))
  var title: String?

  @Option(help: ArgumentHelp(help.publisher, valueName: help.value(.name)))
  var publisher: String?

  @Option(help: ArgumentHelp(help.publishedWhere, valueName: help.value(.address)))
  var url: String?

  @Option(help: ArgumentHelp(help.publishedWhen, valueName: help.value(.date)))
  var date: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if [title, publisher, url, date].contains(where: { $0 != nil }) {
      try database.with(.writing) { knowledgeBase in
        var description = try knowledgeBase.userDescription(ofDocument: id)
        func set(_ given: String?, _ field: WritableKeyPath<DocumentDescription, String?>) {
          if let given { description[keyPath: field] = given.isEmpty ? nil : given }
        }
        set(title, \.title)
        set(publisher, \.publisher)
        set(url, \.url)
        set(date, \.publishedOn)
        try knowledgeBase.describe(document: id, as: description)
      }
    }
    let document = try database.with(.reading) { try $0.document(id) }
    let said = document.description
    try Rows.print(
      ["id", "title", "publisher", "url", "published_on"], format,
      [
        [
          .integer(id), .text(said.title ?? document.title), Value(said.publisher), Value(said.url),
          Value(said.publishedOn),
        ]
      ]
    )
  }
}
