import ByregionReading

/// Writes points, and areas where there are any, as GeoJSON (RFC 7946): one FeatureCollection, coordinates in WGS84 with the longitude first.
package enum GeoJSON {
  /// - Parameter features: in the order of the file.
  package static func append(_ features: [MapFeature], to output: Output) {
    let writer = JSONWriter(output)
    writer.object {
      writer.field("type", "FeatureCollection")
      writer.field("features", each: features) { feature in
        output.append("\n")
        writer.object {
          writer.field("type", "Feature")
          writer.field("id", feature.id)
          writer.key("geometry")
          if !feature.polygons.isEmpty {
            writer.object {
              writer.field("type", "MultiPolygon")
              writer.key("coordinates")
              writer.array {
                for polygon in feature.polygons {
                  writer.array {
                    for ring in polygon { writer.array { for point in ring { position(point, writer) } } }
                  }
                }
              }
            }
          } else if let point = feature.point {
            writer.object {
              writer.field("type", "Point")
              writer.key("coordinates")
              position(point, writer)
            }
          } else {
            writer.null()
          }
          writer.field("properties") {
            for (name, value) in feature.properties {
              writer.key(name)
              writer.value(value)
            }
          }
        }
      }
    }
    writer.endLine()
  }

  private static func position(_ point: MapFeature.Point, _ writer: JSONWriter) {
    writer.array {
      writer.real(point.longitude)
      writer.real(point.latitude)
    }
  }
}
