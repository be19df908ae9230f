/// Where the bytes of an ``Output`` end up: a descriptor, a growing memory buffer, a replaced file.
public protocol ByteDestination: AnyObject {
  /// Takes all of the bytes, in order, or throws; a part may have gone out by then.
  func write(_ bytes: UnsafeRawBufferPointer) throws
  /// Makes what was written final: a file takes its name. Called once, after the last write.
  func commit() throws
  /// Leaves nothing behind of an output that was not committed.
  func abandon()
}

extension ByteDestination {
  /// Nothing to make final.
  public func commit() throws {}
  /// Nothing to remove.
  public func abandon() {}
}
