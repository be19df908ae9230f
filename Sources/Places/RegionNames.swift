import ByregionLanguages
import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText
import ByregionWriteUp

/// A region's name without words for "region": Ranaregionen, Byregion Rana and Region Rana all give Rana.
package struct RegionName: Sendable, Hashable {
  /// Lower-case words without `region` in any form; never empty for a name with letters.
  let words: [String]
  /// Whether the suffix `-regionen` was removed from the last word, which may then end in a linking s or e: Drammens-,
  /// Mosse-.
  let isGlued: Bool

  /// - Parameter name: as printed.
  package init(_ name: String) {
    let all = PlaceSpelling.words(name)
    var rest = all[...]
    while let first = rest.first, Self.frames.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, Self.frames.contains(last) { rest = rest.dropLast() }
    // "Kommunene i Salten" without "kommunene".
    if rest.count < all.count, rest.count > 1, rest.first == "i" { rest = rest.dropFirst() }
    guard let last = rest.last else {
      (words, isGlued) = (all, false)
      return
    }
    let stem = Self.withoutEnding(last)
    words = rest.dropLast() + [stem ?? last]
    isGlued = stem != nil
  }

  /// Keys for comparing names, without spaces and Norwegian letters. A name with the suffix has a second key without
  /// the linking letter. Two names are forms of one name if they have a common key.
  package var keys: Set<String> {
    let key = String(decoding: PlaceSpelling.folded(words).utf8.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    guard !key.isEmpty else { return [] }
    let isBound = isGlued && key.utf8.count > 3 && (key.hasSuffix("s") || key.hasSuffix("e"))
    return isBound ? [key, String(key.dropLast())] : [key]
  }

  /// Whether two names are forms of one name, such as Kristiansundsregionen and Kristiansundregionen, or Aust-Lofoten
  /// and Aust – Lofoten.
  package func isForm(of other: RegionName) -> Bool {
    !keys.isDisjoint(with: other.keys)
  }

  /// Words that mark a name as a region's.
  static let frames = RegionNouns.all.union([
    "byregionane", "regionråd", "regionrådet", "fakta", "kommunene", "kommunane",
  ])

  // Words that are not names without the suffix.
  private static let common: Set = [
    "by", "fjell", "kyst", "grense", "øy", "dal", "fjord", "storby", "små", "hoved", "innlands", "nord",
    "sør", "øst",
    "vest", "midt", "nabo", "del", "bo", "bu", "under", "over",
  ]

  private static func withoutEnding(_ word: String) -> String? {
    for ending in ["regionens", "regionen", "regions", "region"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      return stem.count < 2 || common.contains(stem) ? nil : stem
    }
    return nil
  }
}

/// A form of a region's name, and its source.
package struct RegionNameForm: Sendable, Hashable {
  /// The source of a form, as stored in `region_names.source`.
  package enum Source: String, Sendable, Hashable, CaseIterable {
    case title, facts, heading, user
  }

  /// As printed, without a genitive ending.
  package var name: String
  package var source: Source

  package init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}

/// Extracts the forms of the region's name from a write-up.
package enum RegionNameForms {
  /// Each form once per source: the region's name in the title or the facts, names inside a project's title, and names
  /// in headings (`Mål for X`, `Utdrag fra X sin søknad`, `X sine råd`).
  package static func forms(of writeUp: WriteUp) -> [RegionNameForm] {
    var forms: [RegionNameForm] = []
    func add(_ name: String?, _ source: RegionNameForm.Source) {
      guard let name = name.map(trimmed), !RegionName(name).keys.isEmpty else { return }
      let form = RegionNameForm(name: name, source: source)
      if !forms.contains(form) { forms.append(form) }
    }
    if let name = writeUp.regionName {
      add(name, PlaceSpelling.plain(name) == PlaceSpelling.plain(writeUp.title) ? .title : .facts)
    }
    for name in names(inTitle: writeUp.title) { add(name, .title) }
    for section in writeUp.sections {
      guard let heading = section.heading else { continue }
      add(name(inHeading: heading, kind: section.kind), section.kind == .facts ? .facts : .heading)
    }
    return forms
  }

  /// Finds names in titles such as `Styrke vekst i Kristiansandsregionen` and `Styrking av samspillet i byregion
  /// Ålesund`.
  static func names(inTitle title: String) -> [String] {
    let words = words(title) { separators.contains($0) }
    var names: [String] = []
    for (index, word) in words.enumerated() {
      let plain = word.lowercased()
      if RegionNouns.all.contains(plain) {
        let name = words[(index + 1)...].prefix { $0.first?.isUppercase == true }
        if !name.isEmpty { names.append(name.joined(separator: " ")) }
      } else if word.first?.isUppercase == true, RegionName(word).isGlued {
        names.append(word)
      }
    }
    return names
  }

  /// The name in a heading of a kind that follows the kind's pattern, or nil.
  static func name(inHeading heading: String, kind: Section.Kind) -> String? {
    let words = words(heading)
    switch kind {
    case .facts: return words.count > 1 ? capitalised(words.dropFirst()) : nil
    case .goals: return words.count > 2 ? capitalised(words.dropFirst(2)) : nil
    case .application: return name(inApplicationHeading: words)
    case .advice: return name(before: ["sin", "sine", "sitt"], in: words[...])
    default: return nil
    }
  }

  // "Utdrag fra X sin søknad", "Frå X sin søknad", "Fra X sin søknad til Byregionprogrammet:".
  private static func name(inApplicationHeading words: [String]) -> String? {
    guard let from = words.firstIndex(where: { ["fra", "frå"].contains($0.lowercased()) }) else { return nil }
    return name(before: ["sin", "sine", "sitt"], in: words[(from + 1)...])
  }

  private static func name(before ends: Set<String>, in words: ArraySlice<String>) -> String? {
    guard let end = words.firstIndex(where: { ends.contains($0.lowercased()) }), end > words.startIndex
    else { return nil }
    return capitalised(words[..<end])
  }

  private static func capitalised(_ words: ArraySlice<String>) -> String? {
    let name = trimmed(words.joined(separator: " "))
    guard let first = name.first, name.count <= 80 else { return nil }
    return first.uppercased() + name.dropFirst()
  }

  private static func trimmed(_ name: String) -> String {
    let letters = name.unicodeScalars
    guard let start = letters.firstIndex(where: { !signs.contains($0) }),
      let end = letters.lastIndex(where: { !signs.contains($0) })
    else { return "" }
    return String(letters[start...end])
  }

  /// Splits a text at white space and other separators.
  private static func words(
    _ text: String, separatedBy isSeparator: (Unicode.Scalar) -> Bool = { _ in false }
  ) -> [String] {
    text.unicodeScalars.split { scalar in
      let isSpace =
        scalar.isASCII ? scalar.value == 0x20 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
      return isSpace || isSeparator(scalar)
    }.map(String.init)
  }

  private static let separators = Array(",;:()«»\"".unicodeScalars)
  private static let signs = Array(":., *–-".unicodeScalars)

}

/// The short name of a region in references and commands: `rana`, `ostre-agder`.
package enum RegionSlug {
  /// A slug that is not taken: lower-case ASCII letters, digits and hyphens, with `-2`, `-3` appended if necessary.
  ///
  /// Made from the name without `-regionen`, `Region` or `Byregion`; å becomes a, ø o and æ ae. A linking s or e before
  /// `-regionen` is removed if the rest is a municipality's name: Drammensregionen gives `drammen`, Namsosregionen
  /// `namsos`.
  ///
  /// - Parameters:
  ///   - name: the region's name; nil if no document gives one.
  ///   - applicant: the name of the applicant municipality, used if there is no name.
  package static func make(
    name: String?, applicant: String?, taken: Set<String>, register: PlaceRegister
  ) -> String {
    var slugs = RegionSlugs(taken: taken)
    return slugs.take(plain(name: name, applicant: applicant, register: register))
  }

  /// The slug if none were taken.
  package static func plain(name: String?, applicant: String?, register: PlaceRegister) -> String {
    let candidates = [name, applicant].compactMap { $0 }.map { stem($0, register) }
    return candidates.first { !$0.isEmpty } ?? "region"
  }

  // Slugs are part of references that people read. Limit the length, in case a whole title was recognized as the name.
  private static let longest = 60

  private static func stem(_ name: String, _ register: PlaceRegister) -> String {
    let parts = RegionName(name)
    var words = parts.words
    if parts.isGlued, let last = words.last { words[words.count - 1] = unbound(last, register) }
    let slug = PlaceSpelling.slug(words.joined(separator: " "))
    guard slug.utf8.count > longest else { return slug }
    let cut = slug.prefix(longest)
    return String(cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut)
  }

  private static func unbound(_ word: String, _ register: PlaceRegister) -> String {
    let shorter = String(word.dropLast())
    guard word.hasSuffix("s") || word.hasSuffix("e"), !isMunicipality(word, register) else { return word }
    if isMunicipality(shorter, register) { return shorter }
    return word.hasSuffix("s") && landforms.contains { shorter.hasSuffix($0) } ? shorter : word
  }

  private static func isMunicipality(_ word: String, _ register: PlaceRegister) -> Bool {
    guard let way = register.find(word)?.way else { return false }
    return way != .number && way != .laterNumber
  }

  // Names of districts with these endings have no s of their own, such as Setesdalsregionen.
  private static let landforms = [
    "dal", "fjord", "land", "havn", "sund", "berg", "by", "vik", "heim", "mark", "voll", "stad", "strand",
    "våg", "ås",
    "fjell", "bygd", "bø", "øy", "sjø", "vann", "vatn",
  ]
}

/// A set of taken slugs.
package struct RegionSlugs {
  private var taken: Set<String>
  /// The next number for each slug, so that naming the thousandth region of a name takes no longer than the second.
  private var next: [String: Int] = [:]

  package init(taken: Set<String> = []) { self.taken = taken }

  /// Adds the slug of an existing region.
  package mutating func add(_ slug: String) { taken.insert(slug) }

  /// Reserves a slug, with `-2`, `-3` appended if it is taken.
  package mutating func take(_ slug: String) -> String {
    guard !taken.insert(slug).inserted else { return slug }
    var number = next[slug] ?? 2
    while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
    next[slug] = number + 1
    return "\(slug)-\(number)"
  }
}

/// Loads the regions with the evidence for recognizing them.
package struct KnownRegions {
  private let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  /// All regions, with the evidence of each document that was not removed.
  func all() throws -> [KnownRegion] { try regions(Int64.min...Int64.max) }

  /// The regions with keys in a range.
  package func regions(_ keys: ClosedRange<Int64>) throws -> [KnownRegion] {
    let range = [Value.integer(keys.lowerBound), .integer(keys.upperBound)]
    let names = try namesByDocument(range)
    let places = try placesByDocument(range)
    let userNames = try userNamesByRegion(range)
    var documents: [Int64: [RegionEvidence]] = [:]
    try connection.query(
      """
      SELECT id, region_id, title FROM documents
      WHERE region_id BETWEEN ?1 AND ?2 AND status <> 'removed' ORDER BY region_id, id
      """, range
    ) { row in
      guard let id = try row.get(Int64?.self, 0), let region = try row.get(Int64?.self, 1) else { return }
      let members = places[id] ?? []
      let evidence = RegionEvidence(
        title: try row.get(String?.self, 2), names: names[id] ?? [], applicant: members.first { $0.isApplicant }?.key,
        members: members.map(\.key))
      documents[region, default: []].append(evidence)
    }
    return try connection.rows("SELECT id, slug, name FROM regions WHERE id BETWEEN ?1 AND ?2 ORDER BY id", range) {
      row in
      let id = try row.get(Int64.self, 0)
      return KnownRegion(
        id: id, slug: try row.get(String.self, 1), name: try row.get(String.self, 2), userNames: userNames[id] ?? [],
        documents: documents[id] ?? [])
    }
  }

  private struct Place {
    var isApplicant: Bool
    var key: String
  }

  private func namesByDocument(_ range: [Value]) throws -> [Int64: [RegionNameForm]] {
    var names: [Int64: [RegionNameForm]] = [:]
    try connection.query(
      """
      SELECT document_id, name, source FROM region_names
      WHERE region_id BETWEEN ?1 AND ?2 AND document_id IS NOT NULL ORDER BY id
      """, range
    ) { row in
      let source = try row.get(RegionNameForm.Source.self, 2)
      names[try row.get(Int64.self, 0), default: []].append(
        RegionNameForm(name: try row.get(String.self, 1), source: source))
    }
    return names
  }

  private func placesByDocument(_ range: [Value]) throws -> [Int64: [Place]] {
    var places: [Int64: [Place]] = [:]
    try connection.query(
      """
      SELECT named.document_id, named.role, named.municipality_number, named.printed_name
      FROM documents JOIN document_municipalities AS named ON named.document_id = documents.id
      WHERE documents.region_id BETWEEN ?1 AND ?2 ORDER BY named.document_id, named.position
      """, range
    ) { row in
      let key = RegionEvidence.key(number: try row.get(String?.self, 2), printedName: try row.get(String.self, 3))
      places[try row.get(Int64.self, 0), default: []].append(
        Place(isApplicant: try row.get(String?.self, 1) == "applicant", key: key))
    }
    return places
  }

  private func userNamesByRegion(_ range: [Value]) throws -> [Int64: [String]] {
    var names: [Int64: [String]] = [:]
    try connection.query(
      "SELECT region_id, name FROM region_names WHERE region_id BETWEEN ?1 AND ?2 AND source = 'user' ORDER BY id",
      range
    ) { row in
      names[try row.get(Int64.self, 0), default: []].append(try row.get(String.self, 1))
    }
    return names
  }
}

extension KnowledgeBase {
  /// The slug of the region with a name, in any form that a document prints or a user added.
  ///
  /// - Throws: `KnowledgeBaseError` with `.missingInput` if no region or several regions match.
  package func regionSlug(named name: String) throws -> String {
    try translatingErrors { try region(named: name).slug }
  }

  package func region(named name: String) throws -> RegionRow {
    let bySlug = try connection.first("SELECT id, slug, name FROM regions WHERE slug = ?", [.text(name)]) { row in
      RegionRow(id: try row.get(Int64.self, 0), slug: try row.get(String.self, 1), name: try row.get(String.self, 2))
    }
    if let bySlug { return bySlug }
    let matcher = RegionMatcher(regions: try KnownRegions(connection).all(), register: try PlaceRegister(connection))
    let found = matcher.find(name)
    guard let region = found.first else { throw KnownRegion.missing(name, near: matcher.near(name)) }
    guard found.count == 1 else { throw KnownRegion.ambiguous(name, found) }
    return RegionRow(id: region.id, slug: region.slug, name: region.name)
  }
}

extension KnownRegion {
  /// The error for a name that no region has.
  ///
  /// - Parameter near: names with a similar spelling.
  package static func missing(_ name: String, near: [String]) -> KnowledgeBaseError {
    KnowledgeBaseError(
      .missingInput, { $0.thereIsNoRegion(name) },
      suggestion: .say { $0.nearSpellings(near) + $0.listsThem("`byregion list regions`", of: $0.regionsThemselves) })
  }

  /// The error for a name that several regions have.
  package static func ambiguous(_ name: String, _ found: [KnownRegion]) -> KnowledgeBaseError {
    let regions = found.prefix(10).map { "\($0.slug) (\($0.name))" }
    return KnowledgeBaseError(
      .missingInput, { $0.severalRegions(found.count, name, regions) },
      suggestion: .say { $0.useShortName(found.first?.slug) })
  }
}
