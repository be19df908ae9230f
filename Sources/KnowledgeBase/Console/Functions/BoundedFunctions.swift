import SQLite

/// `replace`, `instr` and `trim` in linear time.
///
/// SQLite's own compare the whole needle at every place, or every letter with the whole set: within the limit on
/// lengths one call can run for hours, and nothing interrupts it.
enum BoundedFunctions {
  /// Registers them; `watch` knows how long a text may get.
  static func register(on connection: Connection, _ watch: QueryWatch) throws {
    try connection.register(
      ScalarFunction("replace", argumentCount: 3, options: always) { try replace($0, limit: watch.lengthLimit) })
    try connection.register(ScalarFunction("instr", argumentCount: 2, options: always, instr))
    for (name, ends) in [("trim", Ends.both), ("ltrim", .left), ("rtrim", .right)] {
      for count in [1, 2] {
        try connection.register(ScalarFunction(name, argumentCount: count, options: always) { trim($0, ends) })
      }
    }
  }

  private static let always: FunctionOptions = [.deterministic, .innocuous]

  private enum Ends { case left, right, both }

  private static func replace(_ arguments: borrowing FunctionArguments, limit: Int) throws -> Value {
    guard !arguments.isNull(0), !arguments.isNull(1), !arguments.isNull(2) else { return .null }
    return try arguments.withBytes(0) { text in
      try arguments.withBytes(1) { needle in
        try arguments.withBytes(2) { replacement in
          .text(try replace(needle, in: text, by: replacement, limit: limit))
        }
      }
    }
  }

  private static func replace(
    _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, by replacement: UnsafeRawBufferPointer,
    limit: Int
  ) throws -> String {
    let wanted = Needle(needle)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var start = 0
    while let place = wanted.first(in: text, from: start) {
      result.append(contentsOf: text[start..<place])
      result.append(contentsOf: replacement)
      start = place + needle.count
      guard result.count <= limit else { throw SQLiteError(code: .tooBig, message: "string or blob too big") }
    }
    result.append(contentsOf: text[start...])
    return String(decoding: result, as: UTF8.self)
  }

  private static func instr(_ arguments: borrowing FunctionArguments) throws -> Value {
    guard !arguments.isNull(0), !arguments.isNull(1) else { return .null }
    let countsBytes = arguments.type(0) == .blob && arguments.type(1) == .blob
    return arguments.withBytes(0) { text in
      arguments.withBytes(1) { needle in
        guard let place = needle.isEmpty ? 0 : Needle(needle).first(in: text, from: 0) else { return .integer(0) }
        let before = countsBytes ? place : text[..<place].count { $0 & 0xC0 != 0x80 }
        return .integer(Int64(before + 1))
      }
    }
  }

  private static func trim(_ arguments: borrowing FunctionArguments, _ ends: Ends) -> Value {
    guard !arguments.isNull(0), arguments.count == 1 || !arguments.isNull(1) else { return .null }
    var set: Set<UInt32> = [0x20]
    if arguments.count == 2 {
      set = []
      arguments.withBytes(1) { TextScalars(bytes: $0).each { set.insert($0) } }
    }
    return arguments.withBytes(0) { bytes in
      let text = TextScalars(bytes: bytes)
      var (start, end) = (0, bytes.count)
      while ends != .right, start < end, set.contains(text.scalar(at: start)) { start += text.length(at: start) }
      while ends != .left, start < end {
        var last = end - 1
        while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
        guard set.contains(text.scalar(at: last)) else { break }
        end = last
      }
      return .text(String(decoding: bytes[start..<max(start, end)], as: UTF8.self))
    }
  }
}
