import ByregionImporting
import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionWriteUp

/// The HTML pages of an import.
struct ImportView {
  private let request: PageRequest
  private let words: Catalogue
  /// The values of a form that is shown again, keyed by field name.
  private let given: [String: String]

  init(_ request: PageRequest, given: [String: String] = [:]) {
    self.request = request
    self.given = given
    words = request.words
  }

  static func regionField(_ document: Int) -> String { "region-\(document)" }
  static func placeField(_ document: Int, _ place: Int) -> String { "place-\(document)-\(place)" }
  static func headingField(_ document: Int, _ line: Int) -> String { "heading-\(document)-\(line)" }
  /// The file extensions that the browser offers to select. ZIP archives are not offered.
  private static let endings = SourceFinder.endings.subtracting(["zip"]).sorted().map { ".\($0)" }.joined(
    separator: ",")
  /// The id of the form of a preview.
  private static let form = "take"

  private func page(_ title: String, _ response: Response, isBelow: Bool, _ content: (HTML) -> Void) {
    response.head.cacheControl = "no-store"
    var layout = PageLayout(title: title, section: .importing)
    layout.isPrivate = true
    if isBelow { layout.crumbs = [.init(name: words.section(.importing), address: request.links.to("import"))] }
    layout.write(request, response) { html in
      html.element("h1", text: title)
      content(html)
    }
  }

  private func hidden(_ name: String, _ value: String, _ html: HTML) {
    html.void("input", .init("type", "hidden"), .init("name", name), .init("value", value))
  }

  private func ownToken(_ html: HTML) { hidden("form", request.site.importKey?.formToken ?? "", html) }

  // MARK: First step: upload

  func writeForm(_ last: UndoableImport?, wasUndone: Bool, _ response: Response) {
    page(words.importTitle, response, isBelow: false) { html in
      if wasUndone { html.element("p", .class("note"), .init("role", "status"), text: words.importUndone) }
      html.element("p", .class("lead"), text: words.importLead)
      html.element(
        "form", .class("form"), .init("method", "post"), .init("enctype", "multipart/form-data"),
        .init("action", request.links.to("import"))
      ) {
        ownToken(html)
        html.element("label", .init("for", "files"), text: words.chooseFiles)
        html.void(
          "input", .init("type", "file"), .id("files"), .class("drop"), .init("name", "files"),
          .init("multiple", if: true),
          .init("required", if: true), .init("aria-describedby", "limits"),
          .init("accept", Self.endings))
        html.element(
          "p", .id("limits"), .class("soft"),
          text: words.importLimits(ImportPreviews.maxFiles, ImportPreviews.largestUpload))
        html.element("div", .class("actions")) { html.element("button", text: words.readFiles) }
      }
      if let last { undo(last, html) }
    }
  }

  private func undo(_ last: UndoableImport, _ html: HTML) {
    html.element("h2", text: words.lastImportTitle)
    html.element("p", text: words.importedAt(words.moment(last.startedAt)))
    html.element("ul") {
      for document in last.added.prefix(50) {
        html.element("li") {
          html.link(request.links.to("documents", String(document.id)), document.source)
          html.text(" – \(document.regionName)")
        }
      }
      if last.added.count > 50 { html.element("li", text: words.more(last.added.count - 50)) }
    }
    undoForm(last.id, html)
  }

  private func undoForm(_ id: Int64, _ html: HTML) {
    html.element("form", .init("method", "post"), .init("action", request.links.to("import", "undo"))) {
      ownToken(html)
      hidden("import", String(id), html)
      html.element("button", .class("plain"), text: words.undoImport)
    }
  }

  // MARK: Second step: preview

  func write(_ preview: ImportPreview, _ regions: [RegionLink], problem: Problem?, _ response: Response) {
    page(words.previewTitle, response, isBelow: true) { html in
      if let problem { ProblemPage.explanation(problem, request, html) }
      html.element("p", .class("lead"), .init("role", "status"), text: words.previewLead(preview.documents.count))
      failures(preview, html)
      html.element(
        "form", .id(Self.form), .init("method", "post"), .init("action", request.links.to("import", preview.id))
      ) {
        ownToken(html)
        html.element("p", .class("actions")) {
          if !preview.documents.isEmpty {
            html.element(
              "button", .init("name", "action"), .init("value", "take"), text: words.takeIn(preview.documents.count))
          }
          if !preview.documents.isEmpty {
            html.element(
              "button", .class("plain"), .init("name", "action"), .init("value", "again"), text: words.readAgain)
          }
          html.element(
            "button", .class("plain"), .init("name", "action"), .init("value", "drop"), text: words.cancel)
        }
      }
      if preview.documents.count > 1 { contents(preview, html) }
      for (index, document) in preview.documents.enumerated() { self.document(document, index, regions, html) }
    }
  }

  private func failures(_ preview: ImportPreview, _ html: HTML) {
    guard !preview.failures.isEmpty else { return }
    html.element("div", .class("warning")) {
      html.element("p", text: words.notReadable(preview.failures.count))
      html.element("ul") {
        for failure in preview.failures {
          html.element("li") {
            html.element("strong", text: failure.name)
            let message = failure.message.text(in: words.language)
            // The name is already shown.
            html.text(
              message.hasPrefix(failure.name + " ") ? String(message.dropFirst(failure.name.count)) : " – " + message)
            if let suggestion = failure.suggestion { html.text(". " + suggestion.text(in: words.language)) }
          }
        }
      }
    }
  }

  private func contents(_ preview: ImportPreview, _ html: HTML) {
    html.element("nav", .init("aria-label", words.onThisPage)) {
      html.element("ul") {
        for (index, document) in preview.documents.enumerated() {
          html.element("li") { html.link("#d\(index + 1)", document.report.name) }
        }
      }
    }
  }

  private func document(
    _ document: ImportPreview.Document, _ index: Int, _ regions: [RegionLink], _ html: HTML
  ) {
    html.element("h2", .id("d\(index + 1)"), text: document.report.name)
    facts(document, isKnown: regions.contains { $0.slug == document.report.regionSlug }, html)
    corrections(document, index, regions, html)
    let findings = document.report.diagnostics.map {
      SourceLinesView.Finding(
        line: $0.line, severity: $0.severity.rawValue, identifier: $0.identifier, message: $0.wording)
    }
    let left = document.lines.count { $0.isLeftOut }
    html.element("details", .init("open", if: true)) {
      html.element("summary", text: words.lineByLine)
      if left > 0 || !findings.isEmpty {
        html.element("p", .class("note")) {
          html.text(words.leftAndFindings(left, findings.count))
          for line in findings.map(\.line).uniqued().prefix(20) {
            html.text(" ")
            html.element(
              "a", .class("ref"), .href("#d\(index + 1)-L\(line)"), text: words.line(line))
          }
        }
      }
      SourceLinesView(
        document.lines, findings: findings, language: document.language, linksPassages: false,
        prefix: "d\(index + 1)-",
        choices: .init(form: Self.form, field: { Self.headingField(index, $0) }, chosen: given)
      ).write(request, html)
      if document.lineCount > document.lines.count {
        html.element("p", .class("soft"), text: words.moreLines(document.lineCount - document.lines.count))
      }
    }
  }

  private func facts(_ document: ImportPreview.Document, isKnown: Bool, _ html: HTML) {
    let report = document.report
    func fact(_ name: String, _ value: String, lang: String? = nil) {
      html.element("dt", text: name)
      html.element("dd", .lang(lang), text: value)
    }
    html.element("dl", .class("facts")) {
      html.element("dt", text: words.column("region"))
      html.element("dd") {
        if isKnown {
          html.link(request.links.to("regions", report.regionSlug), report.regionName)
        } else {
          html.text(report.regionName + " – " + words.newRegion)
        }
      }
      fact(words.column("kind"), words.documentKind(report.kind.rawValue))
      fact(words.whatHappens, outcome(report))
      let changes = report.changes.filter { !$0.isEmpty }.map(change)
      if !changes.isEmpty { fact(words.changes, changes.joined(separator: ", ")) }
      if !document.places.isEmpty {
        fact(
          words.section(.municipalities),
          document.places.map { place in
            let certainty = words.certainty(place.certainty)
            let notes = [place.number, certainty].compactMap(\.self).joined(separator: ", ")
            return (place.municipality ?? place.printedName) + (notes.isEmpty ? "" : " (\(notes))")
          }.uniqued().joined(separator: ", "))
      }
    }
  }

  private func outcome(_ report: ImportReport.Document) -> String {
    switch report.outcome {
    case .added: report.beside.map { words.besideOf($0) } ?? words.isAdded
    case .revised: report.supersedes.map { words.supersedes($0) } ?? words.isRevised
    case .unchanged: words.isUnchanged
    }
  }

  /// Describes a change in the number of entries of a kind, such as "+3 råd" or "+3 ~1 råd".
  private func change(_ change: ImportReport.Change) -> String {
    var parts: [String] = []
    if change.added > 0 { parts.append("+\(change.added)") }
    if change.changed > 0 { parts.append("~\(change.changed)") }
    if change.removed > 0 { parts.append("−\(change.removed)") }
    let counts = [("+", change.added), ("~", change.changed), ("−", change.removed)].filter { $0.1 > 0 }
    if counts.count == 1 { return counts[0].0 + words.entries(counts[0].1, ofKind: change.kind.rawValue) }
    return parts.joined(separator: " ") + " " + words.kind(change.kind.rawValue)
  }

  /// Maximum number of regions offered.
  private static let maxRegions = 200

  private func corrections(
    _ document: ImportPreview.Document, _ index: Int, _ regions: [RegionLink], _ html: HTML
  ) {
    let report = document.report
    let others = regions.filter { $0.slug != report.regionSlug }.prefix(Self.maxRegions)
    let places = Array(document.uncertainPlaces.enumerated())
    guard report.outcome != .unchanged, !others.isEmpty || !places.isEmpty else { return }
    html.element("details", .init("open", if: !places.isEmpty)) {
      html.element("summary", text: words.correctIt)
      html.element("div", .class("form")) {
        if !others.isEmpty {
          let field = Self.regionField(index)
          html.element("label", .init("for", field), text: words.belongsTo)
          html.element("select", .id(field), .init("name", field), .init("form", Self.form)) {
            html.element("option", .init("value", ""), text: words.asRead(report.regionName))
            for region in others {
              html.element(
                "option", .init("value", region.slug), .init("selected", if: given[field] == region.slug),
                text: region.name)
            }
          }
        }
        for (number, place) in places {
          let field = Self.placeField(index, number)
          html.element("label", .init("for", field), text: words.means(place.printedName))
          html.void(
            "input", .id(field), .init("name", field), .init("form", Self.form), .init("maxlength", "60"),
            .init("autocomplete", "off"), .init("value", given[field] ?? place.number ?? ""))
          if let municipality = place.municipality, let certainty = words.certainty(place.certainty) {
            html.element("p", .class("soft"), text: "\(municipality) (\(certainty))")
          }
        }
      }
    }
  }

  // MARK: Third step: result

  func writeResult(_ preview: ImportPreview, _ response: Response) {
    page(words.takenTitle, response, isBelow: true) { html in
      html.element("p", .class("note"), .init("role", "status"), text: words.takenLead(preview.taken.count))
      if let failures = preview.result?.failures, !failures.isEmpty {
        html.element("ul", .class("warning")) {
          for failure in failures {
            html.element("li", text: "\(failure.name): \(failure.error.wording.text(in: words.language))")
          }
        }
      }
      html.element("ul") {
        for document in preview.taken {
          html.element("li") {
            html.link(request.links.to("documents", String(document.documentID)), document.name)
            html.text(" – ")
            html.link(request.links.to("regions", document.regionSlug), document.regionName)
            html.text(", " + outcome(document))
          }
        }
      }
      html.element("p", .class("actions")) { html.link(request.links.to("import"), words.importMore) }
      if let id = preview.importID { undoForm(id, html) }
    }
  }
}
