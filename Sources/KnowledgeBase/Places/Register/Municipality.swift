/// A Norwegian municipality of 1 January 2015, the date of the programme's figures.
public struct Municipality: Sendable, Hashable {
  /// A Sámi or Kven name.
  public struct ParallelName: Sendable, Hashable {
    /// As the register has it.
    public var name: String
    /// In English: Northern Sámi, Lule Sámi, Southern Sámi or Kven.
    public var language: String
    /// `YYYY-MM-DD`, or nil where the register had the name before 2015.
    public var officialSince: String?

    public init(name: String, language: String, officialSince: String? = nil) {
      self.name = name
      self.language = language
      self.officialSince = officialSince
    }
  }

  /// What became of it by 1 January 2024; a municipality that was split has several.
  public struct Successor: Sendable, Hashable {
    /// Four digits, of 2024: the same digits can mean another municipality in 2015.
    public var number: String
    /// Name in the register of 2024, parallel names included.
    public var name: String
    /// Name of its county in 2024.
    public var county: String
    /// whole, main part, part or small part.
    public var extent: String

    public init(number: String, name: String, county: String, extent: String = "whole") {
      self.number = number
      self.name = name
      self.county = county
      self.extent = extent
    }
  }

  /// Four digits; the first two are the county's.
  public var number: String
  /// Plain Norwegian name; six names are borne by two municipalities.
  public var name: String
  public var county: County
  /// A point inside the municipality, not its centre; nil where not known.
  public var point: Coordinates?
  public var parallelNames: [ParallelName]
  /// By number.
  public var successors: [Successor]
  /// Inhabitants on 1 January 2015, by Statistics Norway; nil where not known.
  public var population: Int?

  public init(
    number: String, name: String, county: County, point: Coordinates? = nil,
    parallelNames: [ParallelName] = [], successors: [Successor] = [], population: Int? = nil
  ) {
    self.number = number
    self.name = name
    self.county = county
    self.point = point
    self.parallelNames = parallelNames
    self.successors = successors
    self.population = population
  }

  /// For people: `Herøy (1818, Nordland)`.
  public var description: String { "\(name) (\(number), \(county.name))" }
}
