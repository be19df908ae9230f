import ByregionText

/// Reads a write-up as its author meant it.
///
/// The stations: ``SourceText`` → lines → blocks → headings and sections → facts, language and the region's name.
package enum WriteUpReader {
  /// Reads any text; never throws and never traps. Linear in the length of the text.
  package static func read(_ source: SourceText) -> WriteUp {
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
    let builder = SectionBuilder(blocks.dropFirst(), names: names)
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
      diagnostics: report.ordered)
    return source.pagePlaces.map { writeUp.placed(onPages: $0) } ?? writeUp
  }

  private static func empty(_ source: SourceText) -> WriteUp {
    let diagnostic = Diagnostic(
      severity: .warning, identifier: "text-missing", message: "the source has no text", line: 1, column: 1)
    return WriteUp(
      title: "", titleLine: 1, regionName: nil, kind: .phase1, language: .bokmål, facts: Facts(),
      sections: [],
      diagnostics: [diagnostic] + source.diagnostics)
  }

  /// A short line that begins with the word for facts: it may hold the region's name.
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
