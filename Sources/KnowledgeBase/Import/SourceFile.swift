/// A file that may hold a write-up.
public struct SourceFile: Sendable, Hashable {
  /// Stands for standard input.
  public static let standardInput = SourceFile(name: "-", location: "-", byteCount: 0)

  /// Its name as the user would type it, for messages.
  public var name: String
  /// Its absolute path, or `-` for standard input.
  public var location: String
  /// Its size in bytes when it was found; 0 when that is not known.
  public var byteCount: Int

  public init(name: String, location: String, byteCount: Int) {
    self.name = name
    self.location = location
    self.byteCount = byteCount
  }

  /// The last component of its path.
  public var fileName: String {
    location == "-" ? "-" : location.split(separator: "/").last.map(String.init) ?? location
  }
}
