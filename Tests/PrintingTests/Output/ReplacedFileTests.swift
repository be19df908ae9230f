import Foundation
import Testing

@testable import ByregionFiles
@testable import ByregionPrinting

@Suite("A replaced file")
struct ReplacedFileTests {
  @Test("the earlier file stays until the new one is complete, and no temporary file is left")
  func replaces() throws {
    try inFolder { folder in
      let path = folder + "/out.csv"
      try Data("earlier".utf8).write(to: URL(fileURLWithPath: path))
      let output = try Output.file(replacing: path)
      output.append("new")
      try output.flush()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "earlier")
      try output.commit()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.csv"])
    }
  }

  @Test("an abandoned file leaves nothing behind", arguments: [true, false])
  func abandons(_ explicitly: Bool) throws {
    try inFolder { folder in
      var output: Output? = try Output.file(replacing: folder + "/out.csv")
      output?.append("half")
      try output?.flush()
      if explicitly { output?.abandon() }
      output = nil
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test("permissions are kept, and a link is followed")
  func keeps() throws {
    try inFolder { folder in
      let manager = FileManager.default
      let (path, link) = (folder + "/real.csv", folder + "/link.csv")
      try Data("earlier".utf8).write(to: URL(fileURLWithPath: path))
      try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try manager.createSymbolicLink(atPath: link, withDestinationPath: "real.csv")
      let output = try Output.file(replacing: link)
      output.append("new")
      try output.commit()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try manager.destinationOfSymbolicLink(atPath: link) == "real.csv")
      #expect(try manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test("a path that is a folder, or in a folder that does not exist, is an error with the reason")
  func refuses() throws {
    try inFolder { folder in
      let directory = #expect(throws: OutputError.self) { try Output.file(replacing: folder) }
      #expect(directory?.description == "cannot create \(folder): Is a directory")
      let missing = #expect(throws: OutputError.self) { try Output.file(replacing: folder + "/no/out.csv") }
      #expect(missing?.action == .create)
      #expect(missing?.description.hasSuffix("No such file or directory") == true)
    }
  }

  @Test("a device is written to, and not replaced")
  func device() throws {
    let output = try Output.file(replacing: "/dev/null")
    output.append("gone")
    try output.commit()
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
