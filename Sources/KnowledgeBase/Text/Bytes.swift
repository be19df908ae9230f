/// Bytes in bytes.
enum ByteSequence {
  /// Whether a text holds a part; the empty part is in every text. O(n·m), O(n) in running text.
  static func contains(_ part: [UInt8], in whole: UnsafeRawBufferPointer) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= whole.count else { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      if whole[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}

/// A run of bytes to look for, found in time linear in the text, whatever the bytes are.
///
/// Short needles are compared at every place that begins like them; long ones by the method of Knuth, Morris and Pratt
/// (SIAM Journal on Computing 6:2, 1977), which never goes back in the text.
struct Needle {
  private static let shortest = 33
  private let bytes: UnsafeRawBufferPointer
  /// For each length of a beginning, the length of the longest shorter beginning that it ends with.
  private var borders: [Int32] = []

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    guard bytes.count >= Self.shortest else { return }
    borders = [Int32](repeating: 0, count: bytes.count)
    var length = 0
    for index in 1..<bytes.count {
      while length > 0, bytes[index] != bytes[length] { length = Int(borders[length - 1]) }
      if bytes[index] == bytes[length] { length += 1 }
      borders[index] = Int32(length)
    }
  }

  /// The first place from `start` on; an empty needle stands nowhere.
  func first(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard !bytes.isEmpty, text.count - start >= bytes.count else { return nil }
    return borders.isEmpty ? shortPlace(in: text, from: start) : longPlace(in: text, from: start)
  }

  private func shortPlace(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let first = bytes[0]
    var place = start
    let last = text.count - bytes.count
    while place <= last {
      if text[place] == first {
        var index = 1
        while index < bytes.count, text[place + index] == bytes[index] { index += 1 }
        if index == bytes.count { return place }
      }
      place += 1
    }
    return nil
  }

  private func longPlace(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var length = 0
    for place in start..<text.count {
      while length > 0, text[place] != bytes[length] { length = Int(borders[length - 1]) }
      if text[place] == bytes[length] { length += 1 }
      if length == bytes.count { return place - length + 1 }
    }
    return nil
  }
}
