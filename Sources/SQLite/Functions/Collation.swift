import CSQLite

/// An order of texts for `COLLATE name` (https://sqlite.org/c3ref/create_collation.html).
public struct Collation {
  let name: String
  let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int

  /// - Parameter compare: gets two texts as UTF-8 bytes, not checked and valid during the call only; gives a
  ///   number below, equal to or above 0 as the first comes before, with or after the second. It must order
  ///   all byte strings consistently, or indexes that use it break.
  public init(
    _ name: String,
    _ compare: @escaping (_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>) -> Int
  ) {
    self.name = name
    self.compare = compare
  }
}

extension Connection {
  /// Makes the collation known on this connection; one of the same name is replaced.
  ///
  /// - Throws: `SQLiteError` with `ResultCode.busy` when one of that name is in use by a running statement.
  public func register(_ collation: Collation) throws {
    let box = Unmanaged<AnyObject>.passRetained(CollationBox(collation.compare)).toOpaque()
    let code = sqlite3_create_collation_v2(
      try handle.opened(), collation.name, SQLITE_UTF8, box, callCollation, releaseObject)
    // Unlike the other registrations, this one does not release what it refuses.
    if code != SQLITE_OK { releaseObject(box) }
    try handle.check(code)
  }
}

private final class CollationBox {
  let compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int
  init(_ compare: @escaping (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int) {
    self.compare = compare
  }
}

private let callCollation:
  @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafeRawPointer?, Int32, UnsafeRawPointer?) -> Int32 = {
    data, firstCount, first, secondCount, second in
    guard let data else { return 0 }
    let box = Unmanaged<CollationBox>.fromOpaque(data).takeUnretainedValue()
    let first = UnsafeBufferPointer(start: first?.assumingMemoryBound(to: UInt8.self), count: Int(firstCount))
    let second = UnsafeBufferPointer(
      start: second?.assumingMemoryBound(to: UInt8.self), count: Int(secondCount))
    return Int32(box.compare(first, second).signum())
  }
