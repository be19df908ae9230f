/// Drops tags and comments from a piece of HTML, line ends kept.
enum TagStripper {
  static func stripped(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    var isInComment = false
    var isInTag = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        output.append(byte)
      } else if isInComment {
        if byte == 0x3E, index >= 2, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D { isInComment = false }
      } else if isInTag {
        if byte == 0x3E { isInTag = false }
      } else if byte == 0x3C, bytes[index...].starts(with: "<!--".utf8) {
        isInComment = true
      } else if byte == 0x3C {
        isInTag = true
      } else {
        output.append(byte)
      }
      index += 1
    }
    return output
  }
}
