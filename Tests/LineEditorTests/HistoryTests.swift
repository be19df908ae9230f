import Testing

@testable import ByregionLineEditor

@Suite("History") struct HistoryTests {
  @Test("an entry of several lines is one line of the file") func lines() {
    let entries = ["SELECT 'a\\n'\nFROM b", "å\\", "x"]
    let text = entries.map(HistoryText.line).joined()
    #expect(text.split(separator: "\n").count == 3)
    #expect(HistoryText.entries(of: text) == entries)
  }

  @Test("a file of an earlier version is read") func libedit() {
    let text = "_HiStOrY_V2_\nSELECT\\0401\\012\\040\\040AS\\040\\134x;\nråd\n"
    #expect(HistoryText.isOld(text))
    #expect(HistoryText.entries(of: text) == ["SELECT 1\n  AS \\x;", "råd"])
  }

  @Test("a repeated entry is stored once, and the oldest entries are dropped") func limits() {
    var history = History((0..<History.limit).map { "\($0)" })
    let isAdded = history.add("new")
    let isAddedAgain = history.add("new")
    #expect(isAdded && !isAddedAgain)
    #expect(history.entries.count == History.limit)
    #expect(history.entries.first == "1")
  }
}
