import ByregionWriteUp
import Testing

/// Columns and forms as `pdftotext -layout` prints them, side by side.
@Suite("Columns of a text")
struct ColumnTests {
  @Test("The right column follows the left one, with or without text above both")
  func twoColumns() throws {
    let text = """
      Follo                                      Råd til andre
                                                    • Start med en felles analyse
      Tre kommuner i Follo har samarbeidet          • Del på rollene, ikke bare på
      om å gjøre arbeidsmarkedet større.              regningen
      Prosjektet varte i tre år.                    • Lytt til de unge

      Mål for Follo                              Veien videre

         • Flere unge som flytter hjem etter     Kontoret fortsetter med fast støtte
           utdanningen                           fra kommunene. Bussen skal prøves
         • Et felles kontor for bedrifter        ut i to år til.

      Resultater                                 Fakta Follo

         • Kontoret åpnet i 2016 og har          Søkerkommune: Ås
           hjulpet 74 bedrifter                  Samarbeidskommuner: Ski, Vestby,
         • En ny buss går hver time              Frogn og Nesodden
      """
    for source in [text, "En rapport fra Follo om byregioner og hva de kan bli til sammen i årene\n\n" + text] {
      let writeUp = try WriteUp(source)
      #expect(writeUp.sections.suffix(5).map(\.kind) == [.goals, .results, .advice, .continuation, .facts])
      #expect(
        writeUp.entries(of: .advice).map(\.text) == [
          "Start med en felles analyse", "Del på rollene, ikke bare på regningen", "Lytt til de unge",
        ])
      #expect(
        writeUp.entries(of: .results).map(\.text) == [
          "Kontoret åpnet i 2016 og har hjulpet 74 bedrifter", "En ny buss går hver time",
        ])
      #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby", "Frogn", "Nesodden"])
    }
  }

  @Test("Three columns are read in order")
  func threeColumns() throws {
    let writeUp = try WriteUp(
      """
      Follo                          Resultater                     Veien videre

      Tre kommuner i Follo har        • Kontoret åpnet i 2016 og    Kontoret fortsetter med støtte
      samarbeidet om byen.              har hjulpet bedrifter       fra kommunene i mange år.
      Det varte i tre år.             • En ny buss går hver time
                                        mellom byene                Fakta
      Mål for Follo
                                     Råd til andre                  Søkerkommune: Ås
       • Flere unge som flytter                                     Samarbeidskommuner: Ski
         hjem til byen                • Start med en analyse        Areal: 350 km²
       • Et kontor for bedrifter      • Lytt til de unge i byen
      """)
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .continuation, .facts])
    #expect(
      writeUp.entries(of: .goals).map(\.text) == ["Flere unge som flytter hjem til byen", "Et kontor for bedrifter"])
    #expect(writeUp.facts.applicant?.name == "Ås" && writeUp.facts.areaKm2 == 350)
  }

  @Test("Answers beside the labels of a form are read below them")
  func forms() throws {
    let writeUp = try WriteUp(
      """
      Follo
      Tre kommuner i Follo har samarbeidet om å gjøre arbeidsmarkedet større i hele regionen,
      og de har holdt på i tre år.

      Mål               Flere unge som flytter hjem etter utdanningen
                        Et felles kontor for bedrifter som vil etablere seg i regionen
      Resultater        Kontoret åpnet i 2016 og har hjulpet 74 bedrifter
                        En ny buss går hver time
      Råd til           Start med en felles analyse
      andre             Lytt til de unge
      Fakta             Søkerkommune: Ås
                        Samarbeidskommuner: Ski og Vestby
      """)
    #expect(writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .facts])
    #expect(writeUp.sections[3].heading == "Råd til andre")
    #expect(
      writeUp.entries(of: .goals).map(\.text) == [
        "Flere unge som flytter hjem etter utdanningen",
        "Et felles kontor for bedrifter som vil etablere seg i regionen",
      ])
    #expect(writeUp.entries(of: .advice).map(\.text) == ["Start med en felles analyse", "Lytt til de unge"])
    #expect(writeUp.facts.partners.map(\.name) == ["Ski", "Vestby"])
  }
}
