/// What a terminal shows after a program has written to it: characters, and the cursor movements that line editors use.
///
/// It has no width: lines do not wrap, and every character takes one cell.
public struct TerminalScreen {
  private var rows: [[Character]] = [[]]
  private var row = 0
  private var column = 0

  /// The screen after a text was written to an empty one.
  public init(showing written: String) {
    var rest = written.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": row += 1
      case "\u{8}": column = max(column - 1, 0)
      case "\u{7}": break
      case "\u{1b}": escape(&rest)
      default: put(Character(scalar))
      }
    }
  }

  /// The lines, without trailing spaces and trailing empty lines.
  public var text: String {
    var lines = rows.map { line in
      String(line[..<(line.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)])
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0 + "\n" }.joined()
  }

  private mutating func put(_ letter: Character) {
    reach()
    if column < rows[row].count { rows[row][column] = letter } else { rows[row].append(letter) }
    column += 1
  }

  /// Fills up to the cursor with spaces.
  private mutating func reach() {
    while rows.count <= row { rows.append([]) }
    while rows[row].count < column { rows[row].append(" ") }
  }

  /// Reads a control sequence (ECMA-48): parameters, then a letter for the action.
  private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
    guard rest.first == "[" else {
      _ = rest.popFirst()
      return
    }
    rest.removeFirst()
    let parameters = rest.prefix { $0.value < 0x40 }
    rest = rest[parameters.endIndex...]
    let count = Int(Substring(parameters).split(separator: ";").first ?? "") ?? 1
    switch rest.popFirst() {
    case "A": row = max(row - count, 0)
    case "B": row += count
    case "C": column += count
    case "D": column = max(column - count, 0)
    case "G": column = max(count - 1, 0)
    case "J": erase(below: true)
    case "K": erase(below: false)
    case "P": delete(count)
    case "@": insert(count)
    default: break
    }
  }

  private mutating func erase(below: Bool) {
    reach()
    rows[row].removeSubrange(min(column, rows[row].count)...)
    if below { rows.removeSubrange((row + 1)...) }
  }

  private mutating func delete(_ count: Int) {
    reach()
    rows[row].removeSubrange(column..<min(column + count, rows[row].count))
  }

  private mutating func insert(_ count: Int) {
    reach()
    rows[row].insert(contentsOf: [Character](repeating: " ", count: count), at: column)
  }
}
