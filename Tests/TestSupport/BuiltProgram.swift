import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Programs that SwiftPM built together with these tests.
public enum BuiltProgram {
  /// The file called `name` in the folder of this test bundle or a parent of it; nil if it was not built.
  public static func url(_ name: String) -> URL? {
    guard var folder = imageFolder() else { return nil }
    // Linux: the bundle is a file beside the program. macOS: it is a folder with the image some levels down.
    for _ in 0..<5 {
      let candidate = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// Asks the loader, because the running process may be a helper that only loaded the bundle.
  private static func imageFolder() -> URL? {
    #if os(Linux)
      let image = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      return image.deletingLastPathComponent()
    #else
      var info = Dl_info()
      guard dladdr(#dsohandle, &info) != 0, let name = info.dli_fname else { return nil }
      return URL(fileURLWithPath: String(cString: name)).resolvingSymlinksInPath().deletingLastPathComponent()
    #endif
  }
}
