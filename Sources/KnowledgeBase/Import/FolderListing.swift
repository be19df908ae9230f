#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists folders.
enum FolderListing {
  /// The names of what lies in a folder, without `.` and `..`, in no order; nil when it may not be read.
  static func names(of folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
