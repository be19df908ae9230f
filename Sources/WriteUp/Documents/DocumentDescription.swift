import ByregionText

/// The metadata of a document as a publication; unknown properties are nil.
package struct DocumentDescription: Sendable, Hashable {
  package var title: String?
  package var publisher: String?
  /// Begins with `http://` or `https://`.
  package var url: String?
  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  package var publishedOn: String?

  package init(title: String? = nil, publisher: String? = nil, url: String? = nil, publishedOn: String? = nil) {
    self.title = title
    self.publisher = publisher
    self.url = url
    self.publishedOn = publishedOn
  }

  /// Returns a copy whose missing properties are filled from another description.
  package func filled(from other: DocumentDescription) -> DocumentDescription {
    DocumentDescription(
      title: title ?? other.title, publisher: publisher ?? other.publisher, url: url ?? other.url,
      publishedOn: publishedOn ?? other.publishedOn)
  }
}

// MARK: Properties stated by a file

extension DocumentDescription {
  /// Metadata from the properties of a file; nil for those that a program filled in by itself.
  package static func stated(title: String?, date: String?) -> DocumentDescription {
    DocumentDescription(title: Self.title(title), publishedOn: Self.date(date))
  }

  /// A title from a file's properties; nil for a program's default title, and for a file name.
  static func title(_ stated: String?) -> String? {
    guard let text = words(stated), text.count(where: \.isLetter) > 2 else { return nil }
    let folded = text.lowercased()
    if givenByPrograms.contains(where: { folded == $0 || folded.hasPrefix($0 + " - ") }) { return nil }
    let ending = folded.split(separator: ".").last.map(String.init) ?? ""
    return folded.contains(".") && endingsOfFiles.contains(ending) ? nil : text
  }

  private static let givenByPrograms = [
    "untitled", "(anonymous)", "(unspecified)", "uten navn", "uten tittel", "utan tittel", "no title", "word document",
    "microsoft word", "document",
    "dokument", "document1", "dokument1", "document 1", "dokument 1", "title", "tittel",
  ]
  private static let endingsOfFiles: Set<String> = [
    "doc", "docx", "dot", "dotx", "odt", "pdf", "rtf", "txt", "md", "htm", "html", "indd",
  ]

  /// A publisher's name; nil for a web address, which some pages state instead.
  static func publisher(_ stated: String?) -> String? {
    guard let text = words(stated), !text.hasPrefix("http://"), !text.hasPrefix("https://") else { return nil }
    return text
  }

  /// An `http` or `https` address; nil for any other text.
  static func url(_ stated: String?) -> String? {
    guard let text = words(stated), text.utf8.count <= 2_000, !text.contains(" ") else { return nil }
    let lower = text.prefix(8).lowercased()
    return ["http://", "https://"].contains { lower.hasPrefix($0) && text.utf8.count > $0.utf8.count } ? text : nil
  }

  /// Text on one line; nil if it is empty, longer than 2,000 bytes, or contains characters that control a terminal.
  private static func words(_ stated: String?) -> String? {
    guard let stated, stated.utf8.count <= 4_000 else { return nil }
    let bytes = Array(stated.utf8)
    let text = TextNormalizer.text(bytes, bytes.indices)
    let isHarmful = text.unicodeScalars.contains { Sanitizer.isHarmful($0.value) }
    return text.isEmpty || text.utf8.count > 2_000 || isHarmful ? nil : text
  }

  /// A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, parsed from any form that programs write: `2018-06-01T12:00:00Z`,
  /// `20180601`, `01.06.2018`, `1. juni 2018`, `Fri, 01 Jun 2018 10:00:00 +0200`. Returns nil for other text.
  static func date(_ stated: String?) -> String? {
    guard let text = words(stated), text.utf8.count <= 60 else { return nil }
    let parts = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    guard let first = parts.first else { return nil }
    if first.count == 4, let year = Int(first) {
      // The time follows the day, with a T or white space between.
      let day = parts.count > 2 ? Int(parts[2].prefix { $0.isNumber }) : nil
      if parts.count > 1, let month = Int(parts[1]) { return isoDate(year, month, day) }
      return parts.count == 1 ? isoDate(year, nil, nil) : nil
    }
    let digits = first.prefix { $0.isNumber }
    if digits.count == 8 || digits.count == 14, let number = Int(digits.prefix(8)) {
      return isoDate(number / 10_000, number / 100 % 100, number % 100)
    }
    let dated = Int(first) == nil ? parts.dropFirst() : parts[...]
    guard dated.count > 2, let day = Int(dated[dated.startIndex]), let year = Int(dated[dated.startIndex + 2]) else {
      return monthAndYear(parts)
    }
    let name = dated[dated.startIndex + 1]
    return (Int(name) ?? months[String(name.prefix(3))]).flatMap { isoDate(year, $0, day) }
  }

  /// Parses "juni 2018" and "June 1, 2018".
  private static func monthAndYear(_ parts: [String]) -> String? {
    guard parts.count > 1, let month = months[String(parts[0].prefix(3))], let number = Int(parts[1]) else {
      return nil
    }
    if number > 31 { return isoDate(number, month, nil) }
    return parts.count > 2 ? Int(parts[2]).flatMap { isoDate($0, month, number) } : nil
  }

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "okt": 10, "nov": 11, "dec": 12, "des": 12,
  ]

  private static func isoDate(_ year: Int, _ month: Int?, _ day: Int?) -> String? {
    guard (1900...2199).contains(year) else { return nil }
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    guard let month else { return String(year) }
    guard (1...12).contains(month) else { return nil }
    guard let day else { return "\(year)-\(padded(month))" }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...days).contains(day) ? "\(year)-\(padded(month))-\(padded(day))" : nil
  }
}

extension DocumentDescription {
  /// Parses the output of poppler's `pdfinfo -isodates`: one property a line. The first line of each name counts, since
  /// a value may contain line ends.
  package init(popplerProperties bytes: [UInt8]) {
    var stated: [String: String] = [:]
    for line in bytes.prefix(64 << 10).split(separator: 0x0A) {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self)
      if stated[name] == nil { stated[name] = String(decoding: line[(colon + 1)...], as: UTF8.self) }
    }
    self.init(
      title: Self.title(stated["Title"]), publishedOn: Self.date(stated["CreationDate"]) ?? Self.date(stated["ModDate"])
    )
  }
}

/// Reads the properties of a document from the XML part with its Dublin Core metadata, in a Word (ISO/IEC 29500-2, 11)
/// or OpenDocument (1.2, 4.3) package.
final class DocumentProperties: XMLEvents {
  /// The text of the first element of each name.
  private var texts: [String: [UInt8]] = [:]
  private var open: String?
  private var isBehindProperties = false

  private static let names: Set<String> = [
    "title", "publisher", "identifier", "source", "issued", "created", "modified", "date", "creation-date",
  ]

  /// Reads a part. From a damaged part, the properties before the damage are kept.
  static func read(_ part: [UInt8]) -> DocumentProperties {
    let events = DocumentProperties()
    try? XMLEventReader.read(part, events)
    return events
  }

  func start(_ element: XMLElement) {
    // In a flat document, the text follows the properties, and comments in it have dates of their own.
    if element.space == .office, element.name == "body" { isBehindProperties = true }
    let isKnown = !isBehindProperties && [.dublinCore, .dublinCoreTerms, .openDocumentMeta].contains(element.space)
    open = isKnown && Self.names.contains(element.name) && texts[element.name] == nil ? element.name : nil
  }

  func end() { open = nil }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let open, texts[open, default: []].count < 4_000 else { return }
    texts[open, default: []] += bytes
  }

  private func text(_ name: String) -> String? { texts[name].map { String(decoding: $0, as: UTF8.self) } }

  /// The title as stated, unchecked.
  var title: String? { text("title") }

  /// The metadata of the document. The date of issue comes first, then the date of the last change.
  var description: DocumentDescription {
    DocumentDescription(
      title: DocumentDescription.title(title), publisher: DocumentDescription.publisher(text("publisher")),
      url: DocumentDescription.url(text("identifier")) ?? DocumentDescription.url(text("source")),
      publishedOn: ["issued", "modified", "date", "created", "creation-date"].lazy.compactMap {
        DocumentDescription.date(self.text($0))
      }.first)
  }
}
