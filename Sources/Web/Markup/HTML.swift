import ByregionLanguages
import ByregionPrinting
import ByregionSQLite
import ByregionSearch
import ByregionText

/// Writes HTML and SVG.
///
/// Markup comes from literals only: the names of elements and attributes are `StaticString`, and every `String` is
/// escaped. Text from documents, users or files cannot be written without escaping it.
final class HTML {
  private let output: Output

  init(_ output: Output) { self.output = output }

  /// An attribute of an element.
  struct Attribute {
    enum Value {
      case text(String)
      /// Without a value: `checked`.
      case on
      /// The attribute is omitted.
      case off
    }

    var name: StaticString
    var value: Value

    init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = .text(value)
    }

    /// A boolean attribute, such as `checked`.
    init(_ name: StaticString, if isOn: Bool) {
      self.name = name
      value = isOn ? .on : .off
    }

    /// An attribute that is omitted if `text` is nil.
    init(_ name: StaticString, optional text: String?) {
      self.name = name
      value = text.map { .text($0) } ?? .off
    }
  }

  /// Writes a text. Control characters and bidirectional controls are replaced by symbols.
  @inline(__always)
  func text(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// Writes a text given as UTF-8 bytes.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { escape(bytes) }

  /// Writes an element with the content that `body` writes.
  @inline(__always)
  func element(
    _ name: StaticString, _ attributes: Attribute..., content body: () throws -> Void
  ) rethrows {
    open(name, attributes)
    try body()
    close(name)
  }

  /// Writes an element whose content is a text.
  @inline(__always)
  func element(_ name: StaticString, _ attributes: Attribute..., text content: String) {
    open(name, attributes)
    text(content)
    close(name)
  }

  /// Writes an element without content, such as `<br>` or `<input>`.
  @inline(__always)
  func void(_ name: StaticString, _ attributes: Attribute...) { open(name, attributes) }

  /// Writes a literal of markup without escaping.
  @inline(__always)
  func literal(_ markup: StaticString) {
    output.append(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  private func open(_ name: StaticString, _ attributes: [Attribute]) {
    output.append(0x3C)
    literal(name)
    for attribute in attributes {
      switch attribute.value {
      case .off: continue
      case .on:
        output.append(0x20)
        literal(attribute.name)
      case .text(let value):
        output.append(0x20)
        literal(attribute.name)
        output.append(0x3D)
        output.append(0x22)
        text(value)
        output.append(0x22)
      }
    }
    output.append(0x3E)
  }

  private func close(_ name: StaticString) {
    output.append(0x3C)
    output.append(0x2F)
    literal(name)
    output.append(0x3E)
  }

  /// Writes bytes escaped for elements and quoted attributes. Runs of bytes that need no escaping are copied at once.
  private func escape(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        if let entity = Self.entity(byte) {
          output.append(bytes[bytes: start..<index])
          literal(entity)
          start = index + 1
        }
        index += 1
        continue
      }
      let scalar = bytes.scalar(at: index)
      // Latin letters such as æ, ø and å need no check.
      if !(0xC0..<0x300).contains(scalar.value),
        Sanitizer.needsReplacement(scalar, keeping: [.newlines, .tabs])
      {
        output.append(bytes[bytes: start..<index])
        let rest = UnsafeBufferPointer(rebasing: bytes[index..<index + scalar.length])
        output.append(Sanitizer.visible(rest, keeping: [.newlines, .tabs]))
        start = index + scalar.length
      }
      index += scalar.length
    }
    output.append(bytes[bytes: start..<bytes.count])
  }

  @inline(__always)
  private static func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    default: nil
    }
  }
}

extension HTML.Attribute {
  static func id(_ value: String) -> Self { Self("id", value) }
  static func `class`(_ value: String) -> Self { Self("class", value) }
  static func href(_ value: String) -> Self { Self("href", value) }
  static func lang(_ value: String?) -> Self { Self("lang", optional: value) }
}

extension HTML {
  /// A link.
  func link(_ address: String, _ content: String) { element("a", .href(address), text: content) }

  /// A text with marked parts.
  ///
  /// - Parameter marks: ranges of UTF-8 byte offsets in ascending order, not overlapping, at boundaries of characters.
  func text(_ content: String, marking marks: [Range<Int>]) {
    var content = content
    content.withUTF8 { bytes in
      var start = 0
      for mark in marks where mark.lowerBound >= start && mark.upperBound <= bytes.count {
        text(UnsafeBufferPointer(rebasing: bytes[start..<mark.lowerBound]))
        element("mark") { text(UnsafeBufferPointer(rebasing: bytes[mark])) }
        start = mark.upperBound
      }
      text(UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
    }
  }
}

/// The scale of the bars for a column of numbers. It always includes zero, so that lengths can be compared.
struct BarScale {
  private let least: Double
  private let most: Double

  init(_ values: [Value]) {
    let numbers = values.compactMap(Self.number)
    least = min(0, numbers.min() ?? 0)
    most = max(0, numbers.max() ?? 0)
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .real(let number): number.isFinite ? number : nil
    default: nil
    }
  }

  /// The start and length of the bar of a value, in per cent of the width; nil if the value has no bar.
  func extent(of value: Value) -> (start: Double, length: Double)? {
    guard let number = Self.number(value), most > least else { return nil }
    // Computed with halves, since the difference of two finite numbers can be infinite.
    let width = most / 2 - least / 2
    let (from, to) = (min(number, 0) / 2 - least / 2, max(number, 0) / 2 - least / 2)
    return (from / width * 100, (to - from) / width * 100)
  }

  /// Writes the bar of a value. It is hidden from screen readers, since the value is printed beside it.
  func write(_ value: Value, _ html: HTML) {
    guard let (start, length) = extent(of: value) else { return }
    html.element("svg", .init("aria-hidden", "true"), .init("width", "100%"), .init("height", "12")) {
      html.element(
        "rect", .init("x", Self.percent(start)), .init("width", Self.percent(length)), .init("height", "12"), text: "")
    }
    html.text(" ")
  }

  private static func percent(_ number: Double) -> String { "\((number * 10).rounded() / 10)%" }
}

/// A table of labels and numbers, with a bar for each number.
struct BarChart {
  /// Maximum number of rows of a table with bars. Longer tables have no bars.
  static let maxBars = 100

  var caption: String
  /// The heads of the columns: what the labels are, and what is counted.
  var heads: (label: String, value: String)
  var rows: [(label: String, value: Value)]

  func write(_ request: PageRequest, _ html: HTML) {
    ValueTable(caption: caption, columns: ["label", "value"], heads: [heads.label, heads.value], bars: 1)
      .write(request, html, rows.map { [.text($0.label), $0.value] })
  }

  /// The index of the column of numbers in a result of labels and numbers; nil for any other result.
  static func column(of rows: [[Value]]) -> Int? {
    guard (2...maxBars).contains(rows.count), rows.allSatisfy({ $0.count == 2 }) else { return nil }
    func isLabel(_ column: Int) -> Bool { rows.allSatisfy { if case .text = $0[column] { true } else { false } } }
    func isNumber(_ column: Int) -> Bool {
      rows.allSatisfy { $0[column].isNumber || $0[column] == .null } && rows.contains { $0[column].isNumber }
    }
    return isLabel(0) && isNumber(1) ? 1 : nil
  }
}

/// The hits of a search by kind, county and region, as charts.
struct FacetCharts {
  private static let maxValues = 30

  static func write(_ facets: [Facet], _ request: PageRequest, _ html: HTML) {
    let words = request.words
    let shown = [SearchField.kind, .county, .region].compactMap { field in
      facets.first { $0.field == field && $0.values.count(where: { $0.count > 0 }) > 1 }
    }
    guard !shown.isEmpty else { return }
    html.element("details", .id("charts")) {
      html.element("summary", text: words.hitsAsCharts)
      for facet in shown {
        let name = words.facet(facet.field.rawValue)
        BarChart(
          caption: words.hitsBy(name), heads: (name, words.hitsHead),
          rows: facet.values.filter { $0.count > 0 }.prefix(maxValues).map { value in
            (facet.field == .kind ? words.kind(value.value) : value.name, .integer(Int64(value.count)))
          }
        ).write(request, html)
      }
    }
  }
}

extension Catalogue {
  var hitsAsCharts: String { text(nb: "Treffene som diagram", nn: "Treffa som diagram", en: "The hits as charts") }
  func hitsBy(_ name: String) -> String {
    text(
      nb: "Treff etter \(name.lowercased())", nn: "Treff etter \(name.lowercased())", en: "Hits by \(name.lowercased())"
    )
  }
  var hitsHead: String { text(nb: "Treff", nn: "Treff", en: "Hits") }
}
