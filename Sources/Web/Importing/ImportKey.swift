import ByregionRecords

/// What shows that a reader may import: the link that the program printed, then a cookie that only this site gets.
package struct ImportKey: Sendable {
  /// The name of the cookie, and its value.
  static let cookieName = "byregion-import"

  /// In the link and in the cookie.
  package let secret: String
  /// In the forms of the pages, which another site cannot read.
  let formToken: String

  /// Makes a new key from the system's random numbers.
  package init() {
    var generator = SystemRandomNumberGenerator()
    let digits = (0..<2).map { _ in String(UInt64.random(in: .min ... .max, using: &generator), radix: 36) }.joined()
    self.init(secret: digits)
  }

  init(secret: String) {
    self.secret = secret
    formToken = String(ContentHash.hexadecimal(of: Array("form \(secret)".utf8)).prefix(32))
  }

  /// Whether a text is the key; takes as long for every text of a length.
  func opens(_ text: String?) -> Bool { Self.isSame(text, secret) }

  /// Whether a form came from a page of this site.
  func isOwn(_ token: String?) -> Bool { Self.isSame(token, formToken) }

  private static func isSame(_ text: String?, _ other: String) -> Bool {
    guard let text, text.utf8.count == other.utf8.count else { return false }
    return zip(text.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The header field that hands the cookie out, until the browser is closed.
  func cookie(for site: Site) -> String {
    let path = site.basePath.isEmpty ? "/" : site.basePath
    let isSecure = site.publicURL?.scheme == "https"
    return "\(Self.cookieName)=\(secret); Path=\(path); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
  }
}
