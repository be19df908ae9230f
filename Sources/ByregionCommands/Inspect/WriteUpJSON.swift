import Printing
import WriteUp

/// A write-up as one JSON object; the fields are those that `inspect parse` documents.
enum WriteUpJSON {
  static func write(_ writeUp: WriteUp, source: String, to writer: JSONWriter) {
    writer.object {
      writer.field("source", source)
      writer.field("title", writeUp.title)
      writer.field("region", writeUp.regionName)
      writer.field("kind", writeUp.kind.rawValue)
      writer.field("language", writeUp.language.rawValue)
      writeFacts(writeUp.facts, to: writer)
      writer.field("sections", each: writeUp.sections) { section in
        writer.object {
          writer.field("kind", section.kind.rawValue)
          writer.field("heading", section.heading)
          writer.field("line", section.line)
        }
      }
      for kind in [Section.Kind.goals, .results, .advice, .continuation, .application] {
        writer.field(kind.rawValue, writeUp.entries(of: kind).map(\.text))
      }
    }
  }

  private static func writeFacts(_ facts: Facts, to writer: JSONWriter) {
    writer.field("applicant", facts.applicant?.name)
    writer.field("partners", facts.partners.map(\.name))
    writer.field("population", facts.population)
    writer.field("population_date", facts.populationDate)
    writer.field("area_km2", facts.areaKm2)
  }
}
