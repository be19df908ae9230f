import Foundation
import TestSupport
import Testing

@testable import ByregionImporting

@Suite("Source finder") struct SourceFinderTests {
  let folder: TemporaryFolder
  var root: String { folder.url.path }

  init() throws {
    folder = try TemporaryFolder()
    for name in [
      "b.txt", "a.md", "sub/c.html", "sub/deep/d.TXT", ".hidden.txt", ".git/e.txt", "f.pages", "h.docx", "g.png",
      "README",
    ] {
      let url = folder.url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("Tekst\n".utf8).write(to: url)
    }
  }

  private func names(_ files: [SourceFile]) -> [String] { files.map { String($0.name.dropFirst(root.count + 1)) } }

  @Test("a folder gives its write-ups with all subfolders, in the order of their names") func wholeFolder() {
    let found = SourceFinder.find([root])
    #expect(names(found.files) == ["README", "a.md", "b.txt", "h.docx", "sub/c.html", "sub/deep/d.TXT"])
    #expect(found.files.allSatisfy { $0.byteCount == 6 && $0.location == $0.name && !$0.isNamed })
    #expect(found.failures.isEmpty)
    let skipped = found.skipped.map { "\($0.name.dropFirst(root.count + 1)): \($0.reason)" }
    #expect(
      skipped == [
        ".git: hidden", ".hidden.txt: hidden",
        "f.pages: files ending in .pages are not supported; save it as .docx, text or HTML and import that",
        "g.png: files ending in .png are not supported",
      ])
  }

  @Test("a pattern takes of a folder what the folder would give, and one with an ending what it says")
  func folderPatterns() {
    let all = SourceFinder.find([root + "/*"])
    #expect(names(all.files) == ["README", "a.md", "b.txt", "h.docx", "sub/c.html", "sub/deep/d.TXT"])
    #expect(all.skipped.map { $0.name.dropFirst(root.count + 1) } == ["f.pages", "g.png"])
    #expect(names(SourceFinder.find([root + "/?.t*"]).files) == ["b.txt"])
    let pictures = SourceFinder.find([root + "/*.png"])
    #expect(names(pictures.files) == ["g.png"] && pictures.files.allSatisfy(\.isNamed))
    let none = SourceFinder.find([root + "/*.xyz"])
    #expect(none.failures.map(\.error.message) == ["nothing matches this pattern"])
    let unread = SourceFinder.find([root + "/*.p*"])
    #expect(unread.files.isEmpty && unread.skipped.count == 2)
    #expect(unread.failures.map(\.error.message) == ["nothing that matches this pattern is a write-up"])
  }

  @Test("links inside the folder are files once, links out of it and into nothing are passed over") func links() throws
  {
    let outside = try TemporaryFolder()
    try Data("x".utf8).write(to: outside.url.appendingPathComponent("secret.txt"))
    let links = [
      "l1.txt": root + "/b.txt", "l2.txt": outside.url.path + "/secret.txt", "l3": outside.url.path,
      "l4.txt": root + "/no",
      "l5": root + "/sub", "loop": root,
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(atPath: root + "/" + name, withDestinationPath: target)
    }
    let found = SourceFinder.find([root])
    #expect(names(found.files) == ["README", "a.md", "b.txt", "h.docx", "sub/c.html", "sub/deep/d.TXT"])
    let reasons = Dictionary(
      found.skipped.map { (String($0.name.dropFirst(root.count + 1)), $0.reason) }
    ) { first, _ in first }
    #expect(reasons["l2.txt"] == "a link that leads out of the folder")
    #expect(reasons["l3"] == "a link that leads out of the folder")
    #expect(reasons["l4.txt"] == "a link that leads nowhere")
    #expect(reasons["l5"] == "a link to a folder that is searched anyway")
    #expect(reasons["loop"] == "a link that leads out of the folder")
  }

  @Test("a file that is named is taken whatever its ending, once however often it is named") func named() {
    let found = SourceFinder.find([root + "/g.png", root + "/sub/../g.png", root + "/.hidden.txt"])
    #expect(names(found.files) == ["g.png", ".hidden.txt"])
    #expect(found.files.allSatisfy { $0.isNamed })
  }

  @Test("patterns that reach us in quotes are expanded, a file of that very name goes first") func patterns() throws {
    #expect(names(SourceFinder.find([root + "/*.txt"]).files) == ["b.txt"])
    #expect(names(SourceFinder.find([root + "/[ab].*"]).files) == ["a.md", "b.txt"])
    try Data("x".utf8).write(to: folder.url.appendingPathComponent("[ab].txt"))
    #expect(names(SourceFinder.find([root + "/[ab].txt"]).files) == ["[ab].txt"])
    let none = SourceFinder.find([root + "/*.pdf"])
    #expect(none.files.isEmpty && none.failures.map(\.error.category) == [.missingInput])
  }

  @Test("what is not there, and a folder without write-ups, are failures; - is standard input") func failures() throws {
    try FileManager.default.createDirectory(atPath: root + "/empty", withIntermediateDirectories: true)
    let found = SourceFinder.find([root + "/no.txt", root + "/empty", "-", "-"])
    #expect(found.files == [.standardInput])
    #expect(
      found.failures.map(\.error.message) == ["there is no such file or folder", "the folder holds no write-ups"])
  }

  @Test("a path that is gone is still known by where it was") func gone() {
    #expect(SourceFinder.absolutePath(root + "/sub/deep/gone.txt") == root + "/sub/deep/gone.txt")
    #expect(SourceFinder.absolutePath(root + "/no/such/") == root + "/no/such")
    #expect(SourceFinder.absolutePath("/") == "/")
  }

  @Test("letters, blanks and line ends in names make no difference") func oddNames() throws {
    let odd = ["Åsnes råd.txt", "a\nb.txt", "*.txt", "tom "]
    for name in odd { try Data("x".utf8).write(to: URL(fileURLWithPath: root + "/sub/deep/" + name)) }
    let found = Set(names(SourceFinder.find([root + "/sub/deep"]).files))
    #expect(found.isSuperset(of: odd.map { "sub/deep/" + $0 }))
  }
}
