import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times of many runs in milliseconds: processor times of this thread, which other programs affect little, or elapsed
/// times if another process does a part of the work.
struct Timing {
  var name: String
  var isByClock = false
  private(set) var times: [Double] = []

  init(_ name: String, isByClock: Bool = false) { (self.name, self.isByClock) = (name, isByClock) }

  mutating func measure(_ body: () throws -> Void) rethrows {
    let start = now
    try body()
    times.append(Double(now - start) / 1e6)
  }

  /// The quantile of the times; 0.5 is the median.
  func quantile(_ part: Double) -> Double {
    guard !times.isEmpty else { return 0 }
    return times.sorted()[min(times.count - 1, Int(part * Double(times.count)))]
  }

  /// In nanoseconds.
  private var now: UInt64 {
    var time = timespec()
    clock_gettime(isByClock ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// Timings of the same work by several programs. The first is the base of the ratios.
struct TimingTable {
  var title: String
  var timings: [Timing]

  var text: String {
    let header = ["", "median", "99 %", "median ratio", "99 % ratio"]
    let rows = timings.map { timing in
      [
        timing.name, "\(Self.rounded(timing.quantile(0.5))) ms", "\(Self.rounded(timing.quantile(0.99))) ms",
        ratio(timing, 0.5), ratio(timing, 0.99),
      ]
    }
    return "\(title)\n" + alignedRows([header] + rows) + "\n"
  }

  private func ratio(_ timing: Timing, _ part: Double) -> String {
    guard let first = timings.first, first.quantile(part) > 0 else { return "" }
    return Self.rounded(timing.quantile(part) / first.quantile(part)) + "×"
  }

  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
