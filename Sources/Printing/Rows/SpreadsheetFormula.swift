/// Texts that a spreadsheet would take for a formula.
enum SpreadsheetFormula {
  /// Whether the first byte is one of `=`, `+`, `-`, `@`, tab, CR:
  /// https://owasp.org/www-community/attacks/CSV_Injection.
  static func isBegun(by bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch bytes.first {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: true
    default: false
    }
  }
}
