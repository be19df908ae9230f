/// Every kind of diagnostic that a reading can give, with its explanation.
public enum DiagnosticCatalogue {
  /// In alphabetical order of identifiers.
  public static let all: [DiagnosticExplanation] = []

  /// The explanation of an identifier, or nil when there is no such diagnostic.
  public static func explanation(of identifier: String) -> DiagnosticExplanation? {
    all.first { $0.identifier == identifier }
  }
}
