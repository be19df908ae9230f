import ByregionText

/// The metadata of a page as a publication, from its `meta` and `link` elements, its JSON for search engines (JSON-LD,
/// schema.org), and the comment that browsers add to a saved page.
///
/// Metadata for reference managers takes precedence.
struct HTMLDescription {
  private(set) var description = DocumentDescription()

  /// - Parameter bytes: The page as stored, which may begin with a browser's comment.
  init(_ tree: HTMLTree, savedFrom bytes: [UInt8]) {
    var stated: [String: String] = [:]
    var linked: String?
    var embedded = EmbeddedDescription()
    for index in tree.nodes.indices {
      switch tree.nodes[index].name {
      case .meta:
        let name = [HTMLAttributeName.property, .name, .httpEquiv].lazy.compactMap { tree.attribute($0, of: index) }
          .first
        guard let name = name?.lowercased(), Self.names.contains(name), stated[name] == nil else { break }
        stated[name] = tree.attribute(.content, of: index)
      case .link where linked == nil && tree.attribute(.rel, of: index)?.lowercased() == "canonical":
        linked = DocumentDescription.url(tree.attribute(.href, of: index))
      case .script where tree.attribute(.type, of: index)?.lowercased() == "application/ld+json":
        for inner in (index + 1)..<max(tree.nodes[index].end, index + 1) {
          embedded.read(tree.characters[tree.nodes[inner].text])
        }
      default: break
      }
    }
    func first(_ names: [String], _ read: @escaping (String?) -> String?) -> String? {
      names.lazy.compactMap { read(stated[$0]) }.first
    }
    description.title = first(Self.titles, DocumentDescription.title) ?? DocumentDescription.title(embedded.title)
    description.publisher =
      first(Self.publishers, DocumentDescription.publisher) ?? DocumentDescription.publisher(embedded.publisher)
      ?? DocumentDescription.publisher(stated["og:site_name"])
    description.url =
      linked ?? first(Self.addresses, DocumentDescription.url) ?? DocumentDescription.url(embedded.url)
      ?? Self.addressSaved(bytes)
    description.publishedOn =
      first(Self.dates, DocumentDescription.date) ?? DocumentDescription.date(embedded.published)
      ?? DocumentDescription.date(stated["last-modified"])
  }

  private static let titles = ["citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"]
  private static let publishers = ["citation_publisher", "dc.publisher", "dcterms.publisher"]
  private static let addresses = ["og:url", "dc.identifier", "dcterms.identifier", "dc.identifier.url"]
  private static let dates = [
    "citation_publication_date", "article:published_time", "dcterms.issued", "dc.date.issued", "dcterms.date",
    "dc.date",
    "dcterms.created", "dc.date.created", "date", "pubdate",
  ]
  private static let names = Set(titles + publishers + addresses + dates + ["og:site_name", "last-modified"])

  /// The address in the comment at the start of a saved page: `<!-- saved from url=(0030)https://example.org/rana -->`.
  private static func addressSaved(_ bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(4_096))
    let mark = Array("<!-- saved from url=(".utf8)
    guard let start = ByteSearch.first(mark, in: head, head.indices) else { return nil }
    let address = head[(start + mark.count)...].drop { $0 != 0x29 }.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E }
    return DocumentDescription.url(String(decoding: address, as: UTF8.self))
  }
}

/// Metadata from the JSON in a page, from any of its objects. The first value of each kind counts.
///
/// Only strings and the keys above them are relevant, so that one pass is enough, and the JSON need not be valid.
private struct EmbeddedDescription {
  var title: String?
  var publisher: String?
  var url: String?
  var published: String?

  /// Maximum depth of objects and lists; deeper ones are skipped. Those of pages have a handful of levels.
  private static let maxDepth = 32

  mutating func read(_ json: ArraySlice<UInt8>) {
    // The key of each open object or list.
    var keys: [String] = []
    var depth = 0
    var key: String?
    var text: String?
    var index = json.startIndex
    while index < json.endIndex {
      switch json[index] {
      case 0x22:
        let end = Self.end(of: json, from: index + 1)
        text = depth <= Self.maxDepth && end < json.endIndex ? Self.string(json[(index + 1)..<end]) : nil
        if let name = key, let value = text {
          take(value, name, below: keys.last)
          (key, text) = (nil, nil)
        }
        index = end
      case 0x3A:
        (key, text) = (text, nil)
      case 0x7B, 0x5B:
        depth += 1
        // An object in a list belongs to the key of the list.
        if depth <= Self.maxDepth { keys.append(key ?? (json[index] == 0x7B ? keys.last ?? "" : "")) }
        (key, text) = (nil, nil)
      case 0x7D, 0x5D:
        if depth <= Self.maxDepth { _ = keys.popLast() }
        depth = max(depth - 1, 0)
        (key, text) = (nil, nil)
      case 0x2C:
        (key, text) = (nil, nil)
      default: break
      }
      index += 1
    }
  }

  private mutating func take(_ value: String, _ key: String, below outer: String?) {
    switch key {
    case "headline": title = title ?? value
    case "datePublished": published = published ?? value
    case "publisher": publisher = publisher ?? value
    case "name" where outer == "publisher": publisher = publisher ?? value
    case "mainEntityOfPage": url = url ?? value
    case "@id" where outer == "mainEntityOfPage": url = url ?? value
    default: break
    }
  }

  /// The index of the quotation mark that ends a string, or the end.
  private static func end(of json: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = start
    while index < json.endIndex, json[index] != 0x22 { index += json[index] == 0x5C ? 2 : 1 }
    return min(index, json.endIndex)
  }

  /// A string with its escapes replaced; nil if it is longer than 8,000 bytes.
  private static func string(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count <= 8_000 else { return nil }
    guard bytes.contains(0x5C) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt16] = []
    var rest = Array(String(decoding: bytes, as: UTF8.self).utf16)[...]
    while let unit = rest.popFirst() {
      guard unit == 0x5C, let sign = rest.popFirst() else {
        units.append(unit)
        continue
      }
      switch sign {
      case 0x6E, 0x72, 0x74, 0x62, 0x66: units.append(0x20)
      case 0x75:
        let digits = rest.prefix(4).reduce(UInt16(0)) { value, digit in
          value << 4 | UInt16(Hexadecimal.value(UInt8(truncatingIfNeeded: digit)) ?? 0)
        }
        units.append(digits)
        rest = rest.dropFirst(4)
      default: units.append(sign)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
