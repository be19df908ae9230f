import ByregionCommands
import Foundation
import TestSupport
import Testing

@testable import ByregionPrinting

@Suite("Command line") struct ArgumentTests {
  private let folder: TemporaryFolder
  private let program: String

  init() async throws {
    folder = try TemporaryFolder()
    program = try #require(BuiltProgram.url("byregion")).path
    #expect(try await CommandRunner(folder: folder.url).run("'\(program)' demo").exitCode == 0)
  }

  private func run(_ arguments: String, environment: [String: String] = [:]) async throws -> CommandResult {
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)' " }.joined()
    return try await CommandRunner(folder: folder.url).run("\(variables)'\(program)' \(arguments)")
  }

  @Test("a word that is not wanted needs no quotes, nor does one as printed") func negatedWords() async throws {
    let all = try await run("search samarbeid --format csv")
    let some = try await run("search samarbeid -kommune --format csv")
    #expect(all.exitCode == 0)
    #expect(some.standardOutput == (try await run("search 'samarbeid -kommune' --format csv")).standardOutput)
    #expect(some.standardOutput.count < all.standardOutput.count)
    let printed = try await run("search samarbeid -=kommune --format csv")
    #expect(printed.standardOutput == (try await run("search 'samarbeid -=kommune' --format csv")).standardOutput)
    // Letters that are an option's name are a word too, if no value can stand there.
    #expect(try await run("search samarbeid -forankring -næring -f csv").standardError.isEmpty)
  }

  @Test("short options take their value at once, and --db may stand first") func options() async throws {
    let separate = try await run("search kommune -n 2 -f csv")
    #expect(separate.standardOutput.split(separator: "\n").count == 3)
    #expect(try await run("search kommune -n2 -fcsv").standardOutput == separate.standardOutput)
    #expect(try await run("--db byregion.db search kommune -n2 -fcsv").standardOutput == separate.standardOutput)
    #expect(try await run("--db=none.db search kommune").standardError.contains("none.db"))
  }

  @Test("carriage returns of a list with Windows line ends are left out, and it is said") func returns() async throws {
    try Data("text\r\n".utf8).write(to: folder.url.appendingPathComponent("list.txt"))
    let result = try await run("search \"$(printf 'kommune\\r')\" -f csv -n 1")
    #expect(result.exitCode == 0)
    #expect(result.standardError.contains("carriage returns at the ends of arguments are left out"))
  }

  @Test("an argument that is not UTF-8 is reported") func encoding() async throws {
    let result = try await run("search \"$(printf 'r\\345d')\"")
    #expect(result.exitCode == 64)
    #expect(result.standardError.contains("error: argument 2 is not UTF-8"))
  }

  @Test(
    "errors have one form, and name what was probably meant",
    arguments: [
      ("list regons", "error: 'regons' is not possible for <kind>\n  hint: Did you mean regions?"),
      ("help serach", "error: there is no command serach\n  hint: Did you mean byregion search?"),
      ("check", "error: there is no command check\n  hint: Did you mean byregion database check?"),
      ("database chek", "error: there is no command database chek\n  hint: Did you mean byregion database check?"),
      (
        "database one two",
        "error: there is no command database one\n  hint: `byregion database --help` lists the commands."
      ),
      ("remove", "error: there is no command remove\n  hint: `byregion --help` lists the commands."),
      ("help document txt", "error: there is no command document txt\n  hint: Did you mean byregion document text?"),
      ("schema advise", "error: there is no table or view advise\n  hint: Did you mean advice?"),
      ("search a --limt 3", "error: unknown option '--limt'\n  hint: Did you mean '--limit'?"),
      ("search a --limit 0", "error: --limit is 1 or more\n  hint: `byregion search --help` explains the command."),
      ("search", "error: missing expected argument '<query> ...'"),
    ])
  func errors(_ arguments: String, _ message: String) async throws {
    let result = try await run(arguments)
    #expect(result.exitCode == 64)
    #expect(result.standardError.hasPrefix(message), "\(result.standardError)")
    #expect(result.standardOutput.isEmpty)
  }

  @Test("help shows no number that means no limit") func help() async throws {
    #expect(!(try await run("sql --help")).standardOutput.contains("9223372036854775807"))
    #expect(try await run("--help").standardOutput.contains("\nEVERYDAY:\n"))
  }

  @Test("several statements run one after the other, each with its parameters") func statements() async throws {
    let result = try await run("sql 'SELECT :a AS x; SELECT :b AS y; -- end' --param a=1 --param b=2 --format csv")
    #expect(result.standardOutput == "x\n1\ny\n2\n")
    try Data("SELECT 1 AS x;\n\nSELECT txt\nFROM advice;\nSELECT 3;\n".utf8)
      .write(to: folder.url.appendingPathComponent("some.sql"))
    let failed = try await run("sql --file some.sql --format csv")
    #expect(failed.standardOutput == "x\n1\n")
    #expect(failed.standardError.contains("some.sql:3:8: error: statement 2 of 3: no such column: txt"))
    #expect(failed.exitCode == 65)
    let unused = try await run("sql 'SELECT 1; SELECT 2' --param a=1")
    #expect(unused.standardError.contains("no statement has a parameter :a"))
    let changed = try await run("sql --write \"UPDATE regions SET name = 'A' WHERE id = 1; SELECT txt\"")
    #expect(changed.standardError.contains("statement 2 of 2: no such column: txt"))
    #expect(try await run("sql 'SELECT name FROM regions WHERE id = 1' -f csv").standardOutput == "name\nA\n")
  }

  @Test("byregion demo makes a knowledge base anywhere, and overwrites nothing") func demo() async throws {
    #expect(try await run("search forankring").exitCode == 0)
    let again = try await run("demo")
    #expect(again.exitCode == 73)
    #expect(again.standardError.contains("byregion.db: there is a file of this name already"))
    let other = try await run("demo --db 'to ord.db'")
    #expect(other.standardOutput.contains("byregion advice struktur --db 'to ord.db'"))
  }

  @Test("names are completed from the knowledge base") func completion() async throws {
    let result = try await run("---completion search -- --region 1 0 r")
    #expect(result.standardOutput.split(separator: "\n").contains("rana"), "\(result)")
    let queries = try await run("---completion query -- name 0 0 adv")
    #expect(queries.standardOutput.contains("advice-by-keyword"), "\(queries)")
  }

  /// What the words of a command line are completed to by the script for bash.
  private func completed(_ line: String) async throws -> [Substring] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    let result = try await CommandRunner(folder: folder.url).run(
      """
      PATH="$(dirname '\(program)'):$PATH"
      byregion --generate-completion-script bash > script
      bash -c '. ./script
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        _byregion byregion "${@: -1}" "${@: -2:1}"; printf "%s\\n" "${COMPREPLY[@]}"' - \
        \(words.map { "'\($0)'" }.joined(separator: " "))
      """)
    return result.standardOutput.split(separator: "\n")
  }

  @Test(
    "every argument that names something of the knowledge base is completed",
    arguments: [
      ("show ", "rana"), ("show H", "Hemnes"), ("list advice --region r", "rana"),
      ("list advice --county N", "Nordland"),
      ("list municipalities --sort pop", "population"), ("export al", "alstahaug"), ("report a --kind adv", "advice"),
      ("report a --region r", "rana"), ("report a --municipality L", "Lurøy"), ("report --saved om", "om-samarbeid"),
      ("document text ", "2"), ("document describe ", "1"), ("document history r", "rana"), ("correct alias r", "rana"),
      ("search a --columns region,te", "region,text"), ("schema adv", "advice"), ("search a --region r", "rana"),
    ]) func completions(line: String, expected: String) async throws
  {
    _ = try await run("search samarbeid --save om-samarbeid")
    let found = try await completed("byregion " + line)
    #expect(found.contains { $0 == expected }, "\(found)")
  }
}

@Suite("Settings") struct ConfigurationTests {
  private let folder: TemporaryFolder
  private let program: String

  init() throws {
    folder = try TemporaryFolder()
    program = try #require(BuiltProgram.url("byregion")).path
  }

  private func run(_ arguments: String, settings: String) async throws -> CommandResult {
    let file = folder.url.appendingPathComponent("byregion/config.toml")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(settings.utf8).write(to: file)
    let setting = "XDG_CONFIG_HOME='\(folder.url.path)'"
    return try await CommandRunner(folder: folder.url).run("\(setting) '\(program)' \(arguments)")
  }

  @Test("the knowledge base of the settings is used where the folder has none") func database() async throws {
    let path = folder.url.appendingPathComponent("other.db").path
    let settings = "# mine\ndatabase = \"\(path)\"  # here\n"
    #expect(try await run("demo --db other.db", settings: settings).exitCode == 0)
    #expect(try await run("search forankring", settings: settings).exitCode == 0)
    let explained = try await run("config --explain --format csv", settings: settings)
    #expect(explained.standardOutput.contains("database,\(path),"))
    #expect(explained.standardOutput.contains("config.toml:2"))
    #expect(try await run("demo", settings: settings).standardOutput.hasPrefix("byregion.db:"))
    #expect(try await run("config --format csv", settings: settings).standardOutput.contains("database,byregion.db"))
  }

  @Test(
    "an error in the file is reported with its line and column",
    arguments: [
      ("database = x", "config.toml:1:12: error: a value stands in quotes"),
      (
        "\ndatabse = \"x\"",
        "config.toml:2:1: error: there is no setting databse\n  databse = \"x\"\n  ^^^^^^^\n  hint: Did you mean database?"
      ),
      ("color = \"red\"", "config.toml:1:9: error: colours are auto, always or never, not red"),
      ("color = \"auto", "config.toml:1:9: error: the quotes are not closed"),
      ("color = \"auto\"\ncolor = \"never\"", "config.toml:2:1: error: color is set in line 1 already"),
      ("[search]", "config.toml:1:1: error: there are no tables here"),
    ])
  func faults(_ settings: String, _ message: String) async throws {
    let result = try await run("config", settings: settings)
    #expect(result.exitCode == 65)
    #expect(
      result.standardError.replacing("\(folder.url.path)/byregion/", with: "").contains(message),
      "\(result.standardError)")
  }
}

@Suite("Colours") struct ColourContrastTests {
  /// The relative luminance of a colour of xterm's palette of 256 (WCAG 2.2).
  private func luminance(_ number: Int) -> Double {
    func linear(_ value: Int) -> Double {
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : Foundation.pow((part + 0.055) / 1.055, 2.4)
    }
    if number >= 232 { return linear(8 + (number - 232) * 10) }
    let levels = [0, 95, 135, 175, 215, 255]
    let place = number - 16
    return 0.2126 * linear(levels[place / 36]) + 0.7152 * linear(levels[place / 6 % 6])
      + 0.0722 * linear(levels[place % 6])
  }

  @Test("every style can be read on white and on black", arguments: Style.allCases) func contrast(_ style: Style) throws
  {
    guard let number = style.usual.split(separator: ";").last.flatMap({ Int($0) }), number > 15 else {
      #expect(style.usual == "1")
      return
    }
    let luminance = luminance(number)
    #expect(1.05 / (luminance + 0.05) >= 4.5)
    #expect((luminance + 0.05) / 0.05 >= 4.5)
  }

  @Test("BYREGION_COLORS sets styles, and what is wrong with it is said") func setting() {
    #expect(Style.colours("match=1;33:note=36") == [.match: "1;33", .note: "36"])
    #expect(Style.fault(inColours: "match=1;33") == nil)
    #expect(Style.fault(inColours: "match=red") != nil)
    #expect(Style.fault(inColours: "mtch=31")?.english.contains("there is no style mtch") == true)
  }
}
