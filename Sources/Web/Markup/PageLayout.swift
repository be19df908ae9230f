import ByregionLanguages

/// The layout of every page around its content: title, navigation, languages, footer.
struct PageLayout {
  /// The entries of the navigation.
  enum Section: CaseIterable {
    case search, advice, regions, municipalities, map, queries, sql, importing, about

    /// The entries that are shown for a request: all except SQL, importing and the map if these are not available.
    static func shown(to request: PageRequest) -> [Section] {
      allCases.filter { section in
        switch section {
        case .sql: request.site.allowsSQL
        case .importing: request.mayImport
        case .map: Routes.hasMap
        default: true
        }
      }
    }

    var path: String {
      switch self {
      case .search: "search"
      case .advice: "advice"
      case .regions: "regions"
      case .municipalities: "municipalities"
      case .map: "map"
      case .queries: "queries"
      case .sql: "sql"
      case .importing: "import"
      case .about: "about"
      }
    }
  }

  /// A page above the current one, in the breadcrumbs.
  struct Crumb {
    var name: String
    var address: String
    /// The language of the name if it differs from that of the page.
    var language: String?
  }

  var title: String
  var section: Section?
  var crumbs: [Crumb] = []
  /// The other formats of the page.
  var alternates: [Format] = []
  /// Style sheets in addition to the one that all pages have.
  var styles: [StaticFile] = []
  /// A second skip link, below the first.
  var secondSkip: (name: String, target: String)?
  /// Whether search engines are asked not to index the page.
  var isPrivate = false

  /// Writes a page.
  func write(_ request: PageRequest, _ response: Response, _ content: (HTML) throws -> Void) rethrows {
    response.head.mediaType = Format.html.mediaType
    let html = HTML(response.output)
    html.literal("<!doctype html>\n")
    try html.element("html", .lang(request.language.rawValue)) {
      html.element("head") { head(html, request) }
      try html.element("body") {
        html.element("a", .class("skip"), .href("#content"), text: request.words.skipToContent)
        if let secondSkip {
          html.element("a", .class("skip"), .href("#" + secondSkip.target), text: secondSkip.name)
        }
        banner(html, request)
        try html.element("main", .id("content"), .init("tabindex", "-1")) {
          if !crumbs.isEmpty { writeCrumbs(html, request) }
          try content(html)
        }
        footer(html, request)
      }
    }
    html.literal("\n")
  }

  private func head(_ html: HTML, _ request: PageRequest) {
    html.void("meta", .init("charset", "utf-8"))
    html.void(
      "meta", .init("name", "viewport"), .init("content", "width=device-width, initial-scale=1"))
    html.element("title", text: title == "Byregion" ? title : "\(title) – Byregion")
    for style in [.styleSheet] + styles {
      html.void("link", .init("rel", "stylesheet"), .href(request.links.asset(style)))
    }
    html.void("link", .init("rel", "icon"), .init("type", "image/svg+xml"), .href(request.links.asset(.icon)))
    html.element(
      "script", .init("type", "module"), .init("src", request.links.asset(.script)), text: "")
    if isPrivate { html.void("meta", .init("name", "robots"), .init("content", "noindex")) }
    for language in Language.allCases {
      html.void(
        "link", .init("rel", "alternate"), .init("hreflang", language.rawValue),
        .href(Self.address(of: request, in: language)))
    }
    for format in alternates {
      html.void(
        "link", .init("rel", "alternate"), .init("type", String(format.mediaType.prefix { $0 != ";" })),
        .href(request.links.to(request.path, request.parameters.removing("lang", "page"), format: format)))
    }
  }

  private func banner(_ html: HTML, _ request: PageRequest) {
    let (words, links) = (request.words, request.links)
    html.element("header", .class("band")) {
      html.element("div", .class("top")) {
        html.element("a", .class("brand"), .href(links.to()), text: "Byregion")
        html.element("ul", .id("languages"), .class("langs"), .init("aria-label", words.languages)) {
          for language in Language.allCases {
            html.element("li") {
              html.element(
                "a", .href(Self.address(of: request, in: language)), .lang(language.rawValue),
                .init("hreflang", language.rawValue),
                .init("aria-current", optional: language == request.language ? "true" : nil), text: language.ownName)
            }
          }
        }
      }
      html.element("nav", .init("aria-label", words.mainNavigation)) {
        html.element("ul") {
          for section in Section.shown(to: request) {
            html.element("li") {
              let isHere = section == self.section
              html.element(
                "a", .href(links.to(section.path)),
                .init("aria-current", optional: isHere ? request.path == [section.path] ? "page" : "true" : nil),
                text: words.section(section))
            }
          }
        }
      }
    }
  }

  private func writeCrumbs(_ html: HTML, _ request: PageRequest) {
    html.element("nav", .init("aria-label", request.words.youAreHere)) {
      html.element("p", .class("crumbs")) {
        for (index, crumb) in crumbs.enumerated() {
          if index > 0 { html.literal(" <span aria-hidden=\"true\">›</span> ") }
          html.element("a", .href(crumb.address), .lang(crumb.language), text: crumb.name)
        }
      }
    }
  }

  private func footer(_ html: HTML, _ request: PageRequest) {
    let (words, site, links) = (request.words, request.site, request.links)
    html.element("footer") {
      html.element("div") {
        html.element("p", text: words.footer)
        html.element("ul") {
          html.element("li") { html.link(links.to("about"), words.section(.about)) }
          html.element("li") { html.link(links.to("documents"), words.documents) }
          html.element("li") { html.link(links.to("api"), words.api) }
          let statement = site.accessibilityStatement ?? links.to("about", fragment: "accessibility")
          html.element("li") { html.link(statement, words.accessibility) }
          if let contact = site.contact { html.element("li") { html.link(contact, words.contact) } }
        }
      }
    }
  }

  /// The address of the same page in another language.
  static func address(of request: PageRequest, in language: Language) -> String {
    Links(basePath: request.site.basePath, language: language).to(request.path, request.parameters)
  }
}

extension Catalogue {
  var skipToContent: String { text(nb: "Hopp til innholdet", nn: "Hopp til innhaldet", en: "Skip to content") }
  var languages: String { text(nb: "Språk", nn: "Språk", en: "Language") }
  var mainNavigation: String { text(nb: "Hovedmeny", nn: "Hovudmeny", en: "Main menu") }
  var youAreHere: String { text(nb: "Du er her", nn: "Du er her", en: "You are here") }
  var documents: String { text(nb: "Dokumenter", nn: "Dokument", en: "Documents") }
  var api: String { text(nb: "For utviklere", nn: "For utviklarar", en: "For developers") }
  var accessibility: String { text(nb: "Tilgjengelighet", nn: "Tilgjenge", en: "Accessibility") }
  var contact: String { text(nb: "Kontakt", nn: "Kontakt", en: "Contact") }
  var footer: String {
    text(
      nb: "Det byregionene selv skrev om arbeidet sitt i Byregionprogrammet 2014–2018.",
      nn: "Det byregionane sjølve skreiv om arbeidet sitt i Byregionprogrammet 2014–2018.",
      en: "What the city regions themselves wrote about their work in the programme Byregionprogrammet, 2014–2018.")
  }

  func section(_ section: PageLayout.Section) -> String {
    switch section {
    case .search: text(nb: "Søk", nn: "Søk", en: "Search")
    case .advice: text(nb: "Råd", nn: "Råd", en: "Advice")
    case .regions: text(nb: "Regioner", nn: "Regionar", en: "Regions")
    case .municipalities: text(nb: "Kommuner", nn: "Kommunar", en: "Municipalities")
    case .map: text(nb: "Kart", nn: "Kart", en: "Map")
    case .queries: text(nb: "Spørringer", nn: "Spørjingar", en: "Queries")
    case .sql: "SQL"
    case .importing: text(nb: "Les inn", nn: "Les inn", en: "Import")
    case .about: text(nb: "Om", nn: "Om", en: "About")
    }
  }
}
