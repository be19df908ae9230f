// swift-tools-version: 6.1

import PackageDescription

// A package of its own, since all of it is compiled so that libFuzzer sees which way the code goes: scripts/fuzz.
let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "byregion", path: "..")],
  targets: [
    .target(name: "CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CLibFuzzer", .product(name: "KnowledgeBase", package: "byregion")]),
  ],
  swiftLanguageModes: [.v6]
)
