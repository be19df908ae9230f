import ByregionNorwegian
import ByregionRecords
import ByregionSearch
import ByregionStore
import Foundation
import Reporting

/// Measures what a search for one word finds and counts, on test sets that are not part of the project.
@main
struct Words {
  static let usage = """
    usage: words [--pairs PAIRS.tsv --vocabulary VOCABULARY.tsv] [--counts COUNTS.jsonl --texts TEXTS.jsonl …]
                 [--numbers QUERIES.jsonl --passages PASSAGES.jsonl] [--worst 20]
           words ablation --pairs PAIRS.tsv --vocabulary VOCABULARY.tsv [--counts COUNTS.jsonl --texts TEXTS.jsonl …]

    """

  static func main() {
    do {
      var arguments = Array(CommandLine.arguments.dropFirst())
      let isAblation = arguments.first == "ablation"
      if isAblation { arguments.removeFirst() }
      let options = try Options(arguments)
      if isAblation { return try printAblation(options) }
      if let pairs = options.file("--pairs"), let vocabulary = options.file("--vocabulary") {
        try Pairs(pairs: pairs, vocabulary: vocabulary).printTable(worst: options.worst)
      }
      if let counts = options.file("--counts") {
        try Counts(words: counts, texts: options.files["--texts"] ?? []).printTable(worst: options.worst)
      }
      if let numbers = options.file("--numbers"), let passages = options.file("--passages") {
        try Numbers(queries: numbers, passages: passages).printTable(worst: options.worst)
      }
    } catch let error as Options.Wrong {
      FileHandle.standardError.write(Data((error.message + "\n" + usage).utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("words: \(error)\n".utf8))
      exit(70)
    }
  }
}

extension Words {
  private static func printAblation(_ options: Options) throws {
    guard let pairs = options.file("--pairs"), let vocabulary = options.file("--vocabulary") else {
      throw Options.Wrong(message: "ablation needs --pairs and --vocabulary")
    }
    let counts = try options.file("--counts").map { try Counts(words: $0, texts: options.files["--texts"] ?? []) }
    try Ablation(pairs: Pairs(pairs: pairs, vocabulary: vocabulary), counts: counts).printTable()
  }
}

/// The files to measure with.
struct Options {
  struct Wrong: Error { var message: String }

  private static let names = ["--pairs", "--vocabulary", "--counts", "--texts", "--numbers", "--passages"]

  var files: [String: [String]] = [:]
  var worst = 20

  init(_ arguments: [String]) throws {
    guard !arguments.isEmpty, arguments.count.isMultiple(of: 2) else { throw Wrong(message: "each option has a value") }
    for index in stride(from: 0, to: arguments.count, by: 2) {
      let (name, value) = (arguments[index], arguments[index + 1])
      if name == "--worst", let number = Int(value), number >= 0 {
        worst = number
      } else if Options.names.contains(name) {
        files[name, default: []].append(value)
      } else {
        throw Wrong(message: "there is no option \(name) \(value)")
      }
    }
    for (one, other) in [("--pairs", "--vocabulary"), ("--counts", "--texts"), ("--numbers", "--passages")]
    where (files[one] == nil) != (files[other] == nil) {
      throw Wrong(message: "\(one) and \(other) go together")
    }
  }

  func file(_ name: String) -> String? { files[name]?.last }
}

/// Reads files with one record per line.
enum Lines {
  static func objects<T: Decodable>(_ path: String, as type: T.Type) throws -> [T] {
    try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(type, from: Data($0))
    }
  }

  /// Rows of tab-separated values, by the column names in the first line.
  static func rows(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }
}

/// Formats a share in percent or as a fraction; a dash if the whole is 0.
enum Share {
  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : "\(rounded(Double(part) * 100 / Double(whole), decimals: 1)) %"
  }

  static func fraction(_ part: Double, of whole: Double) -> String {
    whole == 0 ? "–" : rounded(part / whole, decimals: 3)
  }

  private static func rounded(_ number: Double, decimals: Int) -> String {
    String(format: "%.\(decimals)f", number)
  }
}
