/// A revision of the Model Context Protocol that is served (https://modelcontextprotocol.io/specification).
package enum Revision: String, Sendable, Hashable, CaseIterable {
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  case july2026 = "2026-07-28"

  /// Whether a connection begins with `initialize`. In later revisions each request says all about itself in `_meta`.
  package var hasHandshake: Bool { self != .july2026 }

  /// The newest revision that begins with `initialize`, offered to clients that ask for one that is not served.
  static let newestWithHandshake = november2025

  /// The names of the revisions without a handshake, as errors and `server/discover` list them.
  static var withoutHandshake: [String] { allCases.filter { !$0.hasHandshake }.map(\.rawValue) }
}

/// The names of members that the protocol reserves in `_meta`.
enum MetaKey {
  static let protocolVersion = "io.modelcontextprotocol/protocolVersion"
  static let clientCapabilities = "io.modelcontextprotocol/clientCapabilities"
  static let serverInfo = "io.modelcontextprotocol/serverInfo"
  static let progressToken = "progressToken"
}
