// swift-tools-version: 6.1

import PackageDescription

// A package of its own, so that the main one stays light. `bench` measures the built programs from outside, and two
// rooms alone; `relevance`, `queries` and `queryfuzz` use the search engine itself.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "byregion", path: "..")],
  targets: [
    .target(name: "WriteUpGenerator"),
    .target(name: "Reporting"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "WriteUpGenerator", "Reporting", .product(name: "SQLite", package: "byregion"),
        .product(name: "WriteUp", package: "byregion"),
      ]),
    .executableTarget(
      name: "relevance", dependencies: [.product(name: "KnowledgeBase", package: "byregion")]),
    .executableTarget(
      name: "queries",
      dependencies: ["WriteUpGenerator", "Reporting", .product(name: "KnowledgeBase", package: "byregion")]),
    .executableTarget(
      name: "queryfuzz",
      dependencies: ["WriteUpGenerator", .product(name: "KnowledgeBase", package: "byregion")]),
    .testTarget(name: "WriteUpGeneratorTests", dependencies: ["WriteUpGenerator"]),
  ],
  swiftLanguageModes: [.v6]
)
