import ByregionFiles
import ByregionLineEditor
import ByregionPrinting
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that keeps what was typed at the prompt. Prompts that run at the same time add to it in turn.
struct HistoryFile {
  private let path: String

  /// `$XDG_STATE_HOME/byregion/history`, else in `~/.local/state` (XDG Base Directory Specification); its folder is made.
  /// Nil when it cannot be.
  init?() {
    let state = Terminal.environmentVariable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = state ?? Terminal.environmentVariable("HOME").map({ $0 + "/.local/state" }) else { return nil }
    self.init(folder: base + "/byregion")
  }

  /// The file `history` of a folder, which is made.
  init?(folder: String) {
    // What one types is one's own: others on the machine do not read it.
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    guard
      (try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: attributes)) != nil
    else { return nil }
    path = folder + "/history"
  }

  /// The entries, the oldest first. A file that has grown far beyond what is kept is cut to it, and one in libedit's form
  /// gets ours.
  func entries() -> [String] {
    let kept = locked { descriptor -> [String] in
      let text = Self.text(of: descriptor)
      let entries = HistoryText.entries(of: text)
      let kept = entries.suffix(History.limit)
      if entries.count > 2 * History.limit || HistoryText.isOld(text) {
        Self.replace(descriptor, by: kept.map(HistoryText.line).joined())
      }
      return Array(kept)
    }
    return kept ?? []
  }

  /// Adds an entry. A history that cannot be written is not worth an error: the prompt goes on without.
  func add(_ entry: String) {
    _ = locked { descriptor in
      lseek(descriptor, 0, SEEK_END)
      Self.write(HistoryText.line(of: entry), to: descriptor)
    }
  }

  /// Runs a body while no other prompt reads or writes the file. A lock that the file system does not have is not
  /// waited for.
  private func locked<T>(_ body: (Int32) -> T) -> T? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return body(descriptor)
  }

  private static func text(of descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    // Far more than the longest history; a larger file is not one.
    while bytes.count < 1 << 26 {
      let count = read(descriptor, &part, part.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: part[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replace(_ descriptor: Int32, by text: String) {
    guard ftruncate(descriptor, 0) == 0 else { return }
    lseek(descriptor, 0, SEEK_SET)
    write(text, to: descriptor)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
