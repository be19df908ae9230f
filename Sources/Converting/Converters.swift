import ByregionLanguages
import ByregionFiles
import ByregionText
import ByregionWriteUp
import FoundationEssentials

/// Decodes documents of all supported formats. Every caller that turns a file's bytes into text uses it.
package enum SourceOpener {
  /// Decodes a document, with an external program if its format needs one.
  ///
  /// - Throws: ``SourceError`` if the document cannot be read, with the reason and what to do.
  package static func source(bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    if bytes.starts(with: Array("%PDF-".utf8)) { return try PDFConverter().source(bytes, name: name) }
    if let kind = OfficeConverter.kind(of: bytes) {
      return try OfficeConverter().source(bytes, kind: kind, name: name)
    }
    return try SourceText(bytes: bytes, name: name)
  }
}

/// Reads PDF files through poppler's `pdftohtml`.
///
/// Poppler runs as a separate program, so a malicious PDF cannot attack this process, and poppler's licence (GPL) does
/// not apply to it.
package struct PDFConverter: Sendable {
  package static let program = Program("pdftohtml", apt: "poppler-utils", dnf: "poppler-utils", brew: "poppler")
  /// Prints the properties of a PDF.
  static let propertiesProgram = Program("pdfinfo", apt: "poppler-utils", dnf: "poppler-utils", brew: "poppler")

  /// Maximum number of pages that are read. A diagnostic reports that the rest was left out.
  static let pageLimit = 400

  var runner = ProgramRunner()

  func source(_ bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    try text(of: bytes, name: name).described(as: properties(of: bytes))
  }

  /// The title and other metadata in a PDF's properties; empty if they are missing or damaged, which is no error.
  private func properties(of bytes: [UInt8]) -> DocumentDescription {
    guard let printed = try? runner.run(Self.propertiesProgram, ["-isodates", "-enc", "UTF-8", "-"], input: bytes)
    else {
      return DocumentDescription()
    }
    return DocumentDescription(popplerProperties: printed.bytes)
  }

  private func text(of bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    let visible = try convert(bytes, name: name)
    do {
      return try SourceText(popplerXML: visible, name: name, pageLimit: Self.pageLimit)
    } catch {
      // OCR programs put the recognized text as invisible text over the image of the page.
      let hidden = try convert(bytes, ["-hidden"], name: name)
      guard let source = try? SourceText(popplerXML: hidden, name: name, pageLimit: Self.pageLimit) else { throw error }
      return source
    }
  }

  private func convert(_ bytes: [UInt8], _ options: [String] = [], name: String) throws(SourceError) -> [UInt8] {
    let arguments =
      ["-xml", "-i", "-stdout", "-fontfullname", "-noroundcoord", "-l", String(Self.pageLimit + 1)] + options
      + ["-", "output"]
    do {
      return try run(arguments, bytes)
    } catch .failed(_, _, let messages) where messages.contains("assword") {
      throw SourceError({ $0.isLocked(name) }, suggestion: { $0.printWithoutPassword })
    } catch .failed(_, _, let messages) where Self.isProtected(messages) {
      throw SourceError({ $0.copyingForbidden(name) }, suggestion: { $0.askOwner })
    } catch {
      throw error.sourceError(name: name, kind: "pdf")
    }
  }

  private static func isProtected(_ messages: String) -> Bool {
    messages.contains("Permission Error") || messages.contains("copy-protection")
  }

  /// Converts a PDF. One with only an owner password can be opened without it, so it is read in spite of copy
  /// protection.
  private func run(_ arguments: [String], _ bytes: [UInt8]) throws(ProgramFailure) -> [UInt8] {
    do {
      return try runner.run(Self.program, arguments, input: bytes).bytes
    } catch .failed(_, _, let messages) where Self.isProtected(messages) {
      return try runner.run(Self.program, ["-nodrm"] + arguments, input: bytes).bytes
    }
  }
}

/// Reads Rich Text (`.rtf`) and old Word documents (`.doc`) with installed programs. Both programs are under the GPL;
/// they are run, not linked.
package struct OfficeConverter: Sendable {
  /// The formats.
  package enum Kind: Sendable, Hashable {
    case richText, oldWord
  }

  /// Reads Rich Text.
  package static let unrtf = Program("unrtf", apt: "unrtf", dnf: "unrtf", brew: "unrtf")
  /// Reads the Word documents of 1989 to 2003.
  package static let antiword = Program("antiword", apt: "antiword", dnf: "antiword", brew: "antiword")

  private let runner: ProgramRunner

  package init(runner: ProgramRunner = ProgramRunner()) { self.runner = runner }

  private func program(for kind: Kind) -> Program { kind == .richText ? Self.unrtf : Self.antiword }

  /// The format, recognized by the content; nil for other formats.
  package static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: Array("{\\rtf".utf8)) { return .richText }
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return nil }
    // Other documents use the same container (OLE). Word documents have a stream "WordDocument"; the other two names
    // are streams of encrypted documents and of Outlook messages.
    return ByteSearch.containsAny([stream("WordDocument")], in: bytes)
      && !ByteSearch.containsAny([stream("EncryptedPackage"), stream("__substg1.0_")], in: bytes) ? .oldWord : nil
  }

  private static func stream(_ name: String) -> [UInt8] { name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  /// The text of a document.
  ///
  /// - Throws: `SourceError` if the program is not installed or fails, or the document has a password.
  package func source(_ bytes: [UInt8], kind: Kind, name: String) throws(SourceError) -> SourceText {
    if program(for: kind).path == nil, LibreOffice.program.path != nil {
      return try LibreOffice(runner: runner).source(bytes, kind: kind, name: name)
    }
    switch kind {
    case .richText:
      let page = try run(
        Self.unrtf, ["--html", "--nopict"], RichText.prepared(bytes), name: name, kind: "richText")
      return try SourceText(bytes: UnrtfPage.page(page), name: name + ".html").inside(.richText, name: name)
        .described(as: RichTextProperties(bytes).description)
    case .oldWord:
      let book = try run(
        Self.antiword, ["-m", "UTF-8.txt", "-x", "db", "-"], bytes, name: name, kind: "oldWord")
      return try SourceText(bytes: DocBookPage.page(book), name: name + ".html").inside(.oldWord, name: name)
    }
  }

  private func run(
    _ program: Program, _ arguments: [String], _ bytes: [UInt8], name: String, kind: String
  ) throws(SourceError) -> [UInt8] {
    do {
      return try runner.run(program, arguments, input: bytes).bytes
    } catch {
      if case .failed(_, _, let messages) = error, messages.lowercased().contains("encrypt") {
        throw SourceError({ $0.isLocked(name) }, suggestion: { $0.saveWithoutPassword })
      }
      throw error.sourceError(name: name, kind: kind)
    }
  }
}

/// Prepares Rich Text for unrtf, which drops the rest of the word after a character written as `\uN`.
enum RichText {
  /// Puts each `\uN` into its own group, with one replacement character: `{\\uc1\\u229\\'3f}`.
  static func prepared(_ bytes: [UInt8]) -> [UInt8] {
    guard ByteSearch.first(Array("\\u".utf8), in: bytes, bytes.indices) != nil else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    // The value of `\uc` for each open group: the number of replacement characters after `\uN`, for programs that do
    // not support Unicode.
    var replacements = [1]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x7B, replacements.count < 10_000 { replacements.append(replacements[replacements.count - 1]) }
      if byte == 0x7D, replacements.count > 1 { replacements.removeLast() }
      guard byte == 0x5C, index + 1 < bytes.count else {
        output.append(byte)
        index += 1
        continue
      }
      let word = controlWord(bytes, at: index)
      if word.name.elementsEqual("uc".utf8), let count = word.number { replacements[replacements.count - 1] = count }
      if word.name.elementsEqual("u".utf8), let number = word.number {
        output += Array("{\\uc1\\u\(number)\\'3f}".utf8)
        index = skip(max(replacements[replacements.count - 1], 0), bytes, from: word.end)
      } else {
        output += bytes[index..<word.end]
        index = word.end
      }
    }
    return output
  }

  /// The control word or symbol at a backslash. `end` is after the space that terminates it.
  static func controlWord(_ bytes: [UInt8], at start: Int) -> (name: ArraySlice<UInt8>, number: Int?, end: Int) {
    var end = start + 1
    while end < bytes.count, end < start + 33, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A { end += 1 }
    let name = bytes[(start + 1)..<end]
    if name.isEmpty {
      // A control symbol, or a character as a byte: "\\'e5".
      return (name, nil, min(start + (bytes[start + 1] == 0x27 ? 4 : 2), bytes.count))
    }
    let digits = end
    if end < bytes.count, bytes[end] == 0x2D { end += 1 }
    while end < bytes.count, end < digits + 8, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    let number = Int(String(decoding: bytes[digits..<end], as: UTF8.self))
    if end < bytes.count, bytes[end] == 0x20 { end += 1 }
    return (name, number, end)
  }

  /// The index after `count` replacement characters, each of which is a byte, a `\'xx` or a control word.
  private static func skip(_ count: Int, _ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    for _ in 0..<min(count, 16) {
      guard index < bytes.count, bytes[index] != 0x7B, bytes[index] != 0x7D, bytes[index] >= 0x20 else { return index }
      index = bytes[index] == 0x5C && index + 1 < bytes.count ? controlWord(bytes, at: index).end : index + 1
    }
    return index
  }
}

/// Rewrites unrtf's HTML so that each line is its own element: unrtf separates paragraphs only by `<br>`.
enum UnrtfPage {
  static func page(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = Array("<!DOCTYPE html><html><body>".utf8)
    var line = Line()
    var tags = TagScanner(bytes[(bodyStart(bytes))...])
    while let piece = tags.next() {
      switch piece {
      case .text(let text): line.add(text)
      case .tag(let name, let isEnd, let source):
        switch name {
        case "br", "p", "hr", "div", "center": line.end(into: &output)
        case "b", "strong": line.boldDepth = max(line.boldDepth + (isEnd ? -1 : 1), 0)
        case "table", "tr", "td", "th", "ol", "ul", "li":
          line.end(into: &output)
          output += source
        case "sup", "sub": line.addTag(source)
        default: break
        }
      }
    }
    line.end(into: &output)
    return output + Array("</body></html>".utf8)
  }

  private static func bodyStart(_ bytes: [UInt8]) -> Int {
    ByteSearch.first(Array("<body".utf8), in: bytes, bytes.indices) ?? 0
  }

  /// A line of the page, and whether all of its text is bold.
  private struct Line {
    var bytes: [UInt8] = []
    var boldDepth = 0
    private var hasBold = false
    private var hasPlain = false

    mutating func add(_ text: ArraySlice<UInt8>) {
      bytes += text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      guard text.contains(where: { $0 > 0x20 }) else { return }
      if boldDepth > 0 { hasBold = true } else { hasPlain = true }
    }

    mutating func addTag(_ tag: ArraySlice<UInt8>) { bytes += tag }

    mutating func end(into output: inout [UInt8]) {
      defer { (bytes, hasBold, hasPlain) = ([], false, false) }
      guard hasBold || hasPlain else { return }
      let name = hasBold && !hasPlain && bytes.count < 400 ? "h3" : "p"
      output += Array("<\(name)>".utf8) + bytes + Array("</\(name)>\n".utf8)
    }
  }
}

/// Converts antiword's DocBook to HTML.
enum DocBookPage {
  private static let names: [String: String] = [
    "para": "p", "itemizedlist": "ul", "orderedlist": "ol", "listitem": "li", "informaltable": "table", "row": "tr",
    "entry": "td", "superscript": "sup", "subscript": "sub",
  ]

  static func page(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = Array("<!DOCTYPE html><html><body>".utf8)
    var depth = 0
    var isInInformation = false
    var tags = TagScanner(bytes[...])
    while let piece = tags.next() {
      switch piece {
      case .text(let text): if !isInInformation { output += text }
      // Empty elements are skipped, such as the title of a chapter without title.
      case .tag(_, _, let source) where source.suffix(2).elementsEqual("/>".utf8): break
      case .tag(let name, let isEnd, _):
        switch name {
        case "bookinfo": isInInformation = !isEnd
        case "chapter", "sect1", "sect2", "sect3", "sect4", "sect5": depth += isEnd ? -1 : 1
        case "title":
          let level = min(max(depth + 1, 2), 6)
          output += Array((isEnd ? "</h\(level)>" : "<h\(level)>").utf8)
        case "emphasis": output += Array((isEnd ? "</b>" : "<b>").utf8)
        default:
          if let element = names[name] { output += Array((isEnd ? "</\(element)>" : "<\(element)>").utf8) }
        }
      }
    }
    return output + Array("</body></html>".utf8)
  }
}

/// Splits generated markup into tags and text.
private struct TagScanner {
  enum Piece {
    case text(ArraySlice<UInt8>)
    case tag(name: String, isEnd: Bool, source: ArraySlice<UInt8>)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> Piece? {
    guard let first = rest.first else { return nil }
    guard first == 0x3C else {
      let text = rest.prefix { $0 != 0x3C }
      rest = rest[text.endIndex...]
      return .text(text)
    }
    let end = rest.firstIndex(of: 0x3E).map { $0 + 1 } ?? rest.endIndex
    let source = rest[rest.startIndex..<end]
    rest = rest[end...]
    let isEnd = source.dropFirst().first == 0x2F
    let name = source.dropFirst(isEnd ? 2 : 1).prefix(32).prefix {
      $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
    }
    return .tag(name: String(decoding: name, as: UTF8.self).lowercased(), isEnd: isEnd, source: source)
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads Rich Text and old Word documents with LibreOffice, if unrtf or antiword is not installed.
///
/// LibreOffice reads and writes files, so it gets a temporary folder with the document and an empty profile, without
/// the user's macros and settings.
package struct LibreOffice: Sendable {
  package static let program = Program(
    "soffice", apt: "libreoffice-writer", dnf: "libreoffice-writer", brew: "--cask libreoffice")

  private let runner: ProgramRunner

  init(runner: ProgramRunner) {
    var runner = runner
    // It starts slowly, and reserves address space that it does not use.
    runner.limits.time = max(runner.limits.time, .seconds(120))
    runner.limits.memory = max(runner.limits.memory, 8 << 30)
    self.runner = runner
  }

  func source(_ bytes: [UInt8], kind: OfficeConverter.Kind, name: String) throws(SourceError) -> SourceText {
    let description = kind == .richText ? "richText" : "oldWord"
    guard let folder = Self.makeFolder() else {
      throw SourceError { $0.noTemporaryFolder(for: name) }
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let input = folder + (kind == .richText ? "/document.rtf" : "/document.doc")
    let converted: [UInt8]
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: input))
      _ = try runner.run(
        Self.program,
        [
          "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--nolockcheck",
          "--convert-to",
          "fodt", "--outdir", folder, input,
        ], environment: ["HOME": folder, "SAL_USE_VCLPLUGIN": "svp"])
      converted = try FileReader.read(path: folder + "/document.fodt", limit: runner.limits.output)
    } catch let failure as ProgramFailure {
      throw failure.sourceError(name: name, kind: description)
    } catch {
      throw SourceError({ $0.libreOfficeCannotOpen(name, $0.binaryKind(description)) }, suggestion: { $0.saveAsDocx })
    }
    let format: SourceText.Format = kind == .richText ? .richText : .oldWord
    return try SourceText(bytes: converted, name: "document.fodt").inside(format, name: name)
  }

  /// A new folder that only this user can enter.
  private static func makeFolder() -> String? {
    let template = FileManager.default.temporaryDirectory.path + "/byregion-XXXXXX"
    return template.withCString { text in
      guard let copy = strdup(text) else { return nil }
      defer { free(copy) }
      return mkdtemp(copy).map { String(cString: $0) }
    }
  }
}
