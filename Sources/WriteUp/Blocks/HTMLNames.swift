/// The elements of HTML that mean something to a reader of text.
enum HTMLName: UInt8, CaseIterable {
  /// An element of no known name, such as one of Word's or of a page's own.
  case unknown
  case a, abbr, address, applet, area, article, aside, audio, b, base, bgsound, big, blockquote, body, br, button
  case canvas, caption, center, code, col, colgroup, data, datalist, dd, del, details, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head
  case header, hgroup, hr, html, i, iframe, image, img, input, ins, label, legend, li, link, listing, main, map
  case marquee, math, menu, meta, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, p, param
  case plaintext, pre, progress, s, script, search, section, select, small, source, span, strike, strong, style, sub
  case summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul
  case `var`, video, wbr, xmp

  /// The element of a name in any case of letters.
  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> HTMLName {
    bytes.count > 10 ? .unknown : byCode[NameCode.of(bytes)] ?? .unknown
  }

  private static let byCode = NameCode.table(allCases) { String(describing: $0) }

  /// 1 to 6 for a heading, else nil.
  var headingLevel: Int? {
    self.rawValue >= HTMLName.h1.rawValue && self.rawValue <= HTMLName.h6.rawValue
      ? Int(rawValue - HTMLName.h1.rawValue) + 1 : nil
  }
}

/// The attributes that are kept of a tag.
enum HTMLAttributeName: UInt8, CaseIterable {
  case id, `class`, role, style, hidden, href, type, `for`, open, start, rowspan, colspan, scope, name, property
  case content, popover, ariaLevel, ariaControls, ariaExpanded, ariaLabel, ariaModal, dataTarget, dataToggle
  case dataBsTarget, dataBsToggle

  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> HTMLAttributeName? {
    bytes.count > 14 ? nil : byCode[NameCode.of(bytes)]
  }

  private static let byCode = NameCode.table(allCases) { name in
    String(describing: name).map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}

/// A short name as one number: letters of either case, digits and hyphens, different for all names that are known.
private enum NameCode {
  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    bytes.reduce(0) { $0 &* 131 &+ UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
  }

  static func table<Name>(_ names: [Name], _ spelling: (Name) -> String) -> [UInt64: Name] {
    var table: [UInt64: Name] = [:]
    for name in names {
      var spelling = spelling(name)
      table[spelling.withUTF8 { of($0[...]) }] = name
    }
    return table
  }
}

/// A set of elements.
struct HTMLNames {
  private var bits: (UInt64, UInt64) = (0, 0)

  init(_ names: HTMLName...) {
    for name in names { insert(name) }
  }

  private mutating func insert(_ name: HTMLName) {
    if name.rawValue < 64 { bits.0 |= 1 << name.rawValue } else { bits.1 |= 1 << (name.rawValue - 64) }
  }

  @inline(__always)
  func contains(_ name: HTMLName) -> Bool {
    name.rawValue < 64 ? bits.0 >> name.rawValue & 1 == 1 : bits.1 >> (name.rawValue - 64) & 1 == 1
  }

  static func + (left: HTMLNames, right: HTMLNames) -> HTMLNames {
    var both = left
    both.bits = (left.bits.0 | right.bits.0, left.bits.1 | right.bits.1)
    return both
  }
}

extension HTMLNames {
  /// Elements without content.
  static let void = HTMLNames(
    .area, .base, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .link, .meta, .param, .source,
    .track, .wbr)

  /// Elements whose content is text without tags; browsers run scripts, so `noscript` is one.
  static let raw = HTMLNames(
    .iframe, .noembed, .noframes, .noscript, .script, .style, .textarea, .title, .xmp)

  static let headings = HTMLNames(.h1, .h2, .h3, .h4, .h5, .h6)

  static let formatting = HTMLNames(
    .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u)

  /// Elements whose start tag ends a paragraph.
  static let closingParagraph =
    HTMLNames(
      .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt, .fieldset,
      .figcaption, .figure, .footer, .form, .header, .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p,
      .plaintext, .pre, .search, .section, .summary, .table, .ul, .xmp) + headings

  /// Elements over which an end tag of an unknown or inline element does not reach.
  static let special =
    closingParagraph
    + HTMLNames(
      .applet, .body, .button, .caption, .colgroup, .frameset, .html, .iframe, .marquee, .noembed, .noframes,
      .noscript, .object, .script, .select, .style, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title,
      .tr)

  static let scope = HTMLNames(.applet, .caption, .html, .marquee, .object, .table, .td, .template, .th)
  static let buttonScope = scope + HTMLNames(.button)
  static let listScope = scope + HTMLNames(.ol, .ul)
  static let tableScope = HTMLNames(.html, .table, .template)

  static let tableSections = HTMLNames(.tbody, .tfoot, .thead)
  static let cells = HTMLNames(.td, .th)

  /// Elements that begin and end a piece of text.
  static let blocks =
    closingParagraph
    + HTMLNames(
      .body, .caption, .html, .legend, .optgroup, .option, .tbody, .td, .tfoot, .th, .thead, .tr, .button, .template)
}
