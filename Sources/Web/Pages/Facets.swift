import ByregionLanguages
import ByregionSearch

/// The facets as check boxes, each with the number of hits that a click gives.
struct FacetForm {
  private static let mostOpen = 8

  private let request: PageRequest
  private let form: String
  private let words: Catalogue

  /// - Parameter form: the id of the form that the boxes belong to.
  init(_ request: PageRequest, form: String) {
    self.request = request
    self.form = form
    words = request.words
  }

  func write(_ facets: [Facet], _ html: HTML) {
    html.element("h2", text: words.narrow)
    let chosen = SearchQuestion.fields.contains { !request.parameters.all($0.rawValue).isEmpty }
    for field in SearchQuestion.fields where field != .document {
      let values = self.values(field, facets.first { $0.field == field }?.values ?? [])
      if !values.isEmpty { fieldset(field, values, html) }
    }
    html.element("div", .class("actions")) {
      html.element("button", .init("form", form), text: words.showHits)
      if chosen {
        var parameters = request.parameters.removing("page")
        for field in SearchQuestion.fields { parameters = parameters.removing(field.rawValue) }
        html.link(request.links.to(request.path, parameters), words.reset)
      }
    }
  }

  private struct Value {
    var value: String
    var name: String
    var count: Int
    var isChosen: Bool
  }

  /// The values, the chosen ones among them also where they have no hits.
  private func values(_ field: SearchField, _ found: [FacetValue]) -> [Value] {
    var wanted = request.parameters.all(field.rawValue)
    var values: [Value] = []
    for value in found {
      let isWanted = wanted.contains { self.names($0, value) }
      wanted.removeAll { self.names($0, value) }
      values.append(
        Value(
          value: value.value, name: name(field, value), count: value.count, isChosen: isWanted || value.isChosen))
    }
    // A name that the filter resolved to a value that is marked already stands for it.
    let rest = found.contains { $0.isChosen } ? [] : wanted
    values += rest.map { Value(value: $0, name: $0, count: 0, isChosen: true) }
    // Chosen ones first, so that they are not among the closed.
    return values.filter(\.isChosen) + values.filter { !$0.isChosen }
  }

  private func names(_ text: String, _ value: FacetValue) -> Bool {
    text.lowercased() == value.value.lowercased() || text.lowercased() == value.name.lowercased()
  }

  private func name(_ field: SearchField, _ value: FacetValue) -> String {
    switch field {
    case .kind: words.kind(value.value)
    case .language: words.writtenLanguage(value.value)
    default: value.name
    }
  }

  private func fieldset(_ field: SearchField, _ values: [Value], _ html: HTML) {
    html.element("fieldset") {
      html.element("legend", text: words.facet(field.rawValue))
      for value in values.prefix(Self.mostOpen) { box(field, value, html) }
      if values.count > Self.mostOpen {
        html.element("details") {
          html.element("summary", text: words.more(values.count - Self.mostOpen))
          for value in values.dropFirst(Self.mostOpen) { box(field, value, html) }
        }
      }
    }
  }

  private func box(_ field: SearchField, _ value: Value, _ html: HTML) {
    html.element("label") {
      html.void(
        "input", .init("type", "checkbox"), .init("name", field.rawValue), .init("value", value.value),
        .init("form", form), .init("autocomplete", "off"), .init("checked", if: value.isChosen))
      html.element("span", text: value.name)
      html.element("span", text: words.number(value.count))
    }
  }
}
