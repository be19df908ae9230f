import ByregionLanguages
import ByregionText

/// The progress of a job.
struct ProgressFigures {
  var files = 0
  var bytes = 0
  var nanoseconds: UInt64 = 0
  var current = ""

  /// Formats the progress line.
  struct Layout {
    let title: String
    let total: Int?
    let totalBytes: Int?
    let width: Int
    let usesUTF8: Bool
    /// The unit that is counted, in English; nil for files.
    var unit: (one: String, many: String)?
    var words = Catalogue.ofProcess

    /// "importing ██████░░░░ 12/34 files, 1.2 MB, 3.4 MB/s, 0:12 left  rana.txt", one column narrower than the screen.
    func bar(_ progress: ProgressFigures) -> String {
      var line = title
      if let fraction = fraction(progress) { line += " " + bar(fraction, columns: min(20, width / 4)) }
      line += " " + parts(progress).joined(separator: ", ")
      if !progress.current.isEmpty { line += "  " + Sanitizer.visible(progress.current) }
      return DisplayWidth.truncated(line, to: max(1, width - 1))
    }

    /// "importing: 12/34 files, 1.2 MB, 3.4 MB/s, 0:12 left".
    func line(_ progress: ProgressFigures) -> String {
      title + ": " + parts(progress).joined(separator: ", ")
    }

    private func parts(_ progress: ProgressFigures) -> [String] {
      var parts = [
        unit.map { unit in
          total.map { "\(progress.files)/\($0) \(unit.many)" } ?? Amounts.count(progress.files, unit.one, unit.many)
        } ?? total.map { words.files(progress.files, of: $0) } ?? words.files(progress.files)
      ]
      if progress.bytes > 0 {
        parts.append(words.size(progress.bytes))
        let seconds = Double(max(1, progress.nanoseconds)) / 1e9
        parts.append(words.size(Int(min(1e15, Double(progress.bytes) / seconds))) + "/s")
      }
      if let fraction = fraction(progress), fraction > 0, fraction < 1 {
        let left = Double(progress.nanoseconds) / 1e9 * (1 - fraction) / fraction
        parts.append(words.remaining(Amounts.duration(seconds: Int(min(left.rounded(), 3e8)))))
      }
      return parts
    }

    /// The finished fraction; by bytes if they are known, because files differ in size.
    private func fraction(_ progress: ProgressFigures) -> Double? {
      if let totalBytes, totalBytes > 0 { return min(1, Double(progress.bytes) / Double(totalBytes)) }
      if let total, total > 0 { return min(1, Double(progress.files) / Double(total)) }
      return nil
    }

    private func bar(_ fraction: Double, columns: Int) -> String {
      let full = Int((fraction * Double(columns)).rounded(.down))
      return String(repeating: usesUTF8 ? "█" : "#", count: full)
        + String(repeating: usesUTF8 ? "░" : ".", count: columns - full)
    }
  }
}

/// Shows the progress of a long job on standard error.
///
/// On a terminal it is a bar that is redrawn at most ten times a second. A job of less than a fifth of a second shows
/// none. It uses no escape sequences. In logs it is a line every five seconds.
package final class ProgressLine {
  /// The form of the progress.
  package enum Style: Sendable, Hashable { case bar, lines, silent }

  private static let delay: UInt64 = 200_000_000
  private static let barInterval: UInt64 = 100_000_000
  private static let lineInterval: UInt64 = 5_000_000_000

  private let output: Output
  private let style: Style
  private let figures: ProgressFigures.Layout
  private let clock: () -> UInt64
  private var progress = ProgressFigures()
  private let start: UInt64
  private var next: UInt64
  private var drawnWidth = 0

  /// - Parameters:
  ///   - title: The name of the job, such as "importing".
  ///   - total, totalBytes: The total number of files and bytes, or nil if unknown.
  ///   - unit: The unit that is counted; nil for files.
  ///   - clock: A monotonic clock in nanoseconds; tests pass their own.
  package init(
    _ output: Output, _ terminal: Terminal, style: Style, title: String, total: Int? = nil,
    totalBytes: Int? = nil, unit: (one: String, many: String)? = nil,
    clock: @escaping () -> UInt64 = CoarseClock.nanoseconds
  ) {
    self.output = output
    self.style = style
    self.clock = clock
    figures = ProgressFigures.Layout(
      title: title, total: total, totalBytes: totalBytes, width: terminal.width, usesUTF8: terminal.usesUTF8,
      unit: unit)
    start = clock()
    next = start + (style == .bar ? Self.delay : Self.lineInterval)
  }

  /// The form for a screen: a bar on a terminal, nothing elsewhere or with `--quiet`.
  package static func style(for terminal: Terminal, isQuiet: Bool = false) -> Style {
    terminal.isTerminal && !isQuiet ? .bar : .silent
  }

  /// Adds finished work. `current` names the work in progress, such as a file.
  package func advance(files: Int = 1, bytes: Int = 0, current: String = "") {
    progress.files += files
    progress.bytes += bytes
    progress.current = current
    guard style != .silent else { return }
    let now = clock()
    guard now >= next else { return }
    draw(now)
  }

  /// Removes the bar and lets `body` print lines. The bar returns with the next redraw.
  package func pausing<Result>(_ body: () throws -> Result) rethrows -> Result {
    erase()
    return try body()
  }

  /// Removes the bar.
  package func finish() {
    erase()
    next = .max
  }

  private func draw(_ now: UInt64) {
    next = now + (style == .bar ? Self.barInterval : Self.lineInterval)
    progress.nanoseconds = now - start
    let line = style == .bar ? figures.bar(progress) : figures.line(progress)
    let width = DisplayWidth.of(line)
    if style == .bar { output.append(0x0D) }
    output.append(line)
    if style == .bar {
      output.append(0x20, times: drawnWidth - width)
      drawnWidth = width
    } else {
      output.append(0x0A)
    }
    try? output.flush()
  }

  private func erase() {
    guard drawnWidth > 0 else { return }
    output.append(0x0D)
    output.append(0x20, times: drawnWidth)
    output.append(0x0D)
    drawnWidth = 0
    try? output.flush()
  }
}
