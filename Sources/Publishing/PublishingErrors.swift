import ByregionPostgreSQL
import ByregionRecords
import ByregionText

extension KnowledgeBaseError {
  /// An error of PostgreSQL's, told in the words of someone who publishes.
  ///
  /// - Parameter place: the server; never an address as it was given, since that may hold a password.
  init(_ error: PostgreSQLError, at place: String?) {
    let message = Sanitizer.visible(error.message)
    let told = error.detail.map { "\(message); \(Sanitizer.visible($0))" } ?? message
    switch error.kind {
    case .noLibrary:
      self.init(
        .unavailable, "libpq, the client library of PostgreSQL, cannot be loaded (\(message))",
        suggestion: "Install it: the package is called libpq5 in Debian and Ubuntu, libpq in Fedora and Homebrew.")
    case .address:
      self.init(
        .usage, message,
        suggestion:
          "It looks like postgresql://user@host:5432/database, or service=NAME. In a password, @ is %40, / %2F, ? %3F.")
    case .noPassword:
      self.init(
        .unavailable, "the server wants a password, and none was found (\(message))",
        suggestion: "Keep it in ~/.pgpass, which only you may read, or in PGPASSWORD.")
    case .refusedPassword:
      self.init(
        .unavailable, "the server did not let us in (\(message))",
        suggestion: "Check user, password and database; the password comes from the address, PGPASSWORD or ~/.pgpass.")
    case .connection:
      self.init(
        .unavailable, "the server cannot be reached (\(message))",
        suggestion: "Check host, port, user and database, and that the server runs.")
    case .lost:
      self.init(
        .inputOutput, "the connection was lost (\(message))", place: place,
        suggestion: "Publish again: what is there is as it was before, or all of it is published.")
    case .statement: self.init(statement: told, state: error.state, at: place)
    }
  }

  private init(statement told: String, state: String, at place: String?) {
    switch state {
    case ErrorState.lockNotAvailable:
      self.init(
        .busy, "another publication, or somebody's query, holds the tables", place: place,
        suggestion: "Wait until it is done and publish again.")
    case ErrorState.insufficientPrivilege:
      self.init(
        .cannotCreate, "the server does not allow it (\(told))", place: place,
        suggestion: "Publish as the owner of the schema, or let somebody grant CREATE on the database.")
    case ErrorState.dependentObjects:
      self.init(
        .incompatible, "the tables have to be made anew, and something of somebody else's depends on them (\(told))",
        place: place, suggestion: "Drop that, publish, and make it anew.")
    case ErrorState.diskFull:
      self.init(
        .inputOutput, "the server's disk is full; nothing was published", place: place,
        suggestion: "Make room there and publish again.")
    case _ where state.hasPrefix("57") || state.hasPrefix("08"):
      self.init(
        .inputOutput, "the server ended the publication (\(told)); nothing was published", place: place,
        suggestion: "Publish again.")
    case _ where state.hasPrefix("23"):
      self.init(
        .inputOutput, "the rows do not fit together (\(told)); nothing was published", place: place,
        suggestion: "`byregion database check` tells what is wrong with the file.")
    case _ where state.hasPrefix("25"):
      self.init(
        .cannotCreate, "the server only reads (\(told))", place: place,
        suggestion: "Name the server that its copies follow.")
    default:
      self.init(
        .internalFault, "PostgreSQL says: \(told) (\(state))", place: place,
        suggestion: "Nothing was published. Please report this.")
    }
  }
}
