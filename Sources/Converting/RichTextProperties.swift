import ByregionText
import ByregionWriteUp

/// The group `\info` of a Rich Text file (RTF 1.9.1, "Information Group"): the title, and when it was revised or
/// created.
struct RichTextProperties {
  private(set) var title: String?
  private(set) var revisedOn: String?
  private(set) var madeOn: String?

  /// The properties as a description of the document.
  var description: DocumentDescription { .stated(title: title, date: revisedOn ?? madeOn) }

  /// Number of bytes at the beginning of the file in which the group is looked for. It precedes the text.
  private static let searchedBytes = 256 << 10
  /// Maximum length of one property, in bytes of the file.
  private static let maxLength = 8_000

  init(_ bytes: [UInt8]) {
    let head = Array(bytes.prefix(Self.searchedBytes))
    guard let start = ByteSearch.first(Array("{\\info".utf8), in: head, head.indices) else { return }
    var index = start + 1
    while index < head.count, head[index] != 0x7D {
      guard head[index] == 0x7B else {
        index += 1
        continue
      }
      let end = Self.end(ofGroup: index, in: head)
      read(head[(index + 1)..<end])
      index = end + 1
    }
  }

  /// The index of the brace that closes a group, or the end of the bytes.
  private static func end(ofGroup start: Int, in bytes: [UInt8]) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x7B: depth += 1
      case 0x7D:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  private mutating func read(_ group: ArraySlice<UInt8>) {
    guard group.count <= Self.maxLength else { return }
    if group.starts(with: Array("\\title".utf8)) {
      title = title ?? Self.text(Array(group.dropFirst(6)))
    } else if group.starts(with: Array("\\revtim".utf8)) {
      revisedOn = Self.date(Array(group))
    } else if group.starts(with: Array("\\creatim".utf8)) {
      madeOn = Self.date(Array(group))
    }
  }

  /// `\yr2018\mo6\dy1` as `2018-6-1`.
  private static func date(_ group: [UInt8]) -> String? {
    var parts: [String: Int] = [:]
    var index = 0
    while index < group.count {
      guard group[index] == 0x5C, index + 1 < group.count else {
        index += 1
        continue
      }
      let word = RichText.controlWord(group, at: index)
      parts[String(decoding: word.name, as: UTF8.self)] = word.number
      index = max(word.end, index + 1)
    }
    guard let year = parts["yr"] else { return nil }
    return [year, parts["mo"], parts["dy"]].compactMap { $0.map(String.init) }.joined(separator: "-")
  }

  /// Decodes text with `\uN` and `\'xx`. Bytes are taken for Windows-1252, as in unrtf.
  private static func text(_ group: [UInt8]) -> String {
    var bytes: [UInt8] = []
    var index = 0
    var skipped = 0
    func append(_ text: [UInt8]) { if skipped > 0 { skipped -= 1 } else { bytes += text } }
    while index < group.count {
      let byte = group[index]
      guard byte == 0x5C, index + 1 < group.count else {
        if byte >= 0x20, byte != 0x7B, byte != 0x7D { append(letter(byte)) }
        index += 1
        continue
      }
      let word = RichText.controlWord(group, at: index)
      if word.name.elementsEqual("u".utf8), let number = word.number {
        let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: number < 0 ? number + 65_536 : number))
        bytes += Array(String(scalar ?? "\u{FFFD}").utf8)
        skipped = 1
      } else if word.name.isEmpty, group[index + 1] == 0x27 {
        let digits = String(decoding: group[min(index + 2, group.count)..<min(index + 4, group.count)], as: UTF8.self)
        if let byte = UInt8(digits, radix: 16) { append(letter(byte)) }
      } else if word.name.isEmpty, [0x5C, 0x7B, 0x7D].contains(group[index + 1]) {
        append([group[index + 1]])
      }
      index = max(word.end, index + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func letter(_ byte: UInt8) -> [UInt8] {
    Unicode.Scalar(SingleByteDecoder.scalar(of: byte)).map { Array(String($0).utf8) } ?? []
  }
}
