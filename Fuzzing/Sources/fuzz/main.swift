import CLibFuzzer
import Foundation

// Feeds one target with libFuzzer's inputs. BYREGION_FUZZ_TARGET chooses it, since libFuzzer takes the command line.

/// Called for every input (https://llvm.org/docs/LibFuzzer.html#fuzz-target); also by the main program that libFuzzer
/// brings and that ours takes the place of.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try FuzzTarget.chosen.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError("an error that is not told of: \(error)")
  }
  return 0
}

var argumentCount = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argumentCount, &arguments, testOneInput))
