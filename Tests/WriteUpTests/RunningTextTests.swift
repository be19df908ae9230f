import ByregionWriteUp
import Testing

@Suite("Running text is not a heading, and a misspelt heading is not text")
struct RunningTextTests {
  private static let after = "Kommunene i regionen har fått flere felles møteplasser og et tettere samarbeid om næring."

  @Test("a sentence does not open a section, on one line or hard-wrapped", arguments: Fixture.all + Fixture.others)
  func sentences(_ fixture: Fixture) throws {
    let source = try SourceText(bytes: fixture.bytes, name: fixture.name)
    let sections = WriteUpReader.read(source).sections.filter { $0.kind != .facts && $0.kind != .documents }
    for text in sections.flatMap(\.entries).map(\.text) where text.split(separator: " ").count >= 6 {
      for width in [Int.max, 72, 55, 40, 32, 26] {
        let lines = Self.wrapped(text, to: width)
        let writeUp = try WriteUp("Ålesund\n\nResultater\n\n\(lines)\n\n\(Self.after)\n")
        #expect(writeUp.sections.map(\.heading) == ["Resultater"], "\(lines)")
      }
    }
  }

  @Test(
    "a paragraph with many words of headings does not open a section at any wrap width",
    arguments: [
      """
      Regionen har satt seg mål for Salten som alle kan stå inne for, og resultater av arbeidet ble lagt fram i 2015. \
      Rådene fra Salten er tatt med videre. Mål for regionen er vekst. Dokumenter fra arbeidet er lagt ut. Kontakt med \
      næringslivet er viktig, og søknaden til Byregionprogrammet ga oss fakta om regionen. Etter programslutt jobber \
      regionen videre med dette.
      """,
      """
      Vi når våre mål. Resultater kommer når vi arbeider sammen. Råd for samarbeid om regional utvikling får vi fra \
      andre. Bakgrunn for prosjektet er kjent. Veien videre er lang. Dette jobber byregionen med etter programslutt, \
      og planen er vedtatt. Oppfølging av resultatene skjer i regionrådet, og resultat av arbeidet er synlig.
      """,
      """
      Vi sette oss mål. Resultat frå prosjektet er mange. Råd frå regionen til andre er samla i ein rapport. Utdrag \
      frå søknaden er lagt ved. Vidare arbeid skjer i regionrådet. Dokument frå arbeidet ligg på nettet.
      """,
    ])
  func narrow(_ text: String) throws {
    for width in 20...90 {
      let lines = Self.wrapped(text, to: width)
      let writeUp = try WriteUp("Salten\n\nResultater\n\n\(lines)\n\n\(Self.after)\n")
      #expect(writeUp.sections.map(\.heading) == ["Resultater"], "\(lines)")
    }
  }

  @Test("a heading above lowercase entries without full stops is a heading")
  func smallEntries() throws {
    let writeUp = try WriteUp("Salten\n\nVi er i gang.\nResultater\nfelles plan\nny ferjerute\n")
    #expect(writeUp.entries(of: .results).map(\.text) == ["felles plan", "ny ferjerute"])
  }

  private static func wrapped(_ text: String, to width: Int) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count < width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }

  @Test(
    "typing errors that split off a letter, or change the first word into a name",
    arguments: [
      ("Mål for Mo iR ana", Section.Kind.goals), ("Resultater i Mo iR ana", .results), ("Råd frå Mo iR ana", .advice),
      ("Rås frå Mo i Rana", .advice), ("Rås fra Rana", .advice), ("Åsregionens råd for samarbeid", .advice),
    ])
  func slips(_ line: String, _ kind: Section.Kind) throws {
    let writeUp = try WriteUp("Mo i Rana\n\n\(Self.after)\n\n\(line)\n\n\(Self.after)\n")
    #expect(writeUp.sections.map(\.kind) == [.lead, kind])
  }

  @Test(
    "a regional council (regionråd) is not advice (råd)",
    arguments: ["Indre Helgeland regionråd", "Regionråd", "Regionrådet i Rana"])
  func councils(_ line: String) throws {
    let writeUp = try WriteUp("Mo i Rana\n\nResultater\n\n\(line)\n\n\(Self.after)\n")
    #expect(!writeUp.sections.contains { $0.kind == .advice })
  }
}
