import ByregionLanguages

/// What the pages of an import say.
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
      en: "The import was undone. What it replaced is current again.")
  }

  var previewTitle: String { text(nb: "Dette ble lest", nn: "Dette vart lese", en: "This was read") }
  func previewLead(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "fil", "filer")) kan tas inn. Ingenting er lagret ennå.",
      nn: "\(self.count(count, "fil", "filer")) kan takast inn. Ingenting er lagra enno.",
      en: "\(self.count(count, "file", "files")) can be taken in. Nothing is stored yet.")
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
      en: "Take in \(self.count(count, "file", "files"))")
  }
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
  func takesOver(_ name: String) -> String {
    text(nb: "erstatter \(name)", nn: "erstattar \(name)", en: "takes over from \(name)")
  }
  var isRevised: String {
    text(
      nb: "ny revisjon av dokumentet med samme navn", nn: "ny revisjon av dokumentet med same namn",
      en: "a new revision of the document of that name")
  }
  var isUnchanged: String {
    text(nb: "er inne fra før, uendret", nn: "er inne frå før, uendra", en: "is in already, unchanged")
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

  var takenTitle: String { text(nb: "Tatt inn", nn: "Teke inn", en: "Taken in") }
  func takenLead(_ count: Int) -> String {
    text(
      nb: "\(self.count(count, "fil", "filer")) er tatt inn, og søket finner dem.",
      nn: "\(self.count(count, "fil", "filer")) er tekne inn, og søket finn dei.",
      en: "\(self.count(count, "file is", "files are")) in, and the search finds them.")
  }
  var importMore: String {
    text(nb: "Les inn flere dokumenter", nn: "Les inn fleire dokument", en: "Import more documents")
  }
}
