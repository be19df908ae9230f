import ByregionImporting
import ByregionRecords
import ByregionStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Imports in small batches, so that a few documents make many commits, and prints each document that is stored.
// usage: TrustDriver DATABASE BATCH-SIZE PATH…

/// Writes without a buffer, because the process may be killed at the next moment.
func tell(_ line: String) { _ = (line + "\n").utf8CString.withUnsafeBytes { write(1, $0.baseAddress, $0.count - 1) } }

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count > 2, let batchCount = Int(arguments[1]) else { exit(64) }
do {
  let knowledgeBase = try KnowledgeBase.open(arguments[0], for: .writing)
  var options = ImportOptions()
  options.batchCount = batchCount
  let found = SourceFinder.find(Array(arguments[2...]))
  let report = try await knowledgeBase.importSources(found, options: options) { event in
    if case .progress(let state) = event { tell("in \(state.fileCount)") }
  }
  try knowledgeBase.close()
  tell("done \(report.counts.values.reduce(0, +)) \(report.failures.count)")
} catch let error as KnowledgeBaseError {
  tell("error \(error.category): \(error.message)")
  exit(74)
}
