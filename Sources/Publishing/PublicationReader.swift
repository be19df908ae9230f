import ByregionLanguages
import ByregionPostgreSQL
import ByregionRecords
import ByregionSQLite
import ByregionStore

/// Reads a publication repeatedly, each time in its current state.
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
  ///   - limit: maximum time of one statement on the server.
  package init(_ address: String, limit: Duration) { (self.address, self.limit) = (address, limit) }

  /// The publication in its current state. All reads until ``rest()`` see this one state. Returns the same object as
  /// the last call, unless something was published in between or the connection was lost.
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
      // Not `Self.begin`: where nothing is published, reading the state would fail with an SQL error, while `make`
      // throws an error that says so.
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

  /// Ends the transaction. Until then, a publication that recreates tables has to wait.
  package func rest() {
    opened?.cursors.forget()
    _ = try? opened?.session.execute("ROLLBACK")
  }

  /// Closes the connection.
  package func close() {
    try? opened?.knowledgeBase.close()
    opened = nil
  }
}

/// A text that identifies the state of a publication.
enum PublicationState {
  static func read(_ session: Session) throws -> String {
    let rows = try session.rows(
      "SELECT knowledge_base, structure, last_change, last_stamp, number, published_at FROM publication")
    return rows.first?.map { $0 ?? "" }.joined(separator: " ") ?? ""
  }
}

/// Numbers the states of a publication, to detect changes.
package final class PublicationWatch {
  private let address: String
  private var session: Session?
  private var state: String?
  private var generation = 0

  package init(_ address: String) { self.address = address }

  /// The number of the publication's state. A read that begins afterwards sees this state or a later one.
  ///
  /// - Throws: `KnowledgeBaseError` if the server cannot be reached.
  package func currentGeneration() throws -> Int {
    let now: String
    do {
      // If reading fails, the server may have been restarted: connect again.
      if let session, let state = try? PublicationState.read(session) {
        now = state
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

  /// Closes the connection.
  package func close() { session = nil }
}
