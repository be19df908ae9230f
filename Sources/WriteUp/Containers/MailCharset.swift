import ByregionText

/// Bytes of mail to text, by the character set that the part names.
enum MailCharset {
  /// - Returns: the text, and whether the character set is one that is known.
  static func text(_ bytes: [UInt8], _ name: String) -> (text: String, isKnown: Bool) {
    switch name.lowercased() {
    case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso_8859-1", "latin1", "l1",
      "windows-1252", "cp1252", "x-ansi", "unicode-1-1-utf-8":
      // Programs name one of these and write another; the bytes tell UTF-8 from Windows-1252.
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
    // Programs name these sets and write UTF-8, too.
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

  /// The upper half of a code page, from 0x80.
  private static func table(_ letters: String) -> [UInt8: Unicode.Scalar] {
    var table: [UInt8: Unicode.Scalar] = [:]
    for (index, scalar) in letters.unicodeScalars.enumerated() where index < 128 { table[UInt8(0x80 + index)] = scalar }
    return table
  }

  /// Bytes of the code page that Windows gives the names in an archive in western Europe.
  static func dosText(_ bytes: [UInt8]) -> String { mapped(bytes, dos) }
}
