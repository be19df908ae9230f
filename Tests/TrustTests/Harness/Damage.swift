import TestSupport

/// Damages files as failing disks and careless users do.
enum Damage {
  /// The bytes after some damage, and a description of it.
  static func damage(
    _ bytes: [UInt8], kind: Int, _ generator: inout SeededGenerator
  ) -> (bytes: [UInt8], what: String) {
    var bytes = bytes
    let pageSize = 4096
    let pages = bytes.count / pageSize
    switch kind {
    case 0:
      let count = Int.random(in: 1...40, using: &generator)
      for _ in 0..<count {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
      }
      return (bytes, "\(count) bytes changed")
    case 1:
      let page = Int.random(in: 0..<pages, using: &generator)
      for index in page * pageSize..<(page + 1) * pageSize { bytes[index] = 0 }
      return (bytes, "page \(page + 1) zeroed")
    case 2:
      let length = Int.random(in: 1..<bytes.count, using: &generator)
      return (Array(bytes.prefix(length)), "cut to \(length) bytes")
    case 3:
      let first = Int.random(in: 1..<pages, using: &generator)
      let second = Int.random(in: 1..<pages, using: &generator)
      for index in 0..<pageSize { bytes.swapAt(first * pageSize + index, second * pageSize + index) }
      return (bytes, "pages \(first + 1) and \(second + 1) exchanged")
    default:
      // Page headers, which have the structure of the B-trees.
      for _ in 0..<30 {
        let page = Int.random(in: 0..<pages, using: &generator)
        let place = page * pageSize + Int.random(in: 0..<16, using: &generator) + (page == 0 ? 100 : 0)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      return (bytes, "page headers changed")
    }
  }
}
