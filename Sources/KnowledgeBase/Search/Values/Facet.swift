/// How many hits there are for each value of a field.
///
/// The counts are disjunctive: a field's own filter is left out, so that they tell what choosing another value would
/// give.
public struct Facet: Sendable, Hashable {
  /// The field that is counted.
  public var field: SearchField
  /// The values with at least one hit, the most frequent first.
  public var values: [FacetValue]

  public init(field: SearchField, values: [FacetValue]) {
    self.field = field
    self.values = values
  }
}
