/// Builds a write-up in plain text, Markdown or HTML.
struct Page {
  let outline: Outline
  private let writer: SentenceWriter
  private let patterns: Patterns
  private var random: SeededRandom
  private(set) var text = ""
  /// The number of list items and paragraphs, including the lead.
  private(set) var entryCount = 0

  init(outline: Outline, vocabulary: Vocabulary, random: SeededRandom) {
    self.outline = outline
    self.random = random
    patterns = .of(outline.form)
    writer = SentenceWriter(
      vocabulary: vocabulary, form: outline.form, region: outline.region,
      places: [outline.applicant] + outline.partners)
  }

  mutating func write() {
    if outline.style == .html {
      text += "<!DOCTYPE html>\n<html><head><title>\(outline.region)</title></head>\n<body><article>\n"
    }
    title()
    paragraph(sentences(patterns.lead, 1 + random.below(2)))
    if !outline.isApplication { finalSections() }
    application(entries: outline.isApplication ? 20 : 4 + random.below(3))
    if random.happens(0.6) { heading(outline.form == .nynorsk ? "Dokument" : "Dokumenter") }
    facts()
    if outline.style == .html { text += "</article></body></html>\n" }
  }

  private mutating func finalSections() {
    let region = outline.region
    let isNynorsk = outline.form == .nynorsk
    heading(random.pick(["Mål for \(region)", "Mål for \(region)", "Mål for \(outline.place)"]))
    list(patterns.goals, 3 + random.below(2), numbered: false)
    heading(isNynorsk ? "Resultat" : random.pick(["Resultater", "Resultater", "Resultater", "Resultat"]))
    list(patterns.results, 6 + random.below(3), numbered: random.happens(0.1))
    heading("\(region)s råd for samarbeid om regional utvikling")
    list(patterns.advice, 3 + random.below(2), numbered: true)
    heading("Dette jobber byregionen med etter programslutt")
    list(patterns.continuation, 4 + random.below(2), numbered: false)
  }

  private mutating func application(entries count: Int) {
    let isLong = random.happens(0.7)
    let colon = random.happens(0.3) ? ":" : ""
    heading("\(isLong ? "Utdrag fra" : "Fra") \(outline.region) sin søknad til Byregionprogrammet\(colon)")
    let listed = count / 2
    for _ in listed..<count { paragraph(sentences(patterns.application, 1)) }
    list(patterns.goals + patterns.continuation, listed, numbered: random.happens(0.3))
  }

  private mutating func facts() {
    let isNynorsk = outline.form == .nynorsk
    heading("Fakta \(outline.region)")
    let partners = isNynorsk ? "Samarbeidskommunar" : "Samarbeidskommuner"
    let date = random.pick(["(1.jan 2015)", "(1. jan. 2015)", "(1. januar 2015)", "(01.01.2015)"])
    let lines = [
      "\(isNynorsk ? "Søkjarkommune" : "Søkerkommune"): \(outline.applicant)",
      "\(partners):\(random.happens(0.9) ? " " : "")\(outline.partners.joined(separator: ", "))",
      "\(isNynorsk ? "Folketal" : "Folketall") i regionen: \(grouped(2_000 + random.below(120_000))) \(date)",
      "Areal i regionen: \(grouped(200 + random.below(14_000))) \(random.happens(0.9) ? "km²" : "km2")",
    ]
    switch outline.style {
    case .plain: text += lines.joined(separator: "\n") + (random.happens(0.5) ? "\n" : "")
    case .markdown: text += lines.joined(separator: "\n\n") + "\n"
    case .html: text += lines.map { "<p>\(escaped($0))</p>\n" }.joined()
    }
  }

  private func grouped(_ number: Int) -> String {
    guard number >= 1000 else { return String(number) }
    return "\(number / 1000)." + String(String(1000 + number % 1000).dropFirst())
  }

  private mutating func sentences(_ patterns: [String], _ count: Int) -> String {
    (0..<count).map { _ in writer.write(random.pick(patterns), &random) }.joined(separator: " ")
  }
}

// MARK: - Blocks, in the three formats

extension Page {
  private mutating func title() {
    var title = outline.region
    if !outline.isTitledByRegion { title = sentences(["{n} og {n} i {P}", "{P} – {n} som {r} {n}"], 1) }
    switch outline.style {
    case .plain: text += "\(title)\n\n"
    case .markdown: text += "# \(title)\n\n"
    case .html: text += "<h1>\(escaped(title))</h1>\n"
    }
  }

  private mutating func heading(_ heading: String) {
    let printed = random.happens(0.05) ? misspelt(heading) : heading
    switch outline.style {
    case .plain: text += "\(printed)\n\n"
    case .markdown: text += "## \(printed)\n\n"
    case .html: text += "<h2>\(escaped(printed))</h2>\n"
    }
  }

  private mutating func paragraph(_ paragraph: String) {
    entryCount += 1
    text += outline.style == .html ? "<p>\(escaped(paragraph))</p>\n" : "\(paragraph)\n\n"
  }

  private mutating func list(_ patterns: [String], _ count: Int, numbered: Bool) {
    if outline.style == .html { text += numbered ? "<ol>\n" : "<ul>\n" }
    entryCount += count
    for number in 1...count {
      let entry = writer.write(patterns[(number + random.below(2)) % patterns.count], &random)
      let bullet = outline.style == .markdown ? "-" : outline.bullet
      let marker = numbered ? "\(number)." : bullet
      let indent = outline.style == .plain ? outline.indent : ""
      text += outline.style == .html ? "<li>\(escaped(entry))</li>\n" : "\(indent)\(marker) \(entry)\n"
    }
    if outline.style == .html { text += numbered ? "</ol>\n" : "</ul>\n" }
    // Real write-ups often have headings without a blank line above.
    if outline.style != .plain || random.happens(0.85) { text += "\n" }
  }

  /// Deletes or doubles one letter after the first, or swaps it with the next.
  private mutating func misspelt(_ heading: String) -> String {
    var letters = Array(heading)
    let place = 1 + random.below(min(letters.count, 12) - 2)
    switch random.below(3) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    default: letters.swapAt(place, place + 1)
    }
    return String(letters)
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("ø", with: "&oslash;")
  }
}
