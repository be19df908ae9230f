import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A command in its own pseudo-terminal, so that tests see what a user sees, with colours and prompts.
///
/// Calls block the calling thread, at most until the time limit.
public final class TerminalSession {
  private let master: Int32
  private let child: pid_t
  private let deadline: ContinuousClock.Instant
  private var exitStatus: Int32?

  /// Everything that the command has written, with escape sequences. The terminal turned LF into CR LF.
  public private(set) var transcript = ""
  private var bytes: [UInt8] = []

  /// Starts a command with `/bin/sh -c` in a terminal of this size. Throws ``TerminalError`` if that fails.
  public init(
    _ command: String, folder: URL, environment: [String: String], columns: Int = 80, rows: Int = 24,
    timeLimit: Duration = .seconds(60)
  ) throws {
    // A pager would wait for a key. Tests of paging set their own.
    let variables = ["PAGER": "cat"].merging(environment) { $1 }
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 256)
    // A child of another test must not inherit an end, which would keep the terminal open after its command has ended.
    let code = ChildProcess.gate.withLock {
      guard openpty(&master, &slave, &name, nil, &size) == 0 else { return errno }
      for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return 0
    }
    guard code == 0 else { throw TerminalError(doing: "openpty", code: code) }
    defer { close(slave) }
    do {
      child = try ChildProcess.start(
        command, folder: folder, environment: variables,
        streams: [.path(String(cString: name), O_RDWR), .descriptor(0), .descriptor(0)], leading: .session)
    } catch {
      close(master)
      throw error
    }
    self.master = master
    deadline = .now + timeLimit * TestEnvironment.patience
  }

  deinit {
    if exitStatus == nil {
      kill(-child, SIGKILL)
      waitpid(child, nil, 0)
    }
    close(master)
  }

  /// Types keys: `\r` is the return key, `\u{3}` is Ctrl-C, `\u{4}` is Ctrl-D.
  public func type(_ keys: String) throws {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { throw TerminalError(doing: "write", code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Changes the size of the terminal. The command gets SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    #if canImport(Darwin)
      let setSize: UInt = 0x8008_7467  // TIOCSWINSZ, a macro that Swift does not import.
    #else
      let setSize = UInt(TIOCSWINSZ)
    #endif
    _ = ioctl(master, setSize, &size)
  }

  /// Waits until a text was written after the position `start`, and returns everything after that position.
  ///
  /// Throws ``TerminalError`` if the command ends or the time limit is reached before.
  @discardableResult
  public func wait(for text: String, from start: Int = 0) throws -> String {
    try wait(until: { $0.contains(text) }, from: start, doing: "wait for \(text)")
  }

  /// Waits until a condition holds for what was written after `start`. Returns and throws as ``wait(for:from:)`` does.
  @discardableResult
  public func wait(
    until isSeen: (String) -> Bool, from start: Int, doing: String = "wait for the condition"
  ) throws -> String {
    while true {
      let seen = String(decoding: bytes.dropFirst(start), as: UTF8.self)
      if isSeen(seen) { return seen }
      guard try readMore() else { throw TerminalError(doing: "\(doing), seen \(seen)", code: 0) }
    }
  }

  /// Waits until the command has turned off the terminal's line mode, so that keys such as Ctrl-D reach it one by one.
  public func waitForEditing() throws {
    var settings = termios()
    while tcgetattr(master, &settings) != 0 || settings.c_lflag & tcflag_t(ICANON) != 0 {
      guard ContinuousClock.now < deadline else {
        throw TerminalError(doing: "wait for the line editor, seen \(transcript)", code: ETIMEDOUT)
      }
      usleep(1000)
    }
  }

  /// The number of bytes read so far, for ``wait(for:from:)``.
  public var position: Int { bytes.count }

  /// Reads until the command ends, and returns its exit code as a shell reports it. Does not wait for programs that the
  /// command left running.
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

  /// Waits at most `limit` milliseconds for more output. Returns false once no process has the terminal open.
  private func readMore(within limit: Int32 = .max) throws -> Bool {
    let left = deadline - .now
    guard left > .zero else { throw TerminalError(doing: "read, seen \(transcript)", code: ETIMEDOUT) }
    var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(clamping: left.components.seconds * 1000 + 1)
    guard poll(&request, 1, min(milliseconds, limit)) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(master, &buffer, buffer.count)
    // When no process has the other end open, Linux returns EIO and macOS returns 0.
    guard count > 0 else { return count < 0 && errno == EINTR }
    bytes += buffer.prefix(count)
    transcript = String(decoding: bytes, as: UTF8.self)
    return true
  }
}

/// A terminal could not be opened, or did not show the expected text.
public struct TerminalError: Error, CustomStringConvertible {
  /// What failed.
  public var doing: String
  /// The system's error number, or 0 if the system did not report one.
  public var code: Int32

  /// What failed, and the system's message.
  public var description: String {
    code == 0 ? "could not \(doing)" : "could not \(doing): \(String(cString: strerror(code)))"
  }
}
