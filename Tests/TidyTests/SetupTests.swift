import Foundation
import TestSupport
import Testing

/// Runs `scripts/setup` with scripts in place of the programs that it calls, to simulate machines where something is
/// missing.
@Suite("Setup") struct SetupTests {
  /// A simulated machine: the programs on its PATH, and the libraries that pkg-config finds.
  struct Machine {
    var programs: [String: String] = [:]
    var libraries: Set<String> = ["sqlite3", "libxml-2.0", "libcmark", "libzip", "zlib", "xlsxwriter"]

    init(manager: String? = "apt-get", isRoot: Bool = true, hasSudo: Bool = true, swift: String? = "6.2") {
      programs["pkg-config"] = #"test -e "$STATE/libraries/$2""#
      for name in ["pdftohtml", "unrtf", "antiword"] { programs[name] = "" }
      programs["id"] = "echo \(isRoot ? 0 : 1000)"
      programs["uname"] = "echo \(manager == "brew" ? "Darwin" : "Linux")"
      if hasSudo { programs["sudo"] = #"SUDO=1 "$@""# }
      if let swift { programs["swift"] = "echo 'Swift version \(swift).2 (swift-\(swift)-RELEASE)'" }
      if let manager { programs[manager] = Self.install(manager) }
    }

    /// A package manager that records its arguments, and creates the files that stand for the packages' contents.
    private static func install(_ manager: String) -> String {
      """
      if [ "$1" = --prefix ]; then echo "$STATE/brew"; exit; fi
      echo "${SUDO:+sudo }\(manager) $*" >>"$STATE/calls"
      for word in "$@"; do
        case $word in
          *sqlite*) touch "$STATE/libraries/sqlite3" ;;
          *libxml2*) touch "$STATE/libraries/libxml-2.0" ;;
          *cmark*) touch "$STATE/libraries/libcmark" ;;
          *libzip*) touch "$STATE/libraries/libzip" ;;
          zlib*) touch "$STATE/libraries/zlib" ;;
          *libxlsxwriter*) touch "$STATE/libraries/xlsxwriter" ;;
          *poppler*)
            printf '#!/bin/sh\\n' >"$STATE/bin/pdftohtml"
            chmod +x "$STATE/bin/pdftohtml"
            ;;
          unrtf | antiword)
            printf '#!/bin/sh\\n' >"$STATE/bin/$word"
            chmod +x "$STATE/bin/$word"
            ;;
        esac
      done
      """
    }
  }

  private struct Outcome {
    var result: CommandResult
    /// The calls of the package manager, except `update`.
    var installs: [String]
  }

  private func setUp(
    _ machine: Machine, _ options: String = "", environment: [String: String] = [:]
  ) async throws -> Outcome {
    let folder = try TemporaryFolder()
    let state = folder.url
    let programs = state.appendingPathComponent("bin")
    for new in ["bin", "libraries"] {
      try FileManager.default.createDirectory(
        at: state.appendingPathComponent(new), withIntermediateDirectories: true)
    }
    for name in machine.libraries { try Data().write(to: state.appendingPathComponent("libraries/\(name)")) }
    for name in ["sed", "head", "ls", "env", "touch", "cat", "chmod", "sh"] {
      let real =
        ["/bin/", "/usr/bin/"].map { $0 + name }.first(where: FileManager.default.fileExists) ?? name
      try FileManager.default.createSymbolicLink(
        atPath: programs.appendingPathComponent(name).path, withDestinationPath: real)
    }
    for (name, script) in machine.programs {
      try ShellScript.write(script, to: programs.appendingPathComponent(name))
    }
    let runner = CommandRunner(
      folder: Project.folder, environment: ["PATH": programs.path, "STATE": state.path].merging(environment) { $1 })
    let result = try await runner.run("scripts/setup \(options)")
    let calls = (try? String(contentsOf: state.appendingPathComponent("calls"), encoding: .utf8)) ?? ""
    let installs = calls.split(separator: "\n").map(String.init).filter { !$0.hasSuffix(" update") }
    return Outcome(result: result, installs: installs)
  }

  @Test("prints and installs nothing if everything is installed") func complete() async throws {
    for manager in ["apt-get", "dnf", "brew", nil] {
      let outcome = try await setUp(Machine(manager: manager))
      #expect(outcome.result == CommandResult(standardOutput: "", standardError: "", exitCode: 0))
      #expect(outcome.installs.isEmpty)
    }
  }

  @Test("installs only what is missing, and says so first") func oneMissing() async throws {
    var machine = Machine()
    machine.libraries.remove("libcmark")
    let outcome = try await setUp(machine)
    #expect(outcome.result.exitCode == 0)
    #expect(outcome.installs == ["apt-get install -y --no-install-recommends libcmark-dev"])
    #expect(outcome.result.standardError.contains("setup: missing: libcmark-dev\n"))
    #expect(
      outcome.result.standardError.contains(
        "setup: running: env DEBIAN_FRONTEND=noninteractive apt-get install"))
  }

  @Test(
    "uses the package names of each package manager",
    arguments: [
      (
        "apt-get",
        "apt-get install -y --no-install-recommends libsqlite3-dev libxml2-dev libcmark-dev libzip-dev zlib1g-dev "
          + "libxlsxwriter-dev"
      ),
      ("dnf", "dnf install -y sqlite-devel libxml2-devel cmark-devel libzip-devel zlib-devel libxlsxwriter-devel"),
      ("brew", "brew install sqlite libxml2 cmark libzip libxlsxwriter"),
    ])
  func allMissing(manager: String, call: String) async throws {
    var machine = Machine(manager: manager)
    machine.libraries = []
    let outcome = try await setUp(machine)
    #expect(outcome.installs == [call])
    #expect(outcome.result.exitCode == 0)
  }

  @Test(
    "installs the programs that read PDF, RTF and DOC files",
    arguments: [
      ("apt-get", "apt-get install -y --no-install-recommends poppler-utils unrtf antiword"),
      ("dnf", "dnf install -y poppler-utils unrtf antiword"), ("brew", "brew install poppler unrtf antiword"),
    ])
  func programMissing(manager: String, call: String) async throws {
    var machine = Machine(manager: manager)
    for name in ["pdftohtml", "unrtf", "antiword"] { machine.programs[name] = nil }
    let outcome = try await setUp(machine)
    #expect(outcome.installs == [call])
    #expect(outcome.result.exitCode == 0)
  }

  @Test("--tests also installs a browser and Python's virtual environments") func forTests() async throws {
    var machine = Machine()
    machine.programs["apt-get"]? += """

      case $* in *chromium*) for name in chromium python3; do
        printf '#!/bin/sh\\n' >"$STATE/bin/$name"
        chmod +x "$STATE/bin/$name"
      done ;; esac
      """
    let outcome = try await setUp(machine, "--tests")
    #expect(outcome.result.exitCode == 0)
    #expect(outcome.installs == ["apt-get install -y --no-install-recommends python3 python3-venv chromium"])
    for name in ["chromium", "python3"] { machine.programs[name] = "" }
    #expect(
      try await setUp(machine, "--tests").result == CommandResult(standardOutput: "", standardError: "", exitCode: 0))
  }

  @Test("without a browser, --tests warns and continues; in CI it fails")
  func noBrowser() async throws {
    var machine = Machine(manager: "dnf")
    machine.programs["python3"] = ""
    let outcome = try await setUp(machine, "--tests")
    #expect(outcome.result.exitCode == 0)
    #expect(outcome.installs.isEmpty)
    #expect(outcome.result.standardError.contains("the tests in a browser are left out: chromium"))
    #expect(try await setUp(machine, "--tests", environment: ["CI": "true"]).result.exitCode == 69)
  }

  @Test("a missing pkg-config is installed together with all libraries") func noPkgConfig()
    async throws
  {
    var machine = Machine()
    machine.programs["pkg-config"] = nil
    machine.programs["apt-get"]? += """

      printf '#!/bin/sh\\nexit 0\\n' >"$STATE/bin/pkg-config"
      chmod +x "$STATE/bin/pkg-config"
      """
    let outcome = try await setUp(machine)
    #expect(outcome.installs.first?.contains(" pkg-config libsqlite3-dev ") == true)
    #expect(outcome.result.exitCode == 0)
  }

  @Test("an ordinary user installs with sudo after a message; without sudo, the command for root is printed")
  func ordinaryUser() async throws {
    var machine = Machine(isRoot: false)
    machine.libraries.remove("libzip")
    let outcome = try await setUp(machine)
    #expect(outcome.installs == ["sudo apt-get install -y --no-install-recommends libzip-dev"])
    #expect(
      outcome.result.standardError.contains("running as root, sudo may ask for your password: sudo env"))
    machine.programs["sudo"] = nil
    let refused = try await setUp(machine)
    #expect(refused.installs.isEmpty)
    #expect(refused.result.exitCode == 69)
    #expect(refused.result.standardError.contains("Run as root: "))
    #expect(refused.result.standardError.contains("libzip-dev"))
  }

  @Test("Homebrew never runs as root") func homebrew() async throws {
    var machine = Machine(manager: "brew", isRoot: false)
    machine.libraries.remove("libcmark")
    #expect(try await setUp(machine).installs == ["brew install cmark"])
  }

  @Test("says what is missing if there is no known package manager or it fails") func noManager() async throws {
    var machine = Machine(manager: nil)
    machine.libraries.remove("libcmark")
    let outcome = try await setUp(machine)
    #expect(outcome.result.exitCode == 69)
    #expect(outcome.result.standardError.contains("missing: libcmark"))
    machine.programs["apt-get"] = "exit 100"
    let failed = try await setUp(machine)
    #expect(failed.result.exitCode == 69)
    #expect(failed.result.standardError.contains("could not install: libcmark-dev"))
  }

  @Test("a missing Swift or one before 6.2 is an error with the address to get it", arguments: ["5.10", "6.1", nil])
  func oldSwift(version: String?) async throws {
    let outcome = try await setUp(Machine(swift: version))
    #expect(outcome.result.exitCode == 69)
    #expect(outcome.result.standardError.contains("Swift 6.2 or later is needed"))
    #expect(outcome.result.standardError.contains("https://swift.org/install"))
  }

  @Test("Swift 6.2 and later is accepted", arguments: ["6.2", "6.10", "7.0", "10.0"])
  func newSwift(version: String) async throws {
    #expect(try await setUp(Machine(swift: version)).result.exitCode == 0)
  }
}
