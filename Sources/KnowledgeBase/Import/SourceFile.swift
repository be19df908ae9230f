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
  /// Whether the user named it, and not the folder that it lies in: then it is meant to be a write-up.
  public var isNamed: Bool
  /// Its bytes, if they are at hand already (see ``readAhead()``).
  var content: [UInt8]?

  public init(name: String, location: String, byteCount: Int, isNamed: Bool = true) {
    self.name = name
    self.location = location
    self.byteCount = byteCount
    self.isNamed = isNamed
  }

  /// The last component of its path.
  public var fileName: String {
    guard let slash = location.utf8.lastIndex(of: UInt8(ascii: "/")) else { return location }
    return String(location[location.index(after: slash)...])
  }
}
