import CPostgreSQL
import Synchronization

/// libpq, the client library of PostgreSQL. It is loaded at its first use, so that nobody without it pays for it.
package enum ClientLibrary {
  private static let isLoaded = Mutex(false)

  /// Loads the library, unless it is loaded.
  ///
  /// - Throws: `PostgreSQLError` with `.noLibrary` where it is not on this machine.
  package static func load() throws {
    try isLoaded.withLock { isLoaded in
      guard !isLoaded else { return }
      if let fault = pq_load() { throw PostgreSQLError(.noLibrary, String(cString: fault)) }
      isLoaded = true
    }
  }
}
