import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns the paths that a user names into the files to read.
public struct SourceFinder {
  /// Endings of the files that are taken from a folder; a file that is named itself may have any ending.
  public static let endings: Set<String> = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"]

  private var found = FoundSources()
  private var seen: Set<String> = []

  /// Finds the files; folders are searched with all their subfolders, `*`, `?` and `[…]` in a path that names no
  /// file are expanded, and `-` is standard input.
  ///
  /// Never throws: what cannot be read is among the failures.
  public static func find(_ paths: [String]) -> FoundSources {
    var finder = SourceFinder()
    for path in paths { finder.add(path) }
    return finder.found
  }

  private mutating func add(_ path: String) {
    if path == "-" {
      found.files.append(.standardInput)
      return
    }
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      isFolder ? addFolder(path) : addFile(path)
      return
    }
    let matches = Self.expand(path)
    if matches.isEmpty { fail(path, .missingInput, "there is no such file or folder") }
    for match in matches { add(match) }
  }

  private mutating func addFile(_ path: String) {
    guard let location = Self.realPath(path) else {
      fail(path, .missingInput, "there is no such file")
      return
    }
    guard access(path, R_OK) == 0 else {
      fail(path, .missingInput, "the file may not be read", "Check its permissions.")
      return
    }
    guard seen.insert(location).inserted else { return }
    let size = (try? FileManager.default.attributesOfItem(atPath: location))?[.size] as? Int ?? 0
    found.files.append(SourceFile(name: path, location: location, byteCount: size))
  }

  private mutating func addFolder(_ path: String) {
    let root = Self.realPath(path) ?? path
    let before = found.files.count
    walk(path, root: root)
    if found.files.count == before, !found.failures.contains(where: { $0.name == path }) {
      fail(
        path, .missingInput, "the folder holds no write-ups",
        "Write-ups end in .txt, .md or .html; name a file of another ending itself.")
    }
  }

  private mutating func walk(_ folder: String, root: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      fail(folder, .missingInput, "the folder may not be read", "Check its permissions.")
      return
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names.sorted() { visit(prefix + name, name: name, root: root) }
  }

  private mutating func visit(_ path: String, name: String, root: String) {
    if name.hasPrefix(".") { return skip(path, "hidden") }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory?: walk(path, root: root)
    case .typeRegular?: visitFile(path, name: name)
    case .typeSymbolicLink?: visitLink(path, name: name, root: root)
    default: skip(path, "neither a file nor a folder")
    }
  }

  private mutating func visitFile(_ path: String, name: String) {
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
    guard ending.isEmpty || Self.endings.contains(ending.lowercased()) else {
      return skip(path, "the ending .\(ending) is no write-up's")
    }
    addFile(path)
  }

  private mutating func visitLink(_ path: String, name: String, root: String) {
    guard let target = Self.realPath(path) else { return skip(path, "a link that leads nowhere") }
    guard target.hasPrefix(root + "/") else { return skip(path, "a link that leads out of the folder") }
    var isFolder = false
    _ = FileManager.default.fileExists(atPath: target, isDirectory: &isFolder)
    if isFolder { return skip(path, "a link to a folder that is searched anyway") }
    visitFile(path, name: name)
  }

  private mutating func skip(_ path: String, _ reason: String) {
    found.skipped.append(FoundSources.Skipped(name: path, reason: reason))
  }

  private mutating func fail(
    _ path: String, _ category: KnowledgeBaseError.Category, _ message: String, _ suggestion: String? = nil
  ) {
    let error = KnowledgeBaseError(category, message, place: path, suggestion: suggestion)
    found.failures.append(ImportFailure(name: path, location: path, error: error))
  }

  /// The absolute path without links (https://pubs.opengroup.org/onlinepubs/9699919799/functions/realpath.html).
  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a shell would make of a pattern that reached us in quotes; empty when nothing matches.
  private static func expand(_ pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
