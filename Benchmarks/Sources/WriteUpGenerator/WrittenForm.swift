/// The two written forms of Norwegian.
enum WrittenForm: Sendable {
  case bokmaal, nynorsk

  /// Of "tjeneste/teneste" the one or the other; a word without `/` serves both.
  func choose(_ pair: Substring) -> String {
    let parts = pair.split(separator: "/")
    return String(self == .bokmaal ? parts[0] : parts[parts.count - 1])
  }
}
