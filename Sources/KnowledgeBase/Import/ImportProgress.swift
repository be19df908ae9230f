/// How far an import has come.
public struct ImportProgress: Sendable, Hashable {
  /// Files that are done.
  public var fileCount: Int
  /// Files in all.
  public var totalFileCount: Int
  /// Bytes that are done.
  public var byteCount: Int
  /// Bytes in all.
  public var totalByteCount: Int

  public init(fileCount: Int, totalFileCount: Int, byteCount: Int, totalByteCount: Int) {
    self.fileCount = fileCount
    self.totalFileCount = totalFileCount
    self.byteCount = byteCount
    self.totalByteCount = totalByteCount
  }
}
