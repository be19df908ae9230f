extension String {
  /// The lines, split at line feeds. A carriage return before a line feed is kept, although Swift treats the two as one
  /// Character.
  var feedLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
