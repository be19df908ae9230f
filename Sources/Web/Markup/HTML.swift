import ByregionLanguages
import ByregionPrinting
import ByregionSQLite
import ByregionSearch
import ByregionText

/// Writes HTML and SVG.
///
/// Markup comes from literals alone, since the names of elements and attributes are `StaticString`, and every `String`
/// is escaped. There is no way to write a text that a document, a user or a file brought without escaping it.
final class HTML {
  private let output: Output

  init(_ output: Output) { self.output = output }

  /// An attribute of an element.
  struct Attribute {
    enum Value {
      case text(String)
      /// Without a value: `checked`.
      case on
      /// Left out.
      case off
    }

    var name: StaticString
    var value: Value

    init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = .text(value)
    }

    /// An attribute that is there or not, such as `checked`.
    init(_ name: StaticString, if isOn: Bool) {
      self.name = name
      value = isOn ? .on : .off
    }

    /// An attribute that is left out where it has no value.
    init(_ name: StaticString, optional text: String?) {
      self.name = name
      value = text.map { .text($0) } ?? .off
    }
  }

  /// Writes a text; control characters and marks that change the direction of text are shown as symbols.
  @inline(__always)
  func text(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// Writes a text that is a run of bytes of UTF-8.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { escape(bytes) }

  /// Writes an element with what `body` writes inside.
  @inline(__always)
  func element(
    _ name: StaticString, _ attributes: Attribute..., content body: () throws -> Void
  ) rethrows {
    open(name, attributes)
    try body()
    close(name)
  }

  /// Writes an element that holds a text.
  @inline(__always)
  func element(_ name: StaticString, _ attributes: Attribute..., text content: String) {
    open(name, attributes)
    text(content)
    close(name)
  }

  /// Writes an element without content, such as `<br>` or `<input>`.
  @inline(__always)
  func void(_ name: StaticString, _ attributes: Attribute...) { open(name, attributes) }

  /// Writes markup that stands in the program.
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

  /// Escapes for elements and for quoted attributes. Nearly all text is copied in long runs.
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
      // Æ, ø and å are not looked at twice.
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
  /// - Parameter marks: ranges of UTF-8 bytes in order, that do not overlap and lie on the edges of letters.
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

/// How long the bars of a column of numbers are. Zero is always part of the scale, so that lengths compare.
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

  /// Where a value's bar begins and how long it is, in per cent of the width; nil where it has none.
  func extent(of value: Value) -> (start: Double, length: Double)? {
    guard let number = Self.number(value), most > least else { return nil }
    // Halves, so that no sum of two finite numbers is infinite.
    let width = most / 2 - least / 2
    let (from, to) = (min(number, 0) / 2 - least / 2, max(number, 0) / 2 - least / 2)
    return (from / width * 100, (to - from) / width * 100)
  }

  /// Writes the bar of a value. It says nothing that the value beside it does not say.
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

/// A table of labels and numbers that is a chart as well.
struct BarChart {
  /// At most so many bars are drawn; a table without bars holds more.
  static let maxBars = 100

  var caption: String
  /// What the labels are, and what is counted.
  var heads: (label: String, value: String)
  var rows: [(label: String, value: Value)]

  func write(_ request: PageRequest, _ html: HTML) {
    ValueTable(caption: caption, columns: ["label", "value"], heads: [heads.label, heads.value], bars: 1)
      .write(request, html, rows.map { [.text($0.label), $0.value] })
  }

  /// The column of numbers of a result that is a label and a number; nil for any other.
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
