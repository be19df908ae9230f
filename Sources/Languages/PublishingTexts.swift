/// Messages of `publish`.
extension Catalogue {
  private func regions(_ count: Int) -> String {
    self.count(count, text(no: "region", en: "region"), text(nb: "regioner", nn: "regionar", en: "regions"))
  }
  package var publishing: String { text(nb: "publiserer", nn: "publiserer", en: "publishing") }
  package var rowUnit: (one: String, more: String) {
    (text(no: "rad", en: "row"), text(nb: "rader", nn: "rader", en: "rows"))
  }
  package func publishedIn(schema: String, _ place: String) -> String {
    text(no: "skjema \(schema), \(place)", en: "schema \(schema), \(place)")
  }
  package func nothingChanged(since moment: String?, _ place: String) -> String {
    text(
      nb: "ingenting er endret siden \(moment ?? "forrige publisering"): \(place)",
      nn: "ingenting er endra sidan \(moment ?? "førre publisering"): \(place)",
      en: "nothing has changed since \(moment ?? "the last publication"): \(place)")
  }
  /// "1 dokument, 2 regioner, 1 dokument borte, 35 rader sendt".
  package func publishedParts(
    documents: Int, regions: Int, gone: Int, tables: [String], rows: Int?
  ) -> String {
    var parts = [self.documents(documents), self.regions(regions)]
    if gone > 0 {
      parts.append(
        text(
          nb: "\(self.documents(gone)) borte", nn: "\(self.documents(gone)) borte", en: "\(self.documents(gone)) gone"))
    }
    if !tables.isEmpty {
      let names = tables.joined(separator: ", ")
      parts.append(text(nb: "alt i \(names)", nn: "alt i \(names)", en: "all of \(names)"))
    }
    if let rows {
      parts.append(text(nb: "\(self.rows(rows)) sendt", nn: "\(self.rows(rows)) sende", en: "\(self.rows(rows)) sent"))
    }
    return parts.joined(separator: ", ")
  }
  package func published(_ extent: String, _ parts: String, _ place: String, isDryRun: Bool) -> String {
    let did =
      isDryRun
      ? text(nb: "ville publisert", nn: "ville publisert", en: "would publish")
      : text(nb: "publiserte", nn: "publiserte", en: "published")
    return "\(did) \(extent): \(parts): \(place)"
  }
  package var extentNothing: String { text(no: "ingenting", en: "nothing") }
  package var extentChanges: String { text(nb: "det som er endret", nn: "det som er endra", en: "what changed") }
  package var extentEverything: String { text(nb: "alt", nn: "alt", en: "everything") }
  package var extentOtherTables: String {
    text(
      nb: "alt, siden en annen versjon laget tabellene", nn: "alt, sidan ein annan versjon laga tabellane",
      en: "everything, since another version made the tables")
  }
  package var extentOtherHistory: String {
    text(
      nb: "alt, siden fila er gjenopprettet eller er en kopi", nn: "alt, sidan fila er gjenoppretta eller er ein kopi",
      en: "everything, since the file was restored or is a copy")
  }

  // Notes.

  package func withoutNUL(_ count: Int, _ list: String, others: Int) -> String {
    let texts = self.count(
      count, text(nb: "tekst", nn: "tekst", en: "text"), text(nb: "tekster", nn: "tekstar", en: "texts"))
    let more = others > 0 ? text(no: "; og \(others) til", en: "; and \(others) more") : ""
    return text(
      nb:
        "PostgreSQL har ikke NUL i en tekst: \(texts) er publisert med \u{FFFD} i stedet, og er som før i fila: \(list)\(more)",
      nn:
        "PostgreSQL har ikkje NUL i ein tekst: \(texts) er publiserte med \u{FFFD} i staden, og er som før i fila: \(list)\(more)",
      en:
        "PostgreSQL has no NUL in a text: \(texts) published with \u{FFFD} in its place, and as before in the file: \(list)\(more)"
    )
  }
  package func damagedNotPublished(_ count: Int, _ list: String, isCut: Bool) -> String {
    let more = isCut ? text(nb: " og flere", nn: " og fleire", en: " and more") : ""
    return text(
      nb: "bytene i \(documents(count)) er skadd og er ikke publisert: \(list)\(more)",
      nn: "bytane i \(documents(count)) er skadde og er ikkje publiserte: \(list)\(more)",
      en: "the bytes of \(documents(count)) are damaged and not published: \(list)\(more)")
  }
  package func foreignNotPublished(_ list: String) -> String {
    text(
      nb: "ikke byregions, så ikke publisert: \(list)", nn: "ikkje byregion sine, så ikkje publiserte: \(list)",
      en: "not byregion's, so not published: \(list)")
  }
  package func viewNotPublished(_ view: String, _ reason: String) -> String {
    text(
      nb: "visningen \(view) er ikke publisert: \(reason)", nn: "visinga \(view) er ikkje publisert: \(reason)",
      en: "the view \(view) is not published: \(reason)")
  }

  package func queriesNotPublished(_ list: String) -> String {
    text(
      nb: "PostgreSQL kan ikke kjøre disse lagrede spørringene, som bare er publisert som rader: \(list)",
      nn: "PostgreSQL kan ikkje køyre desse lagra spørjingane, som berre er publiserte som rader: \(list)",
      en: "PostgreSQL cannot run these saved queries, which are published as rows alone: \(list)")
  }

  // Errors.

  package var addressUnreadable: String {
    text(
      nb: "adressen til tjeneren kan ikke leses", nn: "adressa til tenaren kan ikkje lesast",
      en: "the address of the server cannot be read")
  }
  package var askAgain: String { text(nb: "Prøv igjen.", nn: "Prøv igjen.", en: "Ask again.") }
  package func serverTooSlow(_ reason: String) -> String {
    text(
      nb: "tjeneren svarte ikke innen fristen (\(reason))", nn: "tenaren svarte ikkje innan fristen (\(reason))",
      en: "the server gave no answer within its time limit (\(reason))")
  }
  package var askForLess: String {
    text(
      nb: "Spør om mindre, eller når tjeneren har mindre å gjøre.",
      nn: "Spør om mindre, eller når tenaren har mindre å gjere.",
      en: "Ask for less, or again when the server is less busy.")
  }
  package var ownerGrants: String {
    text(
      nb: "Eieren av skjemaet gir USAGE på det, og SELECT på tabellene.",
      nn: "Eigaren av skjemaet gjev USAGE på det, og SELECT på tabellane.",
      en: "The owner of the schema grants USAGE on it, and SELECT on its tables.")
  }
  package func postgreSQLSays(_ message: String) -> String {
    text(nb: "PostgreSQL sier: \(message)", nn: "PostgreSQL seier: \(message)", en: "PostgreSQL says: \(message)")
  }
  package var partMayBeGone: String {
    text(
      nb: "Hvis en tjener som har en del av tabellene, er borte, blir ingenting funnet før den er tilbake.",
      nn: "Dersom ein tenar som har ein del av tabellane, er borte, blir ingenting funne før han er tilbake.",
      en: "If a server that holds a part of the tables is gone, nothing is found until it is back.")
  }
  package var answeredThere: String {
    text(
      nb: "Her besvares SELECT, VALUES, TABLE og WITH, i SQL slik PostgreSQL har det.",
      nn: "Her blir SELECT, VALUES, TABLE og WITH svart på, i SQL slik PostgreSQL har det.",
      en: "Here SELECT, VALUES, TABLE and WITH are answered, in PostgreSQL's SQL.")
  }
  package func nothingPublished(in schema: String) -> String {
    text(
      nb: "ingenting er publisert i skjemaet \(schema)", nn: "ingenting er publisert i skjemaet \(schema)",
      en: "nothing is published in the schema \(schema)")
  }
  package var publishOrNameSchema: String {
    text(
      nb: "Publiser dit med `byregion publish`, eller oppgi et annet skjema med --schema.",
      nn: "Publiser dit med `byregion publish`, eller oppgje eit anna skjema med --schema.",
      en: "Publish there with `byregion publish`, or name another schema with --schema.")
  }
  package func publishedByOther(_ schema: String) -> String {
    text(
      nb: "en annen versjon av byregion har publisert skjemaet \(schema)",
      nn: "ein annan versjon av byregion har publisert skjemaet \(schema)",
      en: "another version of byregion published the schema \(schema)")
  }
  package var publishOrReadWithSame: String {
    text(
      nb: "Publiser med denne versjonen, eller les med den andre.",
      nn: "Publiser med denne versjonen, eller les med den andre.",
      en: "Publish with this version, or read with that one.")
  }

  /// The reason for a failed connection: a translation of libpq's English message if it is a common one.
  private func connectionReason(_ message: String) -> String {
    guard language != .english else { return message }
    let known: [(part: String, text: String)] = [
      ("Connection refused", text(nb: "ingen svarer på den porten", nn: "ingen svarar på den porten", en: message)),
      ("could not translate host name", text(nb: "verten finnes ikke", nn: "verten finst ikkje", en: message)),
      ("timeout expired", text(nb: "tidsfristen gikk ut", nn: "tidsfristen gjekk ut", en: message)),
      ("timed out", text(nb: "tidsfristen gikk ut", nn: "tidsfristen gjekk ut", en: message)),
      ("No route to host", text(nb: "verten kan ikke nås", nn: "verten kan ikkje nåast", en: message)),
      ("No such file or directory", text(nb: "ingen tjener kjører her", nn: "ingen tenar køyrer her", en: message)),
      ("password authentication failed", text(nb: "feil passord", nn: "feil passord", en: message)),
      ("no password supplied", text(nb: "passord mangler", nn: "passord manglar", en: message)),
    ]
    return known.first { message.contains($0.part) }?.text ?? message
  }

  package func noLibpq(_ reason: String) -> String {
    text(
      nb: "libpq, klientbiblioteket til PostgreSQL, kan ikke lastes (\(reason))",
      nn: "libpq, klientbiblioteket til PostgreSQL, kan ikkje lastast (\(reason))",
      en: "libpq, the client library of PostgreSQL, cannot be loaded (\(reason))")
  }
  package var installLibpq: String {
    text(
      nb: "Installer det: pakken heter libpq5 i Debian og Ubuntu, libpq i Fedora og Homebrew.",
      nn: "Installer det: pakken heiter libpq5 i Debian og Ubuntu, libpq i Fedora og Homebrew.",
      en: "Install it: the package is called libpq5 in Debian and Ubuntu, libpq in Fedora and Homebrew.")
  }
  package var addressLooksLike: String {
    text(
      nb:
        "Den ser ut som postgresql://bruker@vert:5432/database, eller service=NAVN. I et passord er @ %40, / %2F, ? %3F.",
      nn:
        "Ho ser ut som postgresql://brukar@vert:5432/database, eller service=NAMN. I eit passord er @ %40, / %2F, ? %3F.",
      en: "It looks like postgresql://user@host:5432/database, or service=NAME. In a password, @ is %40, / %2F, ? %3F.")
  }
  package func passwordWanted(_ reason: String) -> String {
    let reason = connectionReason(reason)
    return text(
      nb: "tjeneren vil ha et passord, og det finnes ikke noe (\(reason))",
      nn: "tenaren vil ha eit passord, og det finst ikkje noko (\(reason))",
      en: "the server wants a password, and none was found (\(reason))")
  }
  package var keepPassword: String {
    text(
      nb: "Ha det i ~/.pgpass, som bare du kan lese, eller i PGPASSWORD.",
      nn: "Ha det i ~/.pgpass, som berre du kan lese, eller i PGPASSWORD.",
      en: "Keep it in ~/.pgpass, which only you may read, or in PGPASSWORD.")
  }
  package func notLetIn(_ reason: String) -> String {
    let reason = connectionReason(reason)
    return text(
      nb: "tjeneren slapp oss ikke inn (\(reason))", nn: "tenaren slepte oss ikkje inn (\(reason))",
      en: "the server refused the login (\(reason))")
  }
  package var checkPassword: String {
    text(
      nb: "Kontroller bruker, passord og database; passordet kommer fra adressen, PGPASSWORD eller ~/.pgpass.",
      nn: "Kontroller brukar, passord og database; passordet kjem frå adressa, PGPASSWORD eller ~/.pgpass.",
      en: "Check user, password and database; the password comes from the address, PGPASSWORD or ~/.pgpass.")
  }
  package func serverUnreachable(_ reason: String) -> String {
    let reason = connectionReason(reason)
    return text(
      nb: "tjeneren kan ikke nås (\(reason))", nn: "tenaren kan ikkje nåast (\(reason))",
      en: "the server cannot be reached (\(reason))")
  }
  package var checkServer: String {
    text(
      nb: "Kontroller vert, port, bruker og database, og at tjeneren kjører.",
      nn: "Kontroller vert, port, brukar og database, og at tenaren køyrer.",
      en: "Check host, port, user and database, and that the server is running.")
  }
  package func connectionLost(_ reason: String) -> String {
    text(
      nb: "forbindelsen ble brutt (\(reason))", nn: "sambandet vart brote (\(reason))",
      en: "the connection was lost (\(reason))")
  }
  package var publishAgainAfterLoss: String {
    text(
      nb: "Publiser igjen: det som er der, er som før, eller alt er publisert.",
      nn: "Publiser igjen: det som er der, er som før, eller alt er publisert.",
      en: "Publish again: the last publication is either complete or had no effect.")
  }
  package var tablesAreHeld: String {
    text(
      nb: "en annen publisering, eller noens spørring, holder tabellene",
      nn: "ei anna publisering, eller spørjinga til nokon, held tabellane",
      en: "another publication, or a query, has the tables locked")
  }
  package var waitAndPublish: String {
    text(
      nb: "Vent til den er ferdig, og publiser igjen.", nn: "Vent til ho er ferdig, og publiser igjen.",
      en: "Wait until it is done and publish again.")
  }
  package func serverForbids(_ reason: String) -> String {
    text(
      nb: "tjeneren tillater det ikke (\(reason))", nn: "tenaren tillèt det ikkje (\(reason))",
      en: "the server does not allow it (\(reason))")
  }
  package var publishAsOwner: String {
    text(
      nb: "Publiser som eieren av skjemaet, eller få noen til å gi CREATE på databasen.",
      nn: "Publiser som eigaren av skjemaet, eller få nokon til å gi CREATE på databasen.",
      en: "Publish as the owner of the schema, or have CREATE on the database granted to you.")
  }
  package func othersDepend(_ reason: String) -> String {
    text(
      nb: "tabellene må lages på nytt, og noe som er andres, bygger på dem (\(reason))",
      nn: "tabellane må lagast på nytt, og noko som er andre sitt, byggjer på dei (\(reason))",
      en: "the tables have to be created again, and objects that are not byregion's depend on them (\(reason))")
  }
  package var dropAndPublish: String {
    text(
      nb: "Fjern det, publiser, og lag det på nytt.", nn: "Fjern det, publiser, og lag det på nytt.",
      en: "Drop those, publish, and create them again.")
  }
  package var serverDiskFull: String {
    text(
      nb: "disken på tjeneren er full; ingenting ble publisert",
      nn: "disken på tenaren er full; ingenting vart publisert",
      en: "the server's disk is full; nothing was published")
  }
  package var makeRoomAndPublish: String {
    text(
      nb: "Rydd plass der, og publiser igjen.", nn: "Rydd plass der, og publiser igjen.",
      en: "Free some space there and publish again.")
  }
  package func serverEnded(_ reason: String) -> String {
    text(
      nb: "tjeneren avbrøt publiseringen (\(reason)); ingenting ble publisert",
      nn: "tenaren avbraut publiseringa (\(reason)); ingenting vart publisert",
      en: "the server ended the publication (\(reason)); nothing was published")
  }
  package var publishAgain: String {
    text(nb: "Publiser igjen.", nn: "Publiser igjen.", en: "Publish again.")
  }
  package func publishedRowsMisfit(_ reason: String) -> String {
    text(
      nb: "radene passer ikke sammen (\(reason)); ingenting ble publisert",
      nn: "radene passar ikkje saman (\(reason)); ingenting vart publisert",
      en: "the rows do not fit together (\(reason)); nothing was published")
  }
  package var checkFile: String {
    text(
      nb: "`byregion database check` sier hva som er galt med fila.",
      nn: "`byregion database check` seier kva som er gale med fila.",
      en: "`byregion database check` shows what is wrong with the file.")
  }
  package func serverOnlyReads(_ reason: String) -> String {
    text(
      nb: "tjeneren kan bare leses (\(reason))", nn: "tenaren kan berre lesast (\(reason))",
      en: "the server is read-only (\(reason))")
  }
  package var nameLeadingServer: String {
    text(
      nb: "Oppgi tjeneren som kopiene følger.", nn: "Oppgi tenaren som kopiane følgjer.",
      en: "Name the primary server.")
  }
  package func postgreSQLSays(_ message: String, _ state: String) -> String {
    text(
      nb: "PostgreSQL sier: \(message) (\(state))", nn: "PostgreSQL seier: \(message) (\(state))",
      en: "PostgreSQL says: \(message) (\(state))")
  }
  package var nothingPublishedReport: String {
    text(
      nb: "Ingenting ble publisert. Meld gjerne fra om dette.",
      nn: "Ingenting vart publisert. Meld gjerne frå om dette.",
      en: "Nothing was published. Please report this.")
  }
  package func schemaHoldsOther(_ schema: String, _ other: String) -> String {
    text(
      nb: "skjemaet \(schema) har \(other) og er ikke byregions, så ingenting ble publisert",
      nn: "skjemaet \(schema) har \(other) og er ikkje byregion sitt, så ingenting vart publisert",
      en: "the schema \(schema) holds \(other) and is not byregion's, so nothing was published")
  }
  package var nameAnotherSchema: String {
    text(
      nb: "Velg et annet skjema med --schema; et som ikke finnes ennå, blir laget.",
      nn: "Vel eit anna skjema med --schema; eit som ikkje finst enno, blir laga.",
      en: "Name another schema with --schema; one that does not exist is created.")
  }
  /// How a part of the schema was changed outside the program.
  package enum SchemaChange: Sendable { case added, gone, changed }

  /// - Parameters:
  ///   - part: `table`, `view`, or a part of one such as `column name`.
  package func schemaChanged(_ part: String, of relation: String, _ change: SchemaChange, schema: String) -> String {
    let isWhole = ["table", "view"].contains(part)
    let what =
      isWhole
      ? text(no: "\(schemaKind(part)) \(relation)", en: "the \(part) \(relation)")
      : text(nb: "\(part) i \(relation)", nn: "\(part) i \(relation)", en: "the \(part) of \(relation)")
    let done =
      switch change {
      case .added: text(nb: "er lagt til", nn: "er lagt til", en: "was added")
      case .gone: text(nb: "er borte", nn: "er borte", en: "is gone")
      case .changed: text(nb: "er endret", nn: "er endra", en: "was changed")
      }
    return text(
      nb: "\(what) \(done) etter at byregion laget skjemaet \(schema), så ingenting ble publisert",
      nn: "\(what) \(done) etter at byregion laga skjemaet \(schema), så ingenting vart publisert",
      en: "\(what) \(done) since byregion made the schema \(schema), so nothing was published")
  }
  package var undoSchemaChange: String {
    text(
      nb: "Gjør det om, eller fjern skjemaet, og publiser igjen; et annet velges med --schema.",
      nn: "Gjer det om, eller fjern skjemaet, og publiser igjen; eit anna blir valt med --schema.",
      en: "Undo that, or drop the schema, and publish again; another one is named with --schema.")
  }
  package func noSchemaName(_ name: String) -> String {
    text(
      nb: "\"\(name)\" kan ikke være navnet på et skjema", nn: "\"\(name)\" kan ikkje vere namnet på eit skjema",
      en: "\"\(name)\" cannot be the name of a schema")
  }
  package func schemaNameRule(_ limit: Int) -> String {
    text(
      nb: "Det har 1 til \(limit) byte og begynner ikke med pg_.",
      nn: "Det har 1 til \(limit) byte og byrjar ikkje med pg_.",
      en: "It has 1 to \(limit) bytes and does not begin with pg_.")
  }
  package func serverTooOld(_ version: String) -> String {
    text(
      nb: "tjeneren er PostgreSQL \(version), som er for gammel",
      nn: "tenaren er PostgreSQL \(version), som er for gammal",
      en: "the server is PostgreSQL \(version), which is too old")
  }
  package func serverNeeded(_ version: Int) -> String {
    text(
      nb: "PostgreSQL \(version) eller nyere trengs.", nn: "PostgreSQL \(version) eller nyare trengst.",
      en: "PostgreSQL \(version) or later is needed.")
  }
  package func otherBasePublished(_ schema: String) -> String {
    text(
      nb: "en annen kunnskapsbase er publisert i skjemaet \(schema)",
      nn: "ein annan kunnskapsbase er publisert i skjemaet \(schema)",
      en: "another knowledge base is published in the schema \(schema)")
  }
  package var nameOwnSchema: String {
    text(
      nb: "Velg et eget skjema med --schema, eller fjern det andre.",
      nn: "Vel eit eige skjema med --schema, eller fjern det andre.",
      en: "Name a schema of its own with --schema, or drop that one.")
  }
}
