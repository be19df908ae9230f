/// A readable dump of a write-up: one line for each value, heading and text.
///
/// Tests hold it against what they expect, and `byregion inspect parse` prints it.
public enum WriteUpDump {
  /// The dump; control characters in printed texts are replaced. Linear in the length of the texts.
  public static func text(of writeUp: WriteUp) -> String {
    var lines = ["title: \(shown(writeUp.title)) (line \(writeUp.titleLine))"]
    lines.append("region: \(shown(writeUp.regionName))")
    lines.append("kind: \(writeUp.kind.rawValue)")
    lines.append("language: \(writeUp.language.rawValue)")
    lines += facts(writeUp.facts)
    for section in writeUp.sections {
      lines.append("\(section.kind.rawValue): \(shown(section.heading)) (line \(section.line))")
      lines += section.entries.map(entry)
    }
    lines += writeUp.diagnostics.map {
      "\($0.line):\($0.column): \($0.severity.rawValue)[\($0.identifier)]: \($0.message)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(_ facts: Facts) -> [String] {
    var lines = ["applicant: \(facts.applicant.map(place) ?? "-")"]
    lines.append("partners: \(facts.partners.isEmpty ? "-" : facts.partners.map(place).joined(separator: ", "))")
    let date = facts.populationDate.map { " (\($0))" } ?? ""
    lines.append("population: \(facts.population.map(String.init) ?? "-")\(date)")
    lines.append("area: \(facts.areaKm2.map { "\(FactNumber.printed($0)) km²" } ?? "-")")
    return lines
  }

  private static func place(_ place: Facts.Place) -> String {
    shown(place.name) + (place.county.map { " (\(shown($0)))" } ?? "") + " @\(place.line):\(place.column)"
  }

  private static func entry(_ entry: Entry) -> String {
    let marker = entry.marker.map { shown($0) + " " } ?? ""
    let level = entry.level.map { " <\(shown($0))>" } ?? ""
    return String(repeating: "  ", count: min(entry.depth, 40) + 1) + marker + shown(entry.text) + level
      + " (line \(entry.line))"
  }

  private static func shown(_ text: String?) -> String {
    guard let text else { return "-" }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(DiagnosticText.isHarmless(scalar) ? scalar : "\u{FFFD}")
    }
    return String(scalars)
  }
}
