import CLibFuzzer
import Foundation

// Runs libFuzzer on one target. BYREGION_FUZZ_TARGET chooses it, because libFuzzer uses the command line.

/// libFuzzer calls this for each input (https://llvm.org/docs/LibFuzzer.html#fuzz-target), also from its own main
/// program, which this one replaces.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try FuzzTarget.chosen.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError("an unexpected error: \(error)")
  }
  return 0
}

var argumentCount = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argumentCount, &arguments, testOneInput))
