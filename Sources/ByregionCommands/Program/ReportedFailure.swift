/// The command failed in part and has said so; only the exit code is left to set.
struct ReportedFailure: Error {
  var status: Int32
}
