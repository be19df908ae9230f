import Foundation

/// A new empty folder that goes away with its owner.
public final class TemporaryFolder: Sendable {
  /// Without symbolic links in its path: what a program prints of it is the same string.
  public let url: URL

  public init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = base.appendingPathComponent("byregion-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
