/// The options of `queries`.
struct Options {
  static let usage = """
    usage: queries [--count 1000] [--seed 1] [--words 500000] [--part all|searches|first|likes]
               [--output QUERIES.tsv] [--publication postgresql://…] FILE.db

    """

  /// The parts that can be measured separately.
  enum Part: String {
    case all, searches, likes
    /// Searches of words that were not asked for before.
    case first
  }

  /// The knowledge base.
  var file = ""
  var count = 1000
  var seed: UInt64 = 1
  /// Size of the vocabulary in which words are expanded.
  var words = 500_000
  /// The parts to measure.
  var part = Part.all
  /// The address of a publication of the same file. If given, only searches in it are measured.
  var publication: String?
  /// The file to write the queries to, for other engines; or nil.
  var output: String?

  /// Returns `nil` if the arguments are wrong.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        file = argument
        continue
      }
      guard let value = rest.popFirst(), set(argument, value) else { return nil }
    }
    if file.isEmpty || count < 1 { return nil }
  }

  private mutating func set(_ option: String, _ value: String) -> Bool {
    if option == "--publication" {
      publication = value
      return true
    }
    if option == "--output" {
      output = value
      return true
    }
    if option == "--part" {
      guard let part = Part(rawValue: value) else { return false }
      self.part = part
      return true
    }
    guard let number = Int(value), number >= 0 else { return false }
    switch option {
    case "--count": count = number
    case "--seed": seed = UInt64(number)
    case "--words": words = number
    default: return false
    }
    return true
  }
}
