import ArgumentParser
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// `byregion document describe`: what a document is as a publication.
struct DocumentDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Show or say what a write-up is as a publication: its title, publisher, address and date.",
    discussion: """
      Memos, citations and `export --all` have what you say here. It belongs to the bytes of the document: a new revision
      is described anew. An empty value removes what was said.

      Examples:
        byregion document describe 1
        byregion document describe 1 --url https://example.org/rana --date 2018-06 --publisher "Distriktssenteret"
        byregion document describe 1 --publisher ""
      """)

  @Argument(help: "The document's id, as `document list` shows it.")
  var id: Int64

  @Option(help: ArgumentHelp("Its title, where the first line of the write-up is not that.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Who published it.", valueName: "name"))
  var publisher: String?

  @Option(help: ArgumentHelp("Where it is published.", valueName: "address"))
  var url: String?

  @Option(help: ArgumentHelp("When it was published: 2018, 2018-06 or 2018-06-01.", valueName: "date"))
  var date: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if [title, publisher, url, date].contains(where: { $0 != nil }) {
      try database.with(.writing) { knowledgeBase in
        var description = try knowledgeBase.document(id).description
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
