/// The facts block of a write-up: who took part, how many live there, how large it is.
public struct Facts: Sendable, Hashable {
  /// One municipality as printed, with where it stands.
  public struct Place: Sendable, Hashable {
    /// Name as printed, without a county in brackets.
    public var name: String
    /// County printed in brackets after the name, or nil.
    public var county: String?
    /// 1-based line in the decoded source.
    public var line: Int
    /// 1-based column, in characters, of the name.
    public var column: Int

    public init(name: String, county: String? = nil, line: Int, column: Int) {
      self.name = name
      self.county = county
      self.line = line
      self.column = column
    }
  }

  /// The municipality that applied; nil where none is printed.
  public var applicant: Place?
  /// In printed order.
  public var partners: [Place]
  public var population: Int?
  /// `YYYY-MM-DD`.
  public var populationDate: String?
  public var areaKm2: Double?

  public init(
    applicant: Place? = nil, partners: [Place] = [], population: Int? = nil, populationDate: String? = nil,
    areaKm2: Double? = nil
  ) {
    self.applicant = applicant
    self.partners = partners
    self.population = population
    self.populationDate = populationDate
    self.areaKm2 = areaKm2
  }
}
