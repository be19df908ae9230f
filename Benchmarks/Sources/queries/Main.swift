import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionPublishing
import ByregionReading
import ByregionRecords
import ByregionSQLite
import ByregionSearch
import ByregionStore
import ByregionText
import Foundation

/// Measures searches in one process and compares them with FTS5 on the same file and words.
@main
struct Main {
  let options: Options
  let knowledgeBase: KnowledgeBase
  let stock: StockSearch
  let queries: Queries

  static func main() {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      FileHandle.standardError.write(Data(Options.usage.utf8))
      exit(64)
    }
    do {
      try Main(options).run()
    } catch {
      FileHandle.standardError.write(Data("queries: \(error)\n".utf8))
      exit(70)
    }
  }

  init(_ options: Options) throws {
    self.options = options
    knowledgeBase = try KnowledgeBase.open(options.file, for: .reading)
    stock = StockSearch(connection: try Connection(path: options.file, mode: .readOnly))
    queries = try Queries(of: stock.connection, options: options)
  }

  func run() throws {
    if let output = options.output {
      let lines = queries.plain.map { $0.joined(separator: " ") }.joined(separator: "\n")
      try Data((lines + "\n").utf8).write(to: URL(fileURLWithPath: output))
    }
    if let address = options.publication { return try printPublication(address) }
    if options.part != .likes { try printSearches() }
    if options.part == .all || options.part == .likes, options.words > 0 { try printLikes() }
  }

  private func printSearches() throws {
    try printSizes()
    print(try table("\(queries.plain.count) queries of one to four words", queries.plain).text)
    if options.part == .first { return }
    print(try table("the same, among the results alone", queries.plain, kind: "result").text)
    for count in 1...4 {
      print(try table("those of \(count)", queries.plain.filter { $0.count == count }).text)
    }
    print(try table("\(queries.common.count) queries of common words", queries.common).text)
  }

  /// Searches alternately in the file and in its publication, and measures elapsed time. Different answers are an
  /// error.
  private func printPublication(_ address: String) throws {
    let publication = try PublishedKnowledgeBase.open(address)
    let plain = queries.plain
    var kinds: [(String, [String])] = [("of one to four words", plain.map(Self.joined))]
    for count in 1...4 { kinds.append(("of \(count)", plain.filter { $0.count == count }.map(Self.joined))) }
    kinds.append(("of common words", queries.common.map(Self.joined)))
    kinds.append(("with a phrase", plain.filter { $0.count == 2 }.map { "\"" + Self.joined($0) + "\"" }))
    kinds.append(("with a beginning", plain.filter { $0.count == 1 }.map { String($0[0].prefix(5)) + "*" }))
    let three = plain.filter { $0.count == 3 }
    kinds.append(("with AND NOT", three.map { "\($0[0]) AND \($0[1]) AND NOT \($0[2])" }))
    for (title, texts) in kinds where !texts.isEmpty {
      var timings = [Timing("the file", isByClock: true), Timing("PostgreSQL", isByClock: true)]
      for text in texts {
        let request = SearchRequest(text)
        var (here, there) = (SearchResponse(), SearchResponse())
        try timings[0].measure { here = try knowledgeBase.search(request) }
        try timings[1].measure { there = try publication.search(request) }
        guard here == there else { throw Failure(message: "other answers to \(text)") }
      }
      print(TimingTable(title: "\(texts.count) queries \(title)", timings: timings).text)
    }
  }

  private static func joined(_ words: [String]) -> String { words.joined(separator: " ") }

  /// The programs run alternately for each query, so that disturbances affect all.
  private func table(_ title: String, _ queries: [[String]], kind: String? = nil) throws -> TimingTable {
    var timings = [
      Timing("FTS5, any of the words"), Timing("FTS5, all of the words"), Timing("byregion"),
    ]
    var request = SearchRequest("")
    if let kind { request.filters[.kind] = [kind] }
    for words in queries {
      request.query = words.joined(separator: " ")
      try timings[0].measure { try stock.search(words, .or, kind: kind) }
      try timings[1].measure { try stock.search(words, .and, kind: kind) }
      try timings[2].measure { _ = try knowledgeBase.search(request) }
    }
    return TimingTable(title: title, timings: timings)
  }

  private func printSizes() throws {
    let passages = try stock.connection.first("SELECT count(*), sum(length(CAST(text AS BLOB))) FROM passages") {
      ($0.int(0) ?? 0, $0.int(1) ?? 0)
    }
    let words = try stock.connection.first("SELECT count(*) FROM words") { $0.int(0) ?? 0 } ?? 0
    let pages = try stock.connection.first(
      "SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'words*' OR name GLOB 'word_grams*' OR name GLOB '*_words_*'"
    ) { $0.int(0) ?? 0 }
    guard let passages, let pages, passages.1 > 0 else { return }
    let share = Double(pages * 100 / passages.1) / 100
    print(
      "\(passages.0) passages, \(passages.1 / 1_000_000) MB of text, \(words) words; "
        + "vocabulary \(pages / 1_000_000) MB, \(share) times the text\n")
  }

  private func printLikes() throws {
    let likes = try Likenesses(options: options, connection: stock.connection).timing(of: queries.plain)
    print(TimingTable(title: "in a vocabulary of \(likes.words) words", timings: [likes.timing]).text)
  }
}
