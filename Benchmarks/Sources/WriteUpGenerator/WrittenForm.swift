/// The two written forms of Norwegian.
enum WrittenForm: Sendable {
  case bokmaal, nynorsk

  /// Chooses from "tjeneste/teneste". A word without `/` belongs to both forms.
  func choose(_ pair: Substring) -> String {
    let parts = pair.split(separator: "/")
    return String(self == .bokmaal ? parts[0] : parts[parts.count - 1])
  }
}
