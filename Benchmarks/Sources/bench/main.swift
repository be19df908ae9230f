import ByregionSQLite
import Foundation
import WriteUpGenerator

func generate(_ options: Options) throws {
  guard let folder = options.names.dropFirst().first else {
    throw Options.Misuse(description: "generate: which folder?")
  }
  try generate(options, into: folder)
}

func generate(_ options: Options, into folder: String) throws {
  let url = URL(fileURLWithPath: folder)
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  let generator = WriteUpGenerator(seed: options.seed)
  var (bytes, entries) = (0, 0)
  for number in 0..<options.count {
    let file = generator.document(number)
    try Data(file.bytes).write(to: url.appendingPathComponent(file.name))
    bytes += file.bytes.count
    entries += file.entryCount
  }
  print("\(options.count) write-ups, \(entries) entries, \(bytes) bytes in \(folder)")
}

/// Benchmarks on any documents, and benchmarks on many documents, which are generated unless a folder is given.
let few = ["start", "import", "search", "csv", "json"]
/// Memory comes first, while this process uses little memory itself (see ``Measurement``). Python comes last, since its
/// first run needs the network.
let many = ["memory", "floor", "parse", "again", "python"]

func measure(_ options: Options) throws {
  // An import turns SQLite's memory statistics off, and the floor runs in this process.
  Memory.stopCounting()
  var names = options.names.isEmpty ? ["all"] : options.names
  if let all = names.firstIndex(of: "all") { names.replaceSubrange(all...all, with: few) }
  if let all = names.firstIndex(of: "many") { names.replaceSubrange(all...all, with: many) }
  if let unknown = names.first(where: { !(few + many).contains($0) }) {
    throw Options.Misuse(description: "unknown benchmark \(unknown)")
  }
  var comparisons = try Comparisons(options: options)
  defer { comparisons.cleanUp() }
  for name in names.filter(few.contains) { try measure(name, comparisons, pairs: options.pairs ?? 20) }
  let others = many.filter(names.contains)
  if !others.isEmpty, options.documents == Options.seed {
    comparisons.options.documents = comparisons.scratch.appendingPathComponent("write-ups").path
    try generate(options, into: comparisons.options.documents)
  }
  for name in others { try measure(name, comparisons, pairs: options.pairs ?? 3) }
}

func measure(_ name: String, _ comparisons: Comparisons, pairs: Int) throws {
  let comparison: Comparison
  switch name {
  case "start": comparison = comparisons.start()
  case "import": comparison = try comparisons.load()
  case "csv", "json": comparison = try comparisons.rows(name)
  case "search": comparison = try comparisons.search()
  case "floor": comparison = try comparisons.floor()
  case "python": comparison = try comparisons.python()
  case "memory": comparison = try comparisons.memory()
  case "again": comparison = try comparisons.again()
  default: return print(try ParsingSpeed(folder: comparisons.options.documents).table(rounds: max(pairs, 1)) + "\n")
  }
  print(try comparison.run(pairs: pairs).table + "\n")
}

if CommandLine.arguments.dropFirst().contains(where: { ["--help", "-h", "help"].contains($0) }) {
  print(Options.usage, terminator: "")
  exit(0)
}

do {
  let options = try Options(CommandLine.arguments.dropFirst())
  if options.names.first == "generate" { try generate(options) } else { try measure(options) }
} catch let misuse as Options.Misuse {
  FileHandle.standardError.write(Data("bench: \(misuse)\n\n\(Options.usage)".utf8))
  exit(64)
} catch {
  FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
  exit(70)
}
