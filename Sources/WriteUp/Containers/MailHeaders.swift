import ByregionText

/// The header fields of a message or of one of its parts (RFC 5322, 2.2; RFC 2045, 5.1).
struct MailHeaders {
  /// Maximum number of fields, and maximum size of one field in bytes; the rest is ignored.
  static let maxFields = 500
  static let maxFieldBytes = 16 << 10

  /// Names in lowercase, values unfolded.
  private var fields: [(name: String, value: [UInt8])] = []
  /// The byte offset of the body: after the first empty line, or the end of the range.
  private(set) var bodyStart: Int

  /// - Parameter range: The byte range of the message or part.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    bodyStart = range.upperBound
    var lines = MailLines(bytes, range)
    while let line = lines.next() {
      guard !line.isEmpty else {
        bodyStart = lines.position
        return
      }
      append(bytes[line])
    }
  }

  private mutating func append(_ line: ArraySlice<UInt8>) {
    if let first = line.first, first == 0x20 || first == 0x09 {
      guard let last = fields.indices.last, fields[last].value.count + line.count <= Self.maxFieldBytes else { return }
      fields[last].value += line
    } else if fields.count < Self.maxFields, let name = Self.fieldName(line) {
      let value = line[(line.startIndex + name.utf8.count + 1)...].prefix(Self.maxFieldBytes)
      fields.append((name.lowercased(), Array(value.drop { $0 == 0x20 || $0 == 0x09 })))
    }
  }

  /// The name before the colon; nil if the line does not begin a field.
  static func fieldName(_ line: ArraySlice<UInt8>) -> String? {
    let name = line.prefix(77).prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
    guard !name.isEmpty, name.endIndex < line.endIndex, line[name.endIndex] == 0x3A else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  /// The names of all fields, in lowercase.
  var names: Set<String> { Set(fields.map(\.name)) }

  private func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// The value of a field, with encoded words decoded.
  func text(_ name: String) -> String? { raw(name).map(EncodedWords.text) }

  /// The value of a field that has parameters, such as `Content-Type: text/plain; charset=utf-8`.
  func structured(_ name: String) -> StructuredField? { raw(name).map(StructuredField.init) }
}

/// A field with parameters (RFC 2045, 5.1; RFC 2231).
struct StructuredField {
  /// The value before the first semicolon, in lowercase.
  private(set) var value: String
  private var parameters: [String: String] = [:]

  /// - Parameter name: The parameter's name in lowercase.
  subscript(_ name: String) -> String? { parameters[name] }

  init(_ bytes: [UInt8]) {
    let end = bytes.firstIndex(of: 0x3B) ?? bytes.count
    value = Self.trimmed(String(decoding: bytes[..<end], as: UTF8.self)).lowercased()
    // RFC 2231 splits a long value: `filename*0*=`, `filename*1=`.
    var pieces: [String: [(number: Int, bytes: [UInt8], isEncoded: Bool)]] = [:]
    var position = end
    while position < bytes.count, let (name, value, next) = Self.parameter(bytes, from: position + 1) {
      position = next
      let steps = name.split(separator: "*", omittingEmptySubsequences: false)
      guard let first = steps.first, !first.isEmpty else { continue }
      let number = steps.count > 1 ? Int(steps[1]) ?? 0 : 0
      pieces[String(first), default: []].append((number, value, steps.count > 1 && name.hasSuffix("*")))
    }
    for (name, list) in pieces { parameters[name] = Self.joined(list.sorted { $0.number < $1.number }) }
  }

  private static func joined(_ pieces: [(number: Int, bytes: [UInt8], isEncoded: Bool)]) -> String {
    guard let first = pieces.first, pieces.contains(where: \.isEncoded) else {
      return EncodedWords.text(pieces.flatMap(\.bytes))
    }
    var bytes: [UInt8] = []
    var charset = ""
    for (index, piece) in pieces.enumerated() {
      var value = piece.bytes[...]
      // charset'language'value
      if index == 0, first.isEncoded, let mark = value.firstIndex(of: 0x27),
        let second = value[(mark + 1)...].firstIndex(of: 0x27)
      {
        charset = String(decoding: value[..<mark], as: UTF8.self)
        value = value[(second + 1)...]
      }
      bytes += piece.isEncoded ? Self.unescaped(value, escape: 0x25) : Array(value)
    }
    return MailCharset.text(bytes, charset).text
  }

  /// Decodes escapes such as `%41` or `=41` for "A".
  static func unescaped(_ bytes: ArraySlice<UInt8>, escape: UInt8) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == escape, index + 2 < bytes.endIndex, let high = Hexadecimal.value(bytes[index + 1]),
        let low = Hexadecimal.value(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  /// Parses the parameter at an index: its name, its value and the index of the semicolon after it.
  private static func parameter(_ bytes: [UInt8], from start: Int) -> (String, [UInt8], Int)? {
    var index = start
    while index < bytes.count, bytes[index] != 0x3D, bytes[index] != 0x3B { index += 1 }
    let name = trimmed(String(decoding: bytes[min(start, bytes.count)..<index], as: UTF8.self)).lowercased()
    guard index < bytes.count, bytes[index] == 0x3D else { return index < bytes.count ? (name, [], index) : nil }
    index += 1
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    var value: [UInt8] = []
    if index < bytes.count, bytes[index] == 0x22 {
      index += 1
      while index < bytes.count, bytes[index] != 0x22 {
        if bytes[index] == 0x5C, index + 1 < bytes.count { index += 1 }
        value.append(bytes[index])
        index += 1
      }
      while index < bytes.count, bytes[index] != 0x3B { index += 1 }
    } else {
      while index < bytes.count, bytes[index] != 0x3B {
        value.append(bytes[index])
        index += 1
      }
      while let last = value.last, last <= 0x20 { value.removeLast() }
    }
    return (name, value, index)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.trimmingPrefix { $0.isWhitespace }.reversed().trimmingPrefix { $0.isWhitespace }.reversed())
  }
}

/// Hexadecimal digits.
enum Hexadecimal {
  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x37
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}

/// Words of a header in another character set: `=?iso-8859-1?Q?m=E5l?=` (RFC 2047).
enum EncodedWords {
  static func text(_ bytes: [UInt8]) -> String {
    var output = ""
    var waiting: (charset: String, bytes: [UInt8])?
    var plain: [UInt8] = []
    var index = 0
    func flushWord() {
      if let word = waiting { output += MailCharset.text(word.bytes, word.charset).text }
      waiting = nil
    }
    func flushPlain() {
      output += Decoder.decode(plain).text
      plain = []
    }
    while index < bytes.count {
      guard bytes[index] == 0x3D, let word = word(bytes, at: index) else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      // White space between two encoded words is not part of the text. The bytes of a character may be split between
      // two words.
      if waiting != nil, plain.allSatisfy({ $0 <= 0x20 }) {
        plain = []
        if waiting?.charset != word.charset { flushWord() }
      } else {
        flushWord()
        flushPlain()
      }
      waiting = (word.charset, (waiting?.bytes ?? []) + word.bytes)
      index = word.end
    }
    flushWord()
    flushPlain()
    return output
  }

  private static let maxWordBytes = 1_024

  private static func word(_ bytes: [UInt8], at start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
    let limit = min(start + maxWordBytes, bytes.count)
    guard start + 1 < limit, bytes[start + 1] == 0x3F,
      let first = bytes[(start + 2)..<limit].firstIndex(of: 0x3F), first + 2 < limit, bytes[first + 2] == 0x3F
    else { return nil }
    var end = first + 3
    while end + 1 < limit, bytes[end] != 0x3F || bytes[end + 1] != 0x3D { end += 1 }
    guard end + 1 < limit else { return nil }
    let name = String(decoding: bytes[(start + 2)..<first], as: UTF8.self).lowercased()
    let charset = String(name.prefix { $0 != "*" })
    let value = bytes[(first + 3)..<end]
    switch bytes[first + 1] | 0x20 {
    case 0x62: return (charset, TransferEncoding.base64(value).bytes, end + 2)
    case 0x71:
      let spaced = value.map { $0 == 0x5F ? 0x20 : $0 }
      return (charset, StructuredField.unescaped(spaced[...], escape: 0x3D), end + 2)
    default: return nil
    }
  }
}

/// Iterates over the lines of a message, without their ends (CRLF or LF).
struct MailLines {
  private let bytes: [UInt8]
  private let end: Int
  /// The byte offset of the next line.
  private(set) var position: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    let feed = bytes.withUnsafeBufferPointer { buffer in
      ByteSearch.first(0x0A, in: UnsafeBufferPointer(rebasing: buffer[start..<end])).map { $0 + start }
    }
    position = feed.map { $0 + 1 } ?? end
    var lineEnd = feed ?? end
    if lineEnd > start, bytes[lineEnd - 1] == 0x0D { lineEnd -= 1 }
    return start..<lineEnd
  }
}

/// Decodes bytes of a mail with the character set that the part states.
enum MailCharset {
  /// - Returns: The text, and whether the character set is known.
  static func text(_ bytes: [UInt8], _ name: String) -> (text: String, isKnown: Bool) {
    switch name.lowercased() {
    case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso_8859-1", "latin1", "l1",
      "windows-1252", "cp1252", "x-ansi", "unicode-1-1-utf-8":
      // Programs often state the wrong one of these; the bytes distinguish UTF-8 from Windows-1252.
      (Decoder.decode(bytes).text, true)
    case "iso-8859-15", "iso8859-15", "latin-9", "latin9": (mapped(bytes, latin9), true)
    case "iso-8859-4", "iso-8859-10", "iso8859-10", "latin6": (Decoder.decode(bytes).text, true)
    case "macintosh", "x-mac-roman", "macroman", "mac": (mapped(bytes, macRoman), true)
    case "ibm850", "cp850", "ibm437", "cp437", "cp865", "ibm865": (mapped(bytes, dos), true)
    case "utf-16le": (Decoder.decode(marked(bytes, [0xFF, 0xFE])).text, true)
    case "utf-16be": (Decoder.decode(marked(bytes, [0xFE, 0xFF])).text, true)
    case "utf-16": (Decoder.decode(bytes).text, true)
    default: (Decoder.decode(bytes).text, false)
    }
  }

  private static func marked(_ bytes: [UInt8], _ mark: [UInt8]) -> [UInt8] {
    bytes.starts(with: mark) ? bytes : mark + bytes
  }

  private static func mapped(_ bytes: [UInt8], _ letters: [UInt8: Unicode.Scalar]) -> String {
    // Some programs state these sets but write UTF-8.
    if bytes.contains(where: { $0 >= 0x80 }), let text = bytes.withUnsafeBufferPointer(UTF8Checker.text) { return text }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(letters[byte] ?? Unicode.Scalar(byte)) }
    return String(scalars)
  }

  private static let latin9: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]

  private static let macRoman = table(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
  )

  private static let dos = table(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
  )

  /// Maps the upper half of a code page, from 0x80.
  private static func table(_ letters: String) -> [UInt8: Unicode.Scalar] {
    var table: [UInt8: Unicode.Scalar] = [:]
    for (index, scalar) in letters.unicodeScalars.enumerated() where index < 128 { table[UInt8(0x80 + index)] = scalar }
    return table
  }

  /// Decodes code page 850, which Windows uses for names in archives in western Europe.
  static func dosText(_ bytes: [UInt8]) -> String { mapped(bytes, dos) }
}

extension DiagnosticCatalogue {
  /// Diagnostics of mails and of pages saved as one file.
  static let mail = [
    DiagnosticExplanation("mail-attachment"),
    DiagnosticExplanation("mail-attachment-unread"),
    DiagnosticExplanation("mail-character-set"),
    DiagnosticExplanation("mail-cut"),
    DiagnosticExplanation("mail-damaged"),
    DiagnosticExplanation("mail-left-out"),
    DiagnosticExplanation("mail-uncertain"),
  ]
}
