import Foundation

/// The options of the command line.
struct Options {
  var names: [String] = []
  /// The number of pairs, or nil for the default.
  var pairs: Int?
  var byregion = ".build/release/byregion"
  /// An earlier build of the program to compare with.
  var baseline: String?
  static let seed = "seed"
  var documents = Options.seed
  var query = "samarbeid"
  var count = 20_000
  var seed: UInt64 = 1

  static let usage = """
    usage: bench [all] [start] [import] [search] [csv] [json]   [--pairs 20] [--byregion .build/release/byregion]
                 [--baseline OTHER-BYREGION] [--documents seed] [--query samarbeid]
           bench [many] [floor] [python] [parse] [memory] [again]   [--pairs 3] [--byregion …]
                 [--documents FOLDER, else write-ups that are generated] [--count 20000] [--seed 1]
           bench generate [--count 20000] [--seed 1] FOLDER

    """

  struct Misuse: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: some Sequence<String>) throws {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        names.append(argument)
        continue
      }
      guard let value = rest.popFirst() else { throw Misuse(description: "\(argument) needs a value") }
      try set(argument, value)
    }
  }

  private mutating func set(_ option: String, _ value: String) throws {
    switch option {
    case "--pairs": pairs = try number(option, value)
    case "--count": count = try number(option, value)
    case "--seed": seed = try number(option, value)
    case "--byregion": byregion = value
    case "--baseline": baseline = value
    case "--documents": documents = value
    case "--query": query = value
    default: throw Misuse(description: "unknown option \(option)")
    }
  }

  private func number<Number: FixedWidthInteger>(_ option: String, _ value: String) throws -> Number {
    guard let number = Number(value), number >= 0 else {
      throw Misuse(description: "\(option): \(value) is no whole number")
    }
    return number
  }
}
