import ByregionLanguages
import ByregionNorwegian
import ByregionText
import ByregionWriteUp

/// How certain a decision is.
package enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// No evidence against it.
  case certain
  /// Strong evidence; a diagnostic gives the reason for the doubt.
  case likely
  /// More evidence than for any alternative; users should check it.
  case guess
  /// Not decided.
  case unresolved
}

/// The municipality that a printed name was resolved to, and how that was decided.
package struct PlaceResolution: Sendable, Hashable {
  /// The municipality's role in the facts.
  package enum Role: String, Sendable, Hashable, CaseIterable { case applicant, partner }

  /// The deciding evidence, as stored in `resolved_by`.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// Only one municipality of 2015 has the name.
    case uniqueName = "unique name"
    /// Only one has the name when variants of letters such as æ, ø and å are allowed.
    case spelling
    /// The name is its Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name is that of its successor in 2024, which includes no other municipality.
    case laterName = "later name"
    /// The number is printed.
    case number
    /// The county or district printed with the name.
    case county
    /// Of several with the name, it is the one near the other members.
    case neighbours
    /// Both the other members and the printed total distinguish it from others with its name.
    case neighboursAndTotal = "neighbours and printed total"
    /// Of several with the name, it is the one with which the members' sum fits the printed total.
    case total = "printed total"
    /// The list was split at an "og" that is part of the name, such as Nore og Uvdal.
    case dividedName = "divided name"
    /// A user's correction.
    case user
    /// Not resolved.
    case nothing
  }

  /// Applicant or partner.
  package var role: Role
  /// From 1; the applicant comes first.
  package var position: Int
  package var printedName: String
  /// Four digits, of 2015; nil if not resolved.
  package var number: String?
  package var resolvedBy: Method
  package var certainty: Certainty
  /// Numbers of all municipalities with the name, in order; for an unknown name the most similar ones, nearest first.
  package var candidates: [String]
  /// Position of an earlier resolution with the same number, such as an applicant who is also listed as a partner.
  package var repeats: Int?
  /// What was uncertain, with its place in the source; nil if nothing was.
  package var diagnostic: Diagnostic?

  package init(
    role: Role, position: Int, printedName: String, number: String? = nil, resolvedBy: Method = .nothing,
    certainty: Certainty = .unresolved, candidates: [String] = [], repeats: Int? = nil,
    diagnostic: Diagnostic? = nil
  ) {
    self.role = role
    self.position = position
    self.printedName = printedName
    self.number = number
    self.resolvedBy = resolvedBy
    self.certainty = certainty
    self.candidates = candidates
    self.repeats = repeats
    self.diagnostic = diagnostic
  }
}

/// The diagnostics for uncertain resolutions of places.
struct PlaceDiagnosis {
  let interpretation: PlaceInterpretation

  init(_ interpretation: PlaceInterpretation) {
    self.interpretation = interpretation
  }

  private var name: String { interpretation.place.name }
  private var taken: String { interpretation.candidates.first?.description ?? "" }

  /// For a name with one candidate; nil if there is nothing to report.
  var onDecided: Diagnostic? {
    if interpretation.decidedBy == .user { return nil }
    if let county = interpretation.finding?.contradiction {
      return onContradiction(county, interpretation.candidates.first)
    }
    switch interpretation.way {
    case .laterName:
      return diagnostic(.warning, "place-later-name") { $0.nameOf2024(name, [taken]) }
    case .spelling: return diagnostic(.note, "place-spelling") { $0.spelledFor(name, taken) }
    case .dividedName: return diagnostic(.note, "place-divided") { $0.partOfName(name, taken) }
    default: return nil
    }
  }

  /// For a name of 2024 that includes several municipalities of 2015.
  var onMerger: Diagnostic {
    diagnostic(.warning, "place-later-name") { $0.nameOf2024(name, interpretation.candidates.map(\.description)) }
  }

  /// For a name that several municipalities have; nil if the decision is certain.
  func onDecision(_ decision: PlaceDecision) -> Diagnostic? {
    let taken = interpretation.candidates.first { $0.number == decision.number }
    if decision.certainty == .certain {
      return interpretation.finding?.contradiction.map { onContradiction($0, taken) }
    }
    let all = interpretation.candidates.map(\.description)
    guard let taken else { return diagnostic(.warning, "place-ambiguous") { $0.nothingTells(name, all) } }
    return diagnostic(.warning, "place-ambiguous") { words in
      words.isTaken(name, all, taken.number, because: Self.reasons(for: decision, words))
    }
  }

  /// "the other members are nearer to it (60 km against 480 km), though the printed total fits 1515".
  private static func reasons(for decision: PlaceDecision, _ words: Catalogue) -> String {
    let total = decision.totalEvidence?.total.population ?? 0
    let isByTotal = decision.way == .total
    let isNearer = decision.nearness.certainty != .unresolved
    let distances = words.membersAreNearer(to: isByTotal, decision.nearness.byDistance.map { Int($0.kilometres) })
    switch (isByTotal, isNearer) {
    case (true, true): return words.though(words.totalFits(total, nil), distances)
    case (true, false): return words.totalFits(total, nil)
    case (false, _):
      guard let number = decision.totalEvidence?.number else { return distances }
      return decision.isUncertain
        ? words.though(distances, words.totalFits(total, number)) : words.and(distances, words.totalFits(total, nil))
    }
  }

  private func onContradiction(_ county: String, _ municipality: Municipality?) -> Diagnostic {
    let taken = municipality?.description ?? ""
    return diagnostic(.warning, "place-county-differs") { $0.doesNotFit(name, taken, county) }
  }

  /// For an unknown name.
  func onUnknown(nearest: [Municipality]) -> Diagnostic {
    diagnostic(.warning, "place-unknown") { $0.noMunicipality2015(name, nearest: nearest.map(\.description)) }
  }

  /// For a municipality that is named a second time.
  func onRepeated(_ earlier: PlaceResolution) -> Diagnostic {
    diagnostic(.note, "place-repeated") { $0.namedAlready(name, as: earlier.role.rawValue, earlier.printedName) }
  }

  /// For a municipality that is far from all other members.
  func onFarAway(_ municipality: Municipality, kilometres: Double) -> Diagnostic {
    diagnostic(.note, "place-far-away") {
      $0.farAway(name, municipality.description, kilometres: Int(kilometres))
    }
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ identifier: String, _ text: (Catalogue) -> String
  ) -> Diagnostic {
    Diagnostic(
      severity: severity, identifier: identifier, wording: Wording(text), line: interpretation.place.line,
      column: interpretation.place.column)
  }
}

/// All kinds of diagnostics about places and regions, with explanations.
package enum PlaceDiagnostics {
  /// In alphabetical order of identifiers.
  package static let all: [DiagnosticExplanation] = [
    DiagnosticExplanation("place-ambiguous"),
    DiagnosticExplanation("place-county-differs"),
    DiagnosticExplanation("place-divided"),
    DiagnosticExplanation("place-far-away"),
    DiagnosticExplanation("place-later-name"),
    DiagnosticExplanation("place-repeated"),
    DiagnosticExplanation("place-spelling"),
    DiagnosticExplanation("place-unknown"),
    DiagnosticExplanation("region-alike"),
    DiagnosticExplanation("region-ambiguous"),
    DiagnosticExplanation("region-likely"),
  ]
}

/// Normalizes spellings of names for comparisons.
package enum PlaceSpelling {
  /// Lower-case words, separated by single spaces. Hyphens, dashes, full stops and other punctuation separate words.
  package static func plain(_ name: String) -> String {
    words(name).joined(separator: " ")
  }

  /// ``plain(_:)`` with basic letters: `Ålesund`, `Aalesund` and `alesund` are equal. æ becomes ae, not a: Lærdal and
  /// Lardal differ.
  package static func folded(_ name: String) -> String {
    folded(words(name))
  }

  static func folded(_ words: [String]) -> String {
    words.map { String(decoding: bare(Letters.of($0)), as: UTF8.self) }.joined(separator: " ")
  }

  /// The name as a slug: lower-case ASCII letters and digits with hyphens between words. å becomes a, ø o, æ ae, and
  /// other Latin letters lose their marks; letters of other scripts are omitted.
  package static func slug(_ name: String) -> String {
    // Convert each letter separately, so that a printed "aa" or "oe" is unchanged.
    words(name).map { $0.unicodeScalars.flatMap { bare(Letters.of(String($0))) }.filter { $0 < 0x80 } }
      .filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "-")
  }

  /// Lower-case words in NFC, without soft hyphens and other invisible characters.
  static func words(_ name: String) -> [String] {
    var name = name
    return name.withUTF8(latinWords) ?? anyWords(name)
  }

  /// ``words(_:)`` for the usual case of ASCII and Latin-1 letters with dashes; nil for other names.
  static func latinWords(_ name: UnsafeBufferPointer<UInt8>) -> [String]? {
    var words: [String] = []
    var word: [UInt8] = []
    func endWord() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    var place = 0
    while place < name.count {
      let byte = name[place]
      let next = place + 1 < name.count ? name[place + 1] : 0
      switch (byte, next) {
      case (UInt8(ascii: "a")...UInt8(ascii: "z"), _), (UInt8(ascii: "0")...UInt8(ascii: "9"), _): word.append(byte)
      case (UInt8(ascii: "A")...UInt8(ascii: "Z"), _): word.append(byte + 0x20)
      case (..<0x80, _): endWord()
      case (0xC3, 0x97), (0xC3, 0x9F), (0xC3, 0xB7): endWord()  // × ß ÷
      case (0xC3, 0x80...0x9E): word += [byte, next + 0x20]
      case (0xC3, 0xA0...): word += [byte, next]
      case (0xC2, 0xAD): break  // a soft hyphen does not show
      case (0xC2, _): endWord()
      // Hyphens, dashes and quotation marks: U+2010 to U+2027.
      case (0xE2, 0x80) where place + 2 < name.count && (0x90...0xA7).contains(name[place + 2]):
        endWord()
        place += 1
      default: return nil
      }
      place += byte < 0x80 ? 1 : 2
    }
    endWord()
    return words
  }

  /// ``words(_:)`` for a name in any script.
  static func anyWords(_ name: String) -> [String] {
    let lower = Composition.composed(name).lowercased().unicodeScalars
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in lower where !isHidden(scalar) {
      if isPartOfWord(scalar) {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    // The most frequent case, Latin-1: à to ÿ without ÷.
    if scalar.value < 0x100 { return scalar.value >= 0xE0 && scalar.value != 0xF7 }
    return scalar.properties.isAlphabetic
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x100 else { return scalar.value == 0xAD }
    switch scalar.properties.generalCategory {
    case .format, .nonspacingMark: return true
    default: return false
    }
  }

  private static func bare(_ letters: [UInt8]) -> [UInt8] {
    var bare: [UInt8] = []
    for letter in letters {
      switch letter {
      case Letters.ae: bare += [UInt8(ascii: "a"), UInt8(ascii: "e")]
      case Letters.oe: bare.append(UInt8(ascii: "o"))
      case Letters.aa: bare.append(UInt8(ascii: "a"))
      default: bare.append(letter)
      }
    }
    return bare
  }
}
