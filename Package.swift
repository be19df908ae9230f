// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "byregion",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "byregion", targets: ["byregion"]),
    // What Benchmarks measures alone.
    .library(name: "SQLite", targets: ["SQLite"]),
    .library(name: "WriteUp", targets: ["WriteUp"]),
    .library(name: "KnowledgeBase", targets: ["KnowledgeBase", "SQLite", "Norwegian", "WriteUp"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    // Where the five C libraries are.
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),

    // The rooms, in the order in which a write-up travels through them.
    .target(name: "SQLite", dependencies: ["CSQLite"]),
    .target(name: "Norwegian"),
    .target(name: "WriteUp", dependencies: ["Norwegian", "CLibXML2", "CCMark", "CLibZip"]),
    .target(
      name: "KnowledgeBase",
      dependencies: ["SQLite", "Norwegian", "WriteUp", .product(name: "Crypto", package: "swift-crypto")],
      plugins: ["EmbedMigrations"]),
    .target(name: "Printing", dependencies: ["SQLite", "WriteUp", "KnowledgeBase"]),
    .target(
      name: "ByregionCommands",
      dependencies: [
        "KnowledgeBase", "Printing", "SQLite", "Norwegian", "WriteUp", "CLibEdit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "byregion", dependencies: ["ByregionCommands", "Printing"]),

    // The migrations stand in the binary: this tool writes them into Swift source at build time.
    .executableTarget(name: "EmbedMigrationsTool"),
    .plugin(
      name: "EmbedMigrations", capability: .buildTool(), dependencies: ["EmbedMigrationsTool"]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "TidyTests", dependencies: ["TestSupport"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(name: "NorwegianTests", dependencies: ["Norwegian"]),
    .testTarget(
      name: "WriteUpTests", dependencies: ["WriteUp", "TestSupport"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "KnowledgeBaseTests", dependencies: ["KnowledgeBase", "SQLite", "WriteUp", "TestSupport"]),
    .testTarget(name: "PrintingTests", dependencies: ["Printing", "SQLite"]),
    // What is trusted is tried from outside: processes that are killed, disks that fail, files that are damaged.
    .executableTarget(name: "TrustDriver", dependencies: ["KnowledgeBase"], path: "Tests/TrustDriver"),
    .testTarget(
      name: "TrustTests",
      dependencies: ["KnowledgeBase", "SQLite", "WriteUp", "Printing", "byregion", "TrustDriver", "TestSupport"],
      exclude: ["Shim"]),
    .testTarget(
      name: "ByregionCommandsTests",
      dependencies: ["ByregionCommands", "byregion", "TestSupport"], exclude: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
