import Foundation

/// A new empty folder that is deleted when the object is deinitialized.
public final class TemporaryFolder: Sendable {
  /// The folder, without symbolic links in its path, so that programs print the same path.
  public let url: URL

  /// Creates the folder.
  public init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = base.appendingPathComponent("byregion-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
