import ByregionText

/// What is said of names of places that somebody typed.
extension Catalogue {
  /// A text in the quotation marks of the language, cut and made harmless.
  package func quoted(_ text: String) -> String {
    let text = MessageText.excerpt(text)
    return self.text(no: "«\(text)»", en: "“\(text)”")
  }

  /// "a, b eller c".
  package func choice(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + text(no: " eller ", en: " or ") + last
  }

  package func noRegion(_ name: String) -> String {
    text(
      nb: "ingen region heter \(quoted(name))", nn: "ingen region heiter \(quoted(name))",
      en: "no region goes by \(quoted(name))")
  }
  package func noMunicipality(_ name: String) -> String {
    text(
      nb: "ingen kommune heter \(quoted(name))", nn: "ingen kommune heiter \(quoted(name))",
      en: "no municipality goes by \(quoted(name))")
  }
  package func noCounty(_ name: String) -> String {
    text(
      nb: "ikke noe fylke heter \(quoted(name))", nn: "ikkje noko fylke heiter \(quoted(name))",
      en: "no county goes by \(quoted(name))")
  }
  /// Behind a name that is not known; empty where nothing is near.
  package func nearestNames(_ names: [String]) -> String {
    if names.isEmpty { return "" }
    let all = list(names)
    return names.count == 1
      ? text(
        nb: "; det nærmeste navnet er \(all)", nn: "; det næraste namnet er \(all)", en: "; the nearest name is \(all)")
      : text(
        nb: "; de nærmeste navnene er \(all)", nn: "; dei næraste namna er \(all)", en: "; the nearest names are \(all)"
      )
  }

  package func place(_ name: String, is found: [String]) -> String {
    text(no: "\(quoted(name)) er \(choice(found))", en: "\(quoted(name)) is \(choice(found))")
  }
  package func place(_ name: String, was2015 found: [String]) -> String {
    text(no: "\(quoted(name)) var i 2015 \(list(found))", en: "\(quoted(name)) was in 2015 \(list(found))")
  }
  package func laterCounty(_ name: String, _ counties: [String]) -> String {
    text(
      nb: "\(quoted(name)) er et fylke i 2024; kommunene lå i \(list(counties)) i 2015",
      nn: "\(quoted(name)) er eit fylke i 2024; kommunane låg i \(list(counties)) i 2015",
      en: "\(quoted(name)) is a county of 2024; its municipalities lay in \(list(counties)) in 2015")
  }
  package func taken(_ name: String, for regions: [String]) -> String {
    text(
      nb: "\(quoted(name)) er lest som \(list(regions))", nn: "\(quoted(name)) er lese som \(list(regions))",
      en: "\(quoted(name)) is taken for \(list(regions))")
  }
  package func onlyInRegions(_ numbers: [String]) -> String {
    text(
      nb: "; bare \(list(numbers)) er med i en region her", nn: "; berre \(list(numbers)) er med i ein region her",
      en: "; only \(numbers.joined(separator: ", ")) is in a region here")
  }
}
