/// What is known of a job's progress.
struct ProgressFigures {
  var files = 0
  var bytes = 0
  var nanoseconds: UInt64 = 0
  var current = ""

  /// What stays the same through a job, and how figures are set into a line.
  struct Layout {
    let title: String
    let total: Int?
    let totalBytes: Int?
    let width: Int
    let usesUTF8: Bool

    /// "importing ██████░░░░ 12/34 files, 1.2 MB, 3.4 MB/s, 0:12 left  rana.txt", one column narrower than
    /// the screen.
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
        total.map { "\(progress.files)/\($0) files" } ?? Amounts.count(progress.files, "file", "files")
      ]
      if progress.bytes > 0 {
        parts.append(Amounts.bytes(progress.bytes))
        let seconds = Double(max(1, progress.nanoseconds)) / 1e9
        parts.append(Amounts.bytes(Int(min(1e15, Double(progress.bytes) / seconds))) + "/s")
      }
      if let fraction = fraction(progress), fraction > 0, fraction < 1 {
        let left = Double(progress.nanoseconds) / 1e9 * (1 - fraction) / fraction
        parts.append(Amounts.duration(seconds: Int(min(left.rounded(), 3e8))) + " left")
      }
      return parts
    }

    /// How much is done, by bytes where they are known: files differ in size.
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
