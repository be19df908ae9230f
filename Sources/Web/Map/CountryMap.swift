import ByregionLanguages
import ByregionMaps

/// The map of the country: the outline, a dot for each municipality, and lines in the colour of each region between its
/// members.
struct CountryMap {
  private let scene: MapScene
  private let ranking: MapRanking
  private let words: Catalogue
  private let links: Links

  init(_ scene: MapScene, _ ranking: MapRanking, _ words: Catalogue, _ links: Links) {
    self.scene = scene
    self.ranking = ranking
    self.words = words
    self.links = links
  }

  /// The scale: one unit is one kilometre.
  static let drawing: Drawing = {
    let bounds =
      MapBounds(around: Outline.norway.lazy.flatMap(\.points))
      ?? MapBounds(
        west: 0, south: 0, east: 1, north: 1)
    return Drawing(bounds.grown(by: 30_000), unit: 1_000)
  }()

  private static let outline = drawing.path(of: Outline.norway)

  private static let badgeRadius = 19

  /// Writes the picture.
  ///
  /// - Parameter isAlone: whether the picture is a separate file, without the styles of a page.
  func write(_ html: HTML, isAlone: Bool = false) {
    let drawing = Self.drawing
    html.element(
      "svg", .init("xmlns", optional: isAlone ? "http://www.w3.org/2000/svg" : nil), .class("country"),
      .init("viewBox", "0 0 \(drawing.width) \(drawing.height)"), .init("role", isAlone ? "img" : "group"),
      .init("aria-labelledby", "map-title"), .init("aria-describedby", "map-text"), .lang(words.language.rawValue)
    ) {
      html.element("title", .id("map-title"), text: words.mapTitle(ranking.measure))
      html.element("desc", .id("map-text"), text: words.mapText(scene, ranking))
      // These links are for the mouse only. The list beside the map has the same links for the keyboard.
      html.element("g", .init("aria-hidden", optional: isAlone ? nil : "true")) {
        if isAlone {
          html.element(
            "rect", .init("width", "\(drawing.width)"), .init("height", "\(drawing.height)"), .init("fill", "#eef3f8"),
            text: "")
        }
        if !scene.country.isWhole { land(Self.outline, html) }
        if !scene.country.others.isEmpty { land(scene.country.others, html) }
        others(html)
        let shown = ranking.entries.filter { !$0.region.members.isEmpty }
        for entry in shown { region(entry, html) { joined(entry, html) } }
        for entry in shown {
          let shared = sharedDots(entry)
          if !shared.isEmpty {
            region(entry, html) { for dot in shared { self.dot(dot.member, "dot small", dot.radius, html) } }
          }
        }
        // Numbers are drawn above all dots.
        for entry in shown { region(entry, html) { badge(entry, scene.badges[entry.place], html) } }
      }
    }
  }

  private func land(_ path: String, _ html: HTML) {
    html.element(
      "path", .class("land"), .init("fill", "#dfe4e2"), .init("stroke", "#b4bdc2"), .init("stroke-width", "1.5"),
      .init("fill-rule", "evenodd"), .init("d", path), text: "")
  }

  /// Writes the municipalities that are in no region.
  private func others(_ html: HTML) {
    var path = ""
    for (place, municipality) in scene.municipalities.enumerated()
    where !municipality.isMember && !scene.country.visible.contains(place) {
      path += "M\(Self.drawing.x(municipality.point)) \(Self.drawing.y(municipality.point))h0"
    }
    html.element(
      "path", .class("others"), .init("stroke", "#77828c"), .init("stroke-width", "6"),
      .init("stroke-linecap", "round"),
      .init("fill", "none"), .init("d", path), text: "")
  }

  /// Writes a part of the picture that belongs to a region, as a link to its page.
  private func region(_ entry: MapRanking.Entry, _ html: HTML, _ content: () -> Void) {
    let (style, colour) = ranking.style(entry)
    html.element(
      "g", .class("m r\(entry.number) \(style)"), .init("stroke", colour), .init("fill", colour),
      .init("stroke-linecap", "round")
    ) {
      html.element("a", .href(links.to("regions", entry.region.slug)), .init("tabindex", "-1")) {
        html.element("title", text: words.regionOnMap(entry, ranking.measure, scene))
        content()
      }
    }
  }

  private func joined(_ entry: MapRanking.Entry, _ html: HTML) {
    let drawing = Self.drawing
    let area = scene.country.regions[entry.place]
    if !area.isEmpty {
      html.element(
        "path", .class("area"), .init("stroke", "#fff"), .init("stroke-width", "1.5"), .init("fill-rule", "evenodd"),
        .init("d", area), text: "")
    }
    let dots = entry.region.members.filter { area.isEmpty || !scene.country.visible.contains($0) }
    if dots.count == entry.region.members.count {
      var ties = ""
      for (first, second) in entry.region.ties {
        ties += drawing.path(from: scene.municipalities[first].point, to: scene.municipalities[second].point)
      }
      html.element("path", .class("tie"), .init("stroke-width", "5"), .init("fill", "none"), .init("d", ties), text: "")
    }
    for member in dots where scene.shared[member].map({ $0.first == entry.place }) ?? true {
      let radius = DotSize.radius(scene.municipalities[member].population)
      dot(member, area.isEmpty ? "dot" : "dot small", radius, html)
    }
  }

  private func dot(_ member: Int, _ style: String, _ radius: Int, _ html: HTML) {
    let point = scene.municipalities[member].point
    html.element(
      "circle", .init("cx", "\(Self.drawing.x(point))"), .init("cy", "\(Self.drawing.y(point))"),
      .init("r", "\(radius)"), .class(style), .init("stroke", style == "dot" ? "none" : "#fff"),
      .init("stroke-width", "2"), text: "")
  }

  /// The dots of a region within its members that are also in earlier regions. The first region of a municipality fills
  /// its dot or area; each other region has a smaller dot within it.
  private func sharedDots(_ entry: MapRanking.Entry) -> [(member: Int, radius: Int)] {
    entry.region.members.compactMap { member in
      guard let place = scene.shared[member]?.firstIndex(of: entry.place), place > 0 else { return nil }
      let radius = DotSize.radius(scene.municipalities[member].population)
      return (member, max(2, radius * (10 - 4 * min(place, 2)) / 10))
    }
  }

  private func badge(_ entry: MapRanking.Entry, _ place: BadgePlaces.Spot, _ html: HTML) {
    html.element(
      "circle", .class("badge"), .init("cx", "\(place.x)"), .init("cy", "\(place.y)"),
      .init("r", "\(Self.badgeRadius)"),
      .init("fill", "#fff"), .init("stroke-width", "4"), text: "")
    html.element(
      "text", .init("x", "\(place.x)"), .init("y", "\(place.y)"), .init("text-anchor", "middle"),
      .init("dominant-baseline", "central"), .init("font-size", "23"), .init("font-weight", "600"),
      .init("stroke", "none"), .init("fill", "#1b232c"), text: "\(entry.number)")
  }
}

/// The size of the dot of a municipality: its area grows with the population, from a visible minimum.
enum DotSize {
  static func radius(_ population: Int?) -> Int {
    5 + Int((Double(min(max(population ?? 0, 0), 1_000_000)).squareRoot() / 45).rounded())
  }
}

/// The colours of the maps, in both colour schemes: a contrast of at least 3:1 to the land, and distinguishable for
/// most colour-blind readers. Regions also have numbers, so that no information depends on colour alone.
enum MapColours {
  typealias Pair = (light: String, dark: String)

  static let regions: [Pair] = [
    ("#0b5394", "#8fc3f5"), ("#a4460b", "#f3a871"), ("#1c6b4a", "#7fd1a8"), ("#7a2e8e", "#d7a0e8"),
    ("#b3203a", "#ff9aa9"), ("#5b6100", "#cdd36a"), ("#006c7a", "#6fd0dc"), ("#6b4a32", "#cfb096"),
  ]
  static let count = regions.count

  /// The colours of the classes, from the lowest to the highest.
  static let scale: [Pair] = [
    ("#6f93b8", "#4f77a3"), ("#4a79ab", "#6c98c8"), ("#2a5f98", "#90b9e2"), ("#174678", "#b7d6f4"),
    ("#0a2c50", "#e4f1fd"),
  ]
  static let shades = scale.count

  /// The colour of regions without a value.
  static let none: Pair = ("#6b7682", "#8d97a3")

  /// The style sheet of the maps: the colours, and the highlighting of a region in both the list and the map when the
  /// pointer is over it in either.
  static let styleSheet: String = {
    let names =
      regions.enumerated().map { ("c\($0.offset + 1)", $0.element) } + [("q0", none)]
      + scale.enumerated().map { ("q\($0.offset + 1)", $0.element) }
    var text = rules
    text += names.map { ".\($0.0){--c:\($0.1.light)}" }.joined()
    text += "@media(prefers-color-scheme:dark){"
    text += ":root{--sea:#17222c;--land:#26323d;--shore:#46545f;--other:#7c8894}"
    text += names.map { ".\($0.0){--c:\($0.1.dark)}" }.joined() + "}"
    for number in 1...MapScene.maxRegions {
      let pointed = ".r\(number):hover,.r\(number):focus-within"
      text += ".map:has(\(pointed)) g.r\(number){opacity:1}"
      text += ".map:has(\(pointed)) g.r\(number) .tie{stroke-width:10}"
      text += ".map:has(\(pointed)) li.r\(number){background:var(--wash)}"
    }
    return text
  }()

  private static let rules = """
    :root{--sea:#eef3f8;--land:#dfe4e2;--shore:#b4bdc2;--other:#77828c}
    .map svg{display:block;width:100%;height:auto;background:var(--sea);border:1px solid var(--line);border-radius:6px}
    .map figure,figure.map{margin:0 0 1rem}
    .map{display:grid;gap:1rem 2rem;grid-template-columns:minmax(0,1fr)}
    @media(min-width:60rem){.map{grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);align-items:start}\
    .map figure{position:sticky;top:1rem}}
    figure.map{display:block;max-width:40rem}
    .land{fill:var(--land);stroke:var(--shore)}
    .others{stroke:var(--other)}
    svg .m{stroke:var(--c);fill:var(--c)}
    svg .area{stroke:var(--paper)}
    .close .area{fill-opacity:.55;stroke:var(--c);stroke-width:1.5}
    .close .dots{fill:var(--ink);stroke:none}
    svg .small{stroke:var(--paper)}
    svg .badge{fill:var(--paper)}
    svg text{fill:var(--ink);stroke:none;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    svg .halo{stroke:var(--land);fill:var(--ink)}
    svg .minor{fill:var(--soft)}
    svg .hole{fill:var(--paper)}
    svg .scale{stroke:var(--ink)}
    .map:has(.keys li:hover,.keys :focus-visible,svg a:hover) svg g.m{opacity:.3}
    .keys{list-style:none;padding:0;margin:0;max-width:none}
    .keys li{display:grid;grid-template-columns:2.4rem minmax(0,1fr) auto;gap:0 .6rem;padding:.35rem .3rem;\
    border-top:1px solid var(--line);border-radius:3px}
    .keys .soft{grid-column:2/-1;font-size:.92rem}
    .keys a{padding:.1rem 0}
    .key{display:inline-block;min-width:1.9rem;height:1.75rem;line-height:1.5rem;text-align:center;font-size:.85rem;\
    font-weight:600;border:2px solid var(--c);border-radius:1rem;padding:0 .25rem;font-variant-numeric:tabular-nums}
    .keys b{font-weight:600;font-variant-numeric:tabular-nums}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;margin:.4rem 0;max-width:none;font-size:.92rem}
    .legend .key{background:var(--c);vertical-align:middle;margin-right:.4rem;height:1rem;min-width:1.9rem}
    .choices{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.6rem 0 1rem;max-width:none}
    .choices li{padding:.25rem 0}
    .choices [aria-current]{font-weight:600;text-decoration-thickness:3px}
    @media(max-width:30rem){.country .badge{r:26px;stroke-width:6}.country text{font-size:33px}}
    @media(forced-colors:active){svg .m{stroke:CanvasText;fill:CanvasText}.land{fill:Canvas;stroke:GrayText}}

    """
}
