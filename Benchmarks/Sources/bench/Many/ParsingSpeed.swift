import ByregionWriteUp
import Foundation

/// Measures how fast write-ups are parsed on one core, in this process, from bytes in memory.
struct ParsingSpeed {
  private var sources: [(name: String, bytes: [UInt8])] = []
  private var byteCount: Int { sources.reduce(0) { $0 + $1.bytes.count } }

  init(folder: String) throws {
    let url = URL(fileURLWithPath: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where !name.hasPrefix(".") {
      sources.append((name, [UInt8](try Data(contentsOf: url.appendingPathComponent(name)))))
    }
  }

  /// One line for each format and one for all: megabytes (10⁶ bytes) per second of processor time, as the median of
  /// `rounds` rounds after one to fill caches.
  func table(rounds: Int) throws -> String {
    let formats = Dictionary(grouping: sources) { ($0.name as NSString).pathExtension }
    var lines = ["parse, one core, \(rounds) rounds, \(byteCount / 1000) kB; goal: all at least 50 MB/s"]
    for (name, sources) in formats.sorted(by: { $0.key < $1.key }) + [("all", sources)] {
      let speeds = try (0...rounds).map { _ in try speed(of: sources) }.dropFirst().sorted()
      guard !speeds.isEmpty else { continue }
      lines.append("  \(name): \(Int(speeds[speeds.count / 2].rounded())) MB/s")
    }
    return lines.joined(separator: "\n")
  }

  private func speed(of sources: [(name: String, bytes: [UInt8])]) throws -> Double {
    var sections = 0
    let measurement = try Measurement.inProcess {
      for source in sources {
        sections += WriteUpReader.read(try SourceText(bytes: source.bytes, name: source.name)).sections.count
      }
    }
    guard sections > 0 else { throw FailedRun(arguments: ["parse"], status: -1) }
    return Double(sources.reduce(0) { $0 + $1.bytes.count }) / 1e6 / measurement.processor
  }
}
