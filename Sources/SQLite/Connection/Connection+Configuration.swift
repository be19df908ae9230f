import CSQLite

extension Connection {
  /// Turns a switch on or off (https://sqlite.org/c3ref/db_config.html).
  ///
  /// - Throws: `SQLiteError` where the library does not know the switch or did not follow.
  public func configure(_ flag: ConfigurationFlag, _ on: Bool) throws {
    var now: Int32 = -1
    let code = try shim_db_config(handle.opened(), flag.number, on ? 1 : 0, &now)
    try handle.check(code)
    guard (now == 1) == on else {
      throw SQLiteError.misuse("the library did not turn \(flag) \(on ? "on" : "off")")
    }
  }

  /// Whether a switch is on.
  public func isConfigured(_ flag: ConfigurationFlag) throws -> Bool {
    var now: Int32 = -1
    try handle.check(shim_db_config(handle.opened(), flag.number, -1, &now))
    return now == 1
  }

  /// Sets a limit of this connection (https://sqlite.org/c3ref/limit.html).
  ///
  /// - Returns: the limit until now. A limit above the library's hard limit is lowered to that.
  @discardableResult
  public func setLimit(_ limit: Limit, to value: Int) -> Int {
    guard let pointer = handle.pointer else { return 0 }
    return Int(sqlite3_limit(pointer, limit.rawValue, Int32(clamping: max(value, 0))))
  }

  /// The limit as it stands.
  public func limit(_ limit: Limit) -> Int {
    guard let pointer = handle.pointer else { return 0 }
    return Int(sqlite3_limit(pointer, limit.rawValue, -1))
  }
}
