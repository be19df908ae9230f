import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Starts programs with default signal handling. Foundation's `Process` would pass on the signals that the test process
/// blocks or ignores.
enum ChildProcess {
  /// Held while a child starts, and while a pipe is created whose ends are not marked close-on-exec yet.
  static let gate = NSLock()

  /// The source or destination of one of the three standard streams.
  enum Stream {
    case path(String, Int32)
    case descriptor(Int32)
  }

  /// What the child becomes the leader of.
  enum Leadership {
    /// A process group: signals can be sent to it and its children together.
    case group
    /// A session: the first terminal that it opens becomes its controlling terminal.
    case session
  }

  /// Starts a shell command in a folder. Throws ``TerminalError`` with the system's error number.
  static func start(
    _ command: String, folder: URL, environment: [String: String], streams: [Stream], leading: Leadership
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      switch stream {
      case .path(let path, let flags): posix_spawn_file_actions_addopen(&actions, Int32(number), path, flags, 0)
      case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      }
    }
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    resetSignals(&attributes, leading: leading)

    let arguments = ["/bin/sh", "-c", "cd \"$0\" && exec /bin/sh -c \"$1\"", folder.path, command]
    let variables = environment.merging(TestEnvironment.sanitizerOptions) { own, _ in own }
    var child: pid_t = 0
    let code = withCStrings(arguments) { argv in
      withCStrings(variables.map { "\($0.key)=\($0.value)" }) { envp in
        gate.withLock { posix_spawn(&child, arguments[0], &actions, &attributes, argv, envp) }
      }
    }
    guard code == 0 else { throw TerminalError(doing: "posix_spawn", code: code) }
    return child
  }

  #if canImport(Darwin)
    private typealias Attributes = posix_spawnattr_t?
    private static let newSession: Int32 = 0x0400  // POSIX_SPAWN_SETSID
    private static let closeOthers: Int32 = 0x4000  // POSIX_SPAWN_CLOEXEC_DEFAULT
  #else
    private typealias Attributes = posix_spawnattr_t
    private static let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    private static let closeOthers: Int32 = 0
  #endif

  private static func resetSignals(_ attributes: inout Attributes, leading: Leadership) {
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let leads = leading == .session ? newSession : Int32(POSIX_SPAWN_SETPGROUP)
    let signals = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(signals | leads | closeOthers))
  }

  /// The exit code as a shell reports it: 128 plus the signal's number if a signal ended the program.
  static func exitCode(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return body(copies)
  }
}
