import ByregionRecords

/// A file that stands in the program.
struct StaticFile: Sendable {
  var name: String
  var mediaType: String
  var content: [UInt8]
  /// The first digits of its SHA-256: its address changes with its bytes, so that it can be kept for good.
  var fingerprint: String

  init(_ name: String, _ mediaType: String, _ text: String) {
    self.name = name
    self.mediaType = mediaType
    content = Array(text.utf8)
    fingerprint = String(ContentHash.hexadecimal(of: content).prefix(12))
  }

  static let styleSheet = StaticFile("byregion.css", "text/css; charset=utf-8", "\(StyleSheet.text)")
  /// Of pages with a map.
  static let mapStyles = StaticFile("map.css", "text/css; charset=utf-8", MapColours.styleSheet)
  static let script = StaticFile("byregion.js", "text/javascript; charset=utf-8", "\(Script.text)")
  static let icon = StaticFile("byregion.svg", "image/svg+xml", "\(Icon.text)")

  static let all = [styleSheet, mapStyles, script, icon]
}

/// The sign of the site: three places that are joined.
enum Icon {
  static let text: StaticString = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a3d6b"/>\
    <path d="M9 22 17 9l6 12z" fill="none" stroke="#9cc8f0" stroke-width="2"/><g fill="#fff"><circle cx="9" cy="22" r="3"/>\
    <circle cx="17" cy="9" r="4"/><circle cx="23" cy="21" r="3"/></g></svg>
    """
}

/// The routes of the files that stand in the program.
enum StaticRoutes {
  static let all = [
    Route(
      "static", "/static/{fingerprint}/{name}", summary: "A style sheet, script or picture of the pages.",
      work: .fixed { request, response in
        guard let file = StaticFile.all.first(where: { $0.name == request[captured: "name"] }) else {
          throw Problem(.notFound, detail: .noSuchPage)
        }
        response.head.mediaType = file.mediaType
        response.head.varies = false
        // An address of an earlier version answers with today's file, but not for good.
        let isCurrent = request[captured: "fingerprint"] == file.fingerprint
        response.head.cacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
        response.output.append(file.content)
      }
    ).withoutNegotiation(),
    Route(
      "robots", "/robots.txt", summary: "What search engines may read.",
      work: .fixed { request, response in
        response.head.mediaType = "text/plain; charset=utf-8"
        let base = request.site.basePath
        response.output.append(
          "User-agent: *\nDisallow: \(base)/sql\nDisallow: \(base)/search\nDisallow: \(base)/api/\n")
      }
    ).withoutNegotiation(),
  ]
}
