import Foundation
import PackagePlugin

/// Writes files of the repository into a Swift source: the built binary needs nothing beside it. The module Store gets
/// the migrations, the module Importing the first documents, for `byregion demo`, and the module Maps the outline of
/// Norway.
@main
struct EmbedFiles: BuildToolPlugin {
  /// By target: the folder, the ending of its files, and the type that holds them.
  private static let embedded = [
    "ByregionStore": (folder: "Migrations", ending: "sql", type: "Migration"),
    "ByregionImporting": (folder: "seed", ending: "txt", type: "SeedDocuments"),
    "ByregionMaps": (folder: "map", ending: "txt", type: "Outline"),
  ]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let (name, ending, type) = Self.embedded[target.name] else { return [] }
    let folder = context.package.directoryURL.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ending }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded\(type).swift")
    return [
      .buildCommand(
        displayName: "Embed \(files.count) files of \(name)",
        executable: try context.tool(named: "EmbedFilesTool").url,
        arguments: [output.path(), type] + files.map { $0.path() },
        inputFiles: files, outputFiles: [output])
    ]
  }
}
