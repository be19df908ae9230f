import ByregionLineEditor
import ByregionPrinting
import ByregionText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines without editing, from a terminal that cannot move its cursor.
final class PlainLines: PromptLines {
  private let output = Output.standardOutput()
  var completion: ((String, String) -> Completion)?
  var judge: ((String) -> Editor.Judgement)?
  let isInteractive = true
  private var unread: [UInt8] = []

  func next(isContinued: Bool) -> Line {
    output.append(isContinued ? Prompts.continued : Prompts.first)
    try? output.flush()
    if let line = readText() { return .text(line) }
    output.append("\n")
    try? output.flush()
    return InterruptKey.isPressed ? .interrupted : .end
  }

  func remember(_ statement: String, inFile: Bool) {}

  /// The next line; nil at the end and after Ctrl-C. Bytes that are no UTF-8 are letters of Latin-1, as the editor has it.
  private func readText() -> String? {
    var part = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...end) }
        return Self.text(unread[..<end])
      }
      let count = read(0, &part, part.count)
      if count > 0 {
        unread += part[..<count]
      } else if count == 0 || errno != EINTR || InterruptKey.isPressed {
        defer { unread = [] }
        return count == 0 && !unread.isEmpty ? Self.text(unread[...]) : nil
      }
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

/// What stands before the cursor.
enum Prompts {
  static let first = "byregion> "
  static let continued = "     ...> "
}

/// Where a prompt's lines come from: a keyboard with editing, or one without.
protocol PromptLines: AnyObject {
  /// Whether somebody types, to whom a prompt is shown.
  var isInteractive: Bool { get }
  /// What to offer for the text before the cursor, in a line that may go on behind it.
  var completion: ((_ before: String, _ line: String) -> Completion)? { get set }

  /// Whether a text may be handed over, or another line is wanted.
  var judge: ((_ text: String) -> Editor.Judgement)? { get set }

  /// The next line, or a whole statement where it can be edited as one; `isContinued` when a statement has begun.
  func next(isContinued: Bool) -> Line

  /// Puts a statement into the history, and into its file.
  func remember(_ statement: String, inFile: Bool)
}

/// What a reader of lines gave.
enum Line: Equatable {
  case text(String)
  /// Ctrl-C: the statement that was being typed is dropped.
  case interrupted
  case end
}
