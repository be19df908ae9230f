import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSearch

/// A page as one JSON object, version 1, the same on the command line and on the web. `page` is region, municipality or
/// passage. Several municipalities of one name are in an array under `municipalities`.
package enum PageJSON {
  /// - Parameter address: the address of the page, or nil.
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

  /// The page of a single municipality, as in the array.
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

/// The response to a search as one JSON object, version 1.
package enum SearchJSON {
  /// Writes an indented object that ends with a line feed.
  package static func write(_ response: SearchResponse, to output: Output) {
    let writer = JSONWriter(output, indented: true)
    write(response, to: writer)
    writer.endLine()
  }

  /// Writes the object as the next value of a larger one.
  package static func write(_ response: SearchResponse, to writer: JSONWriter) {
    writer.object {
      writer.field("version", 1)
      writer.field("query", response.understoodQuery)
      writer.field("total", response.total)
      writer.field("groups", each: response.groups) { group in
        writer.object {
          writer.field("group", group.group.rawValue)
          writer.field("count", group.count)
        }
      }
      writer.field("regions", each: response.regions) { region in
        writer.object {
          writer.field("region", region.slug)
          writer.field("region_name", region.name)
          writer.field("count", region.count)
          writer.field("all_words", region.allWords)
        }
      }
      writer.field("facets", each: response.facets) { write($0, to: writer) }
      writer.field("also_searched", each: response.alsoSearched) { also in
        writer.object {
          writer.field("word", also.word)
          let all = also.alternatives.map { ($0, true) } + also.offers.map { ($0, false) }
          writer.field("alternatives", each: all) { write($0.0, isSearched: $0.1, to: writer) }
        }
      }
      writer.field("hits", each: response.hits) { write($0, to: writer) }
      writer.field("suggestions", each: response.suggestions) { suggestion in
        writer.object {
          writer.field("kind", suggestion.kind.rawValue)
          writer.field("query", suggestion.query)
          writer.field("count", suggestion.count)
        }
      }
    }
  }

  private static func write(_ alternative: Alternative, isSearched: Bool, to writer: JSONWriter) {
    writer.object {
      writer.field("word", alternative.word)
      writer.field("weight", alternative.weight)
      writer.field("strong", alternative.match == .form)
      writer.field("match", alternative.match.rawValue)
      writer.field("searched", isSearched)
      writer.field("reason", alternative.reason)
    }
  }

  /// Writes the counts of one field.
  package static func write(_ facet: Facet, to writer: JSONWriter) {
    writer.object {
      writer.field("field", facet.field.rawValue)
      writer.field("values", each: facet.values) { value in
        writer.object {
          writer.field("value", value.value)
          writer.field("name", value.name)
          writer.field("count", value.count)
          writer.field("chosen", value.isChosen)
        }
      }
    }
  }

  /// Writes one hit.
  package static func write(_ hit: Hit, to writer: JSONWriter) {
    writer.object {
      writer.field("reference", hit.reference)
      writer.field("also", hit.also)
      writer.field("kind", hit.kind)
      writer.field("region", hit.regionSlug)
      writer.field("region_name", hit.regionName)
      writer.field("heading", hit.heading)
      writer.field("match", hit.match.rawValue)
      writer.field("group", hit.group.rawValue)
      writer.field("score", hit.score)
      writer.field("source", hit.source)
      writer.field("line", hit.line)
      writer.field("document_kind", hit.documentKind)
      writer.field("document_date", hit.documentDate)
      writer.field("language", hit.language)
      writer.field("text", hit.text)
      writer.field("snippet", hit.snippet)
      writer.field("snippet_offset", hit.snippetOffset)
      writer.field("marks", each: hit.marks) { mark in
        let start = utf16Offset(mark.lowerBound, in: hit.snippet)
        writer.object {
          writer.field("byte_start", mark.lowerBound)
          writer.field("byte_end", mark.upperBound)
          writer.field("utf16_start", start)
          writer.field("utf16_end", utf16Offset(mark.upperBound, in: hit.snippet))
        }
      }
      if let explanation = hit.explanation {
        writer.field("explanation", each: explanation.words) { write($0, to: writer) }
      }
    }
  }

  private static func write(_ word: ExplainedWord, to writer: JSONWriter) {
    writer.object {
      writer.field("word", word.word)
      writer.field("met_by", word.alternative.word)
      writer.field("reason", word.alternative.reason)
      writer.field("occurrences", word.occurrences)
      writer.field("weight", word.alternative.weight)
      writer.field("rarity", word.rarity)
      writer.field("frequency", word.frequency)
      writer.field("score", word.score)
    }
  }

  /// The number of UTF-16 units before a byte of a text.
  private static func utf16Offset(_ byte: Int, in text: String) -> Int {
    let bytes = text.utf8
    let end = bytes.index(bytes.startIndex, offsetBy: byte, limitedBy: bytes.endIndex) ?? bytes.endIndex
    return text.utf16.distance(from: text.startIndex, to: end)
  }
}
