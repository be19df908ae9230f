/// The widths of a table's columns, decided from its first rows.
struct TableLayout: Equatable {
  /// What one column asks for.
  struct Wish: Equatable {
    /// Columns of its widest cell, its name included.
    var width: Int
    /// What it can do with: numbers are neither wrapped nor cut.
    var least: Int
    /// What its texts need to be read with ease: narrower, and a record is better than a row.
    var readable = 0
  }

  /// Text narrower than this is no text to read.
  static let leastText = 8
  /// Longer texts are torn to pieces in a column narrower than this.
  static let readableText = 16
  static let separatorWidth = 3

  var widths: [Int]

  /// Takes from the widest columns until the table fits. Returns nil when it cannot fit.
  static func fitting(_ wishes: [Wish], into columns: Int) -> TableLayout? {
    let available = columns - separatorWidth * max(0, wishes.count - 1)
    let least = wishes.map(\.least)
    guard least.reduce(0, +) <= available else { return nil }
    var widths = wishes.map(\.width)
    var excess = widths.reduce(0, +) - available
    while excess > 0 {
      let shrinking = wishes.indices.filter { widths[$0] > least[$0] }
      let widest = shrinking.map { widths[$0] }.max() ?? 0
      let cut = shrinking.filter { widths[$0] == widest }
      let floor = max(least[cut[0]], shrinking.map { widths[$0] }.filter { $0 < widest }.max() ?? 0)
      // Columns of the same width go down together, in one step, to the width of the next.
      let step = max(1, min(widest - floor, excess / cut.count))
      for index in cut where excess > 0 {
        widths[index] -= step
        excess -= step
      }
    }
    return TableLayout(widths: widths)
  }

  /// Whether every column can be read with ease, or as well as in `room` columns, which a record would give it.
  func isReadable(_ wishes: [Wish], orIn room: Int) -> Bool {
    zip(widths, wishes).allSatisfy { $0 >= min($1.readable, room) }
  }

  /// Shares out what the screen has to spare, since rows to come may be wider than those that were seen.
  func widened(into columns: Int, _ alignments: [Alignment]) -> TableLayout {
    var spare = columns - widths.reduce(0, +) - Self.separatorWidth * max(0, widths.count - 1)
    var wider = widths
    for (alignment, most) in [(Alignment.right, 4), (.left, 40)] {
      let growing = alignments.indices.filter { alignments[$0] == alignment }
      for (place, index) in growing.enumerated() where spare > 0 {
        let share = spare / (growing.count - place)
        let room = alignment == .right ? most : max(0, most - wider[index])
        let step = min(share, room)
        wider[index] += step
        spare -= step
      }
    }
    return TableLayout(widths: wider)
  }

  /// Every column at the width it asks for.
  static func unbounded(_ wishes: [Wish]) -> TableLayout {
    TableLayout(widths: wishes.map(\.width))
  }

  /// Every column as narrow as it may be: still too wide for the screen, but as little as can be.
  static func narrowest(_ wishes: [Wish]) -> TableLayout {
    TableLayout(widths: wishes.map(\.least))
  }
}
