import ByregionLanguages

/// The parameters of a query string or a form, in the order given. Names may be repeated.
struct Parameters: Sendable, Hashable {
  struct Pair: Sendable, Hashable {
    var name: String
    var value: String
  }

  var pairs: [Pair]

  init(_ pairs: [Pair] = []) { self.pairs = pairs }

  /// Maximum number of parameters of a request.
  static let maximum = 200

  /// Parses a string such as `a=1&b=2`, percent-encoded, with `+` for a space.
  ///
  /// - Parameter maximum: maximum number of parameters.
  /// - Throws: `Problem` if the string is not UTF-8, or has too many parameters.
  init(encoded query: some StringProtocol, maximum: Int = Parameters.maximum) throws {
    pairs = []
    for part in query.split(separator: "&") {
      guard pairs.count < maximum else {
        throw Problem(.limit, detail: .tooManyParameters(maximum))
      }
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = try PercentEncoding.decoded(halves[0], plusIsSpace: true)
      let value = try halves.count > 1 ? PercentEncoding.decoded(halves[1], plusIsSpace: true) : ""
      pairs.append(Pair(name: name, value: value))
    }
  }

  /// The first value of a name, without surrounding white space; nil if there is none or it is empty.
  subscript(name: String) -> String? {
    guard let value = pairs.first(where: { $0.name == name })?.value.trimmed, !value.isEmpty else { return nil }
    return value
  }

  /// All values of a name that are not empty.
  func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name }.map(\.value.trimmed).filter { !$0.isEmpty }
  }

  /// The parameters with all values of a name replaced by `value`, or removed if `value` is nil.
  func setting(_ name: String, _ value: String?) -> Parameters {
    var changed = removing(name)
    if let value { changed.pairs.append(Pair(name: name, value: value)) }
    return changed
  }

  func adding(_ name: String, _ value: String) -> Parameters {
    Parameters(pairs + [Pair(name: name, value: value)])
  }

  func removing(_ names: String...) -> Parameters { Parameters(pairs.filter { !names.contains($0.name) }) }

  /// The query string with its `?`, in a canonical order: the names in `order` first, then the others by name. The
  /// values of a name keep their order. Empty values are left out.
  func encoded(order: [String] = Parameters.order) -> String {
    let present = pairs.filter { !$0.value.isEmpty }
    guard !present.isEmpty else { return "" }
    func place(_ name: String) -> (Int, String) { (order.firstIndex(of: name) ?? order.count, name) }
    let sorted = present.enumerated().sorted { first, second in
      let (one, other) = (place(first.element.name), place(second.element.name))
      return one == other ? first.offset < second.offset : one < other
    }
    return "?"
      + sorted.map { PercentEncoding.encoded($0.element.name) + "=" + PercentEncoding.encoded($0.element.value) }
      .joined(separator: "&")
  }

  /// The canonical order of names, the same for all pages.
  static let order = [
    "q", "sql", "kind", "region", "municipality", "county", "language", "match", "sort", "by", "page", "limit", "after",
    "lang",
  ]
}

/// Percent-encoding (RFC 3986).
enum PercentEncoding {
  /// - Throws: `Problem` if the bytes are not UTF-8 or an escape is invalid.
  static func decoded(_ text: some StringProtocol, plusIsSpace: Bool) throws -> String {
    guard text.utf8.contains(where: { $0 == 0x25 || plusIsSpace && $0 == 0x2B || $0 >= 0x80 }) else {
      return String(text)
    }
    var bytes: [UInt8] = []
    var iterator = text.utf8.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case 0x25:
        guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
          throw Problem(.badRequest, detail: .brokenEncoding)
        }
        bytes.append(high << 4 | low)
      case 0x2B where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    guard let decoded = String(validating: bytes, as: UTF8.self) else {
      throw Problem(.badRequest, detail: .brokenEncoding)
    }
    return decoded
  }

  /// Escapes all characters except the unreserved ones of RFC 3986, so that the text can be used anywhere in a URL.
  static func encoded(_ text: String) -> String {
    guard !text.utf8.allSatisfy(isUnreserved) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [0x25, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hexadecimal = [UInt8]("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

extension String {
  /// The text without surrounding white space.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}

/// A request as the routes receive it.
struct PageRequest: Sendable {
  var site: Site
  var method: String
  /// The segments of the path below the base path, decoded, without the suffix of a format.
  var path: [String]
  /// The path and query as received, without the base path.
  var target: String
  var parameters: Parameters
  var format: Format
  var language: Language
  /// The language given in the address, which all links keep.
  var languageOfAddress: Language?
  /// The scheme and host of the request: `http://127.0.0.1:8790`.
  var origin: String
  /// The values of the variables in the path, by their names in the route.
  var captured: [String: String] = [:]
  /// The body of a POST.
  var body: [UInt8] = []
  var bodyType: String?
  /// Whether the request has a valid cookie with the import key.
  var mayImport = false

  var words: Catalogue { Catalogue(language) }
  var links: Links { Links(basePath: site.basePath, language: languageOfAddress) }

  /// The absolute URL of a page, without a language.
  func address(of path: [String]) -> String { origin + Links(basePath: site.basePath).bare(path) }

  /// The value of a variable in the path.
  subscript(captured name: String) -> String { captured[name] ?? "" }

  /// The integer value of a parameter.
  ///
  /// - Throws: `Problem` if the value is not an integer or is outside the range.
  func number(_ name: String, in range: ClosedRange<Int>, default value: Int) throws -> Int {
    guard let text = parameters[name] else { return value }
    guard let number = Int(text), range.contains(number) else {
      throw Problem(.badRequest, detail: .badValue(parameter: name, value: text))
    }
    return number
  }

  /// The value of a parameter as a case of an enumeration.
  func choice<Choice: RawRepresentable>(_ name: String, default value: Choice) throws -> Choice
  where Choice.RawValue == String {
    guard let text = parameters[name] else { return value }
    guard let choice = Choice(rawValue: text) else {
      throw Problem(.badRequest, detail: .badValue(parameter: name, value: text))
    }
    return choice
  }
}

/// Makes all addresses of the site, so that each has the base path and the language.
struct Links: Sendable {
  var basePath: String
  /// The language given in addresses; nil if they have none.
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

  /// An address without a language.
  func bare(_ path: [String], _ parameters: Parameters = Parameters(), format: Format = .html) -> String {
    let joined = path.map(PercentEncoding.encoded).joined(separator: "/")
    return basePath + "/" + joined + format.suffix + parameters.encoded()
  }

  /// The address of an embedded file, which changes with its content.
  func asset(_ asset: StaticFile) -> String { "\(basePath)/static/\(asset.fingerprint)/\(asset.name)" }
}
