/// The terms of the domain.
extension Catalogue {
  /// A kind of passage in the singular, as a label: "råd".
  package func kind(_ kind: String) -> String {
    switch kind {
    case "lead": text(nb: "innledning", nn: "innleiing", en: "introduction")
    case "goal", "goals": text(no: "mål", en: "goal")
    case "result", "results": text(no: "resultat", en: "result")
    case "advice": text(no: "råd", en: "advice")
    case "continuation", "continuations":
      text(nb: "videre arbeid", nn: "vidare arbeid", en: "further work")
    case "application", "application_excerpt", "application_excerpts":
      text(nb: "søknad", nn: "søknad", en: "application")
    case "attachment", "documents": text(nb: "vedlegg", nn: "vedlegg", en: "attachment")
    case "fact", "facts": text(no: "fakta", en: "fact")
    case "other": text(nb: "annet", nn: "anna", en: "other")
    case "text": asText
    default: kind
    }
  }

  /// The kind of a line that is not a heading.
  package var asText: String { text(no: "tekst", en: "text") }

  /// A kind with a passage's number: "råd 2".
  package func kind(_ kind: String, number: String?) -> String {
    number.map { "\(self.kind(kind)) \($0)" } ?? self.kind(kind)
  }

  /// The heading for all passages of a kind.
  package func kindHeading(_ kind: String) -> String {
    switch kind {
    case "lead": text(nb: "Innledning", nn: "Innleiing", en: "Introduction")
    case "goal": text(no: "Mål", en: "Goals")
    case "result": text(nb: "Resultater", nn: "Resultat", en: "Results")
    case "advice": text(no: "Råd", en: "Advice")
    case "continuation": text(nb: "Videre arbeid", nn: "Vidare arbeid", en: "Further work")
    case "application": text(nb: "Fra søknaden", nn: "Frå søknaden", en: "From the application")
    case "attachment": text(nb: "Vedlegg", nn: "Vedlegg", en: "Attachments")
    case "fact": text(no: "Fakta", en: "Facts")
    case "other": text(nb: "Annet", nn: "Anna", en: "Other")
    default: kind
    }
  }

  /// A kind of passage or document.
  package func anyKind(_ kind: String) -> String {
    let name = self.kind(kind)
    return name == kind ? schemaKind(documentKind(kind)) : name
  }

  /// The kind of an object in the schema, by its name there.
  package func schemaKind(_ kind: String) -> String {
    switch kind {
    case "table": text(nb: "tabell", nn: "tabell", en: kind)
    case "view": text(nb: "visning", nn: "vising", en: kind)
    case "added table": text(nb: "tilføyd tabell", nn: "tilføydd tabell", en: kind)
    case "added view": text(nb: "tilføyd visning", nn: "tilføydd vising", en: kind)
    default: kind
    }
  }

  /// A kind of document.
  package func documentKind(_ kind: String) -> String {
    switch kind {
    case "final": text(nb: "sluttrapport", nn: "sluttrapport", en: "final report")
    case "application": text(nb: "søknad", nn: "søknad", en: "application")
    case "phase1": text(nb: "fase 1", nn: "fase 1", en: "phase 1")
    default: kind
    }
  }

  /// The status of a document.
  package func documentStatus(_ status: String) -> String {
    switch status {
    case "current": text(nb: "gjeldende", nn: "gjeldande", en: "current")
    case "superseded": text(nb: "erstattet", nn: "erstatta", en: "superseded")
    case "removed": text(nb: "fjernet", nn: "fjerna", en: "removed")
    default: status
    }
  }

  /// The language that a document is written in.
  package func writtenLanguage(_ language: String) -> String {
    switch language {
    case "nb": text(nb: "bokmål", nn: "bokmål", en: "Bokmål")
    case "nn": text(nb: "nynorsk", nn: "nynorsk", en: "Nynorsk")
    case "mixed": text(nb: "begge målformer", nn: "begge målformene", en: "both written forms")
    default: language
    }
  }

  /// The certainty that a printed name means a municipality; nil when it is certain.
  package func certainty(_ certainty: String) -> String? {
    switch certainty {
    case "likely": text(nb: "trolig", nn: "truleg", en: "likely")
    case "guess": text(nb: "usikkert", nn: "usikkert", en: "uncertain")
    case "unresolved": text(nb: "ikke i registeret", nn: "ikkje i registeret", en: "not in the register")
    default: nil
    }
  }

  /// How a printed name was resolved to a municipality.
  package func decision(_ way: String) -> String {
    switch way {
    case "unique name": text(nb: "bare én har navnet", nn: "berre éin har namnet", en: way)
    case "spelling": text(nb: "skrivemåten", nn: "skrivemåten", en: way)
    case "parallel name": text(nb: "samisk eller kvensk navn", nn: "samisk eller kvensk namn", en: way)
    case "later name": text(nb: "senere navn", nn: "seinare namn", en: way)
    case "number": text(nb: "nummeret", nn: "nummeret", en: way)
    case "county": text(nb: "fylket", nn: "fylket", en: way)
    case "neighbours": text(nb: "naboene", nn: "naboane", en: way)
    case "neighbours and printed total":
      text(nb: "naboene og oppgitt folketall", nn: "naboane og oppgjeve folketal", en: way)
    case "printed total": text(nb: "oppgitt folketall", nn: "oppgjeve folketal", en: way)
    case "divided name": text(nb: "delt navn", nn: "delt namn", en: way)
    case "user": text(nb: "deg", nn: "deg", en: way)
    case "words": text(nb: "ordene", nn: "orda", en: way)
    case "nothing": text(nb: "ingenting", nn: "ingenting", en: way)
    default: way
    }
  }

  /// A format of documents.
  package func format(_ format: String) -> String {
    switch format {
    case "plain", "plain text": text(nb: "ren tekst", nn: "rein tekst", en: format)
    case "html", "web page": text(nb: "nettside", nn: "nettside", en: format)
    case "mail": text(nb: "e-post", nn: "e-post", en: format)
    case "saved web page": text(nb: "lagret nettside", nn: "lagra nettside", en: format)
    case "archive of write-ups": text(nb: "arkiv med rapporter", nn: "arkiv med rapportar", en: format)
    default: format
    }
  }

  /// Whether something is available: "yes", or "no: " and what to do.
  package func availability(_ answer: String) -> String {
    if answer == "yes" { return text(nb: "ja", nn: "ja", en: answer) }
    guard answer.hasPrefix("no: ") else { return answer }
    return text(nb: "nei: ", nn: "nei: ", en: "no: ") + answer.dropFirst(4)
  }

  /// How similar a word is to the typed one.
  package func likeness(_ name: String) -> String {
    switch name {
    case "the same word": text(nb: "samme ord", nn: "same ord", en: name)
    case "alike": text(nb: "ligner", nn: "liknar", en: name)
    default: name
    }
  }

  /// The origin of a form of a region's name, or of a synonym.
  package func origin(_ origin: String) -> String {
    switch origin {
    case "title": text(nb: "tittelen", nn: "tittelen", en: origin)
    case "facts": text(nb: "fakta", nn: "fakta", en: origin)
    case "heading": text(nb: "overskrift", nn: "overskrift", en: origin)
    case "user", "you": text(nb: "deg", nn: "deg", en: origin)
    case "the program": text(nb: "programmet", nn: "programmet", en: origin)
    default: origin
    }
  }

  /// The placeholder for a name.
  package var placeholderName: String { text(nb: "NAVN", nn: "NAMN", en: "NAME") }

  package var certain: String { text(nb: "sikkert", nn: "sikkert", en: "certain") }

  /// How a passage matches a query, by its machine-readable name.
  package func match(_ name: String) -> String {
    switch name {
    case "form": text(nb: "bøyd form", nn: "bøygd form", en: name)
    case "compound": text(nb: "sammensatt ord", nn: "samansett ord", en: name)
    case "synonym": text(no: "synonym", en: name)
    case "similar": text(nb: "ligner", nn: "liknar", en: name)
    default: name
    }
  }

  /// The heading of a list's column, by its name in SQL; an unknown name unchanged.
  package func column(_ name: String) -> String {
    switch name {
    case "id": text(no: "Nr.", en: "No.")
    case "name", "region", "region_name": text(no: "Region", en: "Region")
    case "municipality": text(no: "Kommune", en: "Municipality")
    case "number": text(no: "Nummer", en: "Number")
    case "applicant": text(nb: "Søkerkommune", nn: "Søkjarkommune", en: "Applicant")
    case "county": text(no: "Fylke", en: "County")
    case "municipalities": text(nb: "Kommuner", nn: "Kommunar", en: "Municipalities")
    case "regions": text(nb: "Regioner", nn: "Regionar", en: "Regions")
    case "population": text(nb: "Folketall", nn: "Folketal", en: "Population")
    case "population_date": text(no: "Dato", en: "Date")
    case "area_km2": text(nb: "Areal, km²", nn: "Areal, km²", en: "Area, km²")
    case "density": text(nb: "Innb. per km²", nn: "Innb. per km²", en: "Per km²")
    case "goals": text(no: "Mål", en: "Goals")
    case "results": text(nb: "Resultater", nn: "Resultat", en: "Results")
    case "advice": text(no: "Råd", en: "Advice")
    case "continuations": text(nb: "Videre arbeid", nn: "Vidare arbeid", en: "Further work")
    case "role": text(nb: "Rolle", nn: "Rolle", en: "Role")
    case "region_population":
      text(nb: "Folketall i regionen", nn: "Folketal i regionen", en: "Population of the region")
    case "name_2024": text(nb: "Navn i 2024", nn: "Namn i 2024", en: "Name in 2024")
    case "population_of_regions_led":
      text(
        nb: "Folketall i regioner ledet herfra", nn: "Folketal i regionar leidde herifrå",
        en: "Population of regions led")
    case "kind": text(nb: "Type", nn: "Type", en: "Kind")
    case "language": text(no: "Språk", en: "Language")
    case "source": text(nb: "Fil", nn: "Fil", en: "File")
    case "format": text(no: "Format", en: "Format")
    case "imported_at": text(nb: "Lest inn", nn: "Lese inn", en: "Imported")
    case "status": text(no: "Status", en: "Status")
    case "revision": text(no: "Revisjon", en: "Revision")
    case "text": text(no: "Tekst", en: "Text")
    case "reference": text(nb: "Referanse", nn: "Referanse", en: "Reference")
    default: name
    }
  }

  /// A municipality's role in a region.
  package func role(_ role: String) -> String {
    switch role {
    case "applicant": text(nb: "søker", nn: "søkjar", en: "applicant")
    case "partner": text(nb: "samarbeidskommune", nn: "samarbeidskommune", en: "partner")
    default: role
    }
  }

  /// A field by which hits can be filtered.
  package func facet(_ field: String) -> String {
    switch field {
    case "kind": text(nb: "Type", nn: "Type", en: "Kind")
    case "region": text(no: "Region", en: "Region")
    case "municipality": text(no: "Kommune", en: "Municipality")
    case "county": text(no: "Fylke", en: "County")
    case "language": text(nb: "Målform", nn: "Målform", en: "Written form")
    case "document": text(no: "Dokument", en: "Document")
    default: field
    }
  }
}
