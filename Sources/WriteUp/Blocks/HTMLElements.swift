/// What the elements of a page mean for a write-up.
enum HTMLElements {
  /// Elements whose text is no part of a write-up.
  static let skipped: Set<String> = [
    "head", "title", "script", "style", "template", "noscript", "nav", "footer", "svg", "button", "select", "textarea",
    "iframe", "object", "audio", "video", "canvas",
  ]

  /// Elements that begin and end a piece of text.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  /// 1 to 6 for a heading, else nil.
  static func headingLevel(_ name: String) -> Int? {
    switch name {
    case "h1": 1
    case "h2": 2
    case "h3": 3
    case "h4": 4
    case "h5": 5
    case "h6": 6
    default: nil
    }
  }

  /// Parts of class names that pages give to links which jump over their own header.
  static let skipLinkClasses = ["skip", "screen-reader", "sr-only", "visually-hidden", "visuallyhidden"]

  /// What such a link says.
  static let skipLinkTexts = ["hopp til", "hopp rett", "gå til innhold", "gå til hovedinnhold", "skip to"]
}
