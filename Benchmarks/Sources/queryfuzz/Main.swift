import ByregionConsole
import ByregionFiles
import ByregionImporting
import ByregionPlaces
import ByregionReading
import ByregionRecords
import ByregionSearch
import ByregionStore
import ByregionText
import Foundation

/// Searches a knowledge base for many strings. None may cause an error, and the position of a message must be within
/// the string.
@main
struct Main {
  static let usage = "usage: queryfuzz [COUNT [SEED]]\n"

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
    guard arguments.count <= 2, !arguments.contains(nil) else {
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    let count = Int(arguments.first.flatMap { $0 } ?? 1_000_000)
    let seed = arguments.dropFirst().first.flatMap { $0 } ?? 1
    let knowledgeBase = try KnowledgeBase.inMemory(holding: passages)
    var strings = QueryStrings(seed: seed)
    var tally = Tally()
    for round in 0..<count {
      let query = strings.next(round)
      if let check = tally.failedCheck(for: query, in: knowledgeBase) {
        print("failed check: \(check), by \(query.debugDescription) (seed \(seed), round \(round))")
        exit(1)
      }
      if (round + 1).isMultiple(of: 50_000) { FileHandle.standardError.write(Data("\(round + 1): \(tally)\n".utf8)) }
    }
    print("\(count) strings, seed \(seed): \(tally); no check failed")
  }

  /// Sentences as in write-ups.
  private static let passages = [
    "Kommunene har laget en felles næringsplan for regionen.",
    "Forankring hos rådmenn og ordførere er avgjørende for samarbeidet.",
    "Storkommunen ble vedtatt i 2014, ett år før E18 ble ferdig.",
    "Kommunane samarbeider ikkje om skule, men om næringsutvikling.",
    "Prosess- og prosjektledelse: prosessleder og prosjektleder møttes i 2015–2018, Re:tenk m.fl.",
    "Regionrådet har 45 km² å planlegge.",
  ].enumerated().map { PlainPassage(id: "\($0 + 1)", title: "Rana", text: $1) }
}
