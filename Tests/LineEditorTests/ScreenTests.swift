import Testing

@testable import ByregionLineEditor

@Suite("Screen of the line editor") struct ScreenTests {
  private func screen(_ text: String, cursor: Int? = nil, columns: Int = 40, height: Int = 24) -> Screen {
    var buffer = EditBuffer(text)
    if let cursor { buffer.cursor = cursor }
    return Screen(buffer, prompts: ("byregion> ", "     ...> "), columns: columns, height: height)
  }

  @Test("lines follow their prompts, and the cursor is in its line") func lines() {
    let shown = screen("SELECT 1\nFROM a", cursor: 3)
    #expect(shown == Screen(rows: ["byregion> SELECT 1", "     ...> FROM a"], row: 0, column: 13))
  }

  @Test("a long line continues in the next row, by the width of its letters") func wrapping() {
    #expect(screen("abcdefghijkl", columns: 20).rows == ["byregion> abcdefghi", "jkl"])
    #expect(screen("漢字漢字漢字", columns: 20).rows == ["byregion> 漢字漢字", "漢字"])
    // In a window that is too narrow for the prompt, only its last letters are shown.
    #expect(screen("abcdefghijkl", columns: 12).rows == ["> abcdefghi", "jkl"])
  }

  @Test("tabs move to the next fourth column, and control characters are shown as symbols") func tabs() {
    #expect(screen("a\tb\t\tc").rows == ["byregion> a   b       c"])
    #expect(!screen("a\u{1b}[31mb").rows[0].contains("\u{1b}"))
  }

  @Test("if the text is higher than the window, the part around the cursor is shown") func height() {
    let text = (1...30).map { "line \($0)" }.joined(separator: "\n")
    let shown = screen(text, cursor: 0, height: 10)
    #expect(shown.rows.count == 9)
    #expect(shown.rows[0] == "byregion> line 1")
    #expect(screen(text, height: 10).rows.last == "     ...> line 30")
  }

  @Test("only what changed is written") func painting() {
    var painter = Painter()
    #expect(painter.show(screen("SELECT 1")) == "byregion> SELECT 1")
    #expect(painter.show(screen("SELECT 12")) == "2")
    #expect(painter.show(screen("SELECT 12", cursor: 8)) == "\u{8}")
    #expect(painter.show(screen("SELECT 2", cursor: 7)) == "\u{8}2\u{1b}[K\u{8}")
    #expect(painter.finish() == "\u{1b}[1C\r\n")
  }

  @Test("after a resize the rows that the old text now takes are erased") func resizing() {
    #expect(screen(String(repeating: "x", count: 60), columns: 80).rowsAbove(afterResizingTo: 20) == 3)
    #expect(screen("x", columns: 80).rowsAbove(afterResizingTo: 40) == 0)
  }
}
