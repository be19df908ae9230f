import Foundation
import WriteUpGenerator

func generate(_ options: Options) throws {
  guard let folder = options.names.dropFirst().first else {
    throw Options.Misuse(description: "generate: which folder?")
  }
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

func measure(_ options: Options) throws {
  let known = ["start", "import", "search", "csv", "json"]
  let names = options.names.isEmpty || options.names.contains("all") ? known : options.names
  if let unknown = names.first(where: { !known.contains($0) }) {
    throw Options.Misuse(description: "unknown benchmark \(unknown)")
  }
  let comparisons = try Comparisons(options: options)
  defer { comparisons.cleanUp() }
  for name in names {
    let comparison =
      switch name {
      case "start": comparisons.start()
      case "import": try comparisons.load()
      case "csv", "json": try comparisons.rows(name)
      default: try comparisons.search()
      }
    print(try comparison.run(pairs: options.pairs).table + "\n")
  }
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
