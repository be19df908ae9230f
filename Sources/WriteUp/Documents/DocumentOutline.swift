/// Arranges the nodes of a document into one sequence of paragraphs: tables are read by their content, and boxes beside
/// the text are placed where they do not interrupt it.
struct DocumentOutline {
  /// Names of table columns that were left out because another column contains the entries.
  private(set) var columnsLeftOut: [String] = []
  private let meaning: DocumentMeaning
  private var output: [DocumentParagraph] = []
  /// Boxes with their own heading, which come last.
  private var boxes: [[DocumentParagraph]] = []
  /// Facts without a heading, which are put before the first heading.
  private var facts: [DocumentParagraph] = []
  /// The index up to which ``output`` has been searched for headings, and the kind of the last heading.
  private var searched = 0
  private var kind: Section.Kind?

  init(_ nodes: [DocumentNode]) {
    let first = nodes.lazy.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }.first
    meaning = DocumentMeaning(title: first?.plainText ?? "")
    for (index, node) in nodes.enumerated() {
      append(node, next: index + 1 < nodes.count ? nodes[index + 1] : nil)
    }
  }

  /// The paragraphs in reading order.
  func paragraphs() -> [DocumentParagraph] {
    var paragraphs = output
    if !facts.isEmpty {
      let heading = paragraphs.indices.dropFirst().first { meaning.kind(ofHeading: paragraphs[$0]) != nil }
      paragraphs.insert(contentsOf: facts, at: heading ?? paragraphs.count)
    }
    return paragraphs + boxes.flatMap { $0 }
  }

  private mutating func append(_ node: DocumentNode, next: DocumentNode?) {
    switch node {
    case .paragraph(let paragraph): output.append(paragraph)
    case .box(let nodes): appendBox(paragraphs(of: nodes))
    case .table(let table):
      let read = paragraphs(of: table)
      if isBox(table, read, next) { appendBox(read) } else { output += read }
    }
  }

  /// The kind of the current section, or nil before the first heading.
  private mutating func currentKind() -> Section.Kind? {
    for index in searched..<output.count where index > 0 {
      kind = meaning.kind(ofHeading: output[index]) ?? kind
    }
    searched = output.count
    return kind
  }

  // MARK: Boxes

  private mutating func appendBox(_ paragraphs: [DocumentParagraph]) {
    guard let first = paragraphs.first else { return }
    // A box before all text is the title, unless it contains facts.
    if output.isEmpty, meaning.factCount(paragraphs) < 2 { return output += paragraphs }
    let hasHeading = meaning.kind(ofHeading: first) != nil || first.isBold && paragraphs.count > 1
    if hasHeading {
      boxes.append(paragraphs)
    } else if currentKind() != .facts, meaning.factCount(paragraphs) > 1 {
      facts += paragraphs
    } else {
      output += paragraphs
    }
  }

  /// Whether a table in the text is a fact box: facts between the parts of another section.
  private mutating func isBox(_ table: DocumentTable, _ paragraphs: [DocumentParagraph], _ next: DocumentNode?) -> Bool
  {
    guard meaning.factCount(paragraphs) > 1, currentKind() != .facts else { return false }
    // A table directly below a heading is the content of that heading.
    if case .heading = output.last?.role, output.count > 1 { return false }
    if let first = paragraphs.first, meaning.kind(ofHeading: first) == nil { return true }
    guard case .paragraph(let following) = next else { return false }
    return meaning.kind(ofHeading: following) == nil
  }

  // MARK: Tables and cells

  /// The paragraphs of a cell or box. Boxes inside stay in place, except those with facts.
  private mutating func paragraphs(of nodes: [DocumentNode]) -> [DocumentParagraph] {
    var paragraphs: [DocumentParagraph] = []
    for node in nodes {
      switch node {
      case .paragraph(let paragraph): paragraphs.append(paragraph)
      case .table(let table): paragraphs += self.paragraphs(of: table)
      case .box(let nodes):
        let inner = self.paragraphs(of: nodes)
        if meaning.factCount(inner) > 1, nodes.count > 1 || !paragraphs.isEmpty {
          appendBox(inner)
        } else {
          paragraphs += inner
        }
      }
    }
    if !paragraphs.isEmpty { paragraphs[0].beginsGroup = true }
    return paragraphs
  }

  private mutating func paragraphs(of table: DocumentTable) -> [DocumentParagraph] {
    var rows: [[DocumentGrid.Cell]] = []
    for row in table.rows {
      rows.append(row.map { DocumentGrid.Cell(column: $0.column, paragraphs: paragraphs(of: $0.nodes)) })
    }
    var reader = DocumentTableReader(DocumentGrid(rows), meaning, kind: currentKind())
    var read = reader.read()
    columnsLeftOut += reader.columnsLeftOut
    for box in reader.boxes { appendBox(box) }
    if !read.isEmpty { read[0].emptyBefore += table.emptyBefore }
    return read
  }
}

/// Classifies paragraphs by their words: headings by kind, and facts.
struct DocumentMeaning {
  private let names: RegionNames
  private let judge: HeadingJudge

  init(title: String) {
    names = RegionNames([title])
    judge = HeadingJudge(names: names)
  }

  /// The kind of section that a heading begins, or nil if the paragraph is not a heading.
  func kind(ofHeading paragraph: DocumentParagraph) -> Section.Kind? {
    switch paragraph.role {
    case .heading(let level): return kind(of: paragraph.plainText, level: level) ?? .other
    case .body: return paragraph.text.count <= 200 ? kind(of: paragraph.plainText, level: nil) : nil
    case .item, .itemContinuation, .contents: return nil
    }
  }

  /// - Parameter level: The level of a heading by its markup, or nil.
  func kind(of text: String, level: Int?) -> Section.Kind? { finding(text, level: level)?.kind }

  private func finding(_ text: String, level: Int?) -> HeadingFinding? {
    let place = HeadingPlace(
      section: .other, level: level, sectionLevel: level ?? 2, isAfterBlank: true, next: nil, isBeforeParagraph: false,
      isBeforeBlank: true)
    return judge.judge(text, place)
  }

  /// The number of lines that are facts with a value, such as "Areal: 6 073 km²".
  func factCount(_ paragraphs: [DocumentParagraph]) -> Int {
    paragraphs.reduce(0) { count, paragraph in
      guard paragraph.text.count < 2000 else { return count }
      let lines = String(decoding: paragraph.text, as: UTF8.self).split(separator: "\u{2028}")
      return count + lines.count { isFact(String($0)) }
    }
  }

  private func isFact(_ line: String) -> Bool {
    guard let label = FactLabel.readMarked(line), !label.isVague else { return false }
    return label.valueStart < line.utf8.count
  }

  /// Whether a text is a section heading in the standard words of write-ups.
  private func isHeading(_ text: String) -> Bool {
    guard let finding = finding(text, level: 2), finding.uncertainty == nil else { return false }
    return finding.kind != .other && finding.kind != .facts
  }

  /// Whether a text is only the label of a fact, without a value.
  func isFactLabel(_ text: String) -> Bool {
    guard let label = FactLabel.read(text) else { return FactLabel.whole(text) != nil && !isHeading(text) }
    return (label.isVague || !label.hasColon && FactLabel.whole(text) != nil) && !isHeading(text)
      || label.valueStart >= text.utf8.count || label.range.upperBound >= text.utf8.count
  }
}
