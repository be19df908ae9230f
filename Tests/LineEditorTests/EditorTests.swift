import Testing

@testable import ByregionLineEditor

@Suite("Line editor") struct EditorTests {
  private func editor(_ history: [String] = []) -> Editor {
    Editor(
      history: History(history),
      judge: { text in
        if text.hasSuffix("\n.tables") { return .misplaced("not here") }
        return text.hasSuffix(";") ? .complete : .unfinished
      },
      complete: { before, _ in
        let word = String(before.reversed().prefix { $0.isLetter }.reversed())
        return Completion(word: word, candidates: ["advice", "advices", "goals"].filter { $0.hasPrefix(word) })
      })
  }

  /// The text after the keys, with `|` for the cursor.
  private func typed(_ keys: String, in history: [String] = []) -> String {
    var editor = editor(history)
    var decoder = KeyDecoder()
    for key in decoder.keys(keys.utf8) { _ = editor.press(key) }
    var characters = editor.buffer.characters
    characters.insert("|", at: editor.buffer.cursor)
    return String(characters)
  }

  private static let (left, right, up, down) = ("\u{1b}[D", "\u{1b}[C", "\u{1b}[A", "\u{1b}[B")

  @Test(
    "keys of Emacs edit the line",
    arguments: [
      ("abc\u{1}x", "x|abc"), ("abc\u{2}\u{2}x", "ax|bc"), ("ab\u{1}\u{4}", "|b"), ("ab\u{14}", "ba|"),
      ("SELECT råd fra\u{1b}bx", "SELECT råd x|fra"), ("en to\u{17}", "en |"), ("en_to.tre\u{1b}\u{7f}", "en_to.|"),
      ("en to\u{15}", "|"), ("en to\u{1}\u{1b}d", "| to"), ("en to\u{17}\u{17}\u{19}", "en to|"),
      ("en to\u{1}\u{b}\u{19}\u{19}", "en toen to|"), ("a\u{15}b\u{15}\u{19}\u{1b}y", "a|"), ("ab\u{7f}", "a|"),
      ("a\u{1b}[200~b\tc\u{1b}[201~", "ab\tc|"), ("\u{1b}[1;2Da", "a|"),
    ])
  func editing(_ keys: String, _ result: String) {
    #expect(typed(keys) == result)
  }

  @Test("a letter and its marks are one character, also if typed one by one") func marks() {
    #expect(typed("ae\u{301}\u{7f}") == "a|")
    #expect(typed("👩\u{200D}👩\u{200D}👧x\u{2}\u{7f}") == "|x")
  }

  @Test("changes can be undone") func undo() {
    #expect(typed("en to\u{17}\u{1f}") == "en to|")
    #expect(typed("en to\u{17}\u{1f}\u{1f}") == "|")
  }

  @Test("a statement of several lines is edited as a whole") func lines() {
    #expect(typed("SELECT 1\rFROM a\(Self.up)x") == "SELECTx| 1\nFROM a")
    #expect(typed("SELECT 1\rFROM a\(Self.up)\u{5} + 1\(Self.down)\u{1}x") == "SELECT 1 + 1\nx|FROM a")
    // Enter anywhere in a complete statement accepts it; Alt-Enter inserts a line break.
    #expect(typed("a;\(Self.left)\u{1b}\r") == "a\n|;")
    var editor = editor()
    var effects: [Editor.Effect] = []
    var decoder = KeyDecoder()
    for key in decoder.keys("a\rb;\(Self.up)\r".utf8) { effects.append(editor.press(key)) }
    #expect(effects.last == .accepted("a\nb;"))
  }

  @Test("a misplaced line is removed, and can be restored") func misplaced() {
    var editor = editor()
    var decoder = KeyDecoder()
    for key in decoder.keys("SELECT 1\r.tables\r".utf8) { _ = editor.press(key) }
    #expect(editor.buffer.text == "SELECT 1\n")
    #expect(editor.message == "not here")
    _ = editor.press(.control("y"))
    #expect(editor.buffer.text == "SELECT 1\n.tables")
    #expect(editor.message == nil)
  }

  @Test("the history moves in both directions, and keeps the unfinished line") func history() {
    let history = ["one;", "two\nlines;"]
    #expect(typed("new\(Self.up)", in: history) == "two\nlines;|")
    #expect(typed("new\(Self.up)\(Self.up)\(Self.up)", in: history) == "one;|")
    #expect(typed("new\u{10}\u{10}\u{10}\u{e}\u{e}", in: history) == "new|")
    #expect(typed("new\u{1b}<", in: history) == "one;|")
  }

  @Test("Ctrl-R finds entries that contain the text, ignoring case") func search() {
    let history = ["SELECT Råd;", "select mål;", "other"]
    #expect(typed("\u{12}RÅ", in: history) == "SELECT Råd;|")
    #expect(typed("\u{12}select\u{12}", in: history) == "SELECT Råd;|")
    #expect(typed("\u{12}select\u{12}\u{13}", in: history) == "select mål;|")
    #expect(typed("begun\u{12}mål\u{7}", in: history) == "begun|")
    #expect(typed("\u{12}mål\u{1}x", in: history) == "x|select mål;")
    #expect(typed("\u{12}nothing", in: history) == "|")
  }

  @Test("a word is completed, or its candidates are listed") func completion() {
    #expect(typed("FROM go\t") == "FROM goals |")
    #expect(typed("FROM ad\t") == "FROM advice|")
    var editor = editor()
    _ = editor.press(.pasted("FROM advice"))
    #expect(editor.press(.tab) == .listed(["advice", "advices"]))
  }

  @Test("Ctrl-C returns the typed text, and Ctrl-D ends only an empty line") func leaving() {
    var editor = editor()
    _ = editor.press(.pasted("abc"))
    #expect(editor.press(.control("d")) == .bell)
    #expect(editor.press(.control("c")) == .interrupted("abc"))
    editor.begin()
    #expect(editor.press(.control("d")) == .end)
  }

  @Test("random keys never crash the editor, and the cursor stays in the text") func random() throws {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "a", "å", "e\u{301}", "🇳", "🇴", " ", "\r", "\t", "\u{7f}", "\u{b}", "\u{15}", "\u{17}", "\u{19}", "\u{1b}y",
      "\u{1f}", "\u{14}", "\u{1}", "\u{5}", "\u{12}", "\u{7}", "\u{1b}b", "\u{1b}f", "\u{1b}d", "\u{4}", "\u{200D}",
      Self.left, Self.right, Self.up, Self.down, "\u{1b}[200~x\ty\u{1b}[201~",
    ]
    var editor = editor(["one;", "two\nlines;"])
    var decoder = KeyDecoder()
    var painter = Painter()
    for _ in 0..<4000 {
      let piece = pieces.randomElement(using: &generator) ?? ""
      for key in decoder.keys(piece.utf8) { _ = editor.press(key) }
      try #require((0...editor.buffer.characters.count).contains(editor.buffer.cursor), "\(piece)")
      try #require(Array(editor.buffer.text) == editor.buffer.characters, "\(piece)")
      _ = painter.show(Screen(editor.buffer, prompts: ("> ", ". "), columns: 20, height: 6))
      if editor.buffer.characters.count > 200 { editor.begin() }
    }
  }
}
