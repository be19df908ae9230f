/// Headings of tables that the command line prints for people.
extension Catalogue {
  /// The heading of a column for people. In English it is the column's name, which SQL and other programs take too.
  package func heading(ofColumn name: String) -> String {
    if language == .english { return name }
    return placeHeading(name) ?? searchHeading(name) ?? upkeepHeading(name) ?? column(name)
  }

  /// Of lists of places and documents.
  private func placeHeading(_ name: String) -> String? {
    switch name {
    case "name": text(nb: "Navn", nn: "Namn", en: name)
    case "slug": text(nb: "Kortnavn", nn: "Kortnamn", en: name)
    case "level": text(nb: "Nivå", nn: "Nivå", en: name)
    case "documents": text(nb: "Dokumenter", nn: "Dokument", en: name)
    case "document": text(no: "Dokument", en: name)
    case "title": text(nb: "Tittel", nn: "Tittel", en: name)
    case "publisher": text(nb: "Utgiver", nn: "Utgjevar", en: name)
    case "url": text(nb: "Adresse", nn: "Adresse", en: name)
    case "published_on": text(nb: "Publisert", nn: "Publisert", en: name)
    case "change": text(nb: "Endring", nn: "Endring", en: name)
    case "before": text(nb: "Før", nn: "Før", en: name)
    case "after": text(nb: "Etter", nn: "Etter", en: name)
    case "printed": text(nb: "Slik det står", nn: "Slik det står", en: name)
    case "decided by": text(nb: "Bestemt av", nn: "Avgjort av", en: name)
    case "certainty": text(nb: "Sikkerhet", nn: "Kor sikkert", en: name)
    case "seen in": text(nb: "Sett i", nn: "Sett i", en: name)
    default: nil
    }
  }

  /// Of hits, counts and words.
  private func searchHeading(_ name: String) -> String? {
    switch name {
    case "query": text(no: "Søk", en: name)
    case "passages": text(nb: "Tekster", nn: "Tekstar", en: name)
    case "match": text(nb: "Treff på", nn: "Treff på", en: name)
    case "snippet": text(nb: "Utdrag", nn: "Utdrag", en: name)
    case "group": text(no: "Gruppe", en: name)
    case "score": text(no: "Poeng", en: name)
    case "heading": text(no: "Overskrift", en: name)
    case "line": text(no: "Linje", en: name)
    case "document_kind": text(nb: "Dokumenttype", nn: "Dokumenttype", en: name)
    case "document_date": text(nb: "Lest inn", nn: "Lese inn", en: name)
    case "also": text(nb: "Også", nn: "Òg", en: name)
    case "word": text(no: "Ord", en: name)
    case "synonym": text(no: "Synonym", en: name)
    case "weight": text(no: "Vekt", en: name)
    case "likeness": text(nb: "Likhet", nn: "Likskap", en: name)
    case "to a reader": text(nb: "For en leser", nn: "For ein lesar", en: name)
    case "reason": text(nb: "Grunn", nn: "Grunn", en: name)
    default: nil
    }
  }

  /// Of checks, settings and the schema.
  private func upkeepHeading(_ name: String) -> String? {
    switch name {
    case "checked": text(nb: "Kontrollert", nn: "Kontrollert", en: name)
    case "result": text(no: "Resultat", en: name)
    case "finding": text(no: "Funn", en: name)
    case "setting": text(nb: "Innstilling", nn: "Innstilling", en: name)
    case "value": text(no: "Verdi", en: name)
    case "from": text(nb: "Fra", nn: "Frå", en: name)
    case "meaning": text(nb: "Betydning", nn: "Tyding", en: name)
    case "identifier": text(nb: "Navn", nn: "Namn", en: name)
    case "what to do": text(nb: "Hva du gjør", nn: "Kva du gjer", en: name)
    case "endings": text(nb: "Endelser", nn: "Endingar", en: name)
    case "read by": text(nb: "Leses av", nn: "Blir lese av", en: name)
    case "here": text(no: "Her", en: name)
    case "answers": text(nb: "Svarer på", nn: "Svarar på", en: name)
    case "parameters": text(nb: "Parametere", nn: "Parametrar", en: name)
    case "rows": text(no: "Rader", en: name)
    case "columns": text(nb: "Kolonner", nn: "Kolonnar", en: name)
    case "column": text(nb: "Kolonne", nn: "Kolonne", en: name)
    case "type": text(no: "Type", en: name)
    case "refers to": text(nb: "Viser til", nn: "Viser til", en: name)
    case "description": text(nb: "Beskrivelse", nn: "Skildring", en: name)
    default: nil
    }
  }
}
