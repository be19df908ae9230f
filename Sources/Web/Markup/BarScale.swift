import ByregionLanguages
import ByregionSQLite
import ByregionSearch

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
  static let mostBars = 100

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
    guard (2...mostBars).contains(rows.count), rows.allSatisfy({ $0.count == 2 }) else { return nil }
    func isLabel(_ column: Int) -> Bool { rows.allSatisfy { if case .text = $0[column] { true } else { false } } }
    func isNumber(_ column: Int) -> Bool {
      rows.allSatisfy { $0[column].isNumber || $0[column] == .null } && rows.contains { $0[column].isNumber }
    }
    return isLabel(0) && isNumber(1) ? 1 : nil
  }
}

/// The hits of a search by kind, county and region, as charts.
struct FacetCharts {
  private static let mostValues = 30

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
          rows: facet.values.filter { $0.count > 0 }.prefix(mostValues).map { value in
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
