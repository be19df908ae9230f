import ArgumentParser
import ByregionFiles
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionText
import Synchronization

/// What the user has set once for all commands, in `~/.config/byregion/config.toml`.
///
/// The file is the part of TOML that a few settings need: `name = "value"` a line, and comments.
struct Configuration: Equatable {
  /// A setting, with the line that sets it.
  struct Setting: Equatable {
    var value: String
    var line: Int
  }

  var settings: [Name: Setting] = [:]

  enum Name: String, CaseIterable {
    case database, format, color

    var meaning: String {
      switch self {
      case .database:
        "the knowledge base, where neither --db nor BYREGION_DB names one and the folder has no byregion.db"
      case .format: "the format of rows on a terminal, where no --format is given"
      case .color: "auto, always or never"
      }
    }

    /// What is wrong with a value; nil when nothing is.
    func fault(in value: String) -> String? {
      switch self {
      case .database: return value.isEmpty ? "a file has a name" : nil
      case .format:
        let names = OutputFormat.allCases.map(\.rawValue).filter { $0 != "xlsx" }
        return names.contains(value) ? nil : "there is no format \(value); there are \(names.joined(separator: ", "))"
      case .color:
        return ColourChoice(rawValue: value) == nil ? "colours are auto, always or never, not \(value)" : nil
      }
    }
  }

  /// The file: `$XDG_CONFIG_HOME/byregion/config.toml`, else in `~/.config`. Nil without a home.
  static var path: String? {
    let folder = Terminal.environmentVariable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (folder ?? Terminal.environmentVariable("HOME").map { $0 + "/.config" }).map { $0 + "/byregion/config.toml" }
  }

  private static let shared = Mutex(Configuration())

  /// What ``load()`` read; empty before.
  static var current: Configuration { shared.withLock { $0 } }

  /// Reads the file, if there is one.
  ///
  /// - Throws: `KnowledgeBaseError` with the line and column of what cannot be read.
  static func load() throws {
    guard let path, !FilePath.isGone(path) else { return }
    let bytes: [UInt8]
    do {
      bytes = try FileReader.read(path: path, limit: 1 << 16)
    } catch {
      throw KnowledgeBaseError(.missingInput, "the settings cannot be read (\(error.message))", place: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw KnowledgeBaseError(
        .invalidInput, "the settings are not UTF-8", place: path, suggestion: "Save them in UTF-8.")
    }
    let configuration = try Configuration(text, at: path)
    shared.withLock { $0 = configuration }
  }

  init() {}

  /// Reads the text of a file.
  init(_ text: String, at path: String) throws {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var reader = SettingReader(line)
      do {
        guard let (word, value) = try reader.setting() else { continue }
        guard let name = Name(rawValue: word) else {
          let near = NearestName.to(word, among: Name.allCases.map(\.rawValue))
          throw SettingReader.Fault(
            "there is no setting \(word)", at: 0, near.map { "Did you mean \($0)?" } ?? "byregion config lists them.")
        }
        if let fault = name.fault(in: value) { throw SettingReader.Fault(fault, at: reader.valueStart) }
        if let earlier = settings[name] {
          throw SettingReader.Fault("\(word) is set in line \(earlier.line) already", at: 0, "Remove one of the two.")
        }
        settings[name] = Setting(value: value, line: index + 1)
      } catch let fault as SettingReader.Fault {
        throw fault.error(in: line, of: text, at: path)
      }
    }
  }
}

/// Reads one line: `name = "value"  # comment`.
private struct SettingReader {
  struct Fault: Error {
    var message: String
    var column: Int
    var suggestion: String

    init(_ message: String, at column: Int, _ suggestion: String = #"Write name = "value"."#) {
      (self.message, self.column, self.suggestion) = (message, column, suggestion)
    }

    /// The error, with its place in the file.
    func error(in line: Substring, of text: String, at path: String) -> KnowledgeBaseError {
      let start = line.index(line.startIndex, offsetBy: column, limitedBy: line.endIndex) ?? line.endIndex
      let end = line[start...].firstIndex { $0.isWhitespace || $0 == "=" } ?? line.endIndex
      let range =
        text.utf8.distance(from: text.startIndex, to: start)..<text.utf8.distance(from: text.startIndex, to: end)
      return KnowledgeBaseError(
        .invalidInput, message, place: path, suggestion: suggestion,
        excerpt: KnowledgeBaseError.Excerpt(text: text, range: range))
    }
  }

  private let line: [Character]
  private var place = 0
  private(set) var valueStart = 0

  init(_ line: Substring) { self.line = Array(line) }

  private var next: Character? { place < line.count ? line[place] : nil }

  private mutating func skipSpace() {
    while let character = next, character.isWhitespace { place += 1 }
  }

  /// The setting of the line; nil for an empty one and a comment.
  mutating func setting() throws -> (name: String, value: String)? {
    skipSpace()
    guard let first = next, first != "#" else { return nil }
    if first == "[" { throw Fault("there are no tables here", at: place) }
    var name = ""
    while let character = next, character.isLetter || character.isNumber || "_-".contains(character) {
      name.append(character)
      place += 1
    }
    guard !name.isEmpty else { throw Fault("a setting begins with its name", at: place) }
    skipSpace()
    guard next == "=" else { throw Fault("an = is missing", at: place) }
    place += 1
    skipSpace()
    valueStart = place
    let value = try quoted()
    skipSpace()
    guard next == nil || next == "#" else { throw Fault("something follows the value", at: place) }
    return (name, value)
  }

  /// A basic string "…" with \" \\ \t \n, or a literal one '…'.
  private mutating func quoted() throws -> String {
    guard let mark = next, mark == "\"" || mark == "'" else {
      throw Fault("a value stands in quotes", at: place)
    }
    place += 1
    var value = ""
    while let character = next {
      place += 1
      if character == mark { return value }
      guard character == "\\", mark == "\"" else {
        value.append(character)
        continue
      }
      let escapes: [Character: Character] = ["\"": "\"", "\\": "\\", "t": "\t", "n": "\n"]
      guard let escaped = next, let meaning = escapes[escaped] else {
        throw Fault(#"a backslash is written \\"#, at: place - 1, "Or put the value in single quotes.")
      }
      value.append(meaning)
      place += 1
    }
    throw Fault("the quotes are not closed", at: valueStart)
  }
}

/// `byregion config`: the settings.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings, and where each comes from.",
    discussion: """
      Settings stand in ~/.config/byregion/config.toml ($XDG_CONFIG_HOME), one a line: name = "value". An option wins over
      a variable of the environment, and that over the file.

      Examples:
        byregion config
        byregion config --explain
      """)

  @Flag(help: "Also tell what each setting means and where its value comes from.")
  var explain = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    let rows = Configuration.Name.allCases.map { name -> [Value] in
      let (value, origin) = Self.effective(name)
      return [.text(name.rawValue), .text(value)] + (explain ? [.text(origin), .text(name.meaning)] : [])
    }
    try Rows.print(["setting", "value"] + (explain ? ["from", "meaning"] : []), format, rows)
    if explain, let path = Configuration.path {
      Messages.standardError().note("the file is \(path)\(FilePath.isGone(path) ? ", which does not exist" : "")")
    }
  }

  private static func effective(_ name: Configuration.Name) -> (value: String, origin: String) {
    let settings = Configuration.current.settings
    let setting = settings[name].map { ($0.value, "\(Configuration.path ?? "config.toml"):\($0.line)") }
    switch name {
    case .database: return DatabaseOptions.usual()
    case .format: return setting ?? ("table", "default")
    case .color:
      if let no = Terminal.environmentVariable("NO_COLOR"), !no.isEmpty, setting == nil { return ("never", "NO_COLOR") }
      return setting ?? ("auto", "default")
    }
  }
}
