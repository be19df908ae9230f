/// What a publication is to do, or did.
package struct Publication: Sendable {
  /// How much of the knowledge base is sent.
  package enum Extent: Sendable, Hashable {
    /// All of it, and why.
    case whole(Reason)
    /// What changed since the last publication.
    case changes
    /// Nothing, since nothing changed.
    case nothing
  }

  /// Why all is sent.
  package enum Reason: Sendable, Hashable {
    /// Nothing was published there.
    case first
    /// Another version of byregion, or of the server, made the tables.
    case otherTables
    /// What was published last is not a part of the file's history: it was restored from a copy, for instance.
    case otherHistory
  }

  package var extent: Extent
  /// Where it is published, without user and password.
  package var place: String
  package var schema: String
  /// When something was published there last; nil where nothing was.
  package var lastPublishedAt: String?
  /// Documents that are sent, of all revisions.
  package var documentCount = 0
  /// Documents that are gone from the file and are taken out.
  package var goneCount = 0
  /// Regions that changed; all of them where the whole is sent.
  package var regionCount = 0
  /// Tables without documents that are sent as a whole.
  package var tables: [String] = []
  /// Rows that were sent; 0 for a dry run.
  package var rowCount = 0
  /// How many texts were changed, since PostgreSQL cannot keep them as they are.
  package var repairedCount = 0
  /// The first of them: `passages 17, text`.
  package var repaired: [String] = []
  /// Documents whose bytes are damaged in the file, so that they are not published.
  package var damaged: [Int64] = []
  /// Tables and views that somebody added to the file, which are not published.
  package var foreign: [String] = []
  /// Views of the file that are not published, with the reason.
  package var leftOutViews: [(view: String, reason: String)] = []
}
