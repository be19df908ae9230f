import CSQLite

/// What an authorizer answers (https://sqlite.org/c3ref/c_deny.html).
public enum AuthorizerAnswer: Sendable {
  case allow
  /// The whole statement fails with `ResultCode.authorization`; for a function, with `ResultCode.error`.
  case deny
  /// The column reads as NULL, the function call is refused, the action is left out.
  case ignore

  var number: Int32 {
    switch self {
    case .allow: SQLITE_OK
    case .deny: SQLITE_DENY
    case .ignore: SQLITE_IGNORE
    }
  }
}
