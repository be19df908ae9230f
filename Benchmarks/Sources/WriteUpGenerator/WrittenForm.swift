/// The two written forms of Norwegian.
enum WrittenForm: Sendable {
  case bokmål, nynorsk

  /// Of "tjeneste/teneste" the one or the other; a word without `/` serves both.
  func choose(_ pair: Substring) -> String {
    let parts = pair.split(separator: "/")
    return String(self == .bokmål ? parts[0] : parts[parts.count - 1])
  }
}
