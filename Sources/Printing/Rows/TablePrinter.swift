/// Rows in columns that line up, for people.
///
/// The first rows (1,000 of them, or 4 MB, or what came in a fifth of a second) decide the widths; what
/// follows is printed as it comes, wrapped or cut where it is wider. Numbers stand right; NULL is told from
/// an empty text; controls are shown as ``Sanitizer`` has it. When the columns cannot fit the screen the
/// rows are printed as a list, if that is allowed.
final class TablePrinter: RowPrinter {
  private static let sampleRows = 1_000
  private static let sampleBytes = 4 << 20
  private static let samplePatience: UInt64 = 200_000_000

  private let output: Output
  private let options: RowOptions
  private let clock: () -> UInt64
  private var columns: [Column] = []
  private var held: [OwnedRow] = []
  private var heldBytes = 0
  private var began: UInt64 = 0
  /// What prints once the widths are decided.
  private var body: (any RowPrinter)?

  /// - Parameter clock: steady nanoseconds; tests pass their own.
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
    if isEnough || clock() &- began > Self.samplePatience { try release(moreMayCome: isEnough) }
  }

  func end() throws {
    try release(moreMayCome: false)
    try body?.end()
  }

  func pause() throws {
    if held.isEmpty {
      try output.flushIfStale()
    } else if clock() &- began > Self.samplePatience {
      try release(moreMayCome: false)
      try output.flush()
    }
  }

  /// Decides the widths and prints what was held back.
  private func release(moreMayCome: Bool) throws {
    guard body == nil else { return }
    let printer = makeBody(moreMayCome)
    body = printer
    try printer.begin(columns)
    for row in held { try printer.row(row) }
    held = []
  }

  private func makeBody(_ moreMayCome: Bool) -> any RowPrinter {
    let wishes = columns.indices.map(wish)
    let aligned = columns.indices.map { columns[$0].alignment ?? (isNumeric($0) ? .right : .left) }
    guard let width = options.width else {
      return AlignedRows(output, options, TableLayout.unbounded(wishes), aligned)
    }
    let layout = TableLayout.fitting(wishes, into: width)
    if let layout, !options.allowsList || layout.isReadable(wishes, orIn: width - recordIndentation) {
      return AlignedRows(output, options, moreMayCome ? layout.widened(into: width, aligned) : layout, aligned)
    }
    if options.allowsList { return ListPrinter(output, options) }
    return AlignedRows(output, options, .narrowest(wishes), aligned)
  }

  /// Columns that a record's names take.
  private var recordIndentation: Int { (columns.map { ReadableCell(name: $0.name).width }.max() ?? 0) + 2 }

  private func wish(_ index: Int) -> TableLayout.Wish {
    var cells = 1
    for row in held where index < row.count {
      cells = max(cells, row.withCell(index) { ReadableCell($0, nullText: options.nullText) }.width)
    }
    let width = max(cells, ReadableCell(name: columns[index].name).width)
    let least = min(width, TableLayout.leastText)
    // A long name over short numbers may be wrapped, the numbers may not.
    if isNumeric(index) { return TableLayout.Wish(width: width, least: max(least, cells)) }
    return TableLayout.Wish(width: width, least: least, readable: min(cells, TableLayout.readableText))
  }

  /// Whether the held rows have numbers here, and nothing else but NULL.
  private func isNumeric(_ index: Int) -> Bool {
    var sees = false
    for row in held where index < row.count {
      switch row.cells[index] {
      case .null: continue
      case .integer, .real: sees = true
      case .text, .blob: return false
      }
    }
    return sees
  }
}
