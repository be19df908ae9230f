import Foundation
import TestSupport
import Testing

/// The output of commands. `make transcripts` renews the files; review the diff.
@Suite("Transcripts") struct Transcripts {
  static let folder = "Tests/ByregionCommandsTests/Transcripts"
  static let files = Project.files(below: folder).filter { $0.hasSuffix(".transcript") }
  static let isRenewing = ProcessInfo.processInfo.environment["BYREGION_RENEW_TRANSCRIPTS"] == "1"

  @Test("the output agrees with the transcript", arguments: files)
  func transcript(path: String) async throws {
    let text = try Project.text(of: path)
    let actual = try await TranscriptRunner().actual(TranscriptParser.parse(text)).text
    if Self.isRenewing {
      guard actual != text else { return }
      try Data(actual.utf8).write(to: Project.folder.appendingPathComponent(path))
    } else {
      let difference = LineDifference.readable(expected: text, actual: actual)
      if !difference.isEmpty { Issue.record("\(path) (make transcripts renews it)\n\(difference)") }
    }
  }
}
