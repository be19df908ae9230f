import ByregionReading

/// Writes points as GeoJSON (RFC 7946): one FeatureCollection, coordinates in WGS84 with the longitude first.
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
          if let point = feature.point {
            writer.object {
              writer.field("type", "Point")
              writer.key("coordinates")
              writer.array {
                writer.real(point.longitude)
                writer.real(point.latitude)
              }
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
}
