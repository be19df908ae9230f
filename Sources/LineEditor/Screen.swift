import ByregionPrinting
import ByregionText

/// How a text looks on a terminal: rows of cells, and where the cursor stands.
package struct Screen: Hashable, Sendable {
  /// The rows, without line breaks; none is wider than the window less one column, so that no terminal breaks it.
  package var rows: [String]
  package var row: Int
  package var column: Int

  package init(rows: [String] = [""], row: Int = 0, column: Int = 0) {
    (self.rows, self.row, self.column) = (rows, row, column)
  }

  /// Lays out a text behind its prompts.
  ///
  /// - Parameters:
  ///   - prompts: what stands before the first line and before each other one.
  ///   - message: a line below the text.
  ///   - columns, height: the window. Of a text that is higher, the part around the cursor is shown.
  package init(
    _ buffer: EditBuffer, prompts: (first: String, continued: String), message: String? = nil, columns: Int, height: Int
  ) {
    var layout = Layout(width: max(columns - 1, 2))
    layout.begin(prompts.first)
    for (index, character) in buffer.characters.enumerated() {
      if index == buffer.cursor { layout.mark() }
      if character == "\n" { layout.begin(prompts.continued) } else { layout.add(character) }
    }
    if buffer.cursor == buffer.characters.count { layout.mark() }
    rows = layout.rows
    (row, column) = layout.cursor
    if let message { rows.append(DisplayWidth.truncated(Sanitizer.visible(message), to: max(columns - 1, 2))) }
    show(around: row, height: max(height - 1, 1))
  }

  private mutating func show(around cursor: Int, height: Int) {
    guard rows.count > height else { return }
    let first = min(max(0, cursor - height / 2), rows.count - height)
    rows = Array(rows[first..<first + height])
    row = cursor - first
  }

  /// How many rows above the cursor's a screen takes after the window's width has changed: most terminals break rows
  /// that no longer fit.
  package func rowsAbove(afterResizingTo columns: Int) -> Int {
    let columns = max(columns, 1)
    let above = rows[..<row].reduce(0) { $0 + max(1, (DisplayWidth.of($1) + columns - 1) / columns) }
    return above + column / columns
  }

  /// Puts characters into rows.
  private struct Layout {
    let width: Int
    var rows: [String] = []
    var used = 0
    /// Columns of the line before the row.
    var passed = 0
    var cursor = (row: 0, column: 0)

    mutating func begin(_ prompt: String) {
      rows.append("")
      (used, passed) = (0, 0)
      // In a narrow window the text needs the room.
      let shown = DisplayWidth.of(prompt) * 2 > width + 2 ? String(prompt.suffix(2)) : prompt
      for character in shown { add(character) }
      passed = -used
    }

    mutating func add(_ character: Character) {
      let shown: String
      if character == "\t" {
        shown = String(repeating: " ", count: 4 - (passed + used) % 4)
      } else {
        shown = Sanitizer.visible(String(character))
      }
      let columns = DisplayWidth.of(shown)
      guard columns > width else { return put(shown, columns) }
      for part in shown { put(String(part), DisplayWidth.of(String(part))) }
    }

    private mutating func put(_ text: String, _ columns: Int) {
      if used + columns > width {
        passed += used
        rows.append("")
        used = 0
      }
      rows[rows.count - 1] += text
      used += columns
    }

    /// The cursor stands before what comes next. At the end of a full row that is the column behind it, which is there.
    mutating func mark() { cursor = (rows.count - 1, used) }
  }
}

/// Writes what turns one screen into another: as little as is needed, with movements that every terminal knows.
package struct Painter {
  private var screen = Screen()
  private var row = 0
  private var column = 0
  private var written = ""

  package init() {}

  /// The characters that show a screen in the place of the one before.
  package mutating func show(_ next: Screen) -> String {
    written = ""
    for (index, text) in next.rows.enumerated() {
      let old = index < screen.rows.count ? screen.rows[index] : nil
      if old == text { continue }
      let same = text.commonPrefix(with: old ?? "")
      move(to: index, DisplayWidth.of(String(same)))
      written += text[same.endIndex...]
      column = DisplayWidth.of(text)
      if DisplayWidth.of(old ?? "") > column || Self.hasWide(old) { written += "\u{1b}[K" }
    }
    if screen.rows.count > next.rows.count {
      move(to: next.rows.count, 0)
      written += "\u{1b}[J"
    }
    move(to: next.row, next.column)
    screen = next
    return written
  }

  /// The characters that leave the screen as it is and go to the line below.
  package mutating func finish() -> String {
    written = ""
    move(to: screen.rows.count - 1, DisplayWidth.of(screen.rows.last ?? ""))
    let end = written + "\r\n"
    self = Painter()
    return end
  }

  /// The characters that erase the screen, of which so many rows are above the cursor.
  package mutating func erase(rowsAbove: Int) -> String {
    self = Painter()
    return "\r" + (rowsAbove > 0 ? "\u{1b}[\(rowsAbove)A" : "") + "\u{1b}[J"
  }

  /// The screen that is shown.
  package var shown: Screen { screen }

  private mutating func move(to newRow: Int, _ newColumn: Int) {
    if newRow < row { written += "\u{1b}[\(row - newRow)A" }
    if newRow > row {
      // A movement stops at the window's last row; a line break makes a new one.
      written += "\r" + String(repeating: "\n", count: newRow - row)
      column = 0
    }
    row = newRow
    guard newColumn != column else { return }
    if newColumn == 0 || column > newColumn + 4 {
      written += "\r"
      column = 0
    }
    if newColumn > column { written += "\u{1b}[\(newColumn - column)C" }
    if newColumn < column { written += String(repeating: "\u{8}", count: column - newColumn) }
    column = newColumn
  }

  /// Where a wide letter is overwritten by half, some terminals leave the other half.
  private static func hasWide(_ row: String?) -> Bool {
    row.map { DisplayWidth.of($0) != $0.count } ?? false
  }
}
