import ByregionLanguages
import ByregionNorwegian
import ByregionText
import ByregionWriteUp

/// How certain a decision is.
package enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// No evidence against it.
  case certain
  /// Strong evidence for it; a diagnostic says why it is not certain.
  case likely
  /// More evidence for it than for anything else; someone should look.
  case guess
  /// It was not decided.
  case unresolved
}

/// Which municipality a printed name means, and how that was decided.
package struct PlaceResolution: Sendable, Hashable {
  /// What the facts call the municipality.
  package enum Role: String, Sendable, Hashable, CaseIterable { case applicant, partner }

  /// What decided the number, as it is kept in `resolved_by`.
  package enum Method: String, Sendable, Hashable, CaseIterable {
    /// Only one municipality of 2015 has the name.
    case uniqueName = "unique name"
    /// Only one has the name when letters such as æ, ø and å are written otherwise.
    case spelling
    /// The name is its Sámi or Kven name.
    case parallelName = "parallel name"
    /// The name is that of its successor in 2024, which took over no other municipality.
    case laterName = "later name"
    /// The number is printed.
    case number
    /// The county or district printed with the name.
    case county
    /// Of several with the name it is the one near the other members.
    case neighbours
    /// Both the other members and the printed total distinguish it from the others with its name.
    case neighboursAndTotal = "neighbours and printed total"
    /// Of several with the name it is the one with which the members' sum fits the printed total.
    case total = "printed total"
    /// The name was divided at its "og": Nore og Uvdal.
    case dividedName = "divided name"
    /// The user said so.
    case user
    /// Nothing: the name stands as printed.
    case nothing
  }

  /// Applicant or partner.
  package var role: Role
  /// From 1, the applicant first.
  package var position: Int
  package var printedName: String
  /// Four digits of 2015, or nil when not resolved.
  package var number: String?
  package var resolvedBy: Method
  package var certainty: Certainty
  /// Numbers of all with the name, in order; for an unknown name the nearest ones, nearest first.
  package var candidates: [String]
  /// Position of an earlier resolution with the same number: an applicant named among the partners too.
  package var repeats: Int?
  /// What was not certain, with its place in the source; nil when nothing was.
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

/// The messages about a place that was not certain.
struct PlaceDiagnosis {
  let interpretation: PlaceInterpretation

  init(_ interpretation: PlaceInterpretation) {
    self.interpretation = interpretation
  }

  private var name: String { interpretation.place.name }
  private var taken: String { interpretation.candidates.first?.description ?? "" }

  /// About a name with one candidate; nil when there is nothing to report.
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

  /// About a name of 2024 that stands for several municipalities of 2015.
  var onMerger: Diagnostic {
    diagnostic(.warning, "place-later-name") { $0.nameOf2024(name, interpretation.candidates.map(\.description)) }
  }

  /// About a name that several have; nil when the decision is certain.
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
      guard let told = decision.totalEvidence?.number else { return distances }
      return decision.isUncertain
        ? words.though(distances, words.totalFits(total, told)) : words.and(distances, words.totalFits(total, nil))
    }
  }

  private func onContradiction(_ county: String, _ municipality: Municipality?) -> Diagnostic {
    let taken = municipality?.description ?? ""
    return diagnostic(.warning, "place-county-differs") { $0.doesNotFit(name, taken, county) }
  }

  /// About a name that no register knows.
  func onUnknown(nearest: [Municipality]) -> Diagnostic {
    diagnostic(.warning, "place-unknown") { $0.noMunicipality2015(name, nearest: nearest.map(\.description)) }
  }

  /// About a municipality that is named a second time.
  func onRepeated(_ earlier: PlaceResolution) -> Diagnostic {
    diagnostic(.note, "place-repeated") { $0.namedAlready(name, as: earlier.role.rawValue, earlier.printedName) }
  }

  /// About a municipality that lies far from every other member.
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

/// Every kind of diagnostic about places and regions, with its explanation.
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

/// Spellings of names that are the same name to a reader.
package enum PlaceSpelling {
  /// Lower-case words, one space between them; hyphens, dashes, full stops and other signs divide words.
  package static func plain(_ name: String) -> String {
    words(name).joined(separator: " ")
  }

  /// ``plain(_:)`` with bare letters: `Ålesund`, `Aalesund` and `alesund` are one. æ stays apart from a, as
  /// in ae: Lærdal and Lardal are two.
  package static func folded(_ name: String) -> String {
    folded(words(name))
  }

  static func folded(_ words: [String]) -> String {
    words.map { String(decoding: bare(Letters.of($0)), as: UTF8.self) }.joined(separator: " ")
  }

  /// Lower-case ASCII letters and digits of a name with hyphens between its words, for slugs: å as a, ø as
  /// o, æ as ae, other Latin letters without their marks; letters of other scripts are left out.
  package static func slug(_ name: String) -> String {
    // Letter by letter, so that a printed "aa" or "oe" stays as it is.
    words(name).map { $0.unicodeScalars.flatMap { bare(Letters.of(String($0))) }.filter { $0 < 0x80 } }
      .filter { !$0.isEmpty }
      .map { String(decoding: $0, as: UTF8.self) }
      .joined(separator: "-")
  }

  /// Lower-case words in NFC, without soft hyphens and other signs that do not show.
  static func words(_ name: String) -> [String] {
    var name = name
    return name.withUTF8(latinWords) ?? anyWords(name)
  }

  /// ``words(_:)`` of a name in ASCII and Latin-1 letters, with dashes between, as nearly all are; nil for another.
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

  /// ``words(_:)`` of a name in any letters.
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
