import ByregionWriteUp
import FoundationEssentials

/// The project's first documents, from its folder `seed`: every binary carries them, for a first look without files.
package enum SeedDocuments {
  /// The documents, as an import finds them.
  package static func found() -> FoundSources {
    FoundSources(
      files: embedded.compactMap { document in
        guard let bytes = Data(base64Encoded: document.base64) else { return nil }
        var file = SourceFile(name: document.name, location: "seed:\(document.name)", byteCount: bytes.count)
        file.givenName = document.name
        file.content = Array(bytes)
        return file
      })
  }
}
