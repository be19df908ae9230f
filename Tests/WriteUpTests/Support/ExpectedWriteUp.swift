import ByregionWriteUp
import Foundation

/// The content that a careful reader extracts from a write-up, as stored in the `expected.json` files.
struct ExpectedWriteUp: Codable, Equatable {
  struct Section: Codable, Equatable {
    var kind: String
    var heading: String?
    var line: Int
  }

  var title: String
  var region: String?
  var kind: String
  var language: String
  var applicant: String?
  var partners: [String]
  var population: Int?
  var populationDate: String?
  var areaKm2: Double?
  var sections: [Section]
  var goals: [String]
  var results: [String]
  var advice: [String]
  var continuation: [String]
  var application: [String]

  private enum CodingKeys: String, CodingKey {
    case title, region, kind, language, applicant, partners, population
    case populationDate = "population_date"
    case areaKm2 = "area_km2"
    case sections, goals, results, advice, continuation, application
  }

  init(_ writeUp: WriteUp) {
    title = writeUp.title
    region = writeUp.regionName
    kind = writeUp.kind.rawValue
    language = writeUp.language.rawValue
    applicant = writeUp.facts.applicant?.name
    partners = writeUp.facts.partners.map(\.name)
    population = writeUp.facts.population
    populationDate = writeUp.facts.populationDate
    areaKm2 = writeUp.facts.areaKm2
    sections = writeUp.sections.map { Section(kind: $0.kind.rawValue, heading: $0.heading, line: $0.line) }
    goals = writeUp.entries(of: .goals).map(\.text)
    results = writeUp.entries(of: .results).map(\.text)
    advice = writeUp.entries(of: .advice).map(\.text)
    continuation = writeUp.entries(of: .continuation).map(\.text)
    application = writeUp.entries(of: .application).map(\.text)
  }

  /// A copy without line numbers, which depend on line ends and blank lines.
  var withoutLines: ExpectedWriteUp {
    var copy = self
    for index in copy.sections.indices { copy.sections[index].line = 0 }
    return copy
  }
}
