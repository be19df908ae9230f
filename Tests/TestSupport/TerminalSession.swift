import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A command in a terminal of its own: what a person would see, colours and prompts included.
///
/// Blocks the calling thread, at most until its time limit.
public final class TerminalSession {
  private let master: Int32
  private let child: pid_t
  private let deadline: ContinuousClock.Instant
  private var exitStatus: Int32?

  /// Everything that the command wrote so far, escape sequences included; the terminal turned LF into CR LF.
  public private(set) var transcript = ""
  private var bytes: [UInt8] = []

  /// Starts a command by `/bin/sh -c` in a terminal of this size; throws ``TerminalError`` when it cannot.
  public init(
    _ command: String, folder: URL, environment: [String: String], columns: Int = 80, rows: Int = 24,
    timeLimit: Duration = .seconds(60)
  ) throws {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 256)
    // Neither end may reach the child of another test: the terminal would stay open when its own command has ended.
    let code = ChildProcess.gate.withLock {
      guard openpty(&master, &slave, &name, nil, &size) == 0 else { return errno }
      for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw TerminalError(doing: "openpty", code: code) }
    defer { close(slave) }
    do {
      child = try ChildProcess.start(
        command, folder: folder, environment: environment,
        streams: [.path(String(cString: name), O_RDWR), .descriptor(0), .descriptor(0)], leading: .session)
    } catch {
      close(master)
      throw error
    }
    self.master = master
    deadline = .now + timeLimit * Surroundings.patience
  }

  deinit {
    if exitStatus == nil {
      kill(-child, SIGKILL)
      waitpid(child, nil, 0)
    }
    close(master)
  }

  /// Types this, as a keyboard would: `\r` is the return key, `\u{3}` is Ctrl-C, `\u{4}` is Ctrl-D.
  public func type(_ keys: String) throws {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { throw TerminalError(doing: "write", code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives the terminal another size; the command is told by SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    #if canImport(Darwin)
      let setSize: UInt = 0x8008_7467  // TIOCSWINSZ, a macro that Swift does not import.
    #else
      let setSize = UInt(TIOCSWINSZ)
    #endif
    _ = ioctl(master, setSize, &size)
  }

  /// Waits until the text stands in what was written after `start`, a count of bytes; returns what is there.
  /// Throws ``TerminalError`` when the command ends, or the time does, before that.
  @discardableResult
  public func wait(for text: String, from start: Int = 0) throws -> String {
    try wait(until: { $0.contains(text) }, from: start, doing: "wait for \(text)")
  }

  /// Waits until what was written after `start` is as wanted; returns and throws as ``wait(for:from:)``.
  @discardableResult
  public func wait(
    until isSeen: (String) -> Bool, from start: Int, doing: String = "wait for what is wanted"
  ) throws -> String {
    while true {
      let seen = String(decoding: bytes.dropFirst(start), as: UTF8.self)
      if isSeen(seen) { return seen }
      guard try readMore() else { throw TerminalError(doing: "\(doing), seen \(seen)", code: 0) }
    }
  }

  /// Waits until the command takes every key itself. libedit prints its prompt just before it does, and a Ctrl-D that
  /// comes between is the terminal's own end of input, which is lost.
  public func waitForEditing() throws {
    var settings = termios()
    while tcgetattr(master, &settings) != 0 || settings.c_lflag & tcflag_t(ICANON) != 0 {
      guard ContinuousClock.now < deadline else {
        throw TerminalError(doing: "wait for the line editor, seen \(transcript)", code: ETIMEDOUT)
      }
      usleep(1000)
    }
  }

  /// The number of bytes seen so far: a mark for ``wait(for:from:)``.
  public var position: Int { bytes.count }

  /// Reads until the command ends and returns its exit code, as the shell counts it. What it has left running in its
  /// terminal is not waited for.
  public func finish() throws -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard try readMore(within: 10) else {
        guard ContinuousClock.now < deadline else {
          throw TerminalError(doing: "wait for the end, seen \(transcript)", code: ETIMEDOUT)
        }
        usleep(1000)
        continue
      }
    }
    let code = ChildProcess.exitCode(status)
    exitStatus = code
    var count = -1
    while count != position {
      count = position
      _ = try readMore(within: 0)
    }
    return code
  }

  /// Waits for more, at most as many milliseconds; false when nobody has the terminal open any more.
  private func readMore(within limit: Int32 = .max) throws -> Bool {
    let left = deadline - .now
    guard left > .zero else { throw TerminalError(doing: "read, seen \(transcript)", code: ETIMEDOUT) }
    var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(clamping: left.components.seconds * 1000 + 1)
    guard poll(&request, 1, min(milliseconds, limit)) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(master, &buffer, buffer.count)
    // Linux answers EIO when nobody has the other end open any more, macOS answers 0.
    guard count > 0 else { return count < 0 && errno == EINTR }
    bytes += buffer.prefix(count)
    transcript = String(decoding: bytes, as: UTF8.self)
    return true
  }
}
