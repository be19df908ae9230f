import Testing

@testable import ByregionPrinting

@Suite("Terminal")
struct TerminalTests {
  private func terminal(
    _ environment: [String: String], isTerminal: Bool = true, window: Int? = 120,
    colour: ColourChoice = .automatic
  ) -> Terminal {
    Terminal(isTerminal: isTerminal, windowWidth: window, colour: colour) { environment[$0] }
  }

  @Test("colour is used only on a terminal, and not with NO_COLOR or on a dumb terminal, unless requested")
  func colour() {
    #expect(terminal(["TERM": "xterm"]).usesColour)
    #expect(terminal(["NO_COLOR": ""]).usesColour)
    #expect(!terminal(["NO_COLOR": "1"]).usesColour)
    #expect(!terminal(["TERM": "dumb"]).usesColour)
    #expect(!terminal([:], isTerminal: false).usesColour)
    #expect(!terminal([:], colour: .never).usesColour)
    #expect(terminal(["NO_COLOR": "1"], isTerminal: false, colour: .always).usesColour)
  }

  @Test("the width is the window's, else COLUMNS, else 80; a table in a file has no limit")
  func width() {
    #expect(terminal(["COLUMNS": "50"]).width == 120)
    #expect(terminal(["COLUMNS": "50"], isTerminal: false, window: nil).tableWidth == 50)
    #expect(terminal(["COLUMNS": "-3"], window: nil).width == 80)
    #expect(terminal(["COLUMNS": "99999999999999999999"], window: nil).tableWidth == 80)
    #expect(terminal([:], isTerminal: false, window: nil).width == 80)
    #expect(terminal([:], isTerminal: false, window: nil).tableWidth == nil)
  }

  @Test("lines are drawn in ASCII only if the locale names another encoding than UTF-8")
  func encoding() {
    #expect(terminal([:]).usesUTF8)
    #expect(terminal(["LANG": "C"]).usesUTF8)
    #expect(terminal(["LANG": "nb_NO.UTF-8"]).usesUTF8)
    #expect(terminal(["LANG": "nb_NO.utf8@x"]).usesUTF8)
    #expect(!terminal(["LC_ALL": "nb_NO.ISO-8859-1", "LANG": "nb_NO.UTF-8"]).usesUTF8)
  }
}
