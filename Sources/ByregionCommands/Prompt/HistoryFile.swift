import Foundation
import Printing

/// Where the prompt keeps what was typed: the state folder of the XDG Base Directory Specification.
enum HistoryFile {
  /// `$XDG_STATE_HOME/byregion/history`, else in `~/.local/state`; its folder is made. Nil when it cannot be.
  static func path() -> String? {
    let state = Terminal.environmentVariable("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = state ?? Terminal.environmentVariable("HOME").map({ $0 + "/.local/state" }) else { return nil }
    let folder = base + "/byregion"
    do {
      // What one types is one's own: others on the machine do not read it.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      return folder + "/history"
    } catch {
      return nil
    }
  }
}
