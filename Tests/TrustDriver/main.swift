import ByregionImporting
import ByregionRecords
import ByregionStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Imports in small batches, so that a few documents need many commits, and prints the number of stored documents after
// each batch.
// usage: TrustDriver DATABASE BATCH-SIZE PATH…

/// Prints without buffering, because the process may be killed at any moment.
func report(_ line: String) { _ = (line + "\n").utf8CString.withUnsafeBytes { write(1, $0.baseAddress, $0.count - 1) } }

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count > 2, let batchCount = Int(arguments[1]) else { exit(64) }
do {
  let knowledgeBase = try KnowledgeBase.open(arguments[0], for: .writing)
  var options = ImportOptions()
  options.batchCount = batchCount
  let found = SourceFinder.find(Array(arguments[2...]))
  let result = try await knowledgeBase.importSources(found, options: options) { event in
    if case .progress(let state) = event { report("in \(state.fileCount)") }
  }
  try knowledgeBase.close()
  report("done \(result.counts.values.reduce(0, +)) \(result.failures.count)")
} catch let error as KnowledgeBaseError {
  report("error \(error.category): \(error.message)")
  exit(74)
}
