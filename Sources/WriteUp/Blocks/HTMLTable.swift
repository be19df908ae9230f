import ByregionText

/// Interprets tables by their content: forms, lists in cells, goals in columns, facts.
struct HTMLTable {
  private let builder: HTMLBlockBuilder
  private let tree: HTMLTree
  private let section: Section.Kind
  /// The cells of each row.
  private let rows: [[Int]]

  /// - Parameter section: The kind of the section with the table.
  init(_ table: Int, _ builder: HTMLBlockBuilder, section: Section.Kind) {
    self.builder = builder
    self.section = section
    tree = builder.page.tree
    rows = Self.rows(of: table, builder.page)
  }

  /// Maximum number of cells; larger tables are read as text.
  private static let maxCells = 2000

  private static func rows(of table: Int, _ page: HTMLPage) -> [[Int]] {
    let tree = page.tree
    var rows: [[Int]] = []
    var count = 0
    var index = table + 1
    while index < tree.nodes[table].end, count < maxCells {
      let node = tree.nodes[index]
      if page.leftOut[index] != nil || node.name == .table || node.name == .caption {
        index = node.end
      } else if node.name == .tr {
        rows.append([])
        index += 1
      } else if let name = node.name, HTMLNames.cells.contains(name), !rows.isEmpty {
        rows[rows.count - 1].append(index)
        count += 1
        index = node.end
      } else {
        index += 1
      }
    }
    return count < maxCells ? rows.filter { !$0.isEmpty } : []
  }

  /// The blocks of a table with recognized content; nil if its cells are read one by one.
  func blocks() -> [Block]? {
    guard rows.count > 0, rows.contains(where: { $0.count > 1 }) else { return nil }
    let cells = rows.map { $0.map { builder.blocks(in: $0) } }
    let texts = cells.map { $0.map { $0.map(\.text).joined(separator: " ") } }
    if let lines = TableReader.municipalities(texts) {
      return lines.map { paragraph($0.text, like: cells[$0.row].lazy.flatMap { $0 }.first) }
    }
    if let labels = texts.first, labels.count > 1, labels.allSatisfy({ Self.isWholeLabel($0, value: nil) }) {
      return zip(cells, texts).map { row, texts in
        paragraph("| " + texts.joined(separator: " | ") + " |", like: row.lazy.flatMap { $0 }.first)
      }
    }
    if let columns = columns(cells, texts) { return columns }
    if let form = form(cells, texts) { return form }
    if let column = TableReader.column(of: texts, section: section) {
      return cells.dropFirst().flatMap { row in
        column < row.count ? [item(row[column])].compactMap { $0 } : []
      }
    }
    return facts(cells, texts)
  }

  private func paragraph(_ text: String, like block: Block?) -> Block {
    var paragraph = block ?? Block(role: .paragraph, text: text, line: 1, range: 0..<0)
    (paragraph.role, paragraph.text, paragraph.marker, paragraph.number, paragraph.depth) = (
      .paragraph, text, nil, nil, 0
    )
    paragraph.isAfterBlank = true
    return paragraph
  }

  /// The text of a cell as one entry.
  private func item(_ blocks: [Block]) -> Block? {
    guard var item = blocks.first else { return nil }
    item.text = blocks.map(\.text).joined(separator: " ")
    item.range = item.range.lowerBound..<max(item.range.upperBound, blocks[blocks.count - 1].range.upperBound)
    (item.role, item.depth, item.isAfterBlank) = (.item, 1, false)
    item.marker = item.marker ?? "•"
    return item
  }

  // MARK: Forms

  /// The blocks of a form, whose left cells are headings of the cells beside them; nil for other tables.
  private func form(_ cells: [[[Block]]], _ texts: [[String]]) -> [Block]? {
    let judge = HeadingJudge(names: RegionNames(builder.blocks.first.map { [$0.text] } ?? []))
    let headings = texts.map { row in row.count > 1 ? kind(row[0], judge) : nil }
    guard Set(headings.compactMap { $0 }).count > 1 else { return nil }
    return zip(cells, texts).flatMap { row, texts -> [Block] in
      guard row.count > 1, let first = row[0].first else { return row.flatMap { $0 } }
      let content = row.dropFirst().flatMap { $0 }
      if let label = FactLabel.read(texts[0]), kind(texts[0], judge) == nil, !label.isVague {
        return [fact(texts[0], content, like: first)]
      }
      var heading = first
      (heading.role, heading.text, heading.marker, heading.number, heading.depth) = (
        .heading(level: 3), texts[0], nil, nil, 0
      )
      heading.isAfterBlank = true
      return [heading] + content
    }
  }

  private func kind(_ text: String, _ judge: HeadingJudge) -> Section.Kind? {
    guard text.utf8.count <= FoldedLine.maximumBytes else { return nil }
    let place = HeadingPlace(
      section: .lead, level: 2, isAfterBlank: true, next: nil, isBeforeParagraph: true, isBeforeBlank: true)
    guard let finding = judge.judge(text, place), finding.kind != .other, finding.kind != .lead else { return nil }
    return finding.kind
  }

  // MARK: Facts

  /// The facts in a row of labels above a row of values, which may also have others such as "Prosjektleder"; nil for
  /// other tables.
  private func columns(_ cells: [[[Block]]], _ texts: [[String]]) -> [Block]? {
    guard texts.count == 2, texts[0].count > 2, texts[0].count == texts[1].count, !texts[0].contains(""),
      // Figures of one municipality are not those of the region.
      !["kommune", "kommunen", "kommuner"].contains(texts[0][0].lowercased())
    else { return nil }
    let facts = zip(texts[0], texts[1]).compactMap { label, value -> Fact? in
      let found = Self.isWholeLabel(label, value: value) ? FactLabel.read(label + ":") ?? FactLabel.whole(label) : nil
      return found.flatMap { FactColumns.fits(value, $0.fact) ? $0.fact : nil }
    }
    let isKnown = facts.contains(.population) || facts.contains(.area)
    guard facts.count > 1, 2 * facts.count > texts[0].count, Set(facts).count == facts.count, isKnown else {
      return nil
    }
    return zip(texts[0], zip(cells[0], cells[1])).compactMap { label, cells in
      cells.0.first.map { fact(label, cells.1, like: $0) }
    }
  }

  /// The facts in rows of a label and a value; nil for other tables.
  private func facts(_ cells: [[[Block]]], _ texts: [[String]]) -> [Block]? {
    guard texts.allSatisfy({ $0.count <= 2 }), texts.contains(where: { Self.isLabel($0) }) else { return nil }
    return zip(cells, texts).enumerated().flatMap { index, pair -> [Block] in
      let (row, texts) = pair
      if Self.isLabel(texts) || index > 0 && isOther(texts), let first = row[0].first {
        return [fact(texts[0], row[1], like: first)]
      }
      guard index == 0, texts.count > 1 else { return row.flatMap { $0 } }
      // Column names such as "Fakta" and "Verdi" are not a heading.
      guard texts.contains(where: { !$0.isEmpty }) else { return [] }
      return [paragraph("| " + texts.joined(separator: " | ") + " |", like: row.lazy.flatMap { $0 }.first)]
    }
  }

  private static func isLabel(_ row: [String]) -> Bool {
    guard row.count == 2, !row[1].isEmpty, FactLabel.read(row[1])?.valueStart != row[1].utf8.count else { return false }
    return isWholeLabel(row[0], value: row[1])
  }

  /// Whether a text is only the label of a fact, with or without a colon.
  private static func isWholeLabel(_ text: String, value: String?) -> Bool {
    guard let label = FactLabel.read(text) ?? FactLabel.read(text + ":"), label.valueStart >= text.utf8.count else {
      return value.map { FactLabel.whole(text, of: $0) != nil } ?? false
    }
    return true
  }

  /// Whether a row is another label with a short value, such as "Prosjektleder | Kari".
  private func isOther(_ row: [String]) -> Bool {
    guard row.count == 2, !row[0].isEmpty, row[0].utf8.count <= 60, !row[1].isEmpty, row[1].utf8.count <= 120 else {
      return false
    }
    return kind(row[0], HeadingJudge(names: RegionNames([]))) == nil
  }

  private func fact(_ label: String, _ value: [Block], like first: Block) -> Block {
    let name = label.hasSuffix(":") ? String(label.dropLast()) : label
    var fact = paragraph(name + ": " + value.map(\.text).joined(separator: ", "), like: first)
    if let last = value.last { fact.range = fact.range.lowerBound..<max(fact.range.upperBound, last.range.upperBound) }
    return fact
  }

  /// The blocks of a definition list with labels of facts among its terms; nil for other lists.
  static func definitions(_ list: Int, _ builder: HTMLBlockBuilder) -> [Block]? {
    let tree = builder.page.tree
    var rows: [(term: Int, values: [Int])] = []
    var index = list + 1
    while index < tree.nodes[list].end {
      let node = tree.nodes[index]
      if builder.page.leftOut[index] != nil {
        index = node.end
      } else if node.name == .dt {
        rows.append((index, []))
        index = node.end
      } else if node.name == .dd, !rows.isEmpty {
        rows[rows.count - 1].values.append(index)
        index = node.end
      } else {
        index += 1
      }
    }
    guard rows.count < maxCells else { return nil }
    let texts = rows.map { tree.text(of: $0.term) }
    func isLabel(_ text: String) -> Bool { (FactLabel.read(text) ?? FactLabel.whole(text)) != nil }
    guard texts.contains(where: { $0.utf8.count < 60 && isLabel($0) }) else { return nil }
    let table = HTMLTable(list, builder, section: .facts)
    return zip(rows, texts).flatMap { row, text -> [Block] in
      let term = builder.blocks(in: row.term)
      let values = row.values.flatMap { builder.blocks(in: $0) }
      guard let first = term.first, !values.isEmpty, isLabel(text) else { return term + values }
      return [table.fact(text, values, like: first)]
    }
  }
}

/// Interprets rows of cells, for any format.
enum TableReader {
  /// The facts of a table with a row for each municipality, as lines with the index of their row; nil for other tables.
  static func municipalities(_ rows: [[String]]) -> [(text: String, row: Int)]? {
    guard let header = rows.first, rows.count > 2, header.count > 1, isMunicipality(header[0]) else { return nil }
    let facts = header.dropFirst().map { FactLabel.read($0)?.fact }
    guard facts.contains(.population) || facts.contains(.area) else { return nil }
    var applicant: (String, Int)?
    var partners: [String] = []
    var firstPartner = 1
    var sum: Int?
    for (index, row) in rows.enumerated().dropFirst() where row.count == header.count {
      let name = row[0]
      if isSum(name) {
        sum = index
      } else if let bare = withoutApplicant(name) ?? (isApplicant(row, facts) ? name : nil) {
        applicant = (bare, index)
      } else if !name.isEmpty {
        if partners.isEmpty { firstPartner = index }
        partners.append(name)
      }
    }
    guard sum != nil || applicant != nil else { return nil }
    var lines: [(text: String, row: Int)] = []
    if let applicant { lines.append(("Søkerkommune: " + applicant.0, applicant.1)) }
    if !partners.isEmpty { lines.append(("Samarbeidskommuner: " + partners.joined(separator: ", "), firstPartner)) }
    if let sum {
      for (column, fact) in facts.enumerated() where fact != nil && !rows[sum][column + 1].isEmpty {
        lines.append((header[column + 1] + ": " + rows[sum][column + 1], sum))
      }
    }
    return lines
  }

  /// Whether a column beside the figures marks the municipality as the applicant.
  private static func isApplicant(_ row: [String], _ facts: [Fact?]) -> Bool {
    zip(row.dropFirst(), facts).contains { cell, fact in
      fact == nil && (FactLabel.read(cell).map { $0.fact == .applicant && $0.valueStart >= cell.utf8.count } ?? false)
    }
  }

  private static func isMunicipality(_ text: String) -> Bool { text.lowercased().hasPrefix("kommun") }

  private static func isSum(_ text: String) -> Bool {
    let text = text.lowercased()
    return [
      "sum", "i alt", "totalt", "total", "samla", "samlet", "til sammen", "til saman", "hele regionen",
      "heile regionen", "regionen",
    ].contains {
      text == $0 || text.hasPrefix($0 + " ") || text.hasPrefix($0 + ":")
    }
  }

  /// The name without the mark of the applicant: "Eid (søkerkommune)" gives "Eid"; nil for a name without the mark.
  private static func withoutApplicant(_ text: String) -> String? {
    let lower = text.lowercased()
    for mark in ["søk", "søkj"] {
      guard let place = lower.firstRange(of: mark), place.lowerBound > lower.startIndex else { continue }
      let head = text.utf8.prefix(lower.utf8.distance(from: lower.startIndex, to: place.lowerBound))
      let bytes = Array(head)
      let name = TextNormalizer.text(bytes, bytes.indices)
      let trimmed = name.reversed().drop { "([–-,:/ ".contains($0) }.reversed()
      return trimmed.isEmpty ? nil : String(trimmed)
    }
    return nil
  }

  /// The index of the column with the entries of a section; nil for other tables.
  static func column(of rows: [[String]], section: Section.Kind) -> Int? {
    guard let header = rows.first, rows.count > 1, header.count > 1, header.allSatisfy({ $0.utf8.count <= 60 }),
      section != .facts, !rows.contains(where: { FactLabel.readMarked($0[0] + ":") != nil })
    else { return nil }
    let words = header.map { $0.lowercased() }
    let columns = header.indices.filter { !words[$0].isEmpty && !isMinor(words[$0]) }
    if let named = columns.first(where: { HeadingJudge.kinds(in: header[$0]).first == section && section != .other }) {
      return named
    }
    let generic = columns.filter { column in generics.contains { words[column].hasPrefix($0) } }
    guard
      header.indices.contains(where: { isMinor(words[$0]) })
        || !generic.isEmpty && section != .lead && section != .facts
    else { return nil }
    return generic.first ?? (columns.count == 1 ? columns.first : nil)
  }

  private static let generics = [
    "tiltak", "mål", "resultat", "råd", "effekt", "aktivitet", "beskriv", "skildr", "tekst", "erfaring", "hva", "kva",
  ]

  /// Whether a column has numbers, responsible persons, dates, status or the like.
  private static func isMinor(_ word: String) -> Bool {
    ["nr", "nr.", "#", "no.", "nummer", "id"].contains(word)
      || [
        "ansvar", "status", "frist", "når", "dato", "tid", "eier", "eigar", "hvem", "kven", "kostnad", "budsjett",
        "prioritet", "merknad", "kommentar",
      ].contains { word.hasPrefix($0) }
  }
}
