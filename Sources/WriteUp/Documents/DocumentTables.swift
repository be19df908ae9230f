/// A table with the paragraphs of its cells, without empty cells and rows.
struct DocumentGrid {
  struct Cell {
    var column: Int
    var paragraphs: [DocumentParagraph]

    var isEmpty: Bool { paragraphs.isEmpty }
    /// The cell's text on one line.
    var text: String { paragraphs.map(\.plainText).joined(separator: " ") }
    /// Whether the text is short enough for a label or the name of a column.
    var isShort: Bool { paragraphs.count <= 2 && paragraphs.reduce(0) { $0 + $1.text.count } <= 200 }
  }

  /// The cells with text, by row.
  var rows: [[Cell]]

  init(_ rows: [[Cell]]) {
    self.rows = rows.map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
  }

  var isSingleCell: Bool { rows.count == 1 && rows[0].count == 1 }
}

/// Interprets a table by its content: facts, facts by municipality, a table of contents, numbered entries, entries
/// under column names, or a form of labels and answers. Any other table is read cell by cell.
struct DocumentTableReader {
  /// Names of columns that were left out because another column contains the entries.
  private(set) var columnsLeftOut: [String] = []
  /// Cells with facts beside other text.
  private(set) var boxes: [[DocumentParagraph]] = []
  private let meaning: DocumentMeaning
  /// The kind of the section above the table.
  private let kind: Section.Kind?
  private var grid: DocumentGrid

  init(_ grid: DocumentGrid, _ meaning: DocumentMeaning, kind: Section.Kind?) {
    (self.grid, self.meaning, self.kind) = (grid, meaning, kind)
  }

  mutating func read() -> [DocumentParagraph] {
    guard !grid.rows.isEmpty else { return [] }
    joinMarkers()
    if let lines = MunicipalityTable.lines(grid, meaning) { return lines }
    return facts() ?? contents() ?? numbered() ?? entries() ?? form() ?? cells()
  }

  /// The paragraphs of a table with recognized content, or nil for any other table.
  mutating func readMeaning() -> [DocumentParagraph]? {
    guard !grid.rows.isEmpty else { return nil }
    joinMarkers()
    return MunicipalityTable.lines(grid, meaning) ?? facts() ?? contents() ?? numbered() ?? entries() ?? form()
  }

  /// Joins markers in cells of their own to the text beside them.
  private mutating func joinMarkers() {
    for (index, row) in grid.rows.enumerated() where row.count > 1 && row[0].paragraphs.count == 1 {
      let bytes = Array(row[0].text.utf8)
      guard let marker = ListMarker.read(bytes, at: 0, to: bytes.count), marker.end == bytes.count else { continue }
      var cells = Array(row.dropFirst())
      cells[0].paragraphs[0].role = .item(depth: 1)
      cells[0].paragraphs[0].marker = DocumentParagraph.Marker(text: marker.text, number: marker.number)
      grid.rows[index] = cells
    }
  }

  /// Reads cell by cell. A cell with facts beside longer text becomes a box.
  private mutating func cells() -> [DocumentParagraph] {
    var paragraphs: [DocumentParagraph] = []
    for row in grid.rows {
      for cell in row {
        let isBeside = row.count > 1 && meaning.factCount(cell.paragraphs) > 1
        let hasText = row.contains { $0.column != cell.column && meaning.factCount($0.paragraphs) == 0 && !$0.isShort }
        if isBeside, hasText { boxes.append(cell.paragraphs) } else { paragraphs += cell.paragraphs }
      }
    }
    return paragraphs
  }

  // MARK: Facts

  /// One line for each label with its value, if the labels are to the left or above; nil for other tables.
  private func facts() -> [DocumentParagraph]? {
    let rows = grid.rows
    if rows.count >= 2, rows[0].count > 1, rows[0].allSatisfy({ meaning.isFactLabel($0.text) }),
      rows[1].count == rows[0].count, !rows[1].contains(where: { meaning.isFactLabel($0.text) }), rows.count == 2
    {
      return zip(rows[0], rows[1]).map { Self.fact($0.text, $1) }
    }
    let labelled = rows.count { $0.count == 2 && meaning.isFactLabel($0[0].text) }
    guard labelled > 1, 2 * labelled >= rows.count else { return nil }
    return rows.flatMap { row in
      let isFact = row.count == 2 && (meaning.isFactLabel(row[0].text) || isOtherLabel(row))
      return isFact ? [Self.fact(row[0].text, row[1])] : row.flatMap(\.paragraphs)
    }
  }

  /// Whether a row among facts has another label, such as "Prosjektleder | Kari Moe".
  private func isOtherLabel(_ row: [DocumentGrid.Cell]) -> Bool {
    row[0].isShort && row[0].paragraphs.count == 1 && row[1].text.utf8.count <= 120
      && [nil, .other].contains(meaning.kind(of: row[0].text, level: 2))
  }

  private static func fact(_ label: String, _ value: DocumentGrid.Cell) -> DocumentParagraph {
    // One cell may contain several names, one below the other.
    let values = value.paragraphs.flatMap { paragraph in
      String(decoding: paragraph.text, as: UTF8.self).split(separator: "\u{2028}").map {
        TextNormalizer.text(Array($0.utf8), 0..<$0.utf8.count)
      }
    }
    let text = values.filter { !$0.isEmpty }.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
    return line(label + (label.hasSuffix(":") ? " " : ": ") + text.joined(separator: ", "))
  }

  static func line(_ text: String, _ role: DocumentParagraph.Role = .body) -> DocumentParagraph {
    DocumentParagraph(text: Array(text.utf8), role: role, beginsGroup: true)
  }

  /// The lines of a table of contents, which has titles beside ascending page numbers. Lines get a tab before the
  /// number, as in other tables of contents.
  private func contents() -> [DocumentParagraph]? {
    let pages = grid.rows.compactMap { row in row.count == 2 && row[1].text.utf8.count <= 3 ? Int(row[1].text) : nil }
    guard pages.count > 2, pages.count == grid.rows.count, pages == pages.sorted() else { return nil }
    return grid.rows.map { Self.line($0[0].text + "\t" + $0[1].text) }
  }

  // MARK: Entries with column names

  /// One entry per row, from the column with the name of the section; nil for other tables.
  private mutating func entries() -> [DocumentParagraph]? {
    guard let head = grid.rows.firstIndex(where: { $0.count > 1 }), head + 1 < grid.rows.count, head <= 1 else {
      return nil
    }
    let names = grid.rows[head]
    guard names.allSatisfy(Self.isColumnName), !isForm(from: head) else { return nil }
    let title = grid.rows[..<head].flatMap { $0.flatMap(\.paragraphs) }
    let titleKind = title.first.flatMap { meaning.kind(of: $0.plainText, level: 2) }
    let kind = titleKind == .other ? kind : titleKind ?? kind
    let found = names.map { ColumnName.kinds(of: $0.text) }
    guard found.contains(where: { !$0.isEmpty }) else { return nil }
    if kind == nil || kind == .lead { return title + sections(names, found, from: head + 1) }
    guard let chosen = Self.column(for: kind, found) else { return nil }
    columnsLeftOut += names.filter { $0.column != names[chosen].column }.map(\.text)
    return title + texts(of: names[chosen].column, from: head + 1, all: names)
  }

  /// Whether a cell may be a column name: a few words, not an item and not a question.
  private static func isColumnName(_ cell: DocumentGrid.Cell) -> Bool {
    guard cell.isShort, let first = cell.paragraphs.first, first.text.count <= 60 else { return false }
    if case .item = first.role { return false }
    return !cell.text.hasSuffix("?")
  }

  /// The column with the name of the section, else the only column with the name of any section.
  private static func column(for kind: Section.Kind?, _ found: [[Section.Kind]]) -> Int? {
    if let kind {
      let best = found.indices.filter { found[$0].contains(kind) }
      if let first = best.min(by: { found[$0].firstIndex(of: kind) ?? 9 < found[$1].firstIndex(of: kind) ?? 9 }) {
        return first
      }
    }
    let named = found.indices.filter { !found[$0].isEmpty }
    return named.count == 1 ? named[0] : nil
  }

  private func texts(of column: Int, from row: Int, all names: [DocumentGrid.Cell]) -> [DocumentParagraph] {
    grid.rows[row...].flatMap { row -> [DocumentParagraph] in
      // A row with one cell that spans the table separates groups of entries.
      if row.count == 1, row[0].column == names.first?.column, row[0].column != column { return row[0].paragraphs }
      guard let cell = row.first(where: { $0.column == column }) else { return [] }
      if cell.paragraphs.contains(where: { if case .item = $0.role { true } else { false } }) { return cell.paragraphs }
      return [Self.line(cell.text, .item(depth: 1))]
    }
  }

  /// Drops a first column of numbers, such as "Mål 1" or "2": the cell beside each is the entry.
  private func numbered() -> [DocumentParagraph]? {
    guard grid.rows.count > 1, grid.rows.allSatisfy({ $0.count == 2 && ColumnName.isNumber($0[0].text) }) else {
      return nil
    }
    return grid.rows.flatMap { row in
      row[1].paragraphs.count == 1 ? [Self.line(row[1].text, .item(depth: 1))] : row[1].paragraphs
    }
  }

  /// For a table without a heading, uses its column names as headings.
  private func sections(
    _ names: [DocumentGrid.Cell], _ found: [[Section.Kind]], from row: Int
  ) -> [DocumentParagraph] {
    names.indices.filter { !found[$0].isEmpty }.flatMap { index in
      [Self.line(names[index].text, .heading(level: DocumentBlocks.lowestLevel))]
        + texts(of: names[index].column, from: row, all: [])
    }
  }

  // MARK: Forms

  /// Whether the left cells are labels of at least two kinds of sections.
  private func isForm(from row: Int) -> Bool {
    let kinds = grid.rows[row...].compactMap { cells -> Section.Kind? in
      guard cells.count == 2 || cells.count == 3, let label = Self.label(cells) else { return nil }
      return meaning.kind(of: label.text, level: nil) ?? ColumnName.wholeKind(label.text)
    }
    return Set(kinds.filter { $0 != .other }).count > 1
  }

  private func form() -> [DocumentParagraph]? {
    let rows = grid.rows
    let labels = rows.filter { $0.count > 1 }.compactMap(Self.label)
    guard !labels.isEmpty, 2 * labels.count >= rows.count,
      labels.contains(where: { label in
        let kind = ColumnName.wholeKind(label.text) ?? meaning.kind(of: label.text, level: 2)
        return kind != nil && kind != .other
      })
    else { return nil }
    return rows.flatMap { row -> [DocumentParagraph] in
      guard row.count > 1, let label = Self.label(row) else { return row.flatMap(\.paragraphs) }
      let answers = row.filter { $0.column > label.column }
      if meaning.isFactLabel(label.text), let value = answers.first { return [Self.fact(label.text, value)] }
      return [Self.line(label.text, .heading(level: DocumentBlocks.lowestLevel))] + answers.flatMap(\.paragraphs)
    }
  }

  /// The cell with the label of a row: the first that is not a number.
  private static func label(_ row: [DocumentGrid.Cell]) -> DocumentGrid.Cell? {
    guard let first = row.first else { return nil }
    let isNumber = first.text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    guard let label = isNumber ? row.dropFirst().first : first, label.isShort else { return nil }
    return row.last.map { $0.column > label.column } == true ? label : nil
  }
}

/// Recognizes the names of columns with goals, results, advice and plans.
enum ColumnName {
  private static let words: [(kind: Section.Kind, words: Set<String>)] = [
    (
      .goals,
      [
        "mål", "målet", "måla", "målene", "målsetting", "målsettinger", "målsetning", "hovedmål", "hovudmål", "delmål",
        "effektmål",
        "resultatmål", "prosjektmål",
      ]
    ),
    (
      .results,
      [
        "resultat", "resultater", "resultata", "resultatet", "resultatene", "oppnådd", "måloppnåelse", "måloppnåing",
        "effekt",
      ]
    ),
    (
      .advice,
      [
        "råd", "rådet", "rådene", "anbefaling", "anbefalinger", "anbefalingar", "tilråding", "tilrådinger",
        "tilrådingar", "tips",
      ]
    ),
    (
      .continuation,
      [
        "tiltak", "tiltaket", "tiltakene", "videreføring", "vidareføring", "oppgave", "oppgåve", "oppgaver",
        "aktivitet", "aktiviteter",
      ]
    ),
    (
      .application,
      ["tiltak", "tema", "mål", "hovedmål", "delmål", "innsatsområde", "satsingsområde", "delprosjekt", "prosjekt"]
    ),
  ]

  /// The kinds of sections whose entries a column with that name may contain.
  static func kinds(of name: String) -> [Section.Kind] {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    guard words.count <= 5 else { return [] }
    return Self.words.filter { row in words.contains(where: row.words.contains) }.map(\.kind)
  }

  /// Whether a text is a number, alone or after a column name: "3", "2.", "Mål 1", "Delmål nr. 2".
  static func isNumber(_ text: String) -> Bool {
    guard text.utf8.count <= 30, text.last.map({ $0.isNumber || $0 == "." || $0 == ":" }) == true else { return false }
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let words = parts.filter { $0.first?.isLetter == true && $0 != "nr" }
    return words.count <= 1 && parts.count - words.count > 0 && words.allSatisfy { !kinds(of: $0).isEmpty }
  }

  /// The kind of a label that consists of only one of the words for goals, results or advice.
  static func wholeKind(_ label: String) -> Section.Kind? {
    let word = label.lowercased().filter { $0.isLetter || $0 == " " }
    return words.prefix(3).first { $0.words.contains(word) }?.kind
  }
}

/// A table of facts with a row for each municipality.
enum MunicipalityTable {
  private static let sums: Set<String> = [
    "sum", "totalt", "total", "i alt", "ialt", "til sammen", "tilsammen", "til saman", "samlet", "samla", "regionen",
    "hele regionen",
    "heile regionen", "regionen samlet", "regionen samla", "sum regionen", "regionen totalt", "regionen i alt",
  ]

  /// The facts of the region as lines, or nil for any other table.
  static func lines(_ grid: DocumentGrid, _ meaning: DocumentMeaning) -> [DocumentParagraph]? {
    guard let head = grid.rows.firstIndex(where: { $0.count > 1 }), head <= 1, grid.rows.count > head + 2 else {
      return nil
    }
    let names = grid.rows[head]
    guard let first = names.first, isMunicipality(first.text) else { return nil }
    let columns = names.dropFirst().filter {
      FactLabel.read($0.text).map { $0.fact == .population || $0.fact == .area } == true
    }
    guard !columns.isEmpty else { return nil }
    var applicant: String?
    var partners: [String] = []
    var sum: [DocumentGrid.Cell] = []
    for row in grid.rows[(head + 1)...] {
      guard let cell = row.first, cell.column == first.column else {
        sum = row
        continue
      }
      let name = cell.text
      if sums.contains(Self.plain(name)) || name.lowercased().hasPrefix("sum ") {
        sum = row
      } else if row.contains(where: { marksApplicant($0.text) }) {
        applicant = withoutNote(name)
      } else {
        partners.append(withoutNote(name))
      }
    }
    var lines = grid.rows[..<head].flatMap { $0.flatMap(\.paragraphs) }
    if let applicant { lines.append(DocumentTableReader.line("Søkerkommune: " + applicant)) }
    if !partners.isEmpty {
      lines.append(DocumentTableReader.line("Samarbeidskommuner: " + partners.joined(separator: ", ")))
    }
    for column in columns {
      guard let value = sum.first(where: { $0.column == column.column }) else { continue }
      lines.append(DocumentTableReader.line(column.text.filter { $0 != ":" } + ": " + value.text))
    }
    return lines
  }

  private static func isMunicipality(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    return words.count <= 3 && words.contains { $0.hasPrefix("kommune") || $0.hasPrefix("kommuna") }
  }

  private static func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0 == " " } }

  /// Whether a cell marks the applicant: "Eid (søkerkommune)", "Søkjar".
  static func marksApplicant(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { $0.hasPrefix("søker") || $0.hasPrefix("søkjar") }
  }

  /// The name without a remark on the applicant in brackets or after a comma, dash or colon, and without note marks.
  private static func withoutNote(_ name: String) -> String {
    var name = name
    if let bracket = name.firstIndex(of: "("), marksApplicant(String(name[bracket...])) {
      name = String(name[..<bracket])
    }
    if let comma = name.firstIndex(where: { ",–:".contains($0) }), marksApplicant(String(name[comma...])) {
      name = String(name[..<comma])
    }
    let bytes = Array(name.utf8)
    return TextNormalizer.text(bytes, bytes.indices).trimmed { $0 == "*" || $0 == " " }
  }
}

extension String {
  fileprivate func trimmed(_ isOuter: (Character) -> Bool) -> String {
    var text = self[...]
    while let first = text.first, isOuter(first) { text.removeFirst() }
    while let last = text.last, isOuter(last) { text.removeLast() }
    return String(text)
  }
}

extension [String] {
  /// The texts without duplicates, in order.
  var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
