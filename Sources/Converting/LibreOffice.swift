import ByregionFiles
import ByregionWriteUp
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads Rich Text and old Word documents through LibreOffice, where the small programs that do it are not installed.
///
/// LibreOffice reads and writes files: it gets a folder of its own with the document and an empty profile, without macros
/// and settings of the user. The folder is removed afterwards.
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
    let description = kind == .richText ? "a Rich Text document (.rtf)" : "an old Word document (.doc)"
    guard let folder = Self.makeFolder() else {
      throw SourceError(message: "no temporary folder can be made to convert \(name)")
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
      throw SourceError(
        message: "\(name) is \(description) that LibreOffice cannot open; it may be damaged or have a password",
        suggestion: "Open it in a word processor, and save it as .docx.")
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
