/// What the pages of `show` say.
extension Catalogue {
  package var mentionedIn: String { text(nb: "Nevnt i", nn: "Nemnd i", en: "Mentioned in") }
  package var number2015: String { text(no: "nummer 2015", en: "number 2015") }
  package var county2015: String { text(no: "fylke 2015", en: "county 2015") }
  package var population: String { text(nb: "folketall", nn: "folketal", en: "population") }
  package var in2024: String { text(no: "i 2024", en: "in 2024") }
  package var parallelNames: String { text(nb: "parallellnavn", nn: "parallellnamn", en: "parallel names") }
  package var sameName: String { text(nb: "samme navn", nn: "same namn", en: "same name") }
  package var regions: String { text(nb: "regioner", nn: "regionar", en: "regions") }
  package var inNoRegion: String {
    text(
      nb: "ingen i denne kunnskapsbasen", nn: "ingen i denne kunnskapsbasen", en: "none of this knowledge base")
  }
  package func printedAs(_ name: String) -> String {
    text(nb: "skrevet \(name)", nn: "skrive \(name)", en: "printed as \(name)")
  }
  package func orAnother(_ reference: String) -> String {
    text(
      nb: "\(reference) (eller en annen med samme navn)", nn: "\(reference) (eller ein annan med same namn)",
      en: "\(reference) (or another of the name)")
  }
  /// How much of a municipality went to a later one.
  package func extent(_ extent: String) -> String {
    switch extent {
    case "main part": text(nb: "det meste", nn: "det meste", en: extent)
    case "part": text(nb: "en del", nn: "ein del", en: extent)
    case "small part": text(nb: "en liten del", nn: "ein liten del", en: extent)
    default: extent
    }
  }
  /// A language that a municipality has a name in, by its English name.
  package func languageOfName(_ name: String) -> String {
    switch name {
    case "Northern Sámi": text(no: "nordsamisk", en: name)
    case "Lule Sámi": text(no: "lulesamisk", en: name)
    case "Southern Sámi": text(nb: "sørsamisk", nn: "sørsamisk", en: name)
    case "Kven": text(no: "kvensk", en: name)
    default: name
    }
  }

  package var heading: String { text(no: "overskrift", en: "heading") }
  package var source: String { text(nb: "kilde", nn: "kjelde", en: "source") }
  package func line(_ line: Int, of source: String) -> String {
    text(no: "\(source), linje \(number(line))", en: "\(source):\(line)")
  }
  package var reference: String { text(nb: "referanse", nn: "referanse", en: "reference") }

  package var figuresOfDocuments: String {
    text(nb: "Tall i dokumentene", nn: "Tal i dokumenta", en: "Figures in the documents")
  }
  package var documentsHeading: String { text(nb: "Dokumenter", nn: "Dokument", en: "Documents") }
  package var applicant: String { text(nb: "søkerkommune", nn: "søkjarkommune", en: "applicant") }
  package var partners: String { text(nb: "samarbeidskommuner", nn: "samarbeidskommunar", en: "partners") }
  package var sumOfMunicipalities: String {
    text(nb: "sum for kommunene", nn: "sum for kommunane", en: "sum of the municipalities")
  }
  package var area: String { text(no: "areal", en: "area") }
  package var perSquareKilometre: String {
    text(nb: "innbyggere per km²", nn: "innbyggjarar per km²", en: "inhabitants per km²")
  }
  package var otherNames: String { text(nb: "andre navn", nn: "andre namn", en: "other names") }
  package var shortName: String { text(nb: "kortnavn", nn: "kortnamn", en: "short name") }
  package var inNoRegister: String { text(nb: "ikke i registeret", nn: "ikkje i registeret", en: "in no register") }
  package var dateColumn: String { text(no: "dato", en: "date") }
  package var perKilometreColumn: String { text(no: "per km²", en: "per km²") }
  package var documentColumn: String { text(no: "dokument", en: "document") }
  package func squareKilometres(_ area: Double) -> String { number(area) + "\u{A0}km²" }
  /// A figure with the day that it is of.
  package func figure(_ number: Int, of date: String?) -> String {
    date.map { "\(self.number(number)) (\(self.date($0)))" } ?? self.number(number)
  }
}
