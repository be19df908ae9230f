import ByregionWriteUp
import Testing

/// Headings that are questions or phrases and not in a word list, which are classified by the meaning of their words
/// together.
@Suite("Headings that are questions or phrases in any words")
struct SenseTests {
  private static let headings: [(String, Section.Kind)] = [
    ("Dette håpet vi på", .goals), ("Hva vi satte oss fore", .goals), ("Dit ville vi", .goals),
    ("Det vi jobbet mot", .goals), ("Slik tenkte vi", .goals), ("Kva vi håpa på", .goals),
    ("Hvor langt kom vi?", .results), ("Slik ble det", .results), ("Kva har endra seg?", .results),
    ("Dette står vi igjen med", .results), ("Hva lyktes vi med?", .results),
    ("Det andre kan lære av oss", .advice), ("Hva andre kan lære av resultatene", .advice),
    ("Slik kan andre gjøre det", .advice), ("Hva vil vi si til andre?", .advice),
    ("Til dykk som skal i gang", .advice), ("Når prosjektet er slutt", .continuation),
    ("Dette tar vi med oss videre", .continuation), ("Dette gjør vi nå", .continuation),
    ("Det som held fram", .continuation),
    ("Dette sette vi oss føre", .goals), ("Så langt har vi kommet", .results), ("Så langt kom vi", .results),
    ("Dette bør de passe på", .advice), ("Hva må dere huske på?", .advice),
    ("Kva vi såg for oss", .goals), ("Hva er blitt bedre?", .results), ("Lurt å tenke på", .advice),
  ]

  @Test("A heading by markup", arguments: headings)
  func marked(_ heading: String, _ kind: Section.Kind) throws {
    let writeUp = try WriteUp("# Follo\n\nTekst.\n\n## \(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, kind])
  }

  @Test("A line alone above a list", arguments: headings)
  func unmarked(_ heading: String, _ kind: Section.Kind) throws {
    let writeUp = try WriteUp("Follo\n\nTekst.\n\n\(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, kind])
    #expect(writeUp.sections.last?.heading == heading)
  }

  @Test(
    "Headings by markup that consist of nouns",
    arguments: [
      ("Visjon og mål", Section.Kind.goals), ("Ønsket utvikling", .goals), ("Frukter av arbeidet", .results),
      ("Søknadsteksten", .application), ("Målene slik de sto i søknaden", .application),
      ("Fra prosjekt til drift", .continuation), ("Sluttrapporten", .documents),
      ("Status ved prosjektslutt", .results), ("Framtidig organisering", .continuation), ("Planer", .continuation),
      ("Resultat- og effektmål", .goals), ("Resultat- eller effektmål", .goals),
      ("Mål- og resultatoppnåelse", .results),
      ("Opplysningar om regionen", .facts),
    ])
  func nouns(_ heading: String, _ kind: Section.Kind) throws {
    let writeUp = try WriteUp("# Follo\n\nTekst.\n\n## \(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, kind])
  }

  @Test(
    "Headings about how, by whom and at what cost open other sections",
    arguments: [
      "Slik jobbet vi", "Hvem var med?", "Hvordan ble arbeidet organisert?", "Slik organiserte vi arbeidet",
      "Hva kostet det?", "Hvorfor startet vi?", "Hva er en byregion?", "Slik arbeidet vi",
      "Kvifor vi søkte oss inn i programmet",
    ])
  func others(_ heading: String) throws {
    let writeUp = try WriteUp("# Follo\n\nTekst.\n\n## \(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .other])
  }

  @Test(
    "Headings about other subjects open other sections, also below a list",
    arguments: ["Organisering og roller", "Roller og ansvar", "Styringsgruppe"])
  func ownSections(_ heading: String) throws {
    let writeUp = try WriteUp(
      "Follo\n\nTekst.\n\nVeien videre\n\n- En plan\n- Et nettverk\n\n\(heading)\n\n"
        + "Styringsgruppa besto av ordførerne, og arbeidsgruppa hadde en fra hver kommune.\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .continuation, .other])
  }

  @Test("The first part of a split compound (nærings- og …) does not indicate a kind in running text")
  func hangingParts() throws {
    let writeUp = try WriteUp(
      "Follo\n\nTekst.\n\nResultater\n\n- En plan\n- Nærings- og boligmål er vedtatt.\n- Et nett\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .results])
  }

  @Test(
    "A different word that resembles one of the vocabulary is not a misspelling",
    arguments: ["Effektiv drift", "Gjøremål", "Utfordringer", "Programstart", "Effektive tjenester"])
  func lookalikes(_ heading: String) throws {
    let writeUp = try WriteUp("# Follo\n\nTekst.\n\n## \(heading)\n\n- En plan\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .other])
    #expect(!writeUp.diagnostics.contains { $0.identifier == "heading-misspelt" })
  }

  @Test(
    "A phrase inside running text is not a heading",
    arguments: [
      "Dette håpet vi på, og det kom.", "Slik ble det i Ski også da butikkene flyttet ut av sentrum",
      "Til andre formål enn dette går det lite",
    ])
  func texts(_ line: String) throws {
    let writeUp = try WriteUp("Follo\n\nResultater\n\n- En plan\n\n\(line)\n\n- Et nettverk\n")
    #expect(writeUp.sections.map(\.kind) == [.results])
  }
}

/// Headings in unknown words, classified by their style, their position and the text below them.
@Suite("Headings in unknown words")
struct UnknownHeadingTests {
  @Test("A short line without markup above a list of imperatives is a heading of advice")
  func unmarked() throws {
    let source = { (first: String) in
      "Follo\n\nTekst.\n\nResultater\n\n- En plan\n- Et nettverk\n\nKart og kompass\n\n- \(first)\n- Sett av tid\n- Inviter alle\n"
    }
    #expect(try WriteUp(source("Start i det små")).sections.map(\.kind) == [.lead, .results, .advice])
    let others = "Follo\n\nTekst.\n\nResultater\n\n- En plan\n\nKart og kompass\n\n- Et nettverk\n- En buss\n"
    #expect(try WriteUp(others).sections.map(\.kind) == [.lead, .results, .other])
  }

  @Test("A list of imperatives is advice, and a list of infinitives is goals")
  func forms() throws {
    let writeUp = try WriteUp(
      "# Follo\n\nTekst.\n\n## Kompass\n\n- Å styrke handelen\n- Å samle tjenester\n\n"
        + "## Grep\n\n- Start i det små\n- Sett av tid\n- Inviter næringslivet\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .advice])
    #expect(writeUp.diagnostics.count { $0.identifier == "heading-unusual" } == 2)
    let nouns = try WriteUp("# Follo\n\nTekst.\n\n## Temaer\n\n- Samarbeid om skole\n- Arbeid med kultur\n")
    #expect(nouns.sections.map(\.kind) == [.lead, .other])
  }

  @Test("A section in the past tense between goals and advice is the results, if there are no others")
  func places() throws {
    let source = { (middle: String) in
      "# Follo\n\n## Mål\n\n- Flere jobber\n\n## \(middle)\n\n- Det er opprettet et kontor\n- Vi har fått en ny buss\n\n"
        + "## Råd\n\n- Start tidlig\n\n## Epilog\n\n- Kontoret skal bestå\n- Bussen vil gå oftere\n"
    }
    #expect(try WriteUp(source("Høydepunkter")).sections.map(\.kind) == [.goals, .results, .advice, .continuation])
    #expect(try WriteUp(source("Organisering")).sections.map(\.kind) == [.goals, .other, .advice, .continuation])
  }

  @Test("A line whose number continues those of known headings is a heading")
  func numbers() throws {
    let writeUp = try WriteUp(
      """
      Follo

      1. Mål for Follo

      - Vekst

      2. Tall og tanker

      - En

      3. Resultater

      - Jobber

      4. Veien videre

      - Mer

      5. Rapporter å lese

      - Byanalyse
      """)
    #expect(writeUp.sections.map(\.kind) == [.goals, .facts, .results, .continuation, .documents])
    #expect(writeUp.sections.last?.heading == "5. Rapporter å lese")
  }

  @Test("If headings are in capitals, any line in capitals is a heading")
  func capitals() throws {
    let writeUp = try WriteUp(
      "FOLLO\n\nTekst.\n\nMÅL\n\n- Vekst\n\nGRØNNE SKIFTER\n\n- En\n\nRESULTATER\n\n- Jobber\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .other, .results])
    #expect(writeUp.diagnostics.contains { $0.identifier == "heading-unknown" })
  }
}
