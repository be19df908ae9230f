// swift-tools-version: 6.2

import PackageDescription

// A package like one of yours: it uses the product Byregion and nothing else. In your own package, write
// .package(url: …) instead of .package(path: …).
let package = Package(
  name: "byregion-examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "byregion", path: "..")],
  targets: [
    .executableTarget(
      name: "Tour", dependencies: ["SQLite", .product(name: "Byregion", package: "byregion")],
      exclude: ["expected.txt"]),
    .executableTarget(
      name: "SearchField", dependencies: [.product(name: "Byregion", package: "byregion")], exclude: ["expected.txt"]),
    .executableTarget(
      name: "OwnImporter", dependencies: [.product(name: "Byregion", package: "byregion")], exclude: ["expected.txt"]),
    .target(name: "Articles", dependencies: [.product(name: "Byregion", package: "byregion")]),
    // Stands for a package that has a module of this name, as SQLite.swift does: Byregion does not take the name.
    .target(name: "SQLite"),
  ],
  swiftLanguageModes: [.v6]
)
