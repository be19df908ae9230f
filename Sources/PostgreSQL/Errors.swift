/// What PostgreSQL, or libpq in its name, refused to do. Values and passwords are never part of it.
package struct PostgreSQLError: Error, Sendable, Hashable {
  /// What kind of refusal it is, for callers that act on it.
  package enum Kind: Sendable, Hashable {
    /// libpq is not on this machine.
    case noLibrary
    /// The address of the server cannot be read.
    case address
    /// No connection came about.
    case connection
    /// No connection came about, since the server wants a password and none was found.
    case noPassword
    /// No connection came about, and a password was given.
    case refusedPassword
    /// The connection was lost.
    case lost
    /// The server refused a statement; ``PostgreSQLError/state`` says why.
    case statement
  }

  package var kind: Kind
  /// The server's or libpq's message, in the language of the server.
  package var message: String
  /// The five letters of an error code (https://www.postgresql.org/docs/current/errcodes-appendix.html); empty where there
  /// is none.
  package var state: String
  /// What the server adds to its message, or its hint; nil where it adds nothing.
  package var detail: String?

  package init(_ kind: Kind, _ message: String, state: String = "", detail: String? = nil) {
    (self.kind, self.message, self.state, self.detail) = (kind, message, state, detail)
  }
}

/// Codes of errors that callers act on.
package enum ErrorState {
  package static let lockNotAvailable = "55P03"
  package static let diskFull = "53100"
  package static let insufficientPrivilege = "42501"
  package static let dependentObjects = "2BP01"
}
