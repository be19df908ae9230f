/// The parts of a municipality's name as typed or printed: `Haram kommune 1580`, `Bø (Telemark)`, `Nes i
/// Hallingdal`.
struct AskedPlace {
  /// What is left when number, county and words such as `kommune` are taken out.
  var name: String
  /// Four digits, or nil.
  var number: String?
  /// What stands in brackets or behind a comma, or nil.
  var qualifier: String?

  init(_ asked: String) {
    var rest = Substring(asked)
    if let bracket = rest.firstIndex(of: "("), bracket != rest.startIndex {
      let inside = rest[rest.index(after: bracket)...]
      let close = inside.firstIndex(of: ")") ?? inside.endIndex
      qualifier = Self.filled(inside[..<close])
      rest = rest[..<bracket] + inside[close...].dropFirst()
    }
    if qualifier == nil, let comma = rest.firstIndex(of: ",") {
      qualifier = Self.filled(rest[rest.index(after: comma)...])
      rest = rest[..<comma]
    }
    var words = rest.split(whereSeparator: \.isWhitespace)
    words.removeAll { Self.titles.contains($0.lowercased()) }
    if let digits = words.first(where: Self.isNumber), words.count < 5 {
      number = digits.count == 3 ? "0" + digits : String(digits)
      words.removeAll { $0 == digits }
    }
    name = words.map { $0 == "&" ? "og" : $0 }.joined(separator: " ")
  }

  /// The names of `Kåfjord/Gáivuotna` or `Gáivuotna - Kåfjord`; a single name otherwise.
  var sideBySide: [String] {
    var parts: [Substring] = []
    for part in name.split(separator: "/") {
      var words: [Substring] = []
      for word in part.split(separator: " ") {
        if ["-", "–", "—"].contains(word) {
          parts.append(Substring(words.joined(separator: " ")))
          words = []
        } else {
          words.append(word)
        }
      }
      parts.append(Substring(words.joined(separator: " ")))
    }
    return parts.filter { !$0.isEmpty }.map(String.init)
  }

  /// Name and district of `Nes i Hallingdal` and `Nes på Romerike`, or nil.
  var withDistrict: (name: String, district: String)? {
    let words = name.split(separator: " ")
    guard let joint = words.firstIndex(where: { Self.joints.contains($0.lowercased()) }), joint > 0,
      joint + 1 < words.count
    else { return nil }
    return (words[..<joint].joined(separator: " "), words[(joint + 1)...].joined(separator: " "))
  }

  private static let titles: Set = [
    "kommune", "kommunen", "kommuner", "kommuna", "kommunar", "kommunane", "herad", "herred", "suohkan", "suohkana",
    "tjïelte", "kommuvdna",
  ]
  private static let joints: Set = ["i", "på", "pa", "in"]

  private static func isNumber(_ word: Substring) -> Bool {
    (3...4).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func filled(_ text: Substring) -> String? {
    text.allSatisfy(\.isWhitespace) ? nil : String(text)
  }
}
