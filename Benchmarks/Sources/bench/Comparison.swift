import Reporting

/// Compares programs that do the same work. They run alternately, A B A B, so that disturbances affect all.
struct Comparison {
  /// One side: its preparation, which is not measured, and its work.
  struct Side {
    var name: String
    var prepare: () throws -> Void = {}
    var measure: () throws -> Measurement
  }

  var title: String
  var sides: [Side]

  struct Result {
    var title: String
    var names: [String]
    /// One list for each side, in the order of the runs.
    var runs: [[Measurement]]
  }

  /// Runs one round to fill caches, then `pairs` measured rounds.
  func run(pairs: Int) throws -> Result {
    var runs = sides.map { _ in [Measurement]() }
    for round in 0...pairs {
      for (index, side) in sides.enumerated() {
        try side.prepare()
        let measurement = try side.measure()
        if round > 0 { runs[index].append(measurement) }
      }
    }
    return Result(title: title, names: sides.map(\.name), runs: runs)
  }
}

extension Comparison.Result {
  /// One row for each side: median, middle half, processor time, memory, and the ratios to the last side.
  ///
  /// A ratio is the median of each pair's own ratio.
  var table: String {
    var rows = [
      ["", "median", "middle half", "processor", "memory", "time ×", "processor ×", "memory ×"]
    ]
    for (name, side) in zip(names, runs) {
      let times = side.map(\.elapsed).sorted()
      let memory = side.map(\.peakMemory).max() ?? 0
      rows.append([
        name, time(quantile(times, 0.5)), "\(time(quantile(times, 0.25)))–\(time(quantile(times, 0.75)))",
        time(quantile(side.map(\.processor).sorted(), 0.5)),
        memory == 0 ? "–" : "\(memory / 1_048_576) MB",
        ratio(side) { $0.elapsed }, ratio(side) { $0.processor }, ratio(side) { Double($0.peakMemory) },
      ])
    }
    let pairs = runs.first?.count ?? 0
    return "\(title), \(pairs) pairs\n" + alignedRows(rows)
  }

  /// The ratio of a side to the last one, or a dash if it is not known.
  private func ratio(_ side: [Measurement], _ quantity: (Measurement) -> Double) -> String {
    let pairs = zip(side.map(quantity), runs[runs.count - 1].map(quantity))
    guard pairs.allSatisfy({ $1 > 0 }) else { return "–" }
    return "\(rounded(quantile(pairs.map { $0 / $1 }.sorted(), 0.5), 2))×"
  }

  private func quantile(_ sorted: [Double], _ part: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let place = part * Double(sorted.count - 1)
    let lower = sorted[Int(place)]
    let upper = sorted[min(Int(place) + 1, sorted.count - 1)]
    return lower + (upper - lower) * (place - place.rounded(.down))
  }

  private func time(_ seconds: Double) -> String {
    seconds < 1 ? "\(rounded(seconds * 1000, 2)) ms" : "\(rounded(seconds, 2)) s"
  }

  private func rounded(_ number: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((number * scale).rounded())
    let fraction = String(whole % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: max(0, digits - fraction.count))
      + fraction
  }
}
