import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionSearch
@testable import ByregionStore

/// Misleading write-ups with the interpretation of a careful reader, which was written before the program read them.
@Suite("Misleading write-ups, as a careful reader interprets them")
struct CarefulReaderTests {
  /// A write-up of a region. Parts that are nil are not printed.
  private struct Page {
    var title: String
    var region: String?
    var applicant: String
    var partners: String
    var population: String?
    var isApplication = false

    var text: String {
      let name = region ?? "regionen"
      return """
        \(title)

        Kommunene samarbeider om vekst i regionen.

        \(isApplication ? "Utdrag fra \(name) sin søknad" : "Resultater")

        • Bedre samarbeid i regionen

        Fakta\(region.map { " " + $0 } ?? "")

        Søkerkommune: \(applicant)
        Samarbeidskommuner: \(partners)
        \(population.map { "Innbyggere: \($0) (1.jan 2015)\n" } ?? "")
        """
    }
  }

  private func imported(_ pages: [Page]) async throws -> KnowledgeBase {
    let knowledgeBase = try KnowledgeBase.inMemory()
    let folder = try TemporaryFolder()
    for (index, page) in pages.enumerated() {
      let file = folder.url.appendingPathComponent("\(index + 1).txt")
      try Data(page.text.utf8).write(to: file)
      let report = try await knowledgeBase.importSources(SourceFinder.find([file.path]))
      #expect(report.failures.isEmpty)
    }
    return knowledgeBase
  }

  /// The numbers, such as `0807 0821`, with a hyphen for a name that was not resolved.
  private func numbers(_ knowledgeBase: KnowledgeBase) throws -> String {
    try knowledgeBase.connection.rows(
      "SELECT coalesce(municipality_number, '-') FROM document_municipalities ORDER BY document_id, position"
    ) { $0.text(0) ?? "" }.joined(separator: " ")
  }

  @Test(
    "every printed name is resolved to the right municipality, or to none",
    arguments: [
      // Shared names across county borders, and as applicants.
      ("Notodden", "Kongsberg, Bø, Sauherad og Nore og Uvdal", "0807 0604 0821 0822 0633"),
      ("Røros", "Os, Tynset, Holtålen", "1640 0441 0437 1644"), ("Os", "Fusa, Samnanger", "1243 1241 1242"),
      ("Nes", "Gol, Ål og Flå", "0616 0617 0619 0615"), ("Nes", "Ullensaker, Eidsvoll", "0236 0235 0237"),
      ("Våler", "Elverum, Åsnes", "0426 0427 0425"), ("Sande", "Drammen, Svelvik", "0713 0602 0711"),
      // A county or district after the name.
      ("Våler (Hedmark)", "Våler (Østfold)", "0426 0137"), ("Sande i Vestfold", "Os i Hordaland", "0713 1243"),
      ("Nes på Romerike", "Våler i Solør, Bø i Vesterålen", "0236 0426 1867"),
      ("Rana", "Herøy (M&R), Sande (M. og R.)", "1833 1515 1514"),
      ("Rana", "Herøy kommune i Nordland, Nes kommune (Buskerud)", "1833 1818 0616"),
      ("Oslo (bydel Søndre Nordstrand)", "Ski (inkl. Langhus), Ås", "0301 0213 0214"),
      ("Rana", "Herøy (Nordl.), Bø (Telem.), Os (Hord.), Nes (Busk)", "1833 1818 0821 1243 0616"),
      ("Rana (søker)", "Hemnes (vertskommune), Fræna og Eide (Hustadvika)", "1833 1832 1548 1551"),
      ("Ringerike", "Hole og Nes kommuner i Buskerud", "0605 0612 0616"),
      ("Rana", "Kommunene på Indre Helgeland (Hemnes, Nesna og Lurøy), Vefsn", "1833 1832 1828 1834 1824"),
      // Names that were not municipalities in 2015.
      ("Rana", "Mo i Rana, Sandnessjøen, Mosjøen", "1833 - - -"),
      ("Inderøy", "Mosvik, Skjerstad, Bjarkøy, Ølen", "1756 - - - -"),
      ("Rana", "Nordland fylkeskommune, Hemnes, Indre Helgeland regionråd", "1833 - 1832 -"),
      // Names of 2024.
      ("Gol", "Nesbyen, Ål", "0617 0616 0619"), ("Tønsberg", "Færder, Horten", "0704 - 0701"),
      ("Steigen", "Hamarøy, Tysfjord", "1848 1849 1850"), ("Volda", "Fjord, Herøy (Møre og Romsdal)", "1519 - 1515"),
      // Names without Norwegian and Sámi letters.
      ("Alstahaug", "Heroy, Donna, Traena", "1820 1818 1827 1835"),
      ("Oksnes", "Bo, Andoy, Sortland, Lodingen", "1868 1867 1871 1870 1851"),
      ("Aalesund", "Aas, Vagsoy, Ardal, Al, Amot, Amli, Aseral", "1504 0214 1439 1424 0619 0429 0929 1026"),
      ("Tromso", "Maalselv, Malselv, Vaeroy, Rost", "1902 1924 1924 1857 1856"),
      // Names with the same beginning, names of several words, and two names of one municipality.
      ("Hemne", "Hemnes, Hemsedal, Nesna, Nesset, Nes", "1612 1832 0618 1828 1543 0616"),
      ("Sørvaranger", "Sør Varanger, Midtre-Gauldal, Evje & Hornnes, Stor Elvdal", "2030 2030 1648 0937 0430"),
      (
        "Guovdageaidnu–Kautokeino", "Kárášjohka/Karasjok, Deatnu Tana, Unjárga-Nesseby, Gáivuotna (Kåfjord)",
        "2011 2021 2025 2027 1940"
      ),
      // Numbers and abbreviations.
      ("1833 Rana", "Hemnes (1832), Nesna k., Rødøy komm.", "1833 1832 1828 1836"),
      ("Rana", "Hemnes, Nesna m.fl.", "1833 1832 1828"),
    ])
  func names(applicant: String, partners: String, right: String) async throws {
    let page = Page(title: "Prøveregionen", region: "Prøveregionen", applicant: applicant, partners: partners)
    #expect(try numbers(await imported([page])) == right)
  }

  /// The pages grouped by region, by their positions in the list: `1 3 | 2`.
  private func groups(_ pages: [Page]) async throws -> String {
    let knowledgeBase = try await imported(pages)
    var groups: [String: [String]] = [:]
    try knowledgeBase.connection.query("SELECT region_id, source FROM documents ORDER BY source") { row in
      groups[row.text(0) ?? "", default: []].append(String((row.text(1) ?? "").prefix { $0 != "." }))
    }
    let slugs = try knowledgeBase.connection.rows("SELECT slug FROM regions") { $0.text(0) ?? "" }
    #expect(Set(slugs).count == groups.count)
    return groups.values.map { $0.joined(separator: " ") }.sorted().joined(separator: " | ")
  }

  @Test("regions whose names differ by a letter, or begin alike, are different")
  func alike() async throws {
    let pages = [
      Page(
        title: "Kristiansandregionen", region: "Kristiansandregionen", applicant: "Kristiansand",
        partners: "Vennesla, Søgne"),
      Page(
        title: "Kristiansundregionen", region: "Kristiansundregionen", applicant: "Kristiansund",
        partners: "Averøy, Tingvoll"),
      Page(title: "Sunnfjordregionen", region: "Sunnfjordregionen", applicant: "Førde", partners: "Naustdal, Gaular"),
      Page(
        title: "Sunnhordlandregionen", region: "Sunnhordlandregionen", applicant: "Stord", partners: "Fitjar, Bømlo"),
    ]
    #expect(try await groups(pages) == "1 | 2 | 3 | 4")
  }

  @Test("regions with the same name and the same name of applicant can be different")
  func namesakes() async throws {
    let pages = [
      Page(title: "Nesregionen", region: "Nesregionen", applicant: "Nes", partners: "Gol, Flå, Ål"),
      Page(
        title: "Nesregionen", region: "Nesregionen", applicant: "Nes", partners: "Ullensaker, Eidsvoll",
        isApplication: true),
    ]
    #expect(try await groups(pages) == "1 | 2")
  }

  @Test("regions that share only members or only the applicant are different")
  func shared() async throws {
    let pages = [
      Page(title: "Ofoten", region: "Ofoten", applicant: "Narvik", partners: "Ballangen, Evenes, Tysfjord"),
      Page(
        title: "Hålogaland", region: "Hålogaland", applicant: "Harstad",
        partners: "Narvik, Evenes, Skånland, Tjeldsund",
        isApplication: true),
      Page(title: "Vestfoldbyen", region: "Vestfoldbyen", applicant: "Larvik", partners: "Sandefjord, Tønsberg"),
      Page(
        title: "Grenland og Larvik", region: "Grenland og Larvik", applicant: "Larvik",
        partners: "Porsgrunn, Skien, Bamble",
        isApplication: true),
    ]
    #expect(try await groups(pages) == "1 | 2 | 3 | 4")
  }

  @Test("a title with the name of a programme does not join regions")
  func titles() async throws {
    let pages = [
      Page(title: "Samspill mellom by og land", applicant: "Elverum", partners: "Åmot, Trysil"),
      Page(
        title: "Samspill mellom by og land", applicant: "Tynset", partners: "Os, Tolga, Alvdal", isApplication: true),
      Page(title: "Samspill mellom by og land", applicant: "Elverum", partners: "Trysil, Åmot", isApplication: true),
    ]
    #expect(try await groups(pages) == "1 3 | 2")
  }

  @Test("a region with several names, spellings or titles is one region")
  func sameRegion() async throws {
    let pages = [
      Page(
        title: "Kongsvingerregionen", region: "Kongsvingerregionen", applicant: "Kongsvinger",
        partners: "Eidskog, Grue, Åsnes"),
      Page(
        title: "Region Kongsvinger", region: "Region Kongsvinger", applicant: "Kongsvinger",
        partners: "Grue, Eidskog og Åsnes",
        isApplication: true),
      Page(title: "Ålesundsregionen", region: "Ålesundsregionen", applicant: "Ålesund", partners: "Giske, Sula, Haram"),
      Page(
        title: "Alesundregionen", region: "Alesundregionen", applicant: "Ålesund", partners: "Giske, Sula, Haram",
        isApplication: true),
      Page(
        title: "Lister", region: "Lister", applicant: "Farsund", partners: "Lyngdal, Kvinesdal, Flekkefjord, Hægebostad"
      ),
      Page(
        title: "Byen og bygdene i vest", region: "Farsundregionen", applicant: "Farsund",
        partners: "Flekkefjord, Hægebostad, Kvinesdal, Lyngdal", isApplication: true),
    ]
    #expect(try await groups(pages) == "1 2 | 3 4 | 5 6")
  }

  @Test("members in two counties and a total decide on a shared name, and the method is stored")
  func record() async throws {
    let page = Page(
      title: "Kongsbergregionen", region: "Kongsbergregionen", applicant: "Kongsberg", partners: "Notodden, Bø",
      population: "45 287")
    let rows = try await imported([page]).connection.rows(
      "SELECT municipality_number, resolved_by, certainty FROM region_municipalities ORDER BY position"
    ) { [$0.text(0), $0.text(1), $0.text(2)] }
    #expect(rows.last == ["0821", "neighbours and printed total", "certain"])
  }

  @Test("regions of one district with different directions in their names are different")
  func directions() async throws {
    let pages = [
      Page(title: "Sør-Østerdal", region: "Sør-Østerdal", applicant: "Elverum", partners: "Åmot, Trysil, Engerdal"),
      Page(title: "Nord-Østerdal", region: "Nord-Østerdal", applicant: "Tynset", partners: "Tolga, Os, Alvdal"),
      Page(title: "Midt-Troms", region: "Midt-Troms", applicant: "Lenvik", partners: "Sørreisa, Dyrøy, Målselv"),
      Page(title: "Nord-Troms", region: "Nord-Troms", applicant: "Nordreisa", partners: "Kvænangen, Skjervøy, Kåfjord"),
      Page(
        title: "Sør-Troms", region: "Sør-Troms", applicant: "Harstad", partners: "Kvæfjord, Ibestad, Skånland",
        isApplication: true),
      Page(title: "Indre Østfold", region: "Indre Østfold", applicant: "Askim", partners: "Eidsberg, Trøgstad"),
      Page(
        title: "Ytre Østfold", region: "Ytre Østfold", applicant: "Fredrikstad", partners: "Hvaler, Sarpsborg",
        isApplication: true),
    ]
    #expect(try await groups(pages) == "1 | 2 | 3 | 4 | 5 | 6 | 7")
  }

  @Test("a region inside another, and one of the same name elsewhere, are different")
  func within() async throws {
    let pages = [
      Page(title: "Hallingdal", region: "Hallingdal", applicant: "Hemsedal", partners: "Flå, Nes, Gol, Ål, Hol"),
      Page(title: "Øvre Hallingdal", region: "Øvre Hallingdal", applicant: "Hol", partners: "Ål", isApplication: true),
      Page(title: "Nordregionen", region: "Nordregionen", applicant: "Tromsø", partners: "Karlsøy, Balsfjord"),
      Page(
        title: "Nordregionen", region: "Nordregionen", applicant: "Alta", partners: "Loppa, Kvalsund",
        isApplication: true),
    ]
    #expect(try await groups(pages) == "1 | 2 | 3 | 4")
  }

  @Test("a region with a different applicant or an additional member is one region")
  func changed() async throws {
    let pages = [
      Page(title: "Valdres", region: "Valdres", applicant: "Nord-Aurdal", partners: "Vang, Etnedal, Sør-Aurdal"),
      Page(
        title: "Valdresregionen", region: "Valdresregionen", applicant: "Sør-Aurdal",
        partners: "Nord-Aurdal, Vang, Etnedal", isApplication: true),
      Page(title: "Salten", region: "Salten", applicant: "Bodø", partners: "Fauske, Meløy, Gildeskål, Steigen"),
      Page(
        title: "Region Salten", region: "Region Salten", applicant: "Bodø", partners: "Fauske, Meløy, Gildeskål",
        isApplication: true),
    ]
    #expect(try await groups(pages) == "1 2 | 3 4")
  }
}
