/// What hits are narrowed to. Values of one field are alternatives; every field that has a value must be met.
public struct SearchFilters: Sendable, Hashable {
  /// The wanted values of each field, as a person writes them: names in any case, slugs or numbers.
  public var values: [SearchField: [String]]

  public init(_ values: [SearchField: [String]] = [:]) { self.values = values }

  /// The wanted values of one field; none means that the field is not narrowed.
  public subscript(_ field: SearchField) -> [String] {
    get { values[field] ?? [] }
    set { values[field] = newValue.isEmpty ? nil : newValue }
  }

  /// Whether nothing is narrowed.
  public var isEmpty: Bool { values.isEmpty }
}
