/// Encodes rows in the binary format of COPY (https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format"):
/// nothing has to be escaped, and numbers keep all their bits.
///
/// Begin a row, then add its values. Flush the buffer with ``take(_:)`` from time to time.
package struct CopyRows {
  private var bytes: [UInt8] = []

  package init() {
    bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0]
    append(Int32(0))
    append(Int32(0))
  }

  /// Number of buffered bytes.
  package var count: Int { bytes.count }

  /// Begins a row.
  package mutating func row(columns: Int) { append(Int16(columns)) }

  package mutating func null() { append(Int32(-1)) }

  /// A `bigint`.
  package mutating func integer(_ value: Int64) {
    append(Int32(8))
    append(value)
  }

  /// An `integer`.
  package mutating func shortInteger(_ value: Int32) {
    append(Int32(4))
    append(value)
  }

  /// An `integer[]`: the number of dimensions, whether it contains NULL, the OID of the element type, the length, the
  /// first index, and the values.
  package mutating func integers(_ values: [Int32]) {
    let head: [Int32] = values.isEmpty ? [0, 0, 23] : [1, 0, 23, Int32(values.count), 1]
    append(Int32(head.count * 4 + values.count * 8))
    for number in head { append(number) }
    for value in values { shortInteger(value) }
  }

  /// A `double precision`.
  package mutating func real(_ value: Double) {
    append(Int32(8))
    append(value.bitPattern)
  }

  /// A `text` in UTF-8, without a NUL, or a `bytea`.
  package mutating func bytes(_ value: UnsafeRawBufferPointer) {
    append(Int32(value.count))
    bytes.append(contentsOf: value)
  }

  /// Ends the rows.
  package mutating func end() { append(Int16(-1)) }

  /// Calls `body` with the buffered bytes, then empties the buffer.
  package mutating func take(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try bytes.withUnsafeBytes(body)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func append<T: FixedWidthInteger>(_ number: T) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
