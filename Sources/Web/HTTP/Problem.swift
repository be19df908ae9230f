import ByregionLanguages
import ByregionRecords

/// The reason why a request failed. Programs get it as JSON (RFC 9457), people as a page with the same content.
struct Problem: Error, Sendable {
  /// The kinds of problems. Their names are stable, and `/about#problem-NAME` describes them.
  enum Kind: String, Sendable, CaseIterable {
    case badRequest = "bad-request"
    case query
    case sql
    case limit
    case forbidden
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case gone
    case tooLarge = "too-large"
    case tooLong = "too-long"
    case unsupportedMediaType = "unsupported-media-type"
    case wrongHost = "wrong-host"
    case busy
    case failed
    case unavailable

    var status: Int {
      switch self {
      case .badRequest, .query, .sql, .limit: 400
      case .forbidden: 403
      case .notFound: 404
      case .methodNotAllowed: 405
      case .notAcceptable: 406
      case .gone: 410
      case .tooLarge: 413
      case .tooLong: 414
      case .unsupportedMediaType: 415
      case .wrongHost: 421
      case .failed: 500
      case .busy, .unavailable: 503
      }
    }
  }

  /// What happened; ``Catalogue`` has the sentences in each language.
  enum Detail: Sendable {
    case brokenEncoding
    case tooManyParameters(Int)
    case unknownParameter(String)
    case badValue(parameter: String, value: String)
    /// The body of a request is not JSON with an SQL statement.
    case notAStatement
    case noSuchPage
    case noSuchRegion(String)
    case noSuchMunicipality(String)
    case noSuchCounty(String)
    case noSuchPassage(String)
    case passageIsGone(String)
    case noSuchDocument(String)
    case documentIsRemoved(Int64)
    case noSuchQuery(String)
    case method(String)
    case format
    case host(String)
    case origin
    case addressTooLong(Int)
    case bodyTooLarge(Int)
    case bodyType(String)
    case sqlIsOff
    case importIsOff
    case importNeedsKey
    case brokenForm
    case tooManyParts(Int)
    case noFiles
    case tooManyFiles(Int)
    case noSuchPreview
    case notTheLastImport
    case tooManyAtOnce
    case tooManyQuotations(Int, Int)
    case endsSoon
    case internalFault
    /// A message of a lower module.
    case message(Wording)
  }

  /// Something else to try, with the path of its page.
  struct Suggestion: Sendable, Hashable {
    var text: String
    /// The path below the base path; nil for a suggestion without a link.
    var path: [String]?
  }

  var kind: Kind
  var detail: Detail
  /// The text with the error, and the position of the error in it.
  var excerpt: KnowledgeBaseError.Excerpt?
  /// What to do next, from a lower module.
  var hint: Wording?
  var suggestions: [Suggestion] = []
  /// Header fields that belong to the status, such as `Allow`.
  var fields: [(name: String, value: String)] = []

  init(_ kind: Kind, detail: Detail) {
    self.kind = kind
    self.detail = detail
  }
}

extension Problem {
  /// The problem for an error of a lower module. File paths of the server are left out.
  init(_ error: any Error, kind: Kind? = nil) {
    switch error {
    case let problem as Problem: self = problem
    case let error as KnowledgeBaseError:
      self.init(kind ?? Self.kind(of: error.category), detail: .message(error.wording))
      excerpt = error.excerpt
      hint = error.suggestion.map { step in Wording { step.worded(for: .web, $0) } }
      if self.kind == .failed || self.kind == .unavailable { hint = nil }
      if error.category == .interrupted { detail = .endsSoon }
    default: self.init(.failed, detail: .internalFault)
    }
    if self.kind == .busy || self.kind == .unavailable { fields.append((name: "retry-after", value: "5")) }
  }

  private static func kind(of category: KnowledgeBaseError.Category) -> Kind {
    switch category {
    case .usage, .invalidInput: .badRequest
    case .missingInput: .notFound
    case .busy, .interrupted: .busy
    case .unavailable: .unavailable
    case .internalFault, .cannotCreate, .inputOutput: .failed
    case .incompatible: .unavailable
    }
  }
}

extension Catalogue {
  /// The title of a kind of problem.
  func title(of kind: Problem.Kind) -> String {
    switch kind {
    case .badRequest: text(nb: "Forespørselen er ikke gyldig", nn: "Førespurnaden er ikkje gyldig", en: "Bad request")
    case .query: text(nb: "Søket kan ikke leses", nn: "Søket kan ikkje lesast", en: "Invalid query")
    case .sql: text(nb: "Feil i SQL", nn: "Feil i SQL", en: "Error in SQL")
    case .limit: text(nb: "En grense er nådd", nn: "Ei grense er nådd", en: "A limit was reached")
    case .forbidden: text(nb: "Ikke tillatt", nn: "Ikkje tillate", en: "Not allowed")
    case .notFound: text(nb: "Fant ikke siden", nn: "Fann ikkje sida", en: "Not found")
    case .methodNotAllowed:
      text(nb: "Metoden er ikke tillatt", nn: "Metoden er ikkje tillaten", en: "Method not allowed")
    case .notAcceptable: text(nb: "Formatet finnes ikke", nn: "Formatet finst ikkje", en: "Format not available")
    case .gone: text(nb: "Teksten er ikke lenger med", nn: "Teksten er ikkje med lenger", en: "No longer available")
    case .tooLarge: text(nb: "For mye data", nn: "For mykje data", en: "Content too large")
    case .tooLong: text(nb: "For lang adresse", nn: "For lang adresse", en: "Address too long")
    case .unsupportedMediaType: text(nb: "Ukjent innhold", nn: "Ukjent innhald", en: "Unsupported content type")
    case .wrongHost: text(nb: "Feil vertsnavn", nn: "Feil vertsnamn", en: "Wrong host")
    case .busy: text(nb: "Opptatt", nn: "Oppteken", en: "Busy")
    case .failed: text(nb: "Noe gikk galt", nn: "Noko gjekk gale", en: "Something went wrong")
    case .unavailable: text(nb: "Ikke tilgjengelig", nn: "Ikkje tilgjengeleg", en: "Unavailable")
    }
  }

  /// What happened, in one sentence.
  func sentence(_ detail: Problem.Detail) -> String {
    switch detail {
    case .brokenEncoding:
      text(
        nb: "Adressen inneholder tegn som ikke er gyldig UTF-8.",
        nn: "Adressa inneheld teikn som ikkje er gyldig UTF-8.",
        en: "The address is not valid UTF-8.")
    case .tooManyParameters(let most):
      text(
        nb: "Adressen har mer enn \(most) parametere.", nn: "Adressa har meir enn \(most) parametrar.",
        en: "The address has more than \(most) parameters.")
    case .unknownParameter(let name):
      text(
        nb: "Parameteren «\(name)» finnes ikke her.", nn: "Parameteren «\(name)» finst ikkje her.",
        en: "There is no parameter “\(name)” here.")
    case .badValue(let parameter, let value):
      text(
        nb: "«\(value)» er ikke en gyldig verdi for \(parameter).",
        nn: "«\(value)» er ikkje ein gyldig verdi for \(parameter).",
        en: "“\(value)” is not a valid value for \(parameter).")
    case .notAStatement:
      text(
        nb: "Innholdet må være JSON som {\"sql\": \"SELECT …\", \"parameters\": {\"navn\": 1}}.",
        nn: "Innhaldet må vere JSON som {\"sql\": \"SELECT …\", \"parameters\": {\"namn\": 1}}.",
        en: "The request body must be JSON such as {\"sql\": \"SELECT …\", \"parameters\": {\"name\": 1}}.")
    case .noSuchPage:
      text(
        nb: "Adressen fører ikke til noen side.", nn: "Adressa fører ikkje til noka side.",
        en: "There is no page at this address.")
    case .noSuchRegion(let name):
      text(
        nb: "Det finnes ingen region «\(name)» her.", nn: "Det finst ingen region «\(name)» her.",
        en: "There is no region “\(name)” here.")
    case .noSuchMunicipality(let name):
      text(
        nb: "Ingen kommune i 2015 eller 2024 heter eller har nummeret «\(name)».",
        nn: "Ingen kommune i 2015 eller 2024 heiter eller har nummeret «\(name)».",
        en: "No municipality in 2015 or 2024 has the name or number “\(name)”.")
    case .noSuchCounty(let name):
      text(
        nb: "Det finnes ikke noe fylke «\(name)».", nn: "Det finst ikkje noko fylke «\(name)».",
        en: "There is no county “\(name)”.")
    case .noSuchPassage(let reference):
      text(
        nb: "Det finnes ingen tekst med referansen \(reference).",
        nn: "Det finst ingen tekst med referansen \(reference).", en: "There is no passage \(reference).")
    case .passageIsGone(let reference):
      text(
        nb: "Teksten \(reference) sto i et dokument som er erstattet eller fjernet.",
        nn: "Teksten \(reference) stod i eit dokument som er erstatta eller fjerna.",
        en: "The passage \(reference) was in a document that has since been superseded or removed.")
    case .noSuchDocument(let id):
      text(
        nb: "Det finnes ikke noe dokument \(id).", nn: "Det finst ikkje noko dokument \(id).",
        en: "There is no document \(id).")
    case .documentIsRemoved(let id):
      text(nb: "Dokument \(id) er fjernet.", nn: "Dokument \(id) er fjerna.", en: "Document \(id) was removed.")
    case .noSuchQuery(let name):
      text(
        nb: "Det finnes ingen lagret spørring «\(name)».", nn: "Det finst inga lagra spørjing «\(name)».",
        en: "There is no saved query “\(name)”.")
    case .method(let method):
      text(
        nb: "\(method) er ikke tillatt på denne adressen.", nn: "\(method) er ikkje tillate på denne adressa.",
        en: "\(method) is not allowed at this address.")
    case .format:
      text(
        nb: "Siden finnes ikke i noe format som forespørselen godtar.",
        nn: "Sida finst ikkje i noko format som førespurnaden godtek.",
        en: "The page is not available in any format that the request accepts.")
    case .host(let host):
      text(
        nb: "Serveren svarer ikke for «\(host)». Start den med --public-url for å gi den et annet navn.",
        nn: "Tenaren svarar ikkje for «\(host)». Start han med --public-url for å gje han eit anna namn.",
        en: "This server does not answer requests for “\(host)”. To give it another name, start it with --public-url.")
    case .origin:
      text(
        nb: "Skjemaet kom fra et annet nettsted.", nn: "Skjemaet kom frå ein annan nettstad.",
        en: "The form came from another site.")
    case .addressTooLong(let most):
      text(
        nb: "Adressen er lengre enn \(number(most)) byte.", nn: "Adressa er lengre enn \(number(most)) byte.",
        en: "The address is longer than \(number(most)) bytes.")
    case .bodyTooLarge(let most):
      text(
        nb: "Det som ble sendt, er større enn \(bytes(most)).", nn: "Det som vart sendt, er større enn \(bytes(most)).",
        en: "The request body is larger than \(bytes(most)).")
    case .bodyType(let types):
      text(
        nb: "Her må innholdet være \(types).", nn: "Her må innhaldet vere \(types).",
        en: "The request body must be \(types).")
    case .sqlIsOff:
      text(
        nb: "SQL er slått av. Start serveren med --allow-sql for å slå det på.",
        nn: "SQL er slått av. Start tenaren med --allow-sql for å slå det på.",
        en: "SQL is turned off. To turn it on, start the server with --allow-sql.")
    case .importIsOff:
      text(
        nb: "Her kan ingen lese inn dokumenter. Start serveren med --import for å slå det på.",
        nn: "Her kan ingen lese inn dokument. Start tenaren med --import for å slå det på.",
        en: "Importing is turned off. To turn it on, start the server with --import.")
    case .importNeedsKey:
      text(
        nb:
          "Bare den som har lenken som serveren skrev ut da den startet, kan lese inn dokumenter. Åpne lenken én gang.",
        nn:
          "Berre den som har lenkja som tenaren skreiv ut då han starta, kan lese inn dokument. Opne lenkja éin gong.",
        en: "Importing needs the link that the server printed when it started. Open that link once.")
    case .brokenForm:
      text(
        nb: "Skjemaet kom ikke helt fram. Prøv igjen.", nn: "Skjemaet kom ikkje heilt fram. Prøv igjen.",
        en: "The form was not received in full. Try again.")
    case .tooManyParts(let most):
      text(
        nb: "Skjemaet har mer enn \(most) deler.", nn: "Skjemaet har meir enn \(most) delar.",
        en: "The form has more than \(most) parts.")
    case .noFiles:
      text(nb: "Det er ikke valgt noen fil.", nn: "Det er ikkje valt noka fil.", en: "No file was chosen.")
    case .tooManyFiles(let most):
      text(
        nb: "Det er flere enn \(most) filer. Ta dem i flere omganger.",
        nn: "Det er fleire enn \(most) filer. Ta dei i fleire omgangar.",
        en: "There are more than \(most) files. Import them in several batches.")
    case .noSuchPreview:
      text(
        nb: "Det som ble lest, er ikke lenger i minnet. Velg filene på nytt.",
        nn: "Det som vart lese, er ikkje lenger i minnet. Vel filene på nytt.",
        en: "What was read is no longer in memory. Choose the files again.")
    case .notTheLastImport:
      text(
        nb: "Noe annet er lest inn siden. Bare den siste innlesingen kan angres.",
        nn: "Noko anna er lese inn sidan. Berre den siste innlesinga kan angrast.",
        en: "Something else has been imported since. Only the last import can be undone.")
    case .tooManyAtOnce:
      text(
        nb: "Det er for mange forespørsler akkurat nå. Prøv igjen om litt.",
        nn: "Det er for mange førespurnader akkurat no. Prøv igjen om litt.",
        en: "The server has too many requests at the moment. Try again shortly.")
    case .tooManyQuotations(let count, let most):
      text(
        nb: "Søket har \(number(count)) treff, og et notat tar \(number(most)). Avgrens søket.",
        nn: "Søket har \(number(count)) treff, og eit notat tek \(number(most)). Avgrens søket.",
        en: "The search has \(number(count)) hits, but a memo can have at most \(number(most)). Narrow the search.")
    case .endsSoon:
      text(nb: "Forespørselen ble avbrutt.", nn: "Førespurnaden vart avbroten.", en: "The request was interrupted.")
    case .internalFault:
      text(nb: "Det er en feil i programmet.", nn: "Det er ein feil i programmet.", en: "The program has an error.")
    case .message(let message): message.text(in: language)
    }
  }
}
