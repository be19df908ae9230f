import Testing

@testable import ByregionLineEditor

@Suite("Keys of a terminal") struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.keys(text.utf8)
  }

  @Test("letters are UTF-8, whatever the locale") func letters() {
    #expect(keys("rå") == [.letter("r"), .letter("å")])
    #expect(keys("😀") == [.letter("😀")])
  }

  @Test("a byte that is not UTF-8 is decoded as Latin-1") func latin1() {
    var decoder = KeyDecoder()
    #expect(decoder.keys([UInt8(ascii: "r"), 0xE5, UInt8(ascii: "d")]) == [.letter("r"), .letter("å"), .letter("d")])
  }

  @Test(
    "sequences of movement keys are decoded",
    arguments: [
      ("\u{1b}[D", Key.left), ("\u{1b}OD", .left), ("\u{1b}[1;5D", .wordLeft), ("\u{1b}[1;3C", .wordRight),
      ("\u{1b}[5D", .wordLeft), ("\u{1b}Od", .wordLeft), ("\u{1b}\u{1b}[D", .wordLeft), ("\u{1b}b", .alt("b")),
      ("\u{1b}[1;2D", .other), ("\u{1b}[H", .home), ("\u{1b}[1~", .home), ("\u{1b}[4~", .end), ("\u{1b}OF", .end),
      ("\u{1b}[3~", .delete), ("\u{1b}[3;5~", .controlDelete), ("\u{1b}[15~", .other), ("\u{1b}[[A", .other),
      ("\u{1b}\u{7f}", .altBackspace), ("\u{1b}\r", .altEnter), ("\u{7f}", .backspace), ("\u{12}", .control("r")),
      ("\u{1f}", .control("_")),
    ])
  func movements(_ sent: String, _ key: Key) {
    #expect(keys(sent) == [key])
    // The same, split into single bytes.
    var decoder = KeyDecoder()
    #expect(sent.utf8.flatMap { decoder.keys([$0]) } == [key])
  }

  @Test("a paste is one text, with its tabs, and returns become line breaks") func paste() {
    let sent = "a\u{1b}[200~SELECT\t1,\r'å\u{1b}[1;5Db';\u{1b}[201~\r"
    let expected: [Key] = [.letter("a"), .pasted("SELECT\t1,\n'å\u{1b}[1;5Db';"), .enter]
    #expect(keys(sent) == expected)
    var decoder = KeyDecoder()
    #expect(sent.utf8.flatMap { decoder.keys([$0]) } == expected)
  }

  @Test("a broken sequence ends where another key begins") func broken() {
    #expect(keys("\u{1b}[1;\u{3}x") == [.other, .control("c"), .letter("x")])
    #expect(keys("\u{1b}[" + String(repeating: "1", count: 40) + "A").first == .other)
  }
}
