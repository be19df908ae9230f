import ByregionLanguages
import ByregionFiles
import ByregionRecords
import ByregionWriteUp

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Expands the paths that a user gives into the files to read.
package struct SourceFinder {
  /// Endings of the files that are read from a folder. A file that the user names may have any ending.
  package static let endings: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "docm", "odt", "fodt", "pdf", "rtf", "doc", "eml",
    "mht",
    "mhtml", "zip",
  ]

  /// Endings of document formats that are not supported; such files are reported with a suggestion.
  private static let documentEndings: Set<String> = ["pages", "msg", "wpd", "wps", "ott", "dot", "dotx"]

  private var found = FoundSources()
  private var seen: Set<String> = []
  private let archives = ArchiveReader()
  private var stated: StatedFormat?

  /// Finds the files. Folders are searched recursively; `*`, `?` and `[…]` are expanded in a path that names no file;
  /// `-` is standard input. Matches of a pattern are filtered as in a folder, unless the pattern itself ends in a file
  /// ending.
  ///
  /// Never throws: missing paths are among the failures. A file without read permission fails only when it is read.
  ///
  /// - Parameter stated: the format that the user states for all files, whatever their content.
  package static func find(_ paths: [String], as stated: StatedFormat? = nil) -> FoundSources {
    find(paths, literally: false, as: stated)
  }

  /// - Parameter literally: whether patterns and `-` are treated as plain paths.
  static func find(_ paths: [String], literally: Bool, as stated: StatedFormat? = nil) -> FoundSources {
    var finder = SourceFinder()
    finder.stated = stated
    for path in paths { finder.add(path, literally: literally) }
    return finder.found
  }

  /// Whether a file or folder exists.
  static func exists(_ path: String) -> Bool { FileKind(of: path, followingLinks: true) != nil }

  /// Whether neither a file nor an archive member exists at a location.
  static func isGone(_ location: String) -> Bool {
    guard FilePath.isGone(location) else { return false }
    return ArchivePlace(location: location).map { place in
      (try? ArchiveReader().list(place.path, name: place.path)).map { listing in
        !listing.members.contains { $0.place.members.joined(separator: "/") == place.members.joined() }
      } ?? false
    } ?? true
  }

  /// Whether a regular file, or a link to one, exists.
  static func isFile(_ path: String) -> Bool {
    if case .file? = FileKind(of: path, followingLinks: true) { return true }
    return false
  }

  private mutating func add(_ path: String, literally: Bool) {
    if path == "-", !literally {
      if seen.insert("-").inserted { found.files.append(.standardInput) }
      return
    }
    switch FileKind(of: path, followingLinks: true) {
    case .folder?: return addFolder(path)
    case .file(let byteCount)?: return addNamed(path, byteCount)
    case .other?: return addFile(path, Self.realPath(path) ?? path, 0, isNamed: true)
    case .link?, nil: break
    }
    if let place = ArchivePlace(location: path), addMember(place, of: path) { return }
    if !literally, Self.isPattern(path) { addMatches(of: path) } else { fail(path, { $0.noSuchFileOrFolder }) }
  }

  private mutating func addMatches(of pattern: String) {
    let matches = Self.expand(pattern)
    if matches.isEmpty { return fail(pattern, { $0.nothingMatches }) }
    let before = (seen.count, found.failures.count)
    let hasEnding = !Self.isPattern(Self.ending(of: Self.lastComponent(pattern), orElse: "*"))
    for match in matches {
      if !hasEnding, case .file(let byteCount)? = FileKind(of: match, followingLinks: true) {
        visitFile(match, location: Self.realPath(match) ?? match, name: Self.lastComponent(match), byteCount)
      } else {
        add(match, literally: true)
      }
    }
    if (seen.count, found.failures.count) == before, !matches.contains(where: isSeen) {
      fail(pattern, { $0.nothingMatchingIsText }, { $0.endingsHint })
    }
  }

  private func isSeen(_ path: String) -> Bool { seen.contains(Self.realPath(path) ?? path) }

  private static func lastComponent(_ path: String) -> String { FilePath.parts(path).name }

  /// The part of a name after the last full stop, in lower case.
  static func ending(of name: String, orElse none: String = "") -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.index(after: $0)...].lowercased() } ?? none
  }

  private static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

  /// Adds a file that the user named. Its content decides whether it is a write-up, unless its name shows that it is
  /// not.
  private mutating func addNamed(_ path: String, _ byteCount: Int) {
    let name = Self.lastComponent(path)
    if stated == nil, let reason = Self.foreignName(name) {
      return fail(path, { $0.skipReason(reason) }, { $0.nameTextItself }, .invalidInput)
    }
    addFile(path, Self.realPath(path) ?? path, byteCount, isNamed: true)
  }

  private mutating func addFile(_ path: String, _ location: String, _ byteCount: Int, isNamed: Bool) {
    guard seen.insert(location).inserted else { return }
    if stated == nil, Self.ending(of: path) == "zip", archives.isDocument(location) == false {
      return addMembers(of: path, location)
    }
    var file = SourceFile(name: path, location: location, byteCount: byteCount, isNamed: isNamed)
    file.stated = stated
    found.files.append(file)
  }

  private mutating func addMembers(of path: String, _ location: String) {
    do {
      let listing = try archives.list(location, name: path)
      for (place, byteCount) in listing.members { addMember(place, below: path, location, byteCount) }
      for (member, reason) in listing.skipped { skip("\(path)/\(member)", reason) }
      for (member, error) in listing.failures {
        fail("\(path)/\(member)", error)
      }
      if listing.members.isEmpty, listing.failures.isEmpty {
        fail(path, { $0.archiveIsEmpty }, { $0.endingsHint }, .invalidInput)
      }
    } catch {
      fail(path, error)
    }
  }

  private mutating func addMember(_ place: ArchivePlace, below path: String, _ location: String, _ byteCount: Int) {
    let member = place.members.joined(separator: "/")
    guard seen.insert("\(location)/\(member)").inserted else { return }
    var file = SourceFile(
      name: "\(path)/\(member)", location: "\(location)/\(member)", byteCount: byteCount, isNamed: false)
    file.archive = place
    found.files.append(file)
  }

  /// Adds the member of an archive that a path names, such as `all.zip/rana.txt`.
  private mutating func addMember(_ place: ArchivePlace, of path: String) -> Bool {
    guard let listing = try? archives.list(place.path, name: place.path),
      let member = listing.members.first(where: { $0.place.members.joined(separator: "/") == place.members.joined() })
    else { return false }
    let archive = String(path.dropLast(place.members.joined().count + 1))
    addMember(member.place, below: archive, Self.realPath(place.path) ?? place.path, member.byteCount)
    return true
  }

  /// Why a member of an archive is skipped; nil when it may be a write-up.
  static func reasonToSkip(member path: String) -> String? {
    let steps = path.split(separator: "/").map(String.init)
    guard let name = steps.last else { return "it has no name" }
    if steps.contains("__MACOSX") { return "a file of macOS" }
    if steps.contains("..") { return "its path leads out of the archive" }
    if steps.contains(where: { $0.hasPrefix(".") }) { return "hidden" }
    return reasonToSkip(fileName: name)
  }

  /// Why a file of a folder or an archive is skipped because of its name.
  private static func reasonToSkip(fileName name: String) -> String? {
    if let reason = foreignName(name) { return reason }
    let ending = ending(of: name)
    if documentEndings.contains(ending) {
      return "files ending in .\(ending) are not supported; save it as .docx, text or HTML and import that"
    }
    guard ending.isEmpty || endings.contains(ending) else { return "files ending in .\(ending) are not supported" }
    return nil
  }

  /// Whether a name is that of an internal file of a program or the system.
  static func isForeignName(_ name: String) -> Bool { foreignName(name) != nil }

  private static func foreignName(_ name: String) -> String? {
    if name.hasPrefix("~$") { return "a lock file of Word" }
    if name.hasPrefix(".~lock."), name.hasSuffix("#") { return "a lock file of LibreOffice" }
    if name.hasPrefix("._") { return "a file that macOS keeps beside another" }
    switch name.lowercased() {
    case "thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db": return "a file that the system keeps for itself"
    default: return nil
    }
  }

  private mutating func addFolder(_ path: String) {
    let root = Self.realPath(path) ?? path
    let before = (found.files.count, found.failures.count)
    walk(path, location: root, root: root)
    if (found.files.count, found.failures.count) == before {
      fail(path, { $0.folderIsEmpty }, { $0.endingsHint })
    }
  }

  private mutating func walk(_ folder: String, location: String, root: String) {
    guard let names = FolderListing.names(of: folder) else {
      return fail(folder, { $0.folderUnreadable }, { $0.checkFolderPermissions })
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let locationPrefix = location.hasSuffix("/") ? location : location + "/"
    for name in names.sorted() {
      visit(prefix + name, location: locationPrefix + name, name: name, root: root)
    }
  }

  private mutating func visit(_ path: String, location: String, name: String, root: String) {
    if name.utf8.first == UInt8(ascii: ".") { return skip(path, "hidden") }
    switch FileKind(of: path, followingLinks: false) {
    case .folder?: walk(path, location: location, root: root)
    case .file(let byteCount)?: visitFile(path, location: location, name: name, byteCount)
    case .link?: visitLink(path, name: name, root: root)
    case .other?: skip(path, "neither a file nor a folder")
    case nil: skip(path, "it is gone")
    }
  }

  private mutating func visitFile(_ path: String, location: String, name: String, _ byteCount: Int) {
    if let reason = Self.reasonToSkip(fileName: name) { return skip(path, reason) }
    addFile(path, location, byteCount, isNamed: false)
  }

  private mutating func visitLink(_ path: String, name: String, root: String) {
    guard let target = Self.realPath(path) else { return skip(path, "a link that leads nowhere") }
    guard target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      return skip(path, "a link that leads out of the folder")
    }
    switch FileKind(of: target, followingLinks: false) {
    case .file(let byteCount)?: visitFile(path, location: target, name: name, byteCount)
    case .folder?: skip(path, "a link to a folder that is searched anyway")
    default: skip(path, "neither a file nor a folder")
    }
  }

  private mutating func skip(_ path: String, _ reason: String) {
    found.skipped.append(FoundSources.Skipped(name: path, reason: reason))
  }

  private mutating func fail(
    _ path: String, _ message: (Catalogue) -> String, _ suggestion: ((Catalogue) -> String)? = nil,
    _ category: KnowledgeBaseError.Category = .missingInput
  ) {
    let error = KnowledgeBaseError(category, message, place: path, suggestion: suggestion.map { .say($0) })
    found.failures.append(ImportFailure(name: path, location: Self.absolutePath(path), error: error))
  }

  private mutating func fail(_ path: String, _ error: SourceError) {
    found.failures.append(
      ImportFailure(name: path, location: Self.absolutePath(path), error: KnowledgeBaseError(error, place: path)))
  }

  /// The absolute path without links (https://pubs.opengroup.org/onlinepubs/9699919799/functions/realpath.html).
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The absolute path of a file that may not exist: the real path of its folder, and its name.
  static func absolutePath(_ path: String) -> String {
    if let real = realPath(path) { return real }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else {
      return realPath(".").map { $0 == "/" ? "/" + trimmed : $0 + "/" + trimmed } ?? trimmed
    }
    let folder = slash == trimmed.startIndex ? "/" : absolutePath(String(trimmed[..<slash]))
    return (folder == "/" ? "" : folder) + trimmed[slash...]
  }

  /// Expands a glob pattern; empty when nothing matches.
  private static func expand(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}

/// A file that may hold a write-up.
package struct SourceFile: Sendable, Hashable {
  /// Standard input.
  package static let standardInput = SourceFile(name: "-", location: "-", byteCount: 0)

  /// Its name as the user would type it, for messages.
  package var name: String
  /// Its absolute path, or `-` for standard input.
  package var location: String
  /// Its size in bytes when it was found; 0 when unknown.
  package var byteCount: Int
  /// Whether the user named the file itself, rather than its folder, and so means it to be a write-up.
  package var isNamed: Bool
  /// Its place in an archive, if it is inside one.
  var archive: ArchivePlace?
  /// The format that the user stated for it.
  var stated: StatedFormat?
  /// The name that the user gave to standard input.
  package var givenName: String?
  /// The user's corrections of headings.
  package var headings = GivenHeadings()
  /// Its bytes, if they are already in memory (see ``readAhead()``).
  var content: [UInt8]?

  package init(name: String, location: String, byteCount: Int, isNamed: Bool = true) {
    self.name = name
    self.location = location
    self.byteCount = byteCount
    self.isNamed = isNamed
  }

  /// A document that is already in memory and has no file.
  ///
  /// - Parameters:
  ///   - name: its name; a later import of the same name is a revision.
  ///   - location: its origin, such as a URL.
  ///   - stated: its format; nil to detect it.
  package init(name: String, location: String, content: [UInt8], as stated: StatedFormat? = nil) {
    self.init(name: name, location: location, byteCount: content.count)
    self.content = content
    self.stated = stated
    givenName = name
  }

  /// Whether its name does not show a supported format, so that its content has to show that it is a write-up.
  var needsEvidence: Bool {
    !isStandardInput && stated == nil && !SourceFinder.endings.contains(SourceFinder.ending(of: fileName))
  }

  /// Whether it is standard input.
  package var isStandardInput: Bool { location == "-" }

  /// The last component of its path; for a member of an archive, the archive's name and the member's path.
  package var fileName: String {
    if let givenName { return givenName }
    if let archive { return FilePath.parts(archive.path).name + "/" + archive.members.joined(separator: "/") }
    guard let slash = location.utf8.lastIndex(of: UInt8(ascii: "/")) else { return location }
    return String(location[location.index(after: slash)...])
  }
}

/// The files found for the paths of an import.
package struct FoundSources: Sendable {
  /// A file that was skipped, and why.
  package struct Skipped: Sendable, Hashable {
    /// Its path as the user would type it.
    package var name: String
    /// A short clause: "hidden", "a link that leads out of the folder".
    package var reason: String

    package init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// The files to read, each once; those of a folder in the order of their names.
  package var files: [SourceFile]
  /// Files in folders that are not write-ups.
  package var skipped: [Skipped]
  /// Paths that the user named and that cannot be read.
  package var failures: [ImportFailure]

  /// Reads standard input to its end, if it is among the files. If that fails, it moves to the failures.
  package mutating func readStandardInput() {
    guard let index = files.firstIndex(where: \.isStandardInput) else { return }
    do {
      files[index] = try files[index].readAhead()
    } catch {
      files.remove(at: index)
      failures.append(ImportFailure(name: "-", location: "-", error: error))
    }
  }

  /// Whether standard input is among the files.
  package var includesStandardInput: Bool { files.contains(where: \.isStandardInput) }

  /// Gives standard input a name, whose ending helps to detect the format.
  package mutating func nameStandardInput(_ name: String) {
    for index in files.indices where files[index].isStandardInput {
      (files[index].givenName, files[index].name) = (name, name)
    }
  }

  package init(files: [SourceFile] = [], skipped: [Skipped] = [], failures: [ImportFailure] = []) {
    self.files = files
    self.skipped = skipped
    self.failures = failures
  }
}

extension SourceFile {
  /// The file with its bytes read into memory, so that an import does not wait for a user who types them.
  ///
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when it cannot be read, `.invalidInput` when it is too large.
  package func readAhead() throws(KnowledgeBaseError) -> SourceFile {
    var file = self
    file.content = try read()
    return file
  }

  /// The bytes of the file.
  ///
  /// - Parameter archives: opens the archive that contains the file.
  /// - Throws: `KnowledgeBaseError`: `.missingInput` when it cannot be read, `.invalidInput` when it is too large.
  func read(_ archives: ArchiveReader = ArchiveReader()) throws(KnowledgeBaseError) -> [UInt8] {
    let limit = PreparedDocument.byteLimit
    if let content { return try checked(content, limit) }
    if let archive {
      do {
        return try archives.content(of: archive, name: fileName)
      } catch {
        throw KnowledgeBaseError(error, place: name)
      }
    }
    let bytes: [UInt8]
    do {
      bytes =
        try isStandardInput
        ? FileReader.read(0, limit: limit + 1) : FileReader.read(path: location, limit: limit + 1)
    } catch {
      throw KnowledgeBaseError(
        .missingInput, { $0.fileUnreadable($0.reason(ofSystem: error.number)) }, place: name,
        suggestion: .say { $0.checkFileIsThere })
    }
    return try checked(bytes, limit)
  }

  private func checked(_ bytes: [UInt8], _ limit: Int) throws(KnowledgeBaseError) -> [UInt8] {
    guard bytes.count <= limit else {
      throw KnowledgeBaseError(
        .invalidInput, { $0.textTooLargeToImport(limit >> 20) }, place: name)
    }
    return bytes
  }
}
