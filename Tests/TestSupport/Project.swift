import Foundation

/// The files of this working copy.
public enum Project {
  /// The folder that holds `Package.swift`.
  public static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file, by its path relative to ``folder``.
  public static func text(of path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// Whether a file or folder exists, by its path relative to ``folder``.
  public static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  /// The files below a folder, sorted, as paths relative to ``folder``. Hidden files are left out.
  public static func files(below path: String) -> [String] {
    let start = folder.appendingPathComponent(path)
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    var found: [String] = []
    while let name = walk.nextObject() as? String {
      if name.split(separator: "/").last?.hasPrefix(".") == true {
        walk.skipDescendants()
      } else if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        found.append(path + "/" + name)
      }
    }
    return found.sorted()
  }
}
