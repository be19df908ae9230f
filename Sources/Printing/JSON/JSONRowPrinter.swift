/// Rows as objects of JSON, one a line, in an array or one after the other (NDJSON).
///
/// Shape 1: keys are the columns' names in their order, the second of a name with `_2` behind it. NULL and
/// reals that are not finite are `null`; integers have all their digits; reals are the shortest digits that
/// read back the same; a blob is `{"base64":"…"}`, so that it is no text. No rows are `[]`, or nothing in
/// NDJSON.
final class JSONRowPrinter: RowPrinter {
  /// Whether the objects stand in an array.
  enum Arrangement: Sendable, Hashable { case array, lines }

  private let output: Output
  private let arrangement: Arrangement
  /// What stands before each value, `{"a":` and `,"b":`, one behind the other, and where each ends.
  private var keys: [UInt8] = []
  private var keyEnds: [Int] = []
  private var isFirst = true

  init(_ output: Output, _ arrangement: Arrangement) {
    self.output = output
    self.arrangement = arrangement
  }

  func begin(_ columns: [Column]) throws {
    for (index, name) in Column.uniqueNames(columns).enumerated() {
      let key = Output.text { output in
        output.append(index == 0 ? "{" : ",")
        JSONWriter(output).key(name)
      }
      keys += key.utf8
      keyEnds.append(keys.count)
    }
    if arrangement == .array { output.append(0x5B) }
  }

  func row(_ row: some RowSource) throws {
    if arrangement == .array, !isFirst { output.append(",\n") }
    isFirst = false
    let count = min(row.count, keyEnds.count)
    keys.withUnsafeBufferPointer { keys in
      var start = 0
      for index in 0..<count {
        output.append(keys[bytes: start..<keyEnds[index]])
        start = keyEnds[index]
        row.withCell(index, cell)
      }
    }
    if count == 0 { output.append(0x7B) }
    output.append(0x7D)
    if arrangement == .lines { output.append(0x0A) }
    try output.checkpoint()
  }

  func end() throws {
    if arrangement == .array { output.append("]\n") }
    try output.flush()
  }

  func pause() throws { try output.flushIfStale() }

  @inline(__always)
  private func cell(_ cell: CellView) {
    switch cell {
    case .null: output.append("null")
    case .integer(let value): NumberText.append(value, to: output)
    case .real(let value): output.append(value.isFinite ? NumberText.exact(value) : "null")
    case .text(let bytes): JSONText.append(bytes, to: output)
    case .blob(let bytes):
      output.append("{\"base64\":\"")
      BinaryText.appendBase64(bytes, to: output)
      output.append("\"}")
    }
  }
}
