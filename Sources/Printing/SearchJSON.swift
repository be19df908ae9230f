import ByregionPlaces
import ByregionSearch

/// A search's answer as one JSON object, version 1.
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
