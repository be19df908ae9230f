import ArgumentParser
import ByregionLanguages
import ByregionFiles
import ByregionPrinting
import ByregionPublishing
import ByregionRecords
import ByregionStore
import ByregionText

/// `byregion publish`: the tables and views in a database of PostgreSQL.
struct PublishCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "publish",
      abstract: help.publish.abstract,
      discussion: help.publish.discussion(
        """
        byregion publish postgresql://archive.example/byregion --dry-run
        byregion publish postgresql://archive.example/byregion
        byregion publish service=archive --schema nordland --db nordland.db
        """))
  }

  @Argument(
    help: ArgumentHelp(help.publishAddress, valueName: help.value(.address))
  )
  var address: String

  @Option(help: ArgumentHelp(help.publishSchema, valueName: help.value(.name)))
  var schema = "byregion"

  @Flag(help: ArgumentHelp(help.publishDryRun))
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
    // Created when the number of rows is known.
    var line: ProgressLine?
    var done = 0
    defer { line?.finish() }
    return try publisher.publish { current, rows, total in
      let shown =
        line
        ?? ProgressLine(
          Output.standardError(), terminal, style: ProgressLine.style(for: terminal), title: words.publishing,
          total: total,
          unit: (one: words.rowUnit.one, many: words.rowUnit.more))
      line = shown
      shown.advance(files: rows - done, current: current)
      done = rows
    }
  }

  private static func line(on publication: Publication, isDryRun: Bool) -> String {
    let place = words.publishedIn(
      schema: Sanitizer.visible(publication.schema), Sanitizer.visible(publication.place))
    guard publication.extent != .nothing else {
      return words.nothingChanged(since: publication.lastPublishedAt, place)
    }
    let parts = words.publishedParts(
      documents: publication.documentCount, regions: publication.regionCount, gone: publication.goneCount,
      tables: publication.tables, rows: isDryRun ? nil : publication.rowCount)
    return words.published(extent(publication.extent), parts, place, isDryRun: isDryRun)
  }

  private static func extent(_ extent: Publication.Extent) -> String {
    switch extent {
    case .nothing: words.extentNothing
    case .changes: words.extentChanges
    case .whole(.first): words.extentEverything
    case .whole(.otherTables): words.extentOtherTables
    case .whole(.otherHistory): words.extentOtherHistory
    }
  }

  private static func notes(on publication: Publication) -> [String] {
    var notes: [String] = []
    if publication.repairedCount > 0 {
      let list = publication.repaired.joined(separator: "; ")
      let others = publication.repairedCount - publication.repaired.count
      notes.append(words.withoutNUL(publication.repairedCount, Sanitizer.visible(list), others: others))
    }
    if !publication.damaged.isEmpty {
      let list = publication.damaged.prefix(10).map(String.init).joined(separator: ", ")
      notes.append(
        words.damagedNotPublished(publication.damaged.count, list, isCut: publication.damaged.count > 10))
    }
    if !publication.foreign.isEmpty {
      notes.append(words.foreignNotPublished(Sanitizer.visible(publication.foreign.joined(separator: ", "))))
    }
    for view in publication.leftOutViews { notes.append(words.viewNotPublished(view.view, view.reason)) }
    if !publication.leftOutQueries.isEmpty {
      notes.append(words.queriesNotPublished(Sanitizer.visible(publication.leftOutQueries.joined(separator: ", "))))
    }
    return notes
  }
}
