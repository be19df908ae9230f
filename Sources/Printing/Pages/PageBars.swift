/// Bars below each other, the longest as long as there is room for.
struct PageBars {
  private static let longest = 40
  private let bars: [PageBar]
  private let usesUTF8: Bool
  private let nameWidth: Int
  private let room: Int

  init(_ bars: [PageBar], _ terminal: Terminal) {
    self.bars = bars
    usesUTF8 = terminal.usesUTF8
    let names = bars.map { DisplayWidth.of(Sanitizer.visible($0.name)) }.max() ?? 0
    let texts = bars.map { DisplayWidth.of(Sanitizer.visible($0.text)) }.max() ?? 0
    nameWidth = min(names, max(8, terminal.width / 3))
    room = max(1, min(Self.longest, terminal.width - nameWidth - texts - 4))
  }

  func print(to output: Output) {
    let greatest = bars.map(\.value).filter(\.isFinite).max() ?? 0
    for bar in bars {
      let name = DisplayWidth.truncated(Sanitizer.visible(bar.name), to: nameWidth)
      output.append(DisplayWidth.padded(name, to: nameWidth) + "  ")
      let drawn = PageBar.drawn(bar.value, of: greatest, columns: room, usesUTF8: usesUTF8)
      output.append(drawn + (drawn.isEmpty ? "" : " ") + Sanitizer.visible(bar.text) + "\n")
    }
  }
}
