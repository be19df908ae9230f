extension String {
  /// The parts between line feeds. A carriage return before one stays where it is: to Swift, the two are one
  /// Character, which is not a line feed.
  var feedLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
