import ByregionCommands
import ByregionFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// A reader that leaves is an error to be told apart, not the end of the process.
BrokenPipes.ignoreSignal()
exit(await Program.runProcess())
