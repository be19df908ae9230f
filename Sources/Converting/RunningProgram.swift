import CChildProcess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The three pipes between this process and a program.
struct ProgramPipes {
  typealias Ends = (read: Int32, write: Int32)
  let input: Ends
  let output: Ends
  let messages: Ends

  /// Nil if the pipes cannot be created.
  init?() {
    guard let input = Self.pipe() else { return nil }
    guard let output = Self.pipe() else {
      Self.close(input)
      return nil
    }
    guard let messages = Self.pipe() else {
      Self.close(input)
      Self.close(output)
      return nil
    }
    (self.input, self.output, self.messages) = (input, output, messages)
    // The ends of this process never block.
    for end in [input.write, output.read, messages.read] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
  }

  func closeChildEnds() {
    for end in [input.read, output.write, messages.write] { Self.close(end) }
  }

  func closeOwnEnds() {
    for end in [input.write, output.read, messages.read] { Self.close(end) }
  }

  private static func pipe() -> Ends? {
    var ends: [Int32] = [-1, -1]
    guard child_process_pipe(&ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }

  private static func close(_ ends: Ends) {
    close(ends.read)
    close(ends.write)
  }

  private static func close(_ end: Int32) { systemClose(end) }
}

/// A started program, with this process's ends of its pipes.
struct RunningProgram {
  /// Why the program has to be killed: the caller stopped it, it exceeded the time limit, or the output limit.
  enum Break { case stopped, late, full }

  let process: child_process
  var inputEnd: Int32
  var outputEnd: Int32
  var messagesEnd: Int32
  private(set) var output: [UInt8] = []
  private(set) var messages: [UInt8] = []

  private static let messageLimit = 64 << 10
  private static let pollMilliseconds: Int32 = 50

  init(process: child_process, inputEnd: Int32, outputEnd: Int32, messagesEnd: Int32) {
    self.process = process
    (self.inputEnd, self.outputEnd, self.messagesEnd) = (inputEnd, outputEnd, messagesEnd)
  }

  /// Writes the input and reads both outputs as they become ready, until the program closes its outputs and ends.
  mutating func exchange(_ input: [UInt8], limits: ProgramLimits, shouldStop: () -> Bool) -> Break? {
    let deadline = ContinuousClock.now + limits.time
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var written = 0
    if input.isEmpty { Self.close(&inputEnd) }
    while outputEnd >= 0 || messagesEnd >= 0 {
      if shouldStop() { return .stopped }
      if ContinuousClock.now > deadline { return .late }
      var ends = [
        pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
        pollfd(fd: messagesEnd, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&ends, 3, Self.pollMilliseconds) > 0 else { continue }
      if ends[0].revents != 0 { write(input, &written) }
      if ends[1].revents != 0 { Self.read(&outputEnd, &buffer, &output, limit: limits.output + 1) }
      if ends[2].revents != 0 { Self.read(&messagesEnd, &buffer, &messages, limit: Self.messageLimit) }
      if output.count > limits.output { return .full }
    }
    return waitForEnd(deadline, shouldStop)
  }

  /// Waits for a program that has closed its outputs.
  private func waitForEnd(_ deadline: ContinuousClock.Instant, _ shouldStop: () -> Bool) -> Break? {
    while true {
      var information = siginfo_t()
      let code = waitid(P_PID, id_t(process.program), &information, WEXITED | WNOWAIT | WNOHANG)
      if code != 0 || childNumber(information) != 0 { return nil }
      if shouldStop() { return .stopped }
      if ContinuousClock.now > deadline { return .late }
      poll(nil, 0, 5)
    }
  }

  /// Waits for the program and all its children; returns the wait status.
  mutating func end() -> Int32 {
    Self.close(&inputEnd)
    Self.close(&outputEnd)
    Self.close(&messagesEnd)
    var process = process
    return child_process_end(&process)
  }

  private mutating func write(_ input: [UInt8], _ written: inout Int) {
    // If the program has closed its input, this is an error and no SIGPIPE.
    let count = input[written...].withUnsafeBytes { child_process_write(inputEnd, $0.baseAddress, $0.count) }
    if count > 0 { written += count }
    if written == input.count || count < 0 && errno != EAGAIN && errno != EINTR { Self.close(&inputEnd) }
  }

  /// Reads available bytes; bytes beyond the limit are dropped.
  private static func read(_ end: inout Int32, _ buffer: inout [UInt8], _ bytes: inout [UInt8], limit: Int) {
    let count = systemRead(end, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<min(count, limit - bytes.count)]
    } else if count == 0 || errno != EAGAIN && errno != EINTR {
      close(&end)
    }
  }

  private static func close(_ end: inout Int32) {
    if end >= 0 { systemClose(end) }
    end = -1
  }
}

private func childNumber(_ information: siginfo_t) -> pid_t {
  #if canImport(Glibc)
    information._sifields._sigchld.si_pid
  #else
    information.si_pid
  #endif
}

// Inside the types above, `close` and `read` would refer to their own methods.
private func systemClose(_ descriptor: Int32) { close(descriptor) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
