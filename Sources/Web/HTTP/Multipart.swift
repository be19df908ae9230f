/// Parses `multipart/form-data` (RFC 7578) as browsers send it: each part has a name, and each file a file name.
///
/// The parser is strict: it rejects everything that a browser would not send.
struct Multipart {
  /// A field of a form, or a file.
  struct Part: Sendable, Hashable {
    var name: String
    /// The last component of the file name; nil for a field.
    var fileName: String?
    var content: [UInt8]
  }

  /// Maximum number of parts of a form.
  static let maxParts = 100
  /// Maximum size of the header of a part in bytes.
  static let longestHeader = 4 << 10
  /// Maximum length of a boundary in bytes (RFC 2046, 5.1.1).
  static let longestBoundary = 70

  private let body: [UInt8]
  private let boundary: [UInt8]
  private var position = 0

  /// The parts of a body in order. Fields for files without a chosen file, with neither name nor content, are left out.
  ///
  /// - Parameter contentType: the value of the header `Content-Type`, which contains the boundary.
  /// - Throws: `Problem` for another type, for an invalid form, and if a limit is exceeded.
  static func parts(of body: [UInt8], contentType: String?) throws -> [Part] {
    guard let boundary = contentType.flatMap(Self.boundary) else {
      throw Problem(.unsupportedMediaType, detail: .bodyType("multipart/form-data"))
    }
    var reader = Multipart(body: body, boundary: boundary)
    return try reader.read()
  }

  private init(body: [UInt8], boundary: [UInt8]) {
    self.body = body
    self.boundary = Array("--".utf8) + boundary
  }

  /// The boundary in a header such as `multipart/form-data; boundary=…`.
  private static func boundary(of contentType: String) -> [UInt8]? {
    let pieces = contentType.split(separator: ";").map(\.description.trimmed)
    guard pieces.first?.lowercased() == "multipart/form-data" else { return nil }
    guard let parameter = pieces.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") }) else {
      return nil
    }
    var value = parameter.dropFirst("boundary=".count)
    if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
    let bytes = Array(value.utf8)
    // Only visible ASCII is accepted: a boundary without line ends keeps the search linear.
    guard !bytes.isEmpty, bytes.count <= longestBoundary, bytes.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
      return nil
    }
    return bytes
  }

  private mutating func read() throws -> [Part] {
    guard starts(with: boundary, at: 0) else { throw Self.malformed }
    position = boundary.count
    var parts: [Part] = []
    var count = 0
    while true {
      if starts(with: Self.hyphens, at: position) { return parts }
      guard starts(with: Self.lineEnd, at: position) else { throw Self.malformed }
      position += 2
      count += 1
      guard count <= Self.maxParts else { throw Problem(.limit, detail: .tooManyParts(Self.maxParts)) }
      let (name, fileName) = try header()
      guard let end = nextBoundary() else { throw Self.malformed }
      let content = Array(body[position..<end])
      position = end + 2 + boundary.count
      if fileName != "" || !content.isEmpty { parts.append(Part(name: name, fileName: fileName, content: content)) }
    }
  }

  private static let lineEnd: [UInt8] = [0x0D, 0x0A]
  private static let hyphens: [UInt8] = [0x2D, 0x2D]
  private static var malformed: Problem { Problem(.badRequest, detail: .brokenForm) }

  private func starts(with bytes: [UInt8], at start: Int) -> Bool {
    start + bytes.count <= body.count && body[start..<start + bytes.count].elementsEqual(bytes)
  }

  /// The offset of the line end before the next boundary after the current position; nil if there is none.
  private func nextBoundary() -> Int? {
    body.withUnsafeBufferPointer { bytes in
      var index = position
      while index + 2 + boundary.count <= bytes.count {
        if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, starts(with: boundary, at: index + 2) { return index }
        index += 1
      }
      return nil
    }
  }

  /// Parses the header of a part and moves the position past it.
  private mutating func header() throws -> (name: String, fileName: String?) {
    var names: (name: String, fileName: String?)?
    let limit = position + Self.longestHeader
    while true {
      var end = position
      while end < body.count, end < limit, body[end] != 0x0D { end += 1 }
      guard starts(with: Self.lineEnd, at: end) else { throw Self.malformed }
      let line = String(validating: body[position..<end], as: UTF8.self)
      position = end + 2
      guard let line else { throw Self.malformed }
      if line.isEmpty { break }
      let halves = line.split(separator: ":", maxSplits: 1).map(\.description.trimmed)
      guard halves.count == 2 else { throw Self.malformed }
      if halves[0].lowercased() == "content-disposition" {
        guard names == nil else { throw Self.malformed }
        names = try Self.disposition(halves[1])
      }
    }
    guard let names else { throw Self.malformed }
    return names
  }

  /// Parses `form-data; name="…"; filename="…"`. Browsers write quotes and line ends in names as `%22`, `%0D`, `%0A`.
  private static func disposition(_ text: String) throws -> (name: String, fileName: String?) {
    var rest = text[...]
    guard rest.lowercased().hasPrefix("form-data") else { throw malformed }
    rest = rest.dropFirst("form-data".count)
    var values: [String: String] = [:]
    while !rest.isEmpty {
      guard rest.first == ";" else { throw malformed }
      rest = rest.dropFirst().drop { $0 == " " }
      let key = rest.prefix { $0 != "=" }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else { throw malformed }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(value.count)
      guard rest.first == "\"", values[key.lowercased()] == nil else { throw malformed }
      rest = rest.dropFirst()
      values[key.lowercased()] = String(value).replacing("%22", with: "\"").replacing("%0D", with: " ")
        .replacing("%0A", with: " ")
    }
    guard let name = values["name"] else { throw malformed }
    return (name, values["filename"].map(lastComponent))
  }

  private static func lastComponent(_ name: String) -> String {
    name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? name
  }
}
