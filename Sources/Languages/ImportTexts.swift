/// Messages of `import` and related commands.
extension Catalogue {
  /// The files that were skipped for one reason.
  package func skipped(_ name: String, others: Int, because reason: String) -> String {
    let more = others > 0 ? " " + andMore(others) : ""
    return text(
      nb: "hoppet over \(name)\(more): \(reason)", nn: "hoppa over \(name)\(more): \(reason)",
      en: "skipped \(name)\(more): \(reason)")
  }

  /// The outcome of a source, by its machine-readable name: "lagt til", "ville blitt lagt til".
  package func outcome(_ outcome: String, isDryRun: Bool) -> String {
    switch (outcome, isDryRun) {
    case ("added", false): text(nb: "lagt til", nn: "lagt til", en: "added")
    case ("added", true): text(nb: "ville blitt lagt til", nn: "ville blitt lagt til", en: "would be added")
    case ("revised", false): text(nb: "revidert", nn: "revidert", en: "revised")
    case ("revised", true): text(nb: "ville blitt revidert", nn: "ville blitt revidert", en: "would be revised")
    case ("unchanged", false): text(nb: "uendret", nn: "uendra", en: "unchanged")
    case ("unchanged", true): text(nb: "uendret", nn: "uendra", en: "would be unchanged")
    case ("removed", false): text(nb: "fjernet", nn: "fjerna", en: "removed")
    case ("removed", true): text(nb: "ville blitt fjernet", nn: "ville blitt fjerna", en: "would be removed")
    default: outcome
    }
  }

  /// One line about an imported source. `region` is printed unchanged.
  package func imported(_ outcome: String, region: String, from name: String, _ summary: String) -> String {
    text(
      nb: "\(outcome)  \(region) fra \(name): \(summary)", nn: "\(outcome)  \(region) frå \(name): \(summary)",
      en: "\(outcome)  \(region) from \(name): \(summary)")
  }
  package func leftAlone(_ name: String, document: Int64, later: String) -> String {
    text(
      nb: "ikke rørt  \(name): en tidligere revisjon, dokument \(document); erstattet av \(later)",
      nn: "ikkje rørt  \(name): ein tidlegare revisjon, dokument \(document); erstatta av \(later)",
      en: "left alone  \(name): an earlier revision, document \(document); superseded by \(later)")
  }
  package func beside(_ summary: String, _ other: String) -> String {
    text(
      nb: "\(summary); ved siden av \(other), som blir stående",
      nn: "\(summary); ved sida av \(other), som blir ståande",
      en: "\(summary); beside \(other), which stays current")
  }
  package func superseding(_ summary: String, _ other: String) -> String {
    text(
      nb: "\(summary); erstatter \(other)", nn: "\(summary); erstattar \(other)",
      en: "\(summary); supersedes \(other)")
  }
  package var noEntries: String { text(nb: "ingen punkter", nn: "ingen punkt", en: "no entries") }

  /// The count of passages of a kind, by the kind's machine-readable name: "3 mål", "1 resultat".
  package func entries(_ count: Int, ofKind kind: String) -> String {
    switch kind {
    case "lead":
      self.count(
        count, text(nb: "innledning", nn: "innleiing", en: "lead paragraph"),
        text(nb: "innledninger", nn: "innleiingar", en: "lead paragraphs"))
    case "goal": self.count(count, text(no: "mål", en: "goal"), text(no: "mål", en: "goals"))
    case "result":
      self.count(
        count, text(no: "resultat", en: "result"), text(nb: "resultater", nn: "resultat", en: "results"))
    case "advice": self.count(count, text(no: "råd", en: "advice"), text(no: "råd", en: "advice"))
    case "continuation":
      self.count(
        count, text(nb: "punkt om videre arbeid", nn: "punkt om vidare arbeid", en: "continuation"),
        text(nb: "punkter om videre arbeid", nn: "punkt om vidare arbeid", en: "continuations"))
    case "application":
      self.count(
        count, text(nb: "utdrag fra søknaden", nn: "utdrag frå søknaden", en: "application excerpt"),
        text(nb: "utdrag fra søknaden", nn: "utdrag frå søknaden", en: "application excerpts"))
    case "attachment":
      self.count(count, text(no: "vedlegg", en: "attachment"), text(no: "vedlegg", en: "attachments"))
    case "fact": self.count(count, text(no: "faktum", en: "fact"), text(no: "fakta", en: "facts"))
    case "other":
      self.count(
        count, text(nb: "annen tekst", nn: "annan tekst", en: "other"),
        text(nb: "andre tekster", nn: "andre tekstar", en: "other"))
    default: "\(number(count)) \(kind)"
    }
  }

  package func pruned(_ outcome: String, region: String, document: Int64, _ location: String, isThere: Bool) -> String {
    let reason =
      isThere
      ? text(nb: "har et annet dokument nå", nn: "har eit anna dokument no", en: "holds another document now")
      : text(nb: "er borte", nn: "er borte", en: "is gone")
    return text(
      no: "\(outcome)  \(region), dokument \(document): \(location) \(reason)",
      en: "\(outcome)  \(region), document \(document): \(location) \(reason)")
  }

  /// The totals of an import.
  package func totals(
    added: Int, revised: Int, unchanged: Int, removed: Int, failed: Int, skipped: Int, isDryRun: Bool
  ) -> String {
    var parts = [
      text(nb: "\(number(added)) lagt til", nn: "\(number(added)) lagde til", en: "\(number(added)) added"),
      text(nb: "\(number(revised)) revidert", nn: "\(number(revised)) reviderte", en: "\(number(revised)) revised"),
      text(
        nb: "\(number(unchanged)) uendret", nn: "\(number(unchanged)) uendra", en: "\(number(unchanged)) unchanged"),
    ]
    if removed > 0 {
      parts.append(
        text(nb: "\(number(removed)) fjernet", nn: "\(number(removed)) fjerna", en: "\(number(removed)) removed"))
    }
    if failed > 0 {
      parts.append(
        text(nb: "\(number(failed)) mislyktes", nn: "\(number(failed)) gjekk gale", en: "\(number(failed)) failed"))
    }
    if skipped > 0 {
      parts.append(
        text(
          nb: "\(number(skipped)) hoppet over", nn: "\(number(skipped)) hoppa over", en: "\(number(skipped)) skipped"))
    }
    let nothing = text(nb: " (ingenting ble skrevet)", nn: " (ingenting vart skrive)", en: " (nothing was written)")
    return parts.joined(separator: ", ") + (isDryRun ? nothing : "")
  }
  package func uncertain(_ counts: String) -> String {
    text(
      nb: "usikkert: \(counts) (`byregion inspect diagnostic NAVN` forklarer hver av dem)",
      nn: "usikkert: \(counts) (`byregion inspect diagnostic NAMN` forklarer kvar av dei)",
      en: "uncertain: \(counts) (`byregion inspect diagnostic NAME` explains each)")
  }
  package func skippedFiles(_ counts: String) -> String {
    text(nb: "hoppet over: \(counts)", nn: "hoppa over: \(counts)", en: "skipped: \(counts)")
  }
  package func letters(read: Int, leftOut: Int) -> String {
    text(
      nb: "tekst: \(number(read)) bokstaver lest, \(number(leftOut)) utelatt",
      nn: "tekst: \(number(read)) bokstavar lesne, \(number(leftOut)) utelatne",
      en: "text: \(number(read)) letters read, \(number(leftOut)) left out")
  }
  package func findingsHidden(_ count: Int) -> String {
    text(
      nb:
        "\(self.count(count, "merknad", "merknader")) er ikke vist: --verbose, eller byregion sql 'SELECT * FROM diagnostics'",
      nn:
        "\(self.count(count, "merknad", "merknader")) er ikkje viste: --verbose, eller byregion sql 'SELECT * FROM diagnostics'",
      en:
        "\(self.count(count, "finding", "findings")) not shown: --verbose, or byregion sql 'SELECT * FROM diagnostics'")
  }
  package func brokenOff(after count: Int) -> String {
    text(
      nb: "\(self.count(count, "kilde", "kilder")) er inne; resten er ikke det",
      nn: "\(self.count(count, "kjelde", "kjelder")) er inne; resten er ikkje det",
      en: self.count(count, "source is", "sources are") + " in; the rest is not")
  }
  package var interruptedImport: String {
    text(
      nb: "avbrutt; det som er listet opp, er inne, resten er ikke det",
      nn: "avbrote; det som er lista opp, er inne, resten er ikkje det",
      en: "interrupted; what is listed was imported, the rest was not")
  }
  package var runAgainForRest: String {
    text(
      nb: "Kjør samme kommando en gang til for å lese inn resten.",
      nn: "Køyr same kommandoen ein gong til for å lese inn resten.",
      en: "Run the same command again to import the rest.")
  }

  // Pruning and undoing.

  package func askToPrune(_ count: Int) -> String {
    text(
      nb: "Fjerne \(documents(count)) der fila er borte eller er blitt en annen?",
      nn: "Fjerne \(documents(count)) der fila er borte eller har vorte ei anna?",
      en: "Remove \(documents(count)) whose file is gone or holds another?")
  }
  package var nothingRemoved: String {
    text(nb: "ingenting ble fjernet", nn: "ingenting vart fjerna", en: "nothing was removed")
  }
  package func from(_ what: String, _ location: String) -> String {
    text(nb: "\(what), fra \(location)", nn: "\(what), frå \(location)", en: "\(what), from \(location)")
  }
  package func documentNumber(_ id: Int64) -> String { text(no: "dokument \(id)", en: "document \(id)") }
  package func askToUndo(_ moment: String) -> String {
    text(
      nb: "Angre innlesingen fra \(moment)?", nn: "Angre innlesinga frå \(moment)?", en: "Undo the import of \(moment)?"
    )
  }
  package func undone(_ moment: String) -> String {
    text(
      nb: "angret: innlesingen fra \(moment)", nn: "angra: innlesinga frå \(moment)",
      en: "undone: the import of \(moment)")
  }
  package func removes(_ what: String) -> String {
    text(nb: "fjerner  \(what)", nn: "fjernar  \(what)", en: "removes  \(what)")
  }
  package func restores(_ what: String) -> String {
    text(nb: "gjenoppretter  \(what)", nn: "hentar tilbake  \(what)", en: "restores \(what)")
  }
  package func removed(_ what: String) -> String {
    text(nb: "fjernet  \(what)", nn: "fjerna  \(what)", en: "removed  \(what)")
  }
  package func restored(_ what: String) -> String {
    text(nb: "gjenopprettet  \(what)", nn: "henta tilbake  \(what)", en: "restored  \(what)")
  }

  // Options.

  package var waitIsFrom: String {
    text(
      nb: "--wait er 0 sekunder eller mer og høyst ett døgn", nn: "--wait er 0 sekund eller meir og høgst eitt døgn",
      en: "--wait is 0 seconds or more and at most a day")
  }
  package var retryTakesNoPaths: String {
    text(
      nb: "--retry-failed tar ingen filer", nn: "--retry-failed tek ingen filer", en: "--retry-failed takes no paths")
  }
  package var nameFilesToImport: String {
    text(
      nb: "skriv hvilke filer eller mapper som skal leses inn", nn: "skriv kva filer eller mapper som skal lesast inn",
      en: "name the files or folders to import")
  }
  package func needsPaths(_ option: String) -> String {
    text(
      nb: "\(option) trenger filer eller mapper", nn: "\(option) treng filer eller mapper", en: "\(option) needs paths")
  }
  package var nameNeedsStandardInput: String {
    text(
      nb: "--name kan bare brukes med -, standard inn", nn: "--name kan berre brukast med -, standard inn",
      en: "--name needs -, standard input")
  }
  package var nameIsOfFile: String {
    text(
      nb: "--name er navnet på en fil, uten mapper", nn: "--name er namnet på ei fil, utan mapper",
      en: "--name is the name of a file, without folders")
  }
  package var undoTakesNothing: String {
    text(
      nb: "--undo tar verken filer eller noen av disse valgene",
      nn: "--undo tek korkje filer eller nokon av desse vala",
      en: "--undo takes no paths and none of these options")
  }
  package var undoHasNoFormat: String {
    text(nb: "--undo har ikke --format", nn: "--undo har ikkje --format", en: "--undo has no --format")
  }
}
