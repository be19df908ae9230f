import ByregionFiles
import ByregionPrinting
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sends short output to the screen, and output that does not fit or takes long to `$PAGER`.
final class PagerDestination: ByteDestination {
  private static let patience: UInt64 = 500_000_000
  private let height: Int
  private let width: Int
  /// Whether lines may be wider than the window; the pager then scrolls sideways.
  private let isWide: Bool
  /// The approximate number of columns of the last held line.
  private var column = 0
  private var isTooWide = false
  private let waiting: (() throws -> Void) throws -> Void
  private var held: [UInt8] = []
  private var lines = 0
  private var began = CoarseClock.nanoseconds()
  private var pager: UnsafeMutablePointer<FILE>?
  private let screen = DescriptorDestination(descriptor: 1, name: "standard output")

  /// - Parameters:
  ///   - isWide: whether lines may be wider than the window.
  ///   - waiting: runs a body that waits for the user.
  init(isWide: Bool = false, waiting: @escaping (() throws -> Void) throws -> Void) {
    (width, height) = Terminal.windowSize(of: 1) ?? (80, 24)
    self.isWide = isWide
    self.waiting = waiting
  }

  deinit { close() }

  /// Opens the pager if output has been held long enough. A busy source calls it between rows.
  func openIfLate() throws {
    guard pager == nil, !held.isEmpty, CoarseClock.nanoseconds() &- began > Self.patience else { return }
    try open()
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if pager != nil { return try pass(bytes) }
    held.append(contentsOf: bytes)
    lines += bytes.count { $0 == 0x0A }
    if isWide { measure(bytes) }
    if lines >= height - 1 || isTooWide || CoarseClock.nanoseconds() &- began > Self.patience { try open() }
  }

  private func measure(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes where byte & 0xC0 != 0x80 {
      column = byte == 0x0A ? 0 : column + 1
      if column > width { isTooWide = true }
    }
  }

  /// Shows the held output, and waits until the user quits the pager.
  func commit() throws {
    if pager == nil { try held.withUnsafeBytes { try screen.write($0) } }
    held = []
    lines = 0
    close()
    began = CoarseClock.nanoseconds()
  }

  func abandon() {
    held = []
    close()
  }

  private func open() throws {
    let command = Terminal.environmentVariable("PAGER") ?? "less"
    // Options as in git: do not page short texts, pass colours, keep the screen. With wide lines, which are cut at the
    // window's edge and reached with the arrow keys, short texts are paged too, or the pager would quit before that.
    let isSet = Terminal.environmentVariable("LESS").map { !["FRX", "RSX"].contains($0) } ?? false
    if !isSet { setenv("LESS", isWide ? "RSX" : "FRX", 1) }
    if !command.isEmpty, command != "cat" { start(command) }
    let bytes = held
    held = []
    try bytes.withUnsafeBytes { try pass($0) }
  }

  /// If the pager cannot be started, the output goes to the screen, so that it is not lost.
  private func start(_ command: String) {
    if Self.isThere(command) {
      pager = popen(command, "w")
    } else if Terminal.environmentVariable("PAGER") != nil {
      Messages.standardError().note(words.pagerMissing(command))
    }
  }

  /// Whether the command's program exists; assumed if only a shell could find out.
  private static func isThere(_ command: String) -> Bool {
    let needsShell = command.contains { "$'\"\\`;&|<>(~=".contains($0) }
    guard !needsShell, let program = command.split(separator: " ").first else { return true }
    if program.contains("/") { return access(String(program), X_OK) == 0 }
    let folders = (Terminal.environmentVariable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  private func pass(_ bytes: UnsafeRawBufferPointer) throws {
    guard let pager else { return try screen.write(bytes) }
    let pipe = DescriptorDestination(descriptor: fileno(pager), name: "the pager")
    try waiting { try pipe.write(bytes) }
  }

  private func close() {
    guard let pager else { return }
    self.pager = nil
    pclose(pager)
  }
}

/// Pages the output of commands with long output, as git does: on a terminal, unless `--no-pager` is given.
enum CommandPager {
  private static let commands: Set<String> = [
    "search", "advice", "count", "similar", "show", "list", "sql", "query", "schema", "document", "inspect", "help",
  ]

  /// Whether `--no-pager` was given. Unsafe because it is not synchronized: it is set before a command begins, by the
  /// thread that starts it.
  nonisolated(unsafe) private(set) static var isOff = false

  /// Redirects standard output to a pager if appropriate. Returns the arguments without `--no-pager`.
  static func prepare(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let kept = arguments[..<end].filter { $0 != "--no-pager" } + arguments[end...]
    let isHelp = kept[..<min(kept.count, end)].contains { $0 == "--help" || $0 == "-h" }
    isOff = kept.count < arguments.count
    let isWanted = !isOff && (isHelp || commands.contains(kept.first ?? ""))
    let name = Terminal.environmentVariable("PAGER") ?? "less"
    let canPage = Terminal(descriptor: 1).isTerminal && !["", "cat"].contains(name)
    if isWanted, canPage, !["", "dumb"].contains(Terminal.environmentVariable("TERM") ?? "") {
      Output.standardDestination = PagerDestination { body in try body() }
    }
    return Array(kept)
  }

  /// Shows held rows while the source is busy.
  static func pause(_ printer: any RowPrinter) throws {
    try printer.pause()
    try (Output.standardDestination as? PagerDestination)?.openIfLate()
  }
}
