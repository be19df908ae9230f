/// The colours of the maps, in both schemes: at least 3:1 against the land, and told apart by most who see few colours.
/// A number beside each says the same.
enum MapColours {
  typealias Pair = (light: String, dark: String)

  static let regions: [Pair] = [
    ("#0b5394", "#8fc3f5"), ("#a4460b", "#f3a871"), ("#1c6b4a", "#7fd1a8"), ("#7a2e8e", "#d7a0e8"),
    ("#b3203a", "#ff9aa9"), ("#5b6100", "#cdd36a"), ("#006c7a", "#6fd0dc"), ("#6b4a32", "#cfb096"),
  ]
  static let count = regions.count

  /// From little to much.
  static let scale: [Pair] = [
    ("#6f93b8", "#4f77a3"), ("#4a79ab", "#6c98c8"), ("#2a5f98", "#90b9e2"), ("#174678", "#b7d6f4"),
    ("#0a2c50", "#e4f1fd"),
  ]
  static let shades = scale.count

  /// For what has no figure.
  static let none: Pair = ("#6b7682", "#8d97a3")

  /// The style sheet of the maps: the colours, and what is pointed at in the list or on the map stands out in both.
  static let styleSheet: String = {
    let names =
      regions.enumerated().map { ("c\($0.offset + 1)", $0.element) } + [("q0", none)]
      + scale.enumerated().map { ("q\($0.offset + 1)", $0.element) }
    var text = rules
    text += names.map { ".\($0.0){--c:\($0.1.light)}" }.joined()
    text += "@media(prefers-color-scheme:dark){"
    text += ":root{--sea:#17222c;--land:#26323d;--shore:#46545f;--other:#7c8894}"
    text += names.map { ".\($0.0){--c:\($0.1.dark)}" }.joined() + "}"
    for number in 1...MapScene.mostRegions {
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
