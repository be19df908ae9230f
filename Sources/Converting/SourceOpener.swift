import ByregionWriteUp

/// Opens a document of any format that can be read here: the one way from a file's bytes to its text.
package enum SourceOpener {
  /// Decodes a document, by a program of its own where its format needs one.
  ///
  /// - Throws: ``SourceError`` when it is no document that can be read, with the reason and what to do.
  package static func source(bytes: [UInt8], name: String) throws(SourceError) -> SourceText {
    if bytes.starts(with: Array("%PDF-".utf8)) { return try PDFConverter().source(bytes, name: name) }
    if let kind = OfficeConverter.kind(of: bytes) {
      return try OfficeConverter().source(bytes, kind: kind, name: name)
    }
    return try SourceText(bytes: bytes, name: name)
  }
}
