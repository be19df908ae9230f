import ArgumentParser
import KnowledgeBase
import Printing
import SQLite

/// `byregion correct place`: which municipality a printed name means.
struct CorrectPlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Show and correct which municipalities the printed names of a region mean.",
    discussion: """
      Examples:
        byregion correct place rana
        byregion correct place rana Nesna 1828
        byregion correct place rana Nesna --remove
      """)

  @Argument(help: "A region, by any of its names.")
  var region: String

  @Argument(help: "A name as a document of the region prints it.")
  var name: String?

  @Argument(help: "The municipality that it means: its four-digit number of 2015, or its name.")
  var number: String?

  @Flag(help: "Take the correction of this name back.")
  var remove = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !remove || (name != nil && number == nil) else { throw ValidationError("--remove takes a region and a name") }
    guard name == nil || number != nil || remove else {
      throw ValidationError("Which municipality? Give its number, or --remove.")
    }
  }

  func run() throws {
    guard let name else { return try show(database.with(.reading) { try placeNames(of: $0) }) }
    let names = try database.with(.writing) { knowledgeBase in
      let slug = try knowledgeBase.regionSlug(named: region)
      if let number {
        try knowledgeBase.correctPlace(name, inRegion: slug, to: number)
      } else {
        try knowledgeBase.forgetPlaceCorrection(name, inRegion: slug)
      }
      return try placeNames(of: knowledgeBase)
    }
    try show(names)
  }

  private func placeNames(of knowledgeBase: KnowledgeBase) throws -> [PlaceName] {
    try knowledgeBase.placeNames(ofRegion: knowledgeBase.regionSlug(named: region))
  }

  private func show(_ names: [PlaceName]) throws {
    try Rows.print(
      ["printed", "role", "number", "municipality", "decided by", "certainty", "document"], format,
      names.map { name in
        [
          .text(name.printedName), .text(name.role), Value(name.number), Value(name.municipality),
          .text(name.resolvedBy), .text(name.certainty), .text(name.document),
        ]
      })
  }
}
