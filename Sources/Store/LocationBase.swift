import ByregionFiles
import ByregionSQLite
import FoundationEssentials

/// The folder of a knowledge base, to which the places of sources are relative in the file: where both are moved together,
/// the sources are still found, and a copy does not say whose folder it was.
///
/// Sources elsewhere keep their absolute path, and so do those of a file in memory.
package struct LocationBase: Sendable {
  /// With a slash at its end; nil for a file in memory.
  private let folder: String?

  /// - Parameter path: the knowledge base; empty or `:memory:` for one in memory.
  package init(path: String) {
    guard !path.isEmpty, path != ":memory:", let folder = FilePath.real(FilePath.parts(path).folder) else {
      self.folder = nil
      return
    }
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
  }

  package init(_ connection: Connection) { self.init(path: connection.path) }

  /// A place as `documents.location` holds it.
  package func stored(_ location: String) -> String {
    guard let folder, location.hasPrefix(folder), location.count > folder.count else { return location }
    let relative = String(location.dropFirst(folder.count))
    // Would be taken for standard input or for an absolute path.
    return relative == "-" || relative.hasPrefix("/") || Self.isAddress(relative) ? location : relative
  }

  /// The absolute path, `-` or address that `documents.location` means.
  package func absolute(_ stored: String) -> String {
    guard let folder, !stored.isEmpty, stored != "-", !stored.hasPrefix("/"), !Self.isAddress(stored) else {
      return stored
    }
    return folder + stored
  }

  private static func isAddress(_ text: String) -> Bool { text.contains("://") }
}
