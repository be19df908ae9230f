/// Prints rows in aligned columns, for people.
///
/// The first rows (1,000, or 4 MB, or those of the first fifth of a second) decide the widths. Later rows are printed
/// as they come, wrapped or cut if they are wider. Numbers are right-aligned, NULL differs from an empty text, and
/// control characters are shown as ``Sanitizer`` shows them. If the columns cannot fit the screen, the rows are printed
/// as a list, if that is allowed.
final class TablePrinter: RowPrinter {
  private static let sampleRows = 1_000
  private static let sampleBytes = 4 << 20
  private static let sampleTime: UInt64 = 200_000_000

  private let output: Output
  private let options: RowOptions
  private let clock: () -> UInt64
  private var columns: [Column] = []
  private var held: [OwnedRow] = []
  private var heldBytes = 0
  private var began: UInt64 = 0
  /// The layout, once the widths are decided.
  private var body: (any RowPrinter)?

  /// - Parameter clock: A monotonic clock in nanoseconds; tests pass their own.
  init(
    _ output: Output, _ options: RowOptions = RowOptions(),
    clock: @escaping () -> UInt64 = CoarseClock.nanoseconds
  ) {
    self.output = output
    self.options = options
    self.clock = clock
  }

  func begin(_ columns: [Column]) throws {
    self.columns = columns
    began = clock()
  }

  func row(_ row: some RowSource) throws {
    if let body { return try body.row(row) }
    let copy = OwnedRow(row, columns: columns.count)
    held.append(copy)
    heldBytes += copy.size
    let isEnough = held.count >= Self.sampleRows || heldBytes >= Self.sampleBytes
    if isEnough || clock() &- began > Self.sampleTime { try release(moreMayCome: isEnough) }
  }

  func end() throws {
    try release(moreMayCome: false)
    try body?.end()
  }

  func pause() throws {
    if held.isEmpty {
      try output.flushIfStale()
    } else if clock() &- began > Self.sampleTime {
      try release(moreMayCome: false)
      try output.flush()
    }
  }

  func stop() throws {
    if !held.isEmpty { try release(moreMayCome: false) }
    try output.flush()
  }

  /// Decides the widths and prints the rows so far.
  private func release(moreMayCome: Bool) throws {
    guard body == nil else { return }
    let printer = makeBody(moreMayCome)
    body = printer
    try printer.begin(columns)
    for row in held { try printer.row(row) }
    held = []
  }

  private func makeBody(_ moreMayCome: Bool) -> any RowPrinter {
    let needs = columns.indices.map { self.needs(of: $0) }
    let aligned = columns.indices.map { columns[$0].alignment ?? (isNumeric($0) ? .right : .left) }
    guard let width = options.width else {
      return AlignedRows(output, options, TableLayout.unbounded(needs), aligned)
    }
    let layout = TableLayout.fitting(needs, into: width)
    if let layout, !options.allowsList || layout.isReadable(needs, orIn: width - recordIndentation) {
      return AlignedRows(output, options, moreMayCome ? layout.widened(into: width, aligned) : layout, aligned)
    }
    if options.allowsList { return ListPrinter(output, options) }
    return AlignedRows(output, options, .narrowest(needs), aligned)
  }

  /// The width of the names in a record.
  private var recordIndentation: Int { (columns.map { ReadableCell(name: $0.name).width }.max() ?? 0) + 2 }

  private func needs(of index: Int) -> TableLayout.Needs {
    var cells = 1
    for row in held where index < row.count {
      cells = max(cells, row.withCell(index) { ReadableCell($0, nullText: options.nullText, options.words) }.width)
    }
    let width = max(cells, ReadableCell(name: columns[index].name).width)
    let smallest = min(width, TableLayout.smallestText)
    // A long name above short numbers may be wrapped, but numbers may not.
    if isNumeric(index) { return TableLayout.Needs(width: width, smallest: max(smallest, cells)) }
    return TableLayout.Needs(width: width, smallest: smallest, readable: min(cells, TableLayout.comfortableText))
  }

  /// Whether the first rows have only numbers and NULL in a column.
  private func isNumeric(_ index: Int) -> Bool {
    var hasNumber = false
    for row in held where index < row.count {
      switch row.cells[index] {
      case .null: continue
      case .integer, .real: hasNumber = true
      case .text, .blob: return false
      }
    }
    return hasNumber
  }
}

/// The widths of the columns of a table.
struct TableLayout: Equatable {
  /// The needs of one column.
  struct Needs: Equatable {
    /// The width of the widest cell, including the name.
    var width: Int
    /// The smallest possible width. Numbers are neither wrapped nor cut.
    var smallest: Int
    /// The smallest width for comfortable reading. If a column is narrower, a record is better than a row.
    var readable = 0
  }

  /// The smallest width of text.
  static let smallestText = 8
  /// The smallest width for long texts.
  static let comfortableText = 16
  static let separatorWidth = 3

  var widths: [Int]

  /// Narrows the widest columns until the table fits. Returns nil if it cannot fit.
  static func fitting(_ needs: [Needs], into columns: Int) -> TableLayout? {
    let available = columns - separatorWidth * max(0, needs.count - 1)
    let smallest = needs.map(\.smallest)
    guard smallest.reduce(0, +) <= available else { return nil }
    var widths = needs.map(\.width)
    var excess = widths.reduce(0, +) - available
    while excess > 0 {
      let shrinking = needs.indices.filter { widths[$0] > smallest[$0] }
      let widest = shrinking.map { widths[$0] }.max() ?? 0
      let cut = shrinking.filter { widths[$0] == widest }
      let floor = max(smallest[cut[0]], shrinking.map { widths[$0] }.filter { $0 < widest }.max() ?? 0)
      // Columns of the same width shrink together, in one step, to the width of the next.
      let step = max(1, min(widest - floor, excess / cut.count))
      for index in cut where excess > 0 {
        widths[index] -= step
        excess -= step
      }
    }
    return TableLayout(widths: widths)
  }

  /// Whether all columns can be read comfortably, or at smallest as well as in the `room` columns of a record.
  func isReadable(_ needs: [Needs], orIn room: Int) -> Bool {
    zip(widths, needs).allSatisfy { $0 >= min($1.readable, room) }
  }

  /// Distributes the remaining width, because later rows may be wider.
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

  /// All columns at their full widths.
  static func unbounded(_ needs: [Needs]) -> TableLayout {
    TableLayout(widths: needs.map(\.width))
  }

  /// All columns at their smallest widths. The table is still too wide for the screen.
  static func narrowest(_ needs: [Needs]) -> TableLayout {
    TableLayout(widths: needs.map(\.smallest))
  }
}

/// Prints the lines of a table with fixed widths.
final class AlignedRows: RowPrinter {
  private let output: Output
  private let options: RowOptions
  private let widths: [Int]
  private let alignments: [Alignment]
  /// Without a screen limit, a wider cell exceeds its column, and the row stays on one line.
  private let isBounded: Bool

  init(_ output: Output, _ options: RowOptions, _ layout: TableLayout, _ alignments: [Alignment]) {
    self.output = output
    self.options = options
    widths = layout.widths
    self.alignments = alignments
    isBounded = options.width != nil
  }

  func begin(_ columns: [Column]) throws {
    guard !columns.isEmpty else { return }
    line(columns.map { ReadableCell(name: $0.name) }, style: .heading)
    let dash = options.usesUTF8 ? "─" : "-"
    let crossing = options.usesUTF8 ? "─┼─" : "-+-"
    for (index, width) in widths.enumerated() {
      if index > 0 { output.append(crossing) }
      for _ in 0..<width { output.append(dash) }
    }
    output.append(0x0A)
  }

  func row(_ row: some RowSource) throws {
    let count = min(row.count, widths.count)
    line(
      (0..<count).map { row.withCell($0) { ReadableCell($0, nullText: options.nullText, options.words) } }, style: nil)
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  private func line(_ cells: [ReadableCell], style: Style?) {
    var cells = cells
    var lines: [[Range<Int>]] = []
    for index in cells.indices {
      // A cut number would be wrong. A number that is wider than its column exceeds it.
      let limit = isBounded && cells[index].kind != .number ? widths[index] : .max
      if options.overflow == .cut { cells[index].cut(to: limit) }
      lines.append(cells[index].bytes.withUnsafeBufferPointer { LineBreaking.lines(of: $0, columns: limit) })
    }
    for number in 0..<(lines.map(\.count).max() ?? 0) {
      for index in cells.indices {
        let range = number < lines[index].count ? lines[index][number] : 0..<0
        part(cells[index], range, index, style)
      }
      output.append(0x0A)
    }
  }

  private func part(_ cell: ReadableCell, _ range: Range<Int>, _ index: Int, _ style: Style?) {
    let isLast = index == widths.count - 1
    cell.bytes.withUnsafeBufferPointer { all in
      let bytes = all[bytes: range]
      if index > 0 { output.append(options.usesUTF8 ? " │" : " |") }
      let isBlank = bytes.isEmpty && isLast
      if index > 0, !isBlank { output.append(0x20) }
      let padding = widths[index] - DisplayWidth.of(bytes)
      if alignments[index] == .right, !isBlank { output.append(0x20, times: padding) }
      output.styled(cell.kind == .null ? .absent : style, if: options.usesColour && !bytes.isEmpty) {
        output.append(bytes)
      }
      if alignments[index] == .left, !isLast { output.append(0x20, times: padding) }
    }
  }
}

/// Prints rows as records: a line `name: value` for each value, and an empty line between records.
///
/// Values with line breaks, or wider than the screen, continue below their beginning. With `overflow` `cut`, each has
/// one line.
final class ListPrinter: RowPrinter {
  private let output: Output
  private let options: RowOptions
  private var names: [ReadableCell] = []
  private var indentation = 0
  private var isFirst = true

  init(_ output: Output, _ options: RowOptions = RowOptions()) {
    self.output = output
    self.options = options
  }

  func begin(_ columns: [Column]) throws {
    names = columns.map { column in
      var name = ReadableCell(name: column.name)
      name.cut(to: 40)
      return name
    }
    indentation = (names.map(\.width).max() ?? 0) + 2
  }

  func row(_ row: some RowSource) throws {
    if !isFirst { output.append(0x0A) }
    isFirst = false
    for index in 0..<min(row.count, names.count) {
      let cell = row.withCell(index) { ReadableCell($0, nullText: options.nullText, options.words) }
      output.styled(.heading, if: options.usesColour) { output.append(names[index].bytes) }
      output.append(0x3A)
      value(cell, behind: names[index].width + 1)
    }
    try output.checkpoint()
  }

  func end() throws { try output.flush() }

  func pause() throws { try output.flushIfStale() }

  func stop() throws { try output.flush() }

  private func value(_ cell: ReadableCell, behind column: Int) {
    var cell = cell
    let room = options.width.map { max(10, $0 - indentation) } ?? .max
    if options.overflow == .cut { cell.cut(to: room) }
    cell.bytes.withUnsafeBufferPointer { bytes in
      var column = column
      for range in LineBreaking.lines(of: bytes, columns: room) {
        if !range.isEmpty {
          output.append(0x20, times: indentation - column)
          output.styled(cell.kind == .null ? .absent : nil, if: options.usesColour) {
            output.append(bytes[bytes: range])
          }
        }
        output.append(0x0A)
        column = 0
      }
    }
  }
}
