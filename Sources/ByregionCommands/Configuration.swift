import ByregionLanguages
import ArgumentParser
import ByregionFiles
import ByregionPrinting
import ByregionRecords
import ByregionSQLite
import ByregionText
import Synchronization

/// The user's settings for all commands, in `~/.config/byregion/config.toml`.
///
/// The file is a subset of TOML: one `name = "value"` a line, and comments.
struct Configuration: Equatable {
  /// A setting, with its line number.
  struct Setting: Equatable {
    var value: String
    var line: Int
  }

  var settings: [Name: Setting] = [:]

  enum Name: String, CaseIterable {
    case database, format, color, language

    var meaning: String {
      switch self {
      case .database: words.databaseSetting
      case .format: words.formatSetting
      case .color: words.colourSetting
      case .language: words.languageSetting
      }
    }

    /// The error in a value; nil when it is valid. An unknown language is reported where the language is chosen.
    func fault(in value: String) -> Wording? {
      switch self {
      case .database: return value.isEmpty ? Wording { $0.fileHasName } : nil
      case .format:
        let names = OutputFormat.allCases.map(\.rawValue).filter { $0 != "xlsx" }
        return names.contains(value) ? nil : Wording { $0.noFormat(value, names) }
      case .color: return ColourChoice(rawValue: value) == nil ? Wording { $0.noColourChoice(value) } : nil
      case .language: return nil
      }
    }
  }

  /// The path of the file: `$XDG_CONFIG_HOME/byregion/config.toml`, else in `~/.config`. Nil without a home folder.
  static var path: String? {
    let folder = Terminal.environmentVariable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (folder ?? Terminal.environmentVariable("HOME").map { $0 + "/.config" }).map { $0 + "/byregion/config.toml" }
  }

  private static let shared = Mutex(Configuration())

  /// The settings read by ``load()``; empty before.
  static var current: Configuration { shared.withLock { $0 } }

  /// Reads the file, if there is one.
  ///
  /// - Throws: `KnowledgeBaseError` with the line and column of a syntax error.
  static func load() throws {
    guard let path, !FilePath.isGone(path) else { return }
    let bytes: [UInt8]
    do {
      bytes = try FileReader.read(path: path, limit: 1 << 16)
    } catch {
      throw KnowledgeBaseError(.missingInput, { $0.settingsUnreadable(error.message) }, place: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw KnowledgeBaseError(
        .invalidInput, { $0.settingsNotUTF8 }, place: path, suggestion: .say { $0.saveAsUTF8 })
    }
    let configuration = try Configuration(text, at: path)
    shared.withLock { $0 = configuration }
  }

  init() {}

  /// Parses the text of a file.
  init(_ text: String, at path: String) throws {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var reader = SettingReader(line)
      do {
        guard let (word, value) = try reader.setting() else { continue }
        guard let name = Name(rawValue: word) else {
          let near = NearestName.to(word, among: Name.allCases.map(\.rawValue))
          throw SettingReader.Fault(Wording { $0.noSetting(word) }, at: 0) { words in
            near.map { words.didYouMean($0) } ?? words.listsThem("`byregion config`")
          }
        }
        if let fault = name.fault(in: value) { throw SettingReader.Fault(fault, at: reader.valueStart) }
        if let earlier = settings[name] {
          throw SettingReader.Fault(Wording { $0.setAlready(word, line: earlier.line) }, at: 0) { $0.removeOne }
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
    var message: Wording
    var column: Int
    var suggestion: Wording

    init(_ message: Wording, at column: Int, _ suggestion: (Catalogue) -> String = { $0.writeSetting }) {
      (self.message, self.column, self.suggestion) = (message, column, Wording(suggestion))
    }

    /// The error, with its place in the file.
    func error(in line: Substring, of text: String, at path: String) -> KnowledgeBaseError {
      let start = line.index(line.startIndex, offsetBy: column, limitedBy: line.endIndex) ?? line.endIndex
      let end = line[start...].firstIndex { $0.isWhitespace || $0 == "=" } ?? line.endIndex
      let range =
        text.utf8.distance(from: text.startIndex, to: start)..<text.utf8.distance(from: text.startIndex, to: end)
      return KnowledgeBaseError(
        .invalidInput, message, place: path, suggestion: .wording(suggestion),
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

  /// The setting of the line; nil for an empty line or a comment.
  mutating func setting() throws -> (name: String, value: String)? {
    skipSpace()
    guard let first = next, first != "#" else { return nil }
    if first == "[" { throw Fault(Wording { $0.noTablesHere }, at: place) }
    var name = ""
    while let character = next, character.isLetter || character.isNumber || "_-".contains(character) {
      name.append(character)
      place += 1
    }
    guard !name.isEmpty else { throw Fault(Wording { $0.settingBeginsWithName }, at: place) }
    skipSpace()
    guard next == "=" else { throw Fault(Wording { $0.equalsMissing }, at: place) }
    place += 1
    skipSpace()
    valueStart = place
    let value = try quoted()
    skipSpace()
    guard next == nil || next == "#" else { throw Fault(Wording { $0.somethingFollows }, at: place) }
    return (name, value)
  }

  /// A basic string "…" with the escapes \" \\ \t \n, or a literal string '…'.
  private mutating func quoted() throws -> String {
    guard let mark = next, mark == "\"" || mark == "'" else {
      throw Fault(Wording { $0.valueInQuotes }, at: place)
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
        throw Fault(Wording { $0.backslashTwice }, at: place - 1) { $0.orSingleQuotes }
      }
      value.append(meaning)
      place += 1
    }
    throw Fault(Wording { $0.quotesOpen }, at: valueStart)
  }
}

/// `byregion config`: the settings.
struct ConfigCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config",
      abstract: help.configuration.abstract,
      discussion: help.configuration.discussion(
        """
        byregion config
        byregion config --explain
        """))
  }

  @Flag(help: ArgumentHelp(help.explainSettings))
  var explain = false

  @OptionGroup var format: FormatOptions

  func run() throws {
    let rows = Configuration.Name.allCases.map { name -> [Value] in
      let (value, origin) = Self.effective(name)
      return [.text(name.rawValue), .text(value)] + (explain ? [.text(origin), .text(name.meaning)] : [])
    }
    try Rows.print(["setting", "value"] + (explain ? ["from", "meaning"] : []), format, rows)
    if explain, let path = Configuration.path {
      Messages.standardError().note(words.settingsFile(path, exists: !FilePath.isGone(path)))
    }
  }

  private static func effective(_ name: Configuration.Name) -> (value: String, origin: String) {
    let settings = Configuration.current.settings
    let setting = settings[name].map { ($0.value, "\(Configuration.path ?? "config.toml"):\($0.line)") }
    switch name {
    case .database: return DatabaseOptions.usual()
    case .format: return setting ?? ("table", words.standard)
    case .color:
      if let no = Terminal.environmentVariable("NO_COLOR"), !no.isEmpty, setting == nil { return ("never", "NO_COLOR") }
      return setting ?? ("auto", words.standard)
    case .language:
      let origin =
        switch LanguageChoice.ofProcess?.source {
        case .option: "--language"
        case .settings: setting?.1 ?? words.standard
        case .variable(let name): name
        case .nothing, nil: words.standard
        }
      return (words.language.rawValue, origin)
    }
  }
}
