/// The earlier texts, and the current position among them.
package struct History: Sendable {
  /// Maximum number of entries kept.
  package static let limit = 2000

  /// The oldest first.
  package private(set) var entries: [String]
  /// The index of the shown entry; equal to the number of entries while a new text is typed.
  private var place: Int
  /// The new text, while an entry is shown.
  private var draft = ""

  package init(_ entries: [String] = []) {
    self.entries = entries.suffix(Self.limit)
    place = self.entries.count
  }

  /// Adds a text, unless it is blank or equal to the last entry. Returns whether it was added.
  @discardableResult
  package mutating func add(_ text: String) -> Bool {
    defer { leave() }
    guard !text.allSatisfy(\.isWhitespace), entries.last != text else { return false }
    entries.append(text)
    if entries.count > Self.limit { entries.removeFirst() }
    return true
  }

  /// Moves to the end.
  package mutating func leave() { (place, draft) = (entries.count, "") }

  /// The previous entry; nil at the first. Keeps `text` as the draft if it is a new text.
  mutating func earlier(from text: String) -> String? {
    guard place > 0 else { return nil }
    if place == entries.count { draft = text }
    place -= 1
    return entries[place]
  }

  /// The next entry, or the draft after the last entry; nil at the draft.
  mutating func later() -> String? {
    guard place < entries.count else { return nil }
    place += 1
    return place < entries.count ? entries[place] : draft
  }

  mutating func oldest(from text: String) -> String? {
    guard place > 0 else { return nil }
    if place == entries.count { draft = text }
    place = 0
    return entries[0]
  }

  mutating func newest() -> String? {
    guard place < entries.count else { return nil }
    place = entries.count
    return draft
  }
}

/// An incremental, case-insensitive search in the history.
struct HistorySearch {
  enum Direction { case earlier, later }

  private(set) var text = ""
  /// The index of the shown entry; nil before one is found.
  private(set) var place: Int?
  private(set) var isFound = true
  /// The text being typed, restored if the search is cancelled.
  let start: EditBuffer

  init(from buffer: EditBuffer) { start = buffer }

  /// Looks for a text, starting at the shown entry.
  mutating func look(for newText: String, in history: History) {
    text = newText
    guard !text.isEmpty else { return isFound = true }
    let last = place ?? history.entries.count - 1
    find(in: history.entries, Array((0..<last + 1).reversed()))
  }

  /// Looks for the next entry with the text, in a direction.
  mutating func advance(_ direction: Direction, in history: History) {
    guard !text.isEmpty, let place else { return }
    switch direction {
    case .earlier: find(in: history.entries, Array((0..<place).reversed()))
    case .later: find(in: history.entries, Array((place + 1)..<max(place + 1, history.entries.count)))
    }
  }

  private mutating func find(in entries: [String], _ places: [Int]) {
    let wanted = text.lowercased()
    let found = places.first { entries[$0].lowercased().contains(wanted) }
    isFound = found != nil
    if let found { place = found }
  }
}

/// The history as lines of a file: one entry a line, with line breaks as `\n` and backslashes doubled.
package enum HistoryText {
  /// The first line of a file that libedit wrote, as earlier versions did.
  private static let libeditHeader = "_HiStOrY_V2_"

  /// Whether the file must be rewritten before lines are added.
  package static func isOld(_ text: String) -> Bool { text.hasPrefix(libeditHeader) }

  package static func line(of entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\\": line += "\\\\"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line + "\n"
  }

  package static func entries(of text: String) -> [String] {
    let lines = text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    return isOld(text) ? lines.dropFirst().map(libeditEntry) : lines.map(entry)
  }

  private static func entry(_ line: Substring) -> String {
    var entry = ""
    var isEscaped = false
    for character in line {
      if isEscaped {
        entry.append(character == "n" ? "\n" : character == "r" ? "\r" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        entry.append(character)
      }
    }
    return entry
  }

  /// libedit writes white space and backslashes as three octal digits (vis(3)).
  private static func libeditEntry(_ line: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(line.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
