// swift-tools-version: 6.1

import PackageDescription

// A package of its own, so that the main one stays light. It measures the built programs from outside.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v14)],
  targets: [
    .target(name: "WriteUpGenerator"),
    .executableTarget(name: "bench", dependencies: ["WriteUpGenerator"]),
    .testTarget(name: "WriteUpGeneratorTests", dependencies: ["WriteUpGenerator"]),
  ],
  swiftLanguageModes: [.v6]
)
