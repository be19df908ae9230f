import ByregionPrinting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The keyboard of a terminal, key by key and without echo while ``begin()`` holds.
final class Keyboard {
  enum Event {
    case bytes([UInt8])
    /// The window has another size, or the process goes on after it was stopped: show everything anew.
    case changed
    /// Another process sent the signal of Ctrl-C.
    case interrupted
    case end
  }

  private var saved = termios()
  private var isRaw = false
  /// Where the signals of ``SignalPipe`` arrive.
  private let signals: Int32

  init?() {
    guard isatty(0) == 1, let signals = SignalPipe.open() else { return nil }
    self.signals = signals
    // Threads of Swift's pool block signals.
    var numbers = sigset_t()
    sigemptyset(&numbers)
    for number in SignalPipe.numbers + [SIGTSTP] { sigaddset(&numbers, number) }
    pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }

  /// Turns off echo, line editing and signal keys. Ctrl-C then arrives in its place among the other keys.
  func begin() {
    guard !isRaw, tcgetattr(0, &saved) == 0 else { return }
    SignalPipe.isCatching = true
    enterRawMode()
    isRaw = true
  }

  /// Gives the terminal back as it was.
  func end() {
    guard isRaw else { return }
    isRaw = false
    tcsetattr(0, TCSADRAIN, &saved)
    SignalPipe.isCatching = false
  }

  private func enterRawMode() {
    var raw = saved
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    withUnsafeMutableBytes(of: &raw.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    // Without dropping what was typed ahead.
    tcsetattr(0, TCSADRAIN, &raw)
  }

  /// What was typed before ``begin()``. While the terminal read lines, it turned Ctrl-D into a NUL.
  func typedAhead() -> [UInt8] {
    var source = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 0) == 1 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(0, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).map { $0 == 0 ? 4 : $0 }
  }

  /// Stops the process as Ctrl-Z does, and returns when it goes on.
  func suspend() {
    end()
    raise(SIGTSTP)
    begin()
  }

  /// Waits for keys or a signal.
  func next() -> Event {
    while true {
      var sources = [
        pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
        pollfd(fd: InterruptKey.wake, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, nfds_t(sources.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return .end
      }
      if sources[1].revents != 0 {
        receive()
        return .changed
      }
      if sources[2].revents != 0 { return .interrupted }
      var bytes = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(0, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return count > 0 ? .bytes(Array(bytes[..<count])) : .end
    }
  }

  /// Does what the signals that arrived ask for.
  private func receive() {
    for number in SignalPipe.take() {
      switch number {
      case SIGCONT: if isRaw { enterRawMode() }
      case SIGTERM, SIGHUP:
        end()
        signal(number, SIG_DFL)
        raise(number)
      default: break
      }
    }
  }
}

/// Signals as bytes of a pipe, which ``Keyboard`` waits for beside the keys.
private enum SignalPipe {
  static let numbers = [SIGWINCH, SIGCONT, SIGTERM, SIGHUP]
  /// Unsafe: they are set before the handlers that use them are installed, and never after.
  nonisolated(unsafe) private static var ends: (reading: Int32, writing: Int32) = (-1, -1)

  /// The end to read from.
  static func open() -> Int32? {
    if ends.reading >= 0 { return ends.reading }
    guard let pipe = InterruptKey.makePipe() else { return nil }
    ends = pipe
    return ends.reading
  }

  /// Whether signals go to the pipe; otherwise they do what they do in any program. Unsafe: only the thread of the prompt
  /// sets it.
  nonisolated(unsafe) static var isCatching = false {
    didSet {
      for number in numbers {
        if isCatching { SignalHandler.install(number) { SignalPipe.send($0) } } else { signal(number, SIG_DFL) }
      }
    }
  }

  private static func send(_ number: Int32) {
    let before = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(ends.writing, &byte, 1)
    errno = before
  }

  static func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(ends.reading, &bytes, bytes.count)
    return bytes.prefix(max(count, 0)).map { Int32($0) }
  }
}

/// Installs handlers by sigaction(2), whose union Swift imports under another name on each system.
enum SignalHandler {
  /// Without SA_RESTART: a read that waits ends with EINTR, so that its caller notices.
  static func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    sigemptyset(&action.sa_mask)
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    sigaction(number, &action, nil)
  }
}
