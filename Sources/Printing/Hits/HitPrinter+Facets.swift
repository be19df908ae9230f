import KnowledgeBase

extension HitPrinter {
  /// So many values of a field are shown.
  private static let mostValues = 12

  /// Prints how many hits each value of a field has, a field a paragraph, chosen values with an asterisk.
  public func facets(_ facets: [Facet]) {
    for facet in facets {
      let shown = facet.values.prefix(Self.mostValues).map { value in
        let name = facet.field == .kind ? KindName.norwegian(value.value) : value.name
        return "\(name)\(value.isChosen ? "*" : "") \(value.count)"
      }
      let rest = facet.values.count - shown.count
      let list = shown.joined(separator: ", ") + (rest > 0 ? " og \(rest) til" : "")
      setter.paragraph(StyledText(list), indentation: 10, label: StyledText(Self.name(facet.field) + ":", .reference))
    }
  }

  private static func name(_ field: SearchField) -> String {
    switch field {
    case .kind: "slag"
    case .region: "region"
    case .municipality: "kommune"
    case .county: "fylke"
    case .language: "språk"
    case .document: "dokument"
    }
  }
}
