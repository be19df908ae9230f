import ByregionWriteUp
import Testing

@Suite("Headings are recognized and classified")
struct HeadingTests {
  /// The kind of the section that a line alone in a write-up opens, or nil if it is text.
  private func kind(_ line: String, after: String = "Dette er ei innleiing om arbeidet i Valdres.") throws -> Section
    .Kind?
  {
    let text = "Valdres\n\n\(after)\n\n\(line)\n\nKommunane i regionen har arbeidd saman i tre år om mange saker.\n"
    let writeUp = try WriteUp(text)
    return writeUp.sections.first { $0.heading == line }?.kind
  }

  @Test(
    "Goals",
    arguments: [
      "Mål for Valdres", "Mål", "Måla våre", "Våre mål", "Måla for Valdres", "Målene for regionen", "Mål får Valdres",
      "Mål for valdres", "MÅL FOR VALDRES", "Mål i Valdres:", "Valdres sine mål", "Målsettinger for Valdresregionen",
      "Målsetjingar", "Mål for Nord-Aurdal, Vang og Etnedal", "Målfor Valdres", "Måll for Valdres", "Mal for Valdres",
      "Mål fro Valdres", "Mål for prosjektet", "Mål og delmål", "Måla til Valdres",
      "Mål forValdres", "Må for Valdres", "Maal for Valdres", "Mål for Valdrse", "Mål fo rValdres",
      "åMl for byregionen",
      "Mål og strategier", "Overordnede mål", "Mål for dei tre kommunane", "Mål for fjellregionen",
      "Hovudmål for Valdres",
    ])
  func goals(_ line: String) throws { #expect(try kind(line) == .goals) }

  @Test(
    "Results",
    arguments: [
      "Resultater", "Resultat", "Resulatater", "Resutlater", "Resultatar", "Rsultater", "Resultater:", "RESULTATER",
      "Øvrige resultater", "Andre resultat", "Resultat av byregionprosjektet", "Resultat i Valdres",
      "Viktige resultater",
      "Resultata våre", "Resultater så langt", "Resultatene", "Øvrige resultatar", "Dette har vi oppnådd",
      "Kva har vi oppnådd?", "Resul tater", "Resultater fra Byregionprogrammet", "Resultatene i Valdres",
      "Resultat og effektar", "Dei viktigaste resultata", "Dette har byregionen fått til", "Dette fikk vi til",
      "R E S U L T A T E R", "Øvrige resutater.",
    ])
  func results(_ line: String) throws { #expect(try kind(line) == .results) }

  @Test(
    "Advice",
    arguments: [
      "Valdres sine råd for samarbeid om regional utvikling", "Valdres råd for samarbeid om regional utvikling",
      "Valdresregionens råd for samarbeid om regional utvikling", "Våre råd til andre", "Råda våre", "Råd til andre",
      "Råd til andre regionar", "Gode råd", "Erfaringer og råd", "Tilrådingar frå Valdres", "Raad fra Valdres",
      "Valdres' anbefalinger", "Råd fra Valdres for regional samhandling",
      "Valdres sine tre råd for samarbeid om regional utvikling",
      "Valdres' råd for samarbeid om regional utvikling", "Valdres sine råd for samabeid om regional utvikling",
      "Valdres sine rad for samarbeid om regional utvikling", "Råd frå Valdres", "Våre fire råd",
      "Valdres sine råd om regionalt samarbeid", "Råd for samarbeid om regionalutvikling",
      "Tre råd til andre byregioner",
      "Valdresråd for samarbeid om regional utvikling", "Valdres sine råd får samarbeid om regional utvikling",
      "Rådd frå Valdres", "Rd frå Valdres", "Råd fråValdres",
      "Vadlres sine råd for samarbeid om regional utvikling",
    ])
  func advice(_ line: String) throws { #expect(try kind(line) == .advice) }

  @Test(
    "Continuation",
    arguments: [
      "Dette jobber byregionen med etter programslutt", "Dette arbeider byregionen med etter programslutt",
      "Slik arbeider byregionen vidare etter programslutt", "Dette jobbar Valdres med etter programslutt",
      "Detet jobber byregionen med etter programslutt", "Dette jobber byregionen med etter progamslutt",
      "Dette jobber byregionen med etter program slutt", "Dette jobber byregionen med etterprogramslutt",
      "Etter programslutt", "Vegen vidare", "Veien videre", "Arbeidet vidare", "Videreføring",
      "Vidareføring av arbeidet",
      "Slik går arbeidet videre", "Dette skal byregionen arbeide med etter programslutt", "Arbeid etter programslutt",
      "Dette jobber vi med etter programslutt:", "Kva skjer etter programslutt?", "Slik arbeider vi vidare",
      "Slik jobbar byregionen vidare etter programslutt", "Sli kjobbar byregionen vidare etter programslutt",
      "Etter programperioden", "Etter programmet", "Vegen framover",
    ])
  func continuation(_ line: String) throws { #expect(try kind(line) == .continuation) }

  @Test(
    "Application",
    arguments: [
      "Utdrag fra Valdres sin søknad til Byregionprogrammet", "Fra Valdres sin søknad til Byregionprogrammet:",
      "Utdrag frå Valdres sin søknad til Byregionprogrammet", "Utdag fra Valdres sin søkand til Byregionprogramet",
      "Utdrag fra søknaden", "Frå søknaden til Byregionprogrammet", "Søknad til Byregionprogrammet", "Søknad",
      "Søknaden",
      "Utdrag fra Valdresregionens søknad til Byregionprogrammet", "Fra Valdres sin søknad", "Utdrag frå søknaden vår",
      "Utdrag fra Valdres sin søknad til byregion-programmet",
      "ra Valdres sin søknad til Byregionprogrammet:", "FraV aldres sin søknad til Byregionprogrammet:",
      "Utdrag får Valdres sin søknad til Byregionprogrammet",
    ])
  func application(_ line: String) throws { #expect(try kind(line) == .application) }

  @Test(
    "Documents, facts and others",
    arguments: [
      ("Dokumenter", Section.Kind.documents), ("Dokument", .documents), ("Dokumneter", .documents),
      ("Dokumenter:", .documents),
      ("Vedlegg", .documents), ("Relevante dokumenter", .documents), ("Fakta Valdres", .facts), ("Fakta", .facts),
      ("Fakta om Valdres", .facts), ("Fkata Valdres", .facts), ("Faktta Valdres", .facts), ("FAKTA", .facts),
      ("Fakta: Valdres", .facts), ("Fakta om regionen", .facts), ("Kontakt", .other), ("Kontaktinformasjon", .other),
      ("Kontaktperson", .other), ("Bakgrunn", .other), ("Om prosjektet", .other), ("Organisering", .other),
      ("Kotnakt", .other), ("FaktaValdres", .facts), ("Faktaopplysninger", .facts),
      ("Dokument til nedlasting", .documents),
    ])
  func others(_ line: String, _ expected: Section.Kind) throws { #expect(try kind(line) == expected) }

  @Test(
    "A sentence or a label that begins with the words of a heading is text",
    arguments: [
      "Mål for regionen er å vekse.", "Resultater kommer først etter flere år", "Fakta er at regionen vokser",
      "Dette jobber byregionen med hver dag.", "Råd fra ungdommen ble hørt", "Dokumenter ligger på nettsiden",
      "Søknaden til Byregionprogrammet ble sendt i 2014", "Utdrag fra søknaden ligger ved",
      "Resultater fra analysen viser at",
      "Mål for arbeidet med næring i fjellbygdene", "Hovedmål:", "Delmål:", "Innsatsområder:", "Resultatmål:",
      "Delmål 1: Flere jobber", "Resultatet ble bedre enn ventet", "Dette jobber byregionen med sammen med fylket",
      "Les om byutviklingen i Bodø.", "Se også artikkel: Samarbeid om utvikling i Valdres", "Råd 1",
      "Resultater, mål og råd henger sammen", "Fakta om regionen er samlet i egen rapport.",
      "Målet er at flere flytter hit", "Søknaden fikk støtte",
      "Kontakt med andre regioner har gitt lærdom om byregioner.",
      "Valdres sine råd for samarbeid om regional utvikling er tre.", "Tema for fase 2:",
      "2015 blir et år med mange mål",
      "Dette arbeidet går vidare i regionrådet", "Resultatene av arbeidet synes først om noen år",
      "Utdrag fra søknaden kan leses på nettsiden", "Mål, resultater og råd er samlet her",
      "Vegen vidare vart lang for mange av kommunane",
      "Etter programslutt går arbeidet videre i Valdresrådet.", "Etter programslutt går arbeidet videre.",
      "Dokumenter arbeidet underveis", "Måle resultater", "Kontrakt", "Programslutt i 2017", "Felles næringsplan",
      "Flere jobber", "Valdres", "Samarbeidet videre", "Resultatene uteble", "Resultater av kartleggingen i Vang",
      "Råd og rettleiing til gründerar", "Rådmennene er styringsgruppe", "Regionrådets arbeid", "Delmål A:",
      "Fra Valdres til Oslo går toget", "Fra søknad til handling", "Målet nådd i 2016", "Målgruppa er unge",
    ])
  func texts(_ line: String) throws { #expect(try kind(line) == nil) }

  @Test(
    "A label inside an application does not open a section",
    arguments: ["Mål:", "Resultater:", "Mål for fase 2:", "Råd:"])
  func labelsOfApplications(_ line: String) throws {
    let text = "Valdres\n\nFra Valdres sin søknad til Byregionprogrammet:\n\n\(line)\n\n• Ei sak\n"
    #expect(try WriteUp(text).sections.map(\.kind) == [.application])
  }

  @Test(
    "The name of a document alone before the facts opens a section, also misspelt",
    arguments: [
      "Samfunnsanalyse", "Samfunsanalyse", "Samfunnsanlyse", "Samfunnsanalysen", "samfunnsanalyse", "Samfunns analyse",
      "Samfunnsanalyse:", "Samfunnsanalyse (pdf)", "Samfunns-analyse", "Samfunnsanalysse",
    ])
  func analysis(_ line: String) throws {
    let text = "Valdres\n\nResultat\n\nKommunane arbeider betre saman.\n\n\(line)\n\nFakta Valdres\n\nAreal: 5 km²\n"
    #expect(try WriteUp(text).sections.map(\.kind) == [.results, .documents, .facts])
    let listed = "Valdres\n\nDokument\n\n\(line)\n\nFakta Valdres\n\nAreal: 5 km²\n"
    #expect(try WriteUp(listed).sections.map(\.kind) == [.documents, .facts])
  }

  @Test(
    "Uncertain headings are reported",
    arguments: ["Mål får Valdres", "Må for Valdres", "Råd fråValdres", "Rd frå Valdres", "Målfor valdrse"])
  func doubts(_ line: String) throws {
    let writeUp = try WriteUp("Valdres\n\nKommunane har møtt kvarandre.\n\n\(line)\n\n• Ei sak\n")
    #expect(writeUp.sections.map(\.heading) == [nil, line])
    #expect(writeUp.diagnostics.contains { $0.line == 5 && $0.identifier.hasPrefix("heading-") })
  }

  @Test("The column of a misspelt word is reported in characters")
  func diagnostic() throws {
    let writeUp = try WriteUp("Valdres\n\n Øvrige resutlater\n\nTekst.\n")
    let found = writeUp.diagnostics.first { $0.identifier == "heading-misspelt" }
    #expect(found?.message == "\"resutlater\" read as resultater")
    #expect(found?.line == 3 && found?.column == 9)
  }
}
