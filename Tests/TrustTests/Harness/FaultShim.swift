import Foundation
import TestSupport

/// Makes the n-th file operation of a process fail, with a preloaded C library (Shim/fault.c). Linux only.
struct FaultShim {
  /// The failure of that operation.
  enum Fault: String, CaseIterable {
    case killBefore = "kill-before"
    case killAfter = "kill-after"
    case noSpace = "ENOSPC"
    case inputOutput = "EIO"
    case short
  }

  /// Only operations on files whose names contain this text are counted.
  var name: String
  /// The number of the operation to fail, from 1; 0 for none.
  var step = 0
  var fault = Fault.killBefore
  /// Whether all later operations fail too.
  var stays = false
  /// The file to which the number of operations is written if the process is not killed.
  var countFile: String?

  /// Variable assignments to put before a shell command.
  var assignments: String {
    guard let library = Self.library else { return "" }
    let count = countFile.map { "FAULT_COUNT='\($0)' " } ?? ""
    return """
      LD_PRELOAD='\(library)' FAULT_NAME='\(name)' FAULT_AT=\(step) FAULT_KIND=\(fault.rawValue) \
      FAULT_STAYS=\(stays ? 1 : 0) \(count)
      """
  }

  /// The compiled library; nil without `LD_PRELOAD` or a C compiler.
  static let library: String? = {
    #if os(Linux)
      guard let folder = try? TemporaryFolder() else { return nil }
      kept.append(folder)
      atexit { FaultShim.kept = [] }
      let library = folder.url.appendingPathComponent("fault.so").path
      let source = Project.folder.appendingPathComponent("Tests/TrustTests/Shim/fault.c").path
      for compiler in ["cc", "clang", "gcc"] {
        // `system` instead of `Process`, because Foundation leaks a few bytes for each process.
        if system("\(compiler) -shared -fPIC -O1 -o '\(library)' '\(source)' -ldl 2>/dev/null") == 0 { return library }
      }
    #endif
    return nil
  }()

  /// Keeps the folder of the library until the process ends. Written only by the initializer above and at exit.
  nonisolated(unsafe) private static var kept: [TemporaryFolder] = []
}
