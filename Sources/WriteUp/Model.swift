/// One text of a section: a list item, a paragraph or a label line.
package struct Entry: Sendable, Hashable {
  /// Normalised text: marker removed, white space single, soft hyphens removed, NFC.
  package var text: String
  /// 1-based line of its first line in the decoded source.
  package var line: Int
  /// UTF-8 bytes of its lines in the decoded source, marker included.
  package var range: Range<Int>
  /// The list marker as printed ("•", "2.", "a)"), or nil for a paragraph.
  package var marker: String?
  /// The marker's number ("2." gives 2), or nil.
  package var number: Int?
  /// 0 for a paragraph, 1 for an item of a list, 2 for an item of a list inside an item, and so on.
  package var depth: Int
  /// The label that a goal begins with, as printed without number and colon ("Hovedmål", "Delmål"), or nil.
  package var level: String?

  package init(
    text: String, line: Int, range: Range<Int>, marker: String? = nil, number: Int? = nil, depth: Int = 0,
    level: String? = nil
  ) {
    self.text = text
    self.line = line
    self.range = range
    self.marker = marker
    self.number = number
    self.depth = depth
    self.level = level
  }
}

/// The facts block of a write-up: who took part, how many live there, how large it is.
package struct Facts: Sendable, Hashable {
  /// One municipality as printed, with where it stands.
  package struct Place: Sendable, Hashable {
    /// Name as printed, without a county in brackets.
    package var name: String
    /// County printed in brackets after the name, or nil.
    package var county: String?
    /// 1-based line in the decoded source.
    package var line: Int
    /// 1-based column, in characters, of the name.
    package var column: Int

    package init(name: String, county: String? = nil, line: Int, column: Int) {
      self.name = name
      self.county = county
      self.line = line
      self.column = column
    }
  }

  /// The municipality that applied; nil where none is printed.
  package var applicant: Place?
  /// In printed order.
  package var partners: [Place]
  package var population: Int?
  /// `YYYY-MM-DD`.
  package var populationDate: String?
  package var areaKm2: Double?

  package init(
    applicant: Place? = nil, partners: [Place] = [], population: Int? = nil, populationDate: String? = nil,
    areaKm2: Double? = nil
  ) {
    self.applicant = applicant
    self.partners = partners
    self.population = population
    self.populationDate = populationDate
    self.areaKm2 = areaKm2
  }
}

/// A part of a write-up under one heading.
package struct Section: Sendable, Hashable {
  /// The kinds of sections.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case lead, goals, results, advice, continuation, application, documents, facts, other
  }

  /// What it tells of.
  package var kind: Kind
  /// As printed, white space normalised; nil for a lead.
  package var heading: String?
  /// 1-based line of the heading, or of a lead's first line, in the decoded source.
  package var line: Int
  /// UTF-8 bytes of the section, heading included, in the decoded source.
  package var range: Range<Int>
  /// Every text below the heading in printed order, for every kind (also lead, documents, facts and other).
  package var entries: [Entry]

  package init(kind: Kind, heading: String?, line: Int, range: Range<Int>, entries: [Entry]) {
    self.kind = kind
    self.heading = heading
    self.line = line
    self.range = range
    self.entries = entries
  }
}

/// What the author of a region's write-up meant: the result of reading one source.
package struct WriteUp: Sendable, Hashable {
  /// What a write-up tells of: its results, its application, or only its first phase.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case final, application, phase1
  }

  /// The written form of Norwegian that the running text is in.
  package enum Language: String, Sendable, Hashable, CaseIterable {
    case bokmål = "nb"
    case nynorsk = "nn"
    case mixed
  }

  /// The first line of the write-up; empty when the source has no text.
  package var title: String
  /// 1-based line of the title in the decoded source.
  package var titleLine: Int
  /// The region's name, or nil where the text does not give it.
  package var regionName: String?
  package var kind: Kind
  package var language: Language
  package var facts: Facts
  /// In printed order, the lead included.
  package var sections: [Section]
  /// What was not certain, in order of place.
  package var diagnostics: [Diagnostic]

  package init(
    title: String, titleLine: Int, regionName: String?, kind: Kind, language: Language, facts: Facts,
    sections: [Section], diagnostics: [Diagnostic]
  ) {
    self.title = title
    self.titleLine = titleLine
    self.regionName = regionName
    self.kind = kind
    self.language = language
    self.facts = facts
    self.sections = sections
    self.diagnostics = diagnostics
  }

  /// The texts of all sections of a kind, in printed order.
  package func entries(of kind: Section.Kind) -> [Entry] {
    sections.filter { $0.kind == kind }.flatMap(\.entries)
  }
}
