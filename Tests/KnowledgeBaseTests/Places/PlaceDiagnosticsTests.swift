import Foundation
import Testing

@testable import ByregionPlaces
@testable import ByregionStore

@Suite("Diagnostics about places")
struct PlaceDiagnosticsTests {
  @Test("have an explanation for exactly the identifiers in the code")
  func complete() throws {
    let folder = PlaceFixtures.root.appending(path: "Sources/Places")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    var given: Set<String> = []
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        .replacing(/enum PlaceDiagnostics \{.*?\n\}/.dotMatchesNewlines(), with: "")
      for match in text.matches(of: /"((?:place|region)-[a-z-]+)"/) { given.insert(String(match.output.1)) }
    }
    let explained = PlaceDiagnostics.all.map(\.identifier)
    #expect(explained == explained.sorted())
    #expect(Set(explained) == given)
  }
}
