import Foundation
import TestSupport

/// What goes wrong with a process's n-th step on its files: preloaded C code (Shim/fault.c), on Linux only.
struct FaultShim {
  /// What happens at the step.
  enum Fault: String, CaseIterable {
    case killBefore = "kill-before"
    case killAfter = "kill-after"
    case noSpace = "ENOSPC"
    case inputOutput = "EIO"
    case short
  }

  /// A part of the names of the files whose steps count.
  var name: String
  /// The step, from 1; 0 lets all pass.
  var step = 0
  var fault = Fault.killBefore
  /// Every later step fails too.
  var stays = false
  /// Where the number of steps is written at the end of a process that ends by itself.
  var countFile: String?

  /// In front of a shell command.
  var assignments: String {
    guard let library = Self.library else { return "" }
    let count = countFile.map { "FAULT_COUNT='\($0)' " } ?? ""
    return """
      LD_PRELOAD='\(library)' FAULT_NAME='\(name)' FAULT_AT=\(step) FAULT_KIND=\(fault.rawValue) \
      FAULT_STAYS=\(stays ? 1 : 0) \(count)
      """
  }

  /// The compiled library; nil where there is no `LD_PRELOAD` or no C compiler.
  static let library: String? = {
    #if os(Linux)
      guard let folder = try? TemporaryFolder() else { return nil }
      kept.append(folder)
      atexit { FaultShim.kept = [] }
      let library = folder.url.appendingPathComponent("fault.so").path
      let source = Project.folder.appendingPathComponent("Tests/TrustTests/Shim/fault.c").path
      for compiler in ["cc", "clang", "gcc"] {
        // No `Process`: Foundation leaks a few bytes of each.
        if system("\(compiler) -shared -fPIC -O1 -o '\(library)' '\(source)' -ldl 2>/dev/null") == 0 { return library }
      }
    #endif
    return nil
  }()

  /// Keeps the library's folder while the process lives; written once, by the initialiser above, emptied at the end.
  nonisolated(unsafe) private static var kept: [TemporaryFolder] = []
}
