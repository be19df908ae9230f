// swift-tools-version: 6.2

import PackageDescription

// A package that uses only the product Byregion, as yours may. In your own package, write .package(url: …) instead of
// .package(path: …).
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
    // Shows that Byregion can be used beside a module of this name, such as that of SQLite.swift.
    .target(name: "SQLite"),
  ],
  swiftLanguageModes: [.v6]
)
