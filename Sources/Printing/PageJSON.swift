import ByregionPlaces
import ByregionReading
import ByregionRecords

/// A page as one JSON object, version 1, alike on the command line and on the web; `page` says what it is: region,
/// municipality or passage. Several municipalities of one name are in an array under `municipalities`.
package enum PageJSON {
  /// - Parameter address: the address of the page, where it has one.
  package static func write(_ page: NamedPage, address: String? = nil, to output: Output) {
    write(address, output) { writer in
      switch page {
      case .region(let region): fields(of: region, writer)
      case .passage(let passage): fields(of: passage, writer)
      case .municipalities(let pages, _):
        writer.field("page", "municipality")
        writer.field("municipalities", each: pages) { page in writer.object { fields(of: page, writer) } }
      }
    }
  }

  /// The page of the one municipality with a number: what the array has for it.
  package static func write(_ page: MunicipalityPage, address: String? = nil, to output: Output) {
    write(address, output) { writer in
      writer.field("page", "municipality")
      fields(of: page, writer)
    }
  }

  private static func write(_ address: String?, _ output: Output, _ fields: (JSONWriter) -> Void) {
    let writer = JSONWriter(output, indented: true)
    writer.object {
      writer.field("version", 1)
      fields(writer)
      if let address { writer.field("url", address) }
    }
    writer.endLine()
  }

  private static func fields(of page: PassagePage, _ writer: JSONWriter) {
    writer.field("page", "passage")
    writer.field("reference", page.reference)
    writer.field("kind", page.kind.rawValue)
    writer.field("region", page.regionSlug)
    writer.field("region_name", page.regionName)
    writer.field("heading", page.heading)
    writer.field("text", page.text)
    writer.field("source", page.source)
    writer.field("line", page.line)
    writer.field("document", page.documentID)
    writer.field("document_kind", page.documentKind)
    writer.field("language", page.language)
  }

  private static func fields(of page: MunicipalityPage, _ writer: JSONWriter) {
    let municipality = page.municipality
    writer.field("number", municipality.number)
    writer.field("name", municipality.name)
    writer.field("county", municipality.county.name)
    writer.field("county_number", municipality.county.number)
    writer.field("population", municipality.population)
    writer.field("population_date", municipality.population == nil ? nil : PlaceRegister.date)
    writer.field("parallel_names", each: municipality.parallelNames) { name in
      writer.object {
        writer.field("name", name.name)
        writer.field("language", name.language)
      }
    }
    writer.field("successors_2024", each: municipality.successors) { successor in
      writer.object {
        writer.field("number", successor.number)
        writer.field("name", successor.name)
        writer.field("county", successor.county)
        writer.field("extent", successor.extent)
      }
    }
    writer.field("namesakes", page.namesakes.map(\.number))
    writer.field("regions", each: page.regions) { region in
      writer.object {
        writer.field("region", region.regionSlug)
        writer.field("region_name", region.regionName)
        writer.field("role", region.isApplicant ? "applicant" : "partner")
        writer.field("printed_name", region.printedName)
        writer.field("certainty", region.certainty.rawValue)
      }
    }
    writer.field("mentions", each: page.mentions) { mention in
      writer.object {
        writer.field("reference", mention.reference)
        writer.field("region_name", mention.regionName)
        writer.field("text", mention.text)
        writer.field("may_mean_another", mention.isOpen)
      }
    }
  }

  private static func fields(of page: RegionPage, _ writer: JSONWriter) {
    writer.field("page", "region")
    writer.field("region", page.slug)
    writer.field("name", page.name)
    writer.field("other_names", page.otherNames)
    writer.field("members", each: page.members) { member in
      writer.object {
        writer.field("name", member.name)
        writer.field("number", member.number)
        writer.field("county", member.county)
        writer.field("role", member.isApplicant ? "applicant" : "partner")
        writer.field("certainty", member.certainty.rawValue)
      }
    }
    writer.field("members_population", page.membersPopulation)
    writer.field("figures", each: page.figures) { figures in
      writer.object {
        writer.field("population", figures.population)
        writer.field("population_date", figures.populationDate)
        writer.field("area_km2", figures.areaKm2)
        writer.field("density", figures.density.map { ($0 * 10).rounded() / 10 })
        writer.field("source", figures.source)
      }
    }
    writer.field("passages", each: page.passages) { passage in
      writer.object {
        writer.field("reference", passage.reference)
        writer.field("kind", passage.kind.rawValue)
        writer.field("marker", passage.marker)
        writer.field("depth", passage.depth)
        writer.field("level", passage.level)
        writer.field("text", passage.text)
      }
    }
    writer.field("documents", each: page.documents) { document in
      writer.object {
        writer.field("id", document.id)
        writer.field("kind", document.kind)
        writer.field("language", document.language)
        writer.field("source", document.source)
        writer.field("imported_at", document.importedAt)
      }
    }
  }
}
