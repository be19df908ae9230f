import ByregionLanguages
import ByregionText

/// Parses a source into a write-up.
///
/// The steps: ``SourceText`` → lines → blocks → headings and sections → facts, language and the region's name.
package enum WriteUpReader {
  /// Parses any text; never throws and never traps. Linear in the length of the text.
  ///
  /// - Parameter headings: The user's decisions about which lines are headings.
  package static func read(_ source: SourceText, headings: GivenHeadings = GivenHeadings()) -> WriteUp {
    let index = LineIndex(source.text)
    let plain = source.format == .plain ? PlainTextReader.read(index) : nil
    let parsed = plain == nil ? BlockReader.read(index, in: source) : BlockReader.Result(blocks: plain?.blocks ?? [])
    var blocks = parsed.blocks
    var removed: [Block] = []
    if source.format == .plain || source.format == .markdown {
      let page = PastedPage(blocks)
      (blocks, removed) = (page.blocks, page.removed)
    }
    guard let title = blocks.first else { return empty(source) }
    let names = RegionNames([title.text] + factsHeading(blocks))
    let builder = SectionBuilder(blocks.dropFirst(), names: names, given: headings)
    var facts = FactsReader(index: index)
    for section in builder.sections where section.kind == .facts { facts.read(section.entries) }
    for section in builder.sections where section.kind != .facts {
      if facts.areWhole { break }
      for index in section.entries.indices { facts.readStray(section.entries[index]) }
    }
    facts.checkPlausibility()
    let findings = builder.headings.map(\.finding)
    let judgement = LanguageJudge.judge(builder.sections, title: title.text)
    var report = Report(index: index, diagnostics: source.diagnostics + parsed.diagnostics + facts.diagnostics)
    report.add(builder, title: title, judgement: judgement)
    report.add(removed: removed)
    if let plain { report.add(plain.repairs) }
    if source.format == .markdown, FrontMatter.range(in: index.bytes) != nil { report.addFrontMatter() }
    let writeUp = WriteUp(
      title: title.text, titleLine: title.line,
      regionName: RegionNamer(title: title.text).name(builder.sections, findings),
      kind: kind(builder.sections), language: judgement.language, facts: facts.facts,
      sections: builder.sections,
      diagnostics: report.ordered, description: parsed.description.filled(from: source.description))
    return source.pagePlaces.map { writeUp.placed(onPages: $0) } ?? writeUp
  }

  private static func empty(_ source: SourceText) -> WriteUp {
    let diagnostic = Diagnostic(
      severity: .warning, identifier: "text-missing", wording: Wording { $0.sourceHasNoText }, line: 1, column: 1)
    return WriteUp(
      title: "", titleLine: 1, regionName: nil, kind: .phase1, language: .bokmål, facts: Facts(),
      sections: [],
      diagnostics: [diagnostic] + source.diagnostics)
  }

  /// The first short line that begins with "Fakta", which may contain the region's name.
  private static func factsHeading(_ blocks: [Block]) -> [String] {
    for index in blocks.indices.dropFirst() where blocks[index].text.utf8.count < 80 {
      if blocks[index].text.hasFoldedPrefix("fakta ") { return [blocks[index].text] }
    }
    return []
  }

  private static func kind(_ sections: [Section]) -> WriteUp.Kind {
    var kind = WriteUp.Kind.phase1
    for section in sections {
      switch section.kind {
      case .goals, .results, .advice, .continuation: return .final
      case .application: kind = .application
      case .lead, .documents, .facts, .other: break
      }
    }
    return kind
  }
}

/// Writes a write-up as plain text that parses back to the same write-up.
package enum WriteUpWriter {
  /// Returns the text: title, lead, then each section under its heading. Parsing it gives the same title, sections,
  /// texts and facts; lines, byte ranges and markers differ. A paragraph that plain text would parse as a heading or an
  /// item is written as an item. If the title begins like a page or another kind of file (`<p>`, `%PDF-`), a line of
  /// hyphens comes before it.
  package static func text(of writeUp: WriteUp) -> String {
    let plain = asPlainText(text(of: writeUp, underlined: false))
    return isSame(plain, writeUp) ? plain : asPlainText(text(of: writeUp, underlined: true))
  }

  private static func asPlainText(_ text: String) -> String {
    let source = try? SourceText(bytes: Array(text.utf8), name: "text.txt")
    return source?.format == .plain ? text : "-----\n" + text
  }

  private static func isSame(_ text: String, _ writeUp: WriteUp) -> Bool {
    guard let source = try? SourceText(bytes: Array(text.utf8), name: "text.txt") else { return false }
    let read = WriteUpReader.read(source)
    return read.title == writeUp.title && read.sections.map(\.kind) == writeUp.sections.map(\.kind)
      && read.sections.map(\.heading) == writeUp.sections.map(\.heading)
      && read.sections.map { $0.entries.map(\.text) } == writeUp.sections.map { $0.entries.map(\.text) }
  }

  /// - Parameter underlined: Whether each heading gets a line of hyphens below it, and every text of a list section is
  ///   written as an item.
  private static func text(of writeUp: WriteUp, underlined: Bool) -> String {
    guard !writeUp.title.isEmpty else { return "" }
    var lines = [writeUp.title]
    for section in writeUp.sections {
      lines.append("")
      if let heading = section.heading {
        lines.append(heading)
        lines += underlined ? ["-----", ""] : [""]
      }
      lines += entries(of: section, asItems: underlined)
    }
    // Decoding removes one byte order mark. If the title begins with one, write another before it.
    let mark = writeUp.title.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    return mark + lines.map(asPlainLine).joined(separator: "\n") + "\n"
  }

  /// Replaces the space after leading number signs by a tab, since with a space the text would be detected as Markdown.
  private static func asPlainLine(_ line: String) -> String {
    let rest = line.utf8.drop { $0 == 0x20 }
    let behind = rest.drop { $0 == 0x23 }
    guard behind.startIndex > rest.startIndex, behind.first == 0x20 else { return line }
    return line[..<behind.startIndex] + "\t" + line[line.utf8.index(after: behind.startIndex)...]
  }

  private static func entries(of section: Section, asItems: Bool) -> [String] {
    var lines: [String] = []
    var wasItem = false
    for entry in section.entries {
      let isItem = entry.depth > 0 || asItems
      if isItem != wasItem, !lines.isEmpty { lines.append("") }
      if !isItem, section.kind != .facts, !lines.isEmpty, lines.last?.isEmpty == false { lines.append("") }
      lines.append(isItem ? indent(entry) + marker(entry) + " " + entry.text : entry.text)
      wasItem = isItem
    }
    return lines
  }

  private static func indent(_ entry: Entry) -> String { String(repeating: " ", count: min(max(entry.depth, 1), 50)) }

  /// The marker as printed if plain text recognizes it, otherwise a bullet.
  private static func marker(_ entry: Entry) -> String {
    guard let marker = entry.marker else { return "•" }
    let bytes = Array((marker + " x").utf8)
    let read = ListMarker.read(bytes, at: 0, to: bytes.count)
    return read?.text == marker ? marker : "•"
  }
}

/// A readable dump of a write-up: one line for each value, heading and text.
///
/// Tests compare it with the expected dump, and `byregion inspect parse` prints it.
package enum WriteUpDump {
  /// The dump; control characters in printed texts are replaced. Linear in the length of the texts.
  package static func text(of writeUp: WriteUp) -> String {
    var lines = ["title: \(shown(writeUp.title)) (line \(writeUp.titleLine))"]
    lines.append("region: \(shown(writeUp.regionName))")
    lines.append("kind: \(writeUp.kind.rawValue)")
    lines.append("language: \(writeUp.language.rawValue)")
    lines += facts(writeUp.facts)
    for section in writeUp.sections {
      lines.append("\(section.kind.rawValue): \(shown(section.heading)) (line \(section.line))")
      lines += section.entries.map(entry)
    }
    lines += writeUp.diagnostics.map {
      "\($0.line):\($0.column): \($0.severity.rawValue)[\($0.identifier)]: \($0.message)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(_ facts: Facts) -> [String] {
    var lines = ["applicant: \(facts.applicant.map(place) ?? "-")"]
    lines.append("partners: \(facts.partners.isEmpty ? "-" : facts.partners.map(place).joined(separator: ", "))")
    let date = facts.populationDate.map { " (\($0))" } ?? ""
    lines.append("population: \(facts.population.map(String.init) ?? "-")\(date)")
    lines.append("area: \(facts.areaKm2.map { "\(FactNumber.printed($0)) km²" } ?? "-")")
    return lines
  }

  private static func place(_ place: Facts.Place) -> String {
    shown(place.name) + (place.county.map { " (\(shown($0)))" } ?? "") + " @\(place.line):\(place.column)"
  }

  private static func entry(_ entry: Entry) -> String {
    let marker = entry.marker.map { shown($0) + " " } ?? ""
    let level = entry.level.map { " <\(shown($0))>" } ?? ""
    return String(repeating: "  ", count: min(entry.depth, 40) + 1) + marker + shown(entry.text) + level
      + " (line \(entry.line))"
  }

  private static func shown(_ text: String?) -> String {
    text.map { Sanitizer.visible($0) } ?? "-"
  }
}
