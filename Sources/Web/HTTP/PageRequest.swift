import ByregionLanguages

/// A request as the pages see it.
struct PageRequest: Sendable {
  var site: Site
  var method: String
  /// The segments of the path below the base path, decoded, without a format's suffix.
  var path: [String]
  /// The path and query as they came, below the base path.
  var target: String
  var parameters: Parameters
  var format: Format
  var language: Language
  /// The language that the address itself asks for, which all links keep.
  var languageOfAddress: Language?
  /// The scheme and host that the reader asked: `http://127.0.0.1:8790`.
  var origin: String
  /// What the parts of the path that vary are here, by the names in the route.
  var captured: [String: String] = [:]
  /// The content of a POST.
  var body: [UInt8] = []
  var bodyType: String?
  /// Whether the reader has the cookie of those who may import.
  var mayImport = false

  var words: Catalogue { Catalogue(language) }
  var links: Links { Links(basePath: site.basePath, language: languageOfAddress) }

  /// A part of the path that varies.
  subscript(captured name: String) -> String { captured[name] ?? "" }

  /// An integer from a parameter.
  ///
  /// - Throws: `Problem` for what is no number, or outside the range.
  func number(_ name: String, in range: ClosedRange<Int>, default value: Int) throws -> Int {
    guard let text = parameters[name] else { return value }
    guard let number = Int(text), range.contains(number) else {
      throw Problem(.badRequest, detail: .badValue(parameter: name, value: text))
    }
    return number
  }

  /// One of the values of an enumeration.
  func choice<Choice: RawRepresentable>(_ name: String, default value: Choice) throws -> Choice
  where Choice.RawValue == String {
    guard let text = parameters[name] else { return value }
    guard let choice = Choice(rawValue: text) else {
      throw Problem(.badRequest, detail: .badValue(parameter: name, value: text))
    }
    return choice
  }
}

/// Makes every address of the site, so that a base path and the language are never forgotten.
struct Links: Sendable {
  var basePath: String
  /// The language that an address asks for; nil where it asks for none.
  var language: Language?

  /// The address of a page.
  func to(_ path: [String], _ parameters: Parameters = Parameters(), format: Format = .html, fragment: String? = nil)
    -> String
  {
    var parameters = parameters
    if let language, format.isForPeople { parameters = parameters.setting("lang", language.rawValue) }
    return bare(path, parameters, format: format) + (fragment.map { "#" + PercentEncoding.encoded($0) } ?? "")
  }

  func to(_ path: String..., parameters: Parameters = Parameters(), format: Format = .html, fragment: String? = nil)
    -> String
  {
    to(path, parameters, format: format, fragment: fragment)
  }

  /// The address of a passage.
  func passage(_ reference: String, format: Format = .html) -> String {
    to(["regions"] + reference.split(separator: "/").map(String.init), format: format)
  }

  /// An address that asks for no language.
  func bare(_ path: [String], _ parameters: Parameters = Parameters(), format: Format = .html) -> String {
    let joined = path.map(PercentEncoding.encoded).joined(separator: "/")
    return basePath + "/" + joined + format.suffix + parameters.encoded()
  }

  /// A file that stands in the program, under a name that changes with its bytes.
  func asset(_ asset: StaticFile) -> String { "\(basePath)/static/\(asset.fingerprint)/\(asset.name)" }
}
