/// What an import tells while it goes on; a document when the batch that it stands in is in.
public enum ImportEvent: Sendable {
  case document(ImportReport.Document)
  /// After each batch.
  case progress(ImportProgress)
}
