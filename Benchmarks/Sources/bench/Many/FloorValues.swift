import ByregionSQLite

/// Packed values of rows, so that binding them costs almost nothing.
struct FloorValues {
  private enum Kind: UInt8 {
    case null, integer, real, text, blob
  }

  private var bytes: [UInt8] = []

  mutating func append(_ row: Row, _ column: Int) {
    switch row[column] {
    case .null: bytes.append(Kind.null.rawValue)
    case .integer(let integer): append(.integer, UInt64(bitPattern: integer))
    case .real(let real): append(.real, real.bitPattern)
    case .text(let text):
      append(.text, UInt64(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    case .blob(let blob):
      append(.blob, UInt64(blob.count))
      bytes.append(contentsOf: blob)
    }
  }

  private mutating func append(_ kind: Kind, _ number: UInt64) {
    bytes.append(kind.rawValue)
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// Runs a statement for each row. Texts and blobs are bound without copying.
  func run(_ statement: Statement, columnCount: Int) throws {
    try bytes.withUnsafeBytes { buffer in
      var place = 0
      while place < buffer.count {
        for column in 1...columnCount { try bind(buffer, &place, statement, column) }
        try statement.run()
      }
    }
  }

  private func bind(
    _ buffer: UnsafeRawBufferPointer, _ place: inout Int, _ statement: Statement, _ column: Int
  ) throws {
    let kind = Kind(rawValue: buffer[place])
    place += 1
    guard let kind, kind != .null else { return try statement.bind(.null, at: column) }
    let number = buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    place += 8
    switch kind {
    case .null: break
    case .integer: try statement.bind(integer: Int64(bitPattern: number), at: column)
    case .real: try statement.bind(.real(Double(bitPattern: number)), at: column)
    case .text, .blob:
      let value = UnsafeRawBufferPointer(rebasing: buffer[place..<(place + Int(number))])
      place += value.count
      if kind == .blob { return try statement.bind(blob: value, at: column, .borrowed) }
      try value.withMemoryRebound(to: UInt8.self) { try statement.bind(utf8: $0, at: column, .borrowed) }
    }
  }
}
