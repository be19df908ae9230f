import ByregionImporting
import ByregionLanguages
import ByregionReading
import ByregionRecords
import ByregionStore

/// Import in the browser: the user uploads files, sees a preview of what is read from them, and confirms.
///
/// Each step is a form that works without scripts. All routes need the import key.
enum ImportPages {
  static let routes = [
    route("import", "/import", "Asks for documents to import.", .writing(ask)),
    upload,
    // Before `/import/{preview}`, which matches any name.
    route("import-undo", "/import/undo", methods: ["POST"], "Undoes the last import.", .writing(undo)),
    route("import-preview", "/import/{preview}", "What would be read, or was taken in.", .writing(show)),
    decision,
  ]

  private static let decision: Route = {
    var decision = route(
      "import-decision", "/import/{preview}", methods: ["POST"], "Takes documents in, reads them again, or drops them.",
      .writing(decide))
    // The form has a field for each heading of each document.
    decision.largestBody = 1 << 20
    return decision
  }()
  private static let maxFields = 20_000

  private static let upload: Route = {
    var upload = route(
      "import-upload", "/import", methods: ["POST"], "Reads documents, and keeps what would be read for a preview.",
      .writing(receive))
    // Leaves room for the other parts of the form.
    upload.largestBody = ImportPreviews.largestUpload + (64 << 10)
    return upload
  }()

  private static func route(
    _ name: String, _ path: String, methods: [String] = ["GET"], _ summary: String, _ work: Route.Work
  ) -> Route {
    var route = Route(
      name, path, methods: methods, summary: summary, problems: [.forbidden, .notFound, .tooLarge], work: work)
    route.needsImportKey = true
    route.isCacheable = false
    return route
  }

  // MARK: First step: upload

  private static func ask(_ request: PageRequest, _ context: ImportContext, _ response: Response) throws {
    let last = try withKnowledgeBase(request, for: .reading) { try? $0.lastImport() }
    ImportView(request).writeForm(last, wasUndone: request.parameters["undone"] != nil, response)
  }

  private static func receive(_ request: PageRequest, _ context: ImportContext, _ response: Response) throws {
    let parts = try Multipart.parts(of: request.body, contentType: request.bodyType)
    try requireOwnForm(request, parts.first { $0.name == "form" }.map { String(decoding: $0.content, as: UTF8.self) })
    let sent = parts.filter { $0.name == "files" && $0.fileName != nil }
    guard !sent.isEmpty else { throw Problem(.badRequest, detail: .noFiles) }
    guard sent.count <= ImportPreviews.maxFiles else {
      throw Problem(.limit, detail: .tooManyFiles(ImportPreviews.maxFiles))
    }
    var names: Set<String> = []
    let files = sent.map { part in
      let name = unused(plain(part.fileName ?? ""), &names)
      return SourceFile(name: name, location: name, content: part.content)
    }
    let path = request.site.file
    let shouldStop = context.shouldStop
    let preview = try ThreadExecutor.run { try await ImportPreviews.read(files, into: path, shouldStop: shouldStop) }
    context.previews.add(preview)
    seeOther(["import", preview.id], request, response)
  }

  /// Removes control and format characters and path separators from a file name, and keeps its last 120 characters.
  private static func plain(_ name: String) -> String {
    let kept = name.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: scalar != "/" && scalar != "\\"
      }
    }
    let text = String(String.UnicodeScalarView(kept)).trimmed
    // Cut at the start, because the extension gives the format.
    return text.isEmpty || text.allSatisfy { $0 == "." } ? "dokument.txt" : String(text.suffix(120))
  }

  /// Makes a name unique by putting a number before it. Files with the same name in one upload would become revisions
  /// of each other.
  private static func unused(_ name: String, _ names: inout Set<String>) -> String {
    var candidate = name
    var number = 1
    while !names.insert(candidate).inserted {
      number += 1
      candidate = "\(number)-\(name)"
    }
    return candidate
  }

  // MARK: Second step: preview

  private static func show(_ request: PageRequest, _ context: ImportContext, _ response: Response) throws {
    let preview = try context.previews.preview(request[captured: "preview"])
    guard preview.result == nil else { return ImportView(request).writeResult(preview, response) }
    let regions = try withKnowledgeBase(request, for: .reading) { try $0.regionLinks() }
    ImportView(request, given: preview.given).write(preview, regions, problem: nil, response)
  }

  private static func decide(_ request: PageRequest, _ context: ImportContext, _ response: Response) throws {
    let form = try form(of: request)
    try requireOwnForm(request, form["form"])
    var asked = try context.previews.preview(request[captured: "preview"])
    guard form["action"] == "take" || form["action"] == "again" else {
      context.previews.remove(asked.id)
      return seeOther(["import"], request, response)
    }
    // A form that is submitted twice imports only once.
    guard asked.result == nil else { return seeOther(["import", asked.id], request, response) }
    let given = Dictionary(form.pairs.map { ($0.name, $0.value.trimmed) }) { first, _ in first }.filter {
      !$0.value.isEmpty
    }
    for index in asked.documents.indices { asked.documents[index].giveHeadings(given, index) }
    asked.given = given
    let preview = asked
    if form["action"] == "again" { return try readAgain(preview, request, context, response) }
    let corrections = preview.documents.indices.map { correction(of: preview.documents[$0], $0, given) }
    let path = request.site.file
    do {
      context.previews.add(try ThreadExecutor.run { try await ImportPreviews.take(preview, corrections, into: path) })
      seeOther(["import", preview.id], request, response)
    } catch {
      let problem = Problem(error)
      guard problem.kind.status < 500 else { throw problem }
      // Show the problem above the form, so that the user can correct the input.
      response.head.status = problem.kind.status
      let regions = try withKnowledgeBase(request, for: .reading) { try $0.regionLinks() }
      ImportView(request, given: given).write(preview, regions, problem: problem, response)
    }
  }

  private static func correction(
    of document: ImportPreview.Document, _ index: Int, _ form: [String: String]
  ) -> ImportPreviews.Correction {
    var correction = ImportPreviews.Correction()
    correction.region = form[ImportView.regionField(index)].flatMap { $0 == document.report.regionSlug ? nil : $0 }
    for (number, place) in document.uncertainPlaces.enumerated() {
      if let text = form[ImportView.placeField(index, number)], text != place.number {
        correction.places.append((place.printedName, text))
      }
    }
    return correction
  }

  /// Reads the documents again with the headings that the user gave, and redirects to the preview.
  private static func readAgain(
    _ preview: ImportPreview, _ request: PageRequest, _ context: ImportContext, _ response: Response
  ) throws {
    let path = request.site.file
    let shouldStop = context.shouldStop
    var again = try ThreadExecutor.run {
      try await ImportPreviews.read(preview.documents.map(\.file), into: path, shouldStop: shouldStop)
    }
    (again.id, again.given) = (preview.id, preview.given)
    again.failures += preview.failures
    context.previews.add(again)
    seeOther(["import", preview.id], request, response)
  }

  // MARK: Undo

  private static func undo(_ request: PageRequest, _ context: ImportContext, _ response: Response) throws {
    let form = try form(of: request)
    try requireOwnForm(request, form["form"])
    try withKnowledgeBase(request, for: .writing) { knowledgeBase in
      let last = try knowledgeBase.lastImport()
      guard form["import"] == String(last.id) else { throw Problem(.badRequest, detail: .notTheLastImport) }
      try knowledgeBase.undo(last)
    }
    response.head.status = 303
    let address = request.links.to(["import"], Parameters([.init(name: "undone", value: "1")]))
    response.head.fields.append((name: "location", value: address))
  }

  // MARK: Shared by the steps

  private static func withKnowledgeBase<Value>(
    _ request: PageRequest, for access: KnowledgeBase.Access, _ body: (KnowledgeBase) throws -> Value
  ) throws -> Value {
    let knowledgeBase = try KnowledgeBase.open(request.site.file, for: access)
    defer { try? knowledgeBase.close() }
    return try body(knowledgeBase)
  }

  private static func form(of request: PageRequest) throws -> Parameters {
    guard request.bodyType?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else {
      throw Problem(.unsupportedMediaType, detail: .bodyType("application/x-www-form-urlencoded"))
    }
    return try Parameters(encoded: String(decoding: request.body, as: UTF8.self), maximum: maxFields)
  }

  /// Checks the token of the form. The cookie alone proves nothing: the browser sends it with a form from any page of
  /// this host.
  private static func requireOwnForm(_ request: PageRequest, _ token: String?) throws {
    guard request.site.importKey?.isOwn(token) == true else { throw Problem(.forbidden, detail: .origin) }
  }

  private static func seeOther(_ path: [String], _ request: PageRequest, _ response: Response) {
    response.head.status = 303
    response.head.fields.append((name: "location", value: request.links.to(path)))
  }
}

/// Texts of the import pages.
extension Catalogue {
  var importTitle: String { text(nb: "Les inn dokumenter", nn: "Les inn dokument", en: "Import documents") }
  var importLead: String {
    text(
      nb: "Velg rapporter, eller dra dem hit. Du får se hva som blir lest, linje for linje, før noe blir lagret.",
      nn: "Vel rapportar, eller dra dei hit. Du får sjå kva som blir lese, linje for linje, før noko blir lagra.",
      en: "Choose reports, or drop them here. You see what is read, line by line, before anything is stored.")
  }
  var chooseFiles: String { text(nb: "Filer", nn: "Filer", en: "Files") }
  func importLimits(_ files: Int, _ size: Int) -> String {
    text(
      nb: "Tekst, Markdown, HTML, Word, OpenDocument, PDF, RTF og e-post. Inntil \(files) filer og \(bytes(size)).",
      nn: "Tekst, Markdown, HTML, Word, OpenDocument, PDF, RTF og e-post. Inntil \(files) filer og \(bytes(size)).",
      en: "Text, Markdown, HTML, Word, OpenDocument, PDF, RTF and mail. Up to \(files) files and \(bytes(size)).")
  }
  var readFiles: String { text(nb: "Vis hva som blir lest", nn: "Vis kva som blir lese", en: "Show what is read") }
  var lastImportTitle: String { text(nb: "Siste innlesing", nn: "Siste innlesing", en: "The last import") }
  func importedAt(_ moment: String) -> String {
    text(nb: "Lest inn \(moment).", nn: "Lese inn \(moment).", en: "Imported \(moment).")
  }
  var undoImport: String {
    text(nb: "Angre denne innlesingen", nn: "Angre denne innlesinga", en: "Undo this import")
  }
  var importUndone: String {
    text(
      nb: "Innlesingen er angret. Det den erstattet, gjelder igjen.",
      nn: "Innlesinga er angra. Det ho erstatta, gjeld igjen.",
      en: "The import was undone. What it superseded is current again.")
  }

  var previewTitle: String { text(nb: "Dette ble lest", nn: "Dette vart lese", en: "This was read") }
  func previewLead(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "fil", "filer")) kan tas inn. Ingenting er lagret ennå.",
      nn: "\(self.count(count, "fil", "filer")) kan takast inn. Ingenting er lagra enno.",
      en: "\(self.count(count, "file", "files")) can be imported. Nothing is stored yet.")
  }
  func notReadable(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "fil", "filer")) kunne ikke leses:",
      nn: "\(self.count(count, "fil", "filer")) kunne ikkje lesast:",
      en: "\(self.count(count, "file", "files")) could not be read:")
  }
  func takeIn(_ count: Int) -> String {
    text(
      nb: "Ta inn \(self.count(count, "fil", "filer"))", nn: "Ta inn \(self.count(count, "fil", "filer"))",
      en: "Import \(self.count(count, "file", "files"))")
  }
  var readAgain: String { text(nb: "Les på nytt", nn: "Les på nytt", en: "Read again") }
  var cancel: String { text(nb: "Avbryt", nn: "Avbryt", en: "Cancel") }
  var newRegion: String { text(nb: "ny region", nn: "ny region", en: "a new region") }
  var whatHappens: String { text(nb: "Det som skjer", nn: "Det som skjer", en: "What happens") }
  var changes: String { text(nb: "Endringer", nn: "Endringar", en: "Changes") }
  var isAdded: String {
    text(
      nb: "første dokument av sitt slag om regionen", nn: "første dokument av sitt slag om regionen",
      en: "the first document of its kind about the region")
  }
  func besideOf(_ name: String) -> String {
    text(
      nb: "nytt, ved siden av \(name), som det har lite tekst felles med",
      nn: "nytt, ved sida av \(name), som det har lite tekst felles med",
      en: "new, beside \(name), with which it has little text in common")
  }
  func supersedes(_ name: String) -> String {
    text(nb: "erstatter \(name)", nn: "erstattar \(name)", en: "supersedes \(name)")
  }
  var isRevised: String {
    text(
      nb: "ny revisjon av dokumentet med samme navn", nn: "ny revisjon av dokumentet med same namn",
      en: "a new revision of the document of that name")
  }
  var isUnchanged: String {
    text(nb: "er inne fra før, uendret", nn: "er inne frå før, uendra", en: "is already imported, unchanged")
  }
  var correctIt: String { text(nb: "Rett på det", nn: "Rett på det", en: "Correct it") }
  var belongsTo: String {
    text(nb: "Dokumentet hører til", nn: "Dokumentet høyrer til", en: "The document belongs to")
  }
  func asRead(_ region: String) -> String {
    text(nb: "\(region), slik det ble lest", nn: "\(region), slik det vart lese", en: "\(region), as it was read")
  }
  func means(_ name: String) -> String {
    text(
      nb: "«\(name)» er kommunen (navn eller nummer)", nn: "«\(name)» er kommunen (namn eller nummer)",
      en: "“\(name)” is the municipality (name or number)")
  }
  func moreLines(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "linje", "linjer")) til leses, men vises ikke her.",
      nn: "\(self.count(count, "linje", "linjer")) til blir lesne, men er ikkje viste her.",
      en: "\(self.count(count, "more line is", "more lines are")) read, and not shown here.")
  }

  var takenTitle: String { text(nb: "Tatt inn", nn: "Teke inn", en: "Imported") }
  func takenLead(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "fil", "filer")) er tatt inn, og søket finner dem.",
      nn: "\(self.count(count, "fil", "filer")) er tekne inn, og søket finn dei.",
      en: "\(self.count(count, "file was", "files were")) imported, and the search finds them.")
  }
  var importMore: String {
    text(nb: "Les inn flere dokumenter", nn: "Les inn fleire dokument", en: "Import more documents")
  }
}
