import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The cost of one run of a program.
struct Measurement {
  /// In seconds.
  var elapsed: Double
  /// User and system time, in seconds.
  var processor: Double
  /// The peak memory in bytes, or 0 if it is not known.
  var peakMemory: Int
}

/// A program failed or could not be started.
struct FailedRun: Error, CustomStringConvertible {
  var arguments: [String]
  /// The status of `wait4`, or -1 if the program could not be started.
  var status: Int32

  var description: String {
    let end = status < 0 ? "could not start" : status & 0x7f == 0 ? "exited with \(status >> 8)" : "was killed"
    return "\(arguments.joined(separator: " ")) \(end)"
  }
}

extension Measurement {
  /// Runs a program without output and waits for it.
  static func run(_ arguments: [String], input: String = "/dev/null") throws -> Measurement {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let strings = arguments.map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }

    var child: pid_t = 0
    var status: Int32 = 0
    var usage = rusage()
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawnp(&child, arguments[0], &actions, nil, strings, environ) == 0 else {
      throw FailedRun(arguments: arguments, status: -1)
    }
    wait4(child, &status, 0, &usage)
    let elapsed = clock.now - start
    guard status == 0 else { throw FailedRun(arguments: arguments, status: status) }
    return Measurement(elapsed: elapsed.seconds, usage: usage)
  }

  /// Runs `body` in this process. Memory is not measured, because the process uses memory for other things too.
  static func inProcess(_ body: () throws -> Void) rethrows -> Measurement {
    let clock = ContinuousClock()
    let (before, start) = (processorTime(), clock.now)
    try body()
    return Measurement(
      elapsed: (clock.now - start).seconds, processor: processorTime() - before, peakMemory: 0)
  }

  /// User and system time of this process so far, in seconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private init(elapsed: Double, usage: rusage) {
    self.elapsed = elapsed
    processor = usage.ru_utime.seconds + usage.ru_stime.seconds
    // A child begins as a copy of this process, so its peak includes the peak of this one. Smaller peaks cannot be
    // measured.
    var own = rusage()
    getrusage(Self.ourselves, &own)
    peakMemory = usage.ru_maxrss > own.ru_maxrss ? Int(usage.ru_maxrss) * Self.memoryUnit : 0
  }

  // `ru_maxrss` is in kilobytes on Linux and in bytes on macOS.
  #if canImport(Darwin)
    private static let (ourselves, memoryUnit) = (RUSAGE_SELF, 1)
  #else
    private static let (ourselves, memoryUnit) = (__rusage_who_t(RUSAGE_SELF.rawValue), 1024)
  #endif
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) * 1e-6 }
}
