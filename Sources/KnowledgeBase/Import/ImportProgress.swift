/// How far an import has come.
public struct ImportProgress: Sendable, Hashable {
  public var fileCount: Int
  public var totalFileCount: Int
  public var byteCount: Int
  public var totalByteCount: Int

  public init(fileCount: Int, totalFileCount: Int, byteCount: Int, totalByteCount: Int) {
    self.fileCount = fileCount
    self.totalFileCount = totalFileCount
    self.byteCount = byteCount
    self.totalByteCount = totalByteCount
  }
}
