import Norwegian

/// Bytes to composed text: by byte order mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252.
enum Decoder {
  struct Decoded {
    var text: String
    var encoding: SourceText.Encoding
    var diagnostics: [Diagnostic] = []
  }

  static func decode(_ bytes: [UInt8]) -> Decoded {
    var decoded = decodedAsStored(bytes)
    decoded.text = Composition.composed(decoded.text)
    decoded.text.makeContiguousUTF8()
    return decoded
  }

  private static func decodedAsStored(_ bytes: [UInt8]) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decodeUTF8(bytes[3...], encoding: .utf8WithMark) }
    if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes[2...], .utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes[2...], .utf16BigEndian) }
    if let encoding = encodingByZeros(bytes) { return decodeUTF16(bytes[...], encoding) }
    return decodeUTF8(bytes[...], encoding: .utf8)
  }

  /// UTF-16 without a mark: Norwegian text has a zero in nearly every second byte, on one side only.
  private static func encodingByZeros(_ bytes: [UInt8]) -> SourceText.Encoding? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs > 1, hasZero(bytes, 2 * pairs) else { return nil }
    var first = 0
    var second = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { first += 1 }
      if bytes[2 * pair + 1] == 0 { second += 1 }
    }
    if second * 10 > pairs * 6, first * 20 <= pairs { return .utf16LittleEndian }
    if first * 10 > pairs * 6, second * 20 <= pairs { return .utf16BigEndian }
    return nil
  }

  private static func hasZero(_ bytes: [UInt8], _ count: Int) -> Bool {
    bytes.withUnsafeBufferPointer { ByteSearch.contains(0, in: UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  private static func decodeUTF16(_ bytes: ArraySlice<UInt8>, _ encoding: SourceText.Encoding) -> Decoded {
    let low = encoding == .utf16LittleEndian ? 0 : 1
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
    }
    var decoded = Decoded(text: String(decoding: units, as: UTF16.self), encoding: encoding)
    if decoded.text.utf16.count != units.count || !decoded.text.utf16.elementsEqual(units) {
      decoded.diagnostics.append(.damaged("a pair of surrogates is broken; its place is marked"))
    } else if bytes.count % 2 == 1 {
      decoded.diagnostics.append(.damaged("the last byte belongs to no letter"))
    }
    return decoded
  }

  private static func decodeUTF8(_ bytes: ArraySlice<UInt8>, encoding: SourceText.Encoding) -> Decoded {
    guard let text = bytes.withUnsafeBufferPointer(UTF8Checker.text) else {
      return SingleByteDecoder.decode(bytes, marked: encoding == .utf8WithMark)
    }
    return Decoded(text: text, encoding: encoding)
  }
}

extension Diagnostic {
  fileprivate static func damaged(_ what: String) -> Diagnostic {
    Diagnostic(severity: .warning, identifier: "encoding-damaged", message: what, line: 1, column: 1)
  }
}
