import CSQLite

/// The arguments of a function call, read in place and valid during the call only.
public struct FunctionArguments: ~Copyable {
  private let values: UnsafeMutablePointer<OpaquePointer?>?
  private let context: OpaquePointer?
  /// How many there are.
  public let count: Int

  init(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    self.context = context
    self.values = values
    self.count = Int(count)
  }

  private func pointer(_ index: Int) -> OpaquePointer? {
    index >= 0 && index < count ? values?[index] : nil
  }

  /// The argument at `index`, from 0, copied; `null` where there is none.
  public subscript(_ index: Int) -> Value { ForeignValue.value(pointer(index)) }

  /// The storage class of an argument.
  public func type(_ index: Int) -> StorageClass {
    pointer(index).flatMap { StorageClass(rawValue: sqlite3_value_type($0)) } ?? .null
  }

  /// Whether an argument is NULL or missing.
  public func isNull(_ index: Int) -> Bool { type(index) == .null }

  /// An argument as an integer, nil for NULL.
  public func integer(_ index: Int) -> Int64? {
    isNull(index) ? nil : pointer(index).map { sqlite3_value_int64($0) }
  }

  /// An argument as a floating-point number, nil for NULL.
  public func real(_ index: Int) -> Double? {
    isNull(index) ? nil : pointer(index).map { sqlite3_value_double($0) }
  }

  /// An argument as text, nil for NULL.
  public func text(_ index: Int) -> String? {
    isNull(index) ? nil : withBytes(index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the bytes of a blob or of a text where SQLite has them; NULL has none. Valid in
  /// `body` only.
  public func withBytes<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try ForeignValue.withBytes(pointer(index), body)
  }

  /// What `make` made of an argument that is the same in every row, kept for the rest of the statement.
  ///
  /// Where the argument is not a constant, `make` is called each time
  /// (https://sqlite.org/c3ref/get_auxdata.html).
  public func remembered<T: AnyObject>(_ index: Int, _ make: () throws -> T) rethrows -> T {
    let number = Int32(clamping: index)
    if let kept = sqlite3_get_auxdata(context, number),
      let object = Unmanaged<AnyObject>.fromOpaque(kept).takeUnretainedValue() as? T
    {
      return object
    }
    let object = try make()
    // SQLite may let go of it before the call returns, so it holds a reference of its own.
    sqlite3_set_auxdata(context, number, Unmanaged<AnyObject>.passRetained(object).toOpaque(), releaseObject)
    return object
  }
}

/// Releases an object that SQLite held.
let releaseObject: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
  if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
}
