import ByregionCommands
import ByregionFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// A closed pipe is an error to report, not the end of the process.
BrokenPipes.ignoreSignal()
exit(await Program.runProcess())
