// swift-tools-version: 6.2

import PackageDescription

// The modules, lowest first. A module imports only modules above it in this list, and `swift build` enforces it.
// SwiftPM wants every module name to be unique among all the packages of a program, so each module carries a prefix:
// the folder Sources/Search is the module ByregionSearch.

let swiftCrypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
/// Only the web server needs it, so that packages that use the library without the trait do not build it.
let hummingbird = Target.Dependency.product(
  name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Web"]))
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func module(
  _ name: String, _ modules: [String] = [], others: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: "Byregion\(name)", dependencies: modules.map { .byName(name: "Byregion\($0)") } + others,
    path: "Sources/\(name)", plugins: plugins)
}

let modules: [Target] = [
  module("Text"),
  module("Languages", ["Text"]),
  module("Files"),
  module("SQLite", ["Text"], others: ["CSQLite", "CSQLiteHeap"]),
  module("Norwegian"),
  module("WriteUp", ["Text", "Languages", "Norwegian"], others: ["CLibXML2", "CCMark", "CLibZip"]),
  module("Converting", ["Text", "Languages", "Files", "WriteUp"], others: ["CChildProcess"]),
  module("Records", ["Languages", "Files", "SQLite", "WriteUp"], others: [swiftCrypto]),
  module("Maps", ["Text", "Languages", "Records"], plugins: ["EmbedFiles"]),
  module(
    "Store", ["Text", "Languages", "Files", "SQLite", "Norwegian", "Records"], others: [swiftCrypto, "CZlib"],
    plugins: ["EmbedFiles"]),
  module("Places", ["Text", "Languages", "SQLite", "Norwegian", "WriteUp", "Records", "Store"]),
  module("Search", ["Text", "Languages", "SQLite", "Norwegian", "WriteUp", "Records", "Store", "Places"]),
  module(
    "Importing",
    ["Languages", "Files", "SQLite", "WriteUp", "Converting", "Records", "Maps", "Store", "Places", "Search"],
    plugins: ["EmbedFiles"]),
  module("PostgreSQL", others: ["CPostgreSQL"]),
  module(
    "Publishing", ["Text", "Languages", "SQLite", "PostgreSQL", "Records", "Store", "Search"], others: [swiftCrypto]),
  module(
    "Reading", ["Text", "Languages", "SQLite", "WriteUp", "Records", "Maps", "Store", "Places", "Search", "Importing"]),
  module(
    "Console", ["Text", "Languages", "Files", "SQLite", "Norwegian", "WriteUp", "Records", "Store", "Search"]),
  module(
    "Printing", ["Text", "Languages", "Files", "SQLite", "WriteUp", "Records", "Places", "Search", "Reading"],
    others: ["CXLSXWriter"]),
  module("LineEditor", ["Text", "Languages", "Printing"]),
  module(
    "Reports", ["Text", "SQLite", "WriteUp", "Records", "Store", "Search", "Reading", "Languages", "Printing"],
    others: ["CLibZip"]),
  module(
    "Assistants",
    [
      "Text", "SQLite", "WriteUp", "Records", "Store", "Places", "Search", "Importing", "Reading", "Console",
      "Printing", "Languages", "Reports", "Publishing",
    ]),
  module(
    "Web",
    [
      "Text", "Files", "SQLite", "Norwegian", "WriteUp", "Converting", "Records", "Store", "Places", "Search",
      "Importing", "Maps",
      "Reading", "Console", "Languages", "Printing", "Reports", "Assistants", "Publishing",
    ], others: [hummingbird, "CZlib"]),
]

let everything = modules.map { Target.Dependency.byName(name: $0.name) }

let package = Package(
  name: "byregion",
  // Atomics came with macOS 15.
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Byregion", targets: ["Byregion"]),
    .executable(name: "byregion", targets: ["ByregionProgram"]),
  ],
  traits: [
    .trait(name: "Web", description: "The web server, byregion serve."),
    .default(enabledTraits: ["Web"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    // The system's C libraries.
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    // Limits SQLite's memory on each thread: SQLite calls an allocator in C, and Swift has no variable of a thread.
    .target(name: "CSQLiteHeap", dependencies: ["CSQLite"]),
    // Starts programs within limits; posix_spawn sets none, and Swift may not fork.
    .target(name: "CChildProcess"),
    // Loads libpq when it is needed, so that nobody else needs it, nor its headers.
    .target(name: "CPostgreSQL", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
  ] + modules + [
    .target(name: "ByregionCommands", dependencies: everything + [argumentParser]),
    // What other packages import: the only public module.
    .target(
      name: "Byregion",
      dependencies: [
        "ByregionConsole", "ByregionImporting", "ByregionReading", "ByregionRecords", "ByregionSearch",
        "ByregionSQLite",
        "ByregionStore",
      ]),

    // The program is called byregion. Its target has another name, because file systems that ignore case could not hold
    // it beside the library Byregion.
    .executableTarget(
      name: "ByregionProgram", dependencies: ["ByregionCommands", "ByregionFiles", "ByregionPrinting"]),

    // The migrations and the first documents are part of the binary: this tool writes them into Swift source at build time.
    .executableTarget(name: "EmbedFilesTool"),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedFilesTool"]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "LibraryTests", dependencies: ["Byregion", "TestSupport"]),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"]),
    .testTarget(name: "SQLiteTests", dependencies: ["ByregionSQLite", "TestSupport"]),
    .testTarget(name: "NorwegianTests", dependencies: ["ByregionNorwegian", "TestSupport"]),
    .testTarget(
      name: "WriteUpTests", dependencies: ["ByregionWriteUp", "ByregionLanguages", "ByregionText", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ConvertingTests",
      dependencies: ["ByregionConverting", "ByregionLanguages", "ByregionWriteUp", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(name: "MapTests", dependencies: ["ByregionMaps", "TestSupport"]),
    .testTarget(name: "KnowledgeBaseTests", dependencies: everything + ["TestSupport"]),
    .testTarget(name: "PrintingTests", dependencies: everything + ["TestSupport"]),
    .testTarget(name: "LineEditorTests", dependencies: ["ByregionLineEditor"]),
    .testTarget(
      name: "PublishingTests",
      dependencies: everything + [
        "ByregionProgram", "TestSupport", hummingbird,
        .product(name: "HummingbirdTesting", package: "hummingbird", condition: .when(traits: ["Web"])),
      ]),
    .testTarget(
      name: "WebTests",
      dependencies: everything + [
        "TestSupport", hummingbird,
        .product(name: "HummingbirdTesting", package: "hummingbird", condition: .when(traits: ["Web"])),
      ], exclude: ["Browser"]),
    .testTarget(
      name: "AssistantTests", dependencies: ["ByregionAssistants", "ByregionFiles", "ByregionProgram", "TestSupport"],
      exclude: ["Client"]),
    // Failures are tested from outside: killed processes, failing disks, damaged files.
    .executableTarget(name: "TrustDriver", dependencies: everything, path: "Tests/TrustDriver"),
    .testTarget(
      name: "TrustTests", dependencies: everything + ["ByregionProgram", "TrustDriver", "TestSupport"],
      exclude: ["Shim", "Fixtures"]),
    .testTarget(
      name: "ByregionCommandsTests", dependencies: ["ByregionCommands", "ByregionProgram", "TestSupport"] + everything,
      exclude: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)

// Programs for maintainers. They use the modules' package access, so they belong to this package; the variables keep
// them out of everybody else's build. scripts/benchmark and scripts/fuzz set them.
if Context.environment["BYREGION_BENCHMARKS"] != nil {
  func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies + everything, path: "Benchmarks/Sources/\(name)")
  }
  package.targets += [
    .target(name: "WriteUpGenerator", path: "Benchmarks/Sources/WriteUpGenerator"),
    .target(name: "Reporting", path: "Benchmarks/Sources/Reporting"),
    program("bench", ["WriteUpGenerator", "Reporting"]),
    program("relevance", []),
    program("queries", ["WriteUpGenerator", "Reporting"]),
    program("words", ["Reporting"]),
    program("queryfuzz", ["WriteUpGenerator"]),
    .testTarget(
      name: "WriteUpGeneratorTests", dependencies: ["WriteUpGenerator"], path: "Benchmarks/Tests/WriteUpGeneratorTests"),
  ]
}
if Context.environment["BYREGION_FUZZING"] != nil {
  package.targets += [
    .target(name: "CLibFuzzer", path: "Fuzzing/Sources/CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CLibFuzzer"] + everything, path: "Fuzzing/Sources/fuzz"),
  ]
}
if Context.environment["BYREGION_DOCUMENTATION"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.3"))
}
