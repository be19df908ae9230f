#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process's choice about `SIGPIPE`.
public enum BrokenPipes {
  /// Makes a write to a closed pipe an error (``ClosedPipe``) where it would end the process. Call once at
  /// start.
  public static func ignoreSignal() {
    signal(SIGPIPE, SIG_IGN)
  }
}
