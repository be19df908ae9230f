/// A cell as people see it: harmless UTF-8, with new lines for the layout to deal with.
struct ReadableCell {
  enum Kind { case null, number, text }

  var bytes: [UInt8]
  var kind: Kind

  init(_ cell: CellView, nullText: String) {
    switch cell {
    case .null:
      self.init(bytes: Array(nullText.utf8), kind: .null)
    case .integer(let value):
      self.init(bytes: Array(String(value).utf8), kind: .number)
    case .real(let value):
      self.init(bytes: Array(NumberText.readable(value).utf8), kind: .number)
    case .text(let bytes):
      self.init(text: bytes)
    case .blob(let bytes):
      let literal = Output.text { BinaryText.appendLiteral(bytes, to: $0) }
      self.init(bytes: Array(literal.utf8), kind: .text)
    }
  }

  init(text bytes: UnsafeBufferPointer<UInt8>) {
    let shown = bytes.isPrintableASCII ? Array(bytes) : Sanitizer.visible(bytes, keeping: .newlines)
    self.init(bytes: shown, kind: .text)
  }

  init(name: String) {
    var name = name
    self = name.withUTF8 { ReadableCell(text: $0) }
  }

  private init(bytes: [UInt8], kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// Columns of its widest line.
  var width: Int {
    bytes.withUnsafeBufferPointer { bytes in
      if bytes.isPrintableASCII { return bytes.count }
      return LineBreaking.lines(of: bytes, columns: .max).reduce(0) {
        max($0, DisplayWidth.of(bytes[bytes: $1]))
      }
    }
  }

  /// Makes one line of it: new lines become their picture, what does not fit is cut with "…".
  mutating func cut(to columns: Int) {
    let text = Sanitizer.visible(String(decoding: bytes, as: UTF8.self))
    bytes = Array(DisplayWidth.truncated(text, to: columns).utf8)
  }
}
