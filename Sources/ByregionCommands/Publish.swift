import ArgumentParser
import ByregionFiles
import ByregionPrinting
import ByregionPublishing
import ByregionRecords
import ByregionStore
import ByregionText

/// `byregion publish`: the tables and views in a database of PostgreSQL.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publish the tables and views in a database of PostgreSQL.",
    discussion: """
      The first time, everything is published; from then on, what changed. Each publication is one transaction there. A
      schema holds one knowledge base, and is refused where it is not byregion's or somebody changed its tables.

      Passwords come from ~/.pgpass, PGPASSWORD or the address, services from PGSERVICE, as with all programs that use
      libpq. Others on this machine can see an address that is typed.

      Examples:
        byregion publish postgresql://archive.example/byregion --dry-run
        byregion publish postgresql://archive.example/byregion
        byregion publish service=archive --schema nordland --db nordland.db
      """)

  @Argument(
    help: ArgumentHelp("Where to publish: postgresql://user@host:port/database, or service=NAME.", valueName: "address")
  )
  var address: String

  @Option(help: ArgumentHelp("The schema; made where it is not there.", valueName: "name"))
  var schema = "byregion"

  @Flag(help: "Tell what would be published, and change nothing.")
  var dryRun = false

  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let publication = try database.with(.reading) { knowledgeBase in
      let publisher = try Publisher(knowledgeBase, to: address, schema: schema)
      return dryRun ? try publisher.plan() : try publish(by: publisher)
    }
    try Lines.print(Self.line(on: publication, isDryRun: dryRun))
    for note in Self.notes(on: publication) { Messages.standardError().note(note) }
  }

  private func publish(by publisher: Publisher) throws -> Publication {
    let terminal = Terminal(descriptor: 2)
    // Made once the number of rows is known.
    var line: ProgressLine?
    var done = 0
    defer { line?.finish() }
    return try publisher.publish { current, rows, total in
      let shown =
        line
        ?? ProgressLine(
          Output.standardError(), terminal, manner: ProgressLine.manner(for: terminal), title: "publishing",
          total: total,
          unit: ("row", "rows"))
      line = shown
      shown.advance(files: rows - done, current: current)
      done = rows
    }
  }

  private static func line(on publication: Publication, isDryRun: Bool) -> String {
    let place = "schema \(Sanitizer.visible(publication.schema)), \(Sanitizer.visible(publication.place))"
    guard publication.extent != .nothing else {
      return "nothing has changed since \(publication.lastPublishedAt ?? "the last publication"): \(place)"
    }
    var parts = [count(publication.documentCount, "document"), count(publication.regionCount, "region")]
    if publication.goneCount > 0 { parts.append("\(count(publication.goneCount, "document")) gone") }
    if !publication.tables.isEmpty { parts.append("all of \(publication.tables.joined(separator: ", "))") }
    if !isDryRun { parts.append("\(count(publication.rowCount, "row")) sent") }
    return "\(isDryRun ? "would publish" : "published") \(extent(publication.extent)): "
      + "\(parts.joined(separator: ", ")): \(place)"
  }

  private static func extent(_ extent: Publication.Extent) -> String {
    switch extent {
    case .nothing: "nothing"
    case .changes: "what changed"
    case .whole(.first): "everything"
    case .whole(.otherTables): "everything, since another version made the tables"
    case .whole(.otherHistory): "everything, since the file was restored or is a copy"
    }
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func notes(on publication: Publication) -> [String] {
    var notes: [String] = []
    if publication.repairedCount > 0 {
      let list = publication.repaired.joined(separator: "; ")
      let others = publication.repairedCount - publication.repaired.count
      notes.append(
        "PostgreSQL has no NUL in a text: \(count(publication.repairedCount, "text")) published with \u{FFFD} in its place, "
          + "and as before in the file: \(Sanitizer.visible(list))\(others > 0 ? "; and \(others) more" : "")")
    }
    if !publication.damaged.isEmpty {
      let list = publication.damaged.prefix(10).map(String.init).joined(separator: ", ")
      notes.append(
        "the bytes of \(count(publication.damaged.count, "document")) are damaged and not published: \(list)"
          + (publication.damaged.count > 10 ? " and more" : ""))
    }
    if !publication.foreign.isEmpty {
      notes.append(
        "not byregion's, so not published: \(Sanitizer.visible(publication.foreign.joined(separator: ", ")))")
    }
    for view in publication.leftOutViews { notes.append("the view \(view.view) is not published: \(view.reason)") }
    return notes
  }
}
