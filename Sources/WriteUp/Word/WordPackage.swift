/// The parts of a Word document in its archive.
struct WordPackage {
  private let archive: ZipArchive
  /// `word/document.xml`, unless the package says otherwise.
  private let main: String

  /// - Returns: nil when the archive holds no Word document.
  init?(_ archive: ZipArchive) {
    self.archive = archive
    let stated = Self.relations(of: "", in: archive)["officeDocument"].map { WordRelations.resolve($0, from: "") }
    let candidates = [stated, "word/document.xml"].compactMap { $0 }
    guard let main = candidates.first(where: { $0.hasPrefix("word/") && archive.holds($0) }) else { return nil }
    self.main = main
  }

  /// The text's part.
  func document() throws(ZipArchive.Fault) -> [UInt8] { try archive.part(main) }

  /// The part that the text points to by a relation, or nil; one that cannot be read is as good as none.
  func companion(_ kind: String) -> [UInt8]? {
    let folder = String(main[..<(main.lastIndex(of: "/") ?? main.startIndex)])
    let target = Self.relations(of: main, in: archive)[kind] ?? "\(kind).xml"
    return try? archive.part(WordRelations.resolve(target, from: folder))
  }

  private static func relations(of part: String, in archive: ZipArchive) -> [String: String] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { part[...$0] } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    guard let bytes = try? archive.part("\(folder)_rels/\(name).rels") else { return [:] }
    let relations = WordRelations()
    try? XMLEventReader.read(bytes, relations)
    return relations.targets
  }
}
