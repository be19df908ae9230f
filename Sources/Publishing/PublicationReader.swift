import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Reads a publication again and again, each time in the state that it has then.
package final class PublicationReader {
  private let address: String
  private let limit: Duration
  private var opened: Opened?

  private struct Opened {
    var knowledgeBase: KnowledgeBase
    var session: Session
    var cursors: PublishedCursors
    var state: String
  }

  /// - Parameters:
  ///   - address: as for ``PublishedKnowledgeBase/open(_:)``.
  ///   - limit: how long one statement may take in the server.
  package init(_ address: String, limit: Duration) { (self.address, self.limit) = (address, limit) }

  /// The publication as it is now. All that is asked of it until ``rest()`` is of one state. The same object as before,
  /// unless something was published in between or the connection was lost.
  ///
  /// - Throws: as ``PublishedKnowledgeBase/open(_:)``.
  package func current() throws -> KnowledgeBase {
    if let opened {
      opened.knowledgeBase.foreignFailure = nil
      if let now = try? Self.begin(opened.session), now == opened.state { return opened.knowledgeBase }
      close()
    }
    var place: String?
    do {
      let (session, schema) = try PublishedKnowledgeBase.connect(address, limit: limit)
      place = session.place
      // Where nothing is published, there is no table to ask for a state, which is said in better words below.
      try session.execute(PublishedKnowledgeBase.begin)
      let (knowledgeBase, cursors) = try PublishedKnowledgeBase.make(session, schema: schema)
      let state = try PublicationState.read(session)
      opened = Opened(knowledgeBase: knowledgeBase, session: session, cursors: cursors, state: state)
      return knowledgeBase
    } catch let error as PostgreSQLError {
      throw KnowledgeBaseError(reading: error, at: place)
    }
  }

  private static func begin(_ session: Session) throws -> String {
    try session.execute(PublishedKnowledgeBase.begin)
    return try PublicationState.read(session)
  }

  /// Ends the transaction. A publication that makes tables anew would wait for it.
  package func rest() {
    opened?.cursors.forget()
    _ = try? opened?.session.execute("ROLLBACK")
  }

  /// Gives the connection back.
  package func close() {
    try? opened?.knowledgeBase.close()
    opened = nil
  }
}

/// What a state of a publication is known by.
enum PublicationState {
  static func read(_ session: Session) throws -> String {
    let rows = try session.rows(
      "SELECT knowledge_base, structure, last_change, last_stamp, number, published_at FROM publication")
    return rows.first?.map { $0 ?? "" }.joined(separator: " ") ?? ""
  }
}

/// Counts the states of a publication.
package final class PublicationWatch {
  private let address: String
  private var session: Session?
  private var state: String?
  private var generation = 0

  package init(_ address: String) { self.address = address }

  /// The number of the publication's state. A read that begins afterwards sees this state or a later one.
  ///
  /// - Throws: `KnowledgeBaseError` where the server cannot be reached.
  package func currentGeneration() throws -> Int {
    let now: String
    do {
      // The server may have been started anew.
      if let session, let told = try? PublicationState.read(session) {
        now = told
      } else {
        let (opened, _) = try PublishedKnowledgeBase.connect(address, limit: .seconds(10))
        session = opened
        now = try PublicationState.read(opened)
      }
    } catch let error as PostgreSQLError {
      session = nil
      throw KnowledgeBaseError(reading: error, at: nil)
    }
    if now != state { (state, generation) = (now, generation + 1) }
    return generation
  }

  /// Gives the connection back.
  package func close() { session = nil }
}
