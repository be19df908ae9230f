import ByregionWriteUp

/// Reads PDF files through poppler's `pdftohtml`.
///
/// Poppler runs as a program of its own: a harmful PDF cannot touch this process, and poppler's licence (GPL) stays apart.
package struct PDFConverter: Sendable {
  package static let program = Program("pdftohtml", apt: "poppler-utils", dnf: "poppler-utils", brew: "poppler")

  /// A write-up has a few pages; the rest of a longer document is not read, and a diagnostic says so.
  static let pageLimit = 400

  var runner = ProgramRunner()

  func source(_ bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    let visible = try convert(bytes, name: name)
    do {
      return try SourceText(popplerXML: visible, name: name, pageLimit: Self.pageLimit)
    } catch {
      // Programs that recognise text put it invisibly over the picture of the page.
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
      throw SourceError(
        message: "\(name) is protected with a password",
        suggestion: "Open it in a PDF viewer with the password, and print or save it without one.")
    } catch .failed(_, _, let messages) where Self.isProtected(messages) {
      throw SourceError(
        message: "\(name) is protected: its owner does not allow its text to be copied",
        suggestion: "Ask its owner for a file without that protection.")
    } catch {
      throw error.sourceError(name: name, kind: "a PDF")
    }
  }

  private static func isProtected(_ messages: String) -> Bool {
    messages.contains("Permission Error") || messages.contains("copy-protection")
  }

  /// Converts a PDF. One that only its owner's password protects opens for anybody, and is read.
  private func run(_ arguments: [String], _ bytes: [UInt8]) throws(ProgramFailure) -> [UInt8] {
    do {
      return try runner.run(Self.program, arguments, input: bytes).bytes
    } catch .failed(_, _, let messages) where Self.isProtected(messages) {
      return try runner.run(Self.program, ["-nodrm"] + arguments, input: bytes).bytes
    }
  }
}
