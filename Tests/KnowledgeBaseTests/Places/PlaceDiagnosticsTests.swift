import Foundation
import Testing

@testable import KnowledgeBase

@Suite("Diagnostics about places")
struct PlaceDiagnosticsTests {
  @Test("explains every identifier that the code gives, and no other")
  func complete() throws {
    let folder = PlaceFixtures.root.appending(path: "Sources/KnowledgeBase/Places")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("PlaceDiagnostics.swift") }
    var given: Set<String> = []
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /"((?:place|region)-[a-z-]+)"/) { given.insert(String(match.output.1)) }
    }
    let explained = PlaceDiagnostics.all.map(\.identifier)
    #expect(explained == explained.sorted())
    #expect(Set(explained) == given)
  }
}
