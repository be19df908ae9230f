import ByregionSQLite
import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionPlaces
@testable import ByregionReading
@testable import ByregionRecords
@testable import ByregionSearch
@testable import ByregionStore

@Suite("Listing")
struct ListingTests {
  private func knowledgeBase() async throws -> KnowledgeBase {
    let knowledgeBase = try KnowledgeBase.inMemory()
    _ = try await knowledgeBase.importSources(SourceFinder.find([Project.folder.appendingPathComponent("seed").path]))
    return knowledgeBase
  }

  private func first(_ listing: Listing, by order: String) async throws -> [String?] {
    var values: [String?] = []
    try await knowledgeBase().list(
      listing, sortedBy: ListOrder(order), begin: { _ in }, row: { values.append($0.text(0)) })
    return values
  }

  @Test("sorts by a column, in descending order with a hyphen before it")
  func sorted() async throws {
    #expect(try await first(.regions, by: "population") == ["alstahaug", "rana"])
    #expect(try await first(.regions, by: "-population") == ["rana", "alstahaug"])
    let municipalities = try await first(.municipalities, by: "municipality")
    #expect(municipalities.first == "Alstahaug")
    #expect(municipalities.count == 9)
  }

  @Test("sorts municipalities and counties by their populations on 1 January 2015")
  func populations() async throws {
    #expect(try await first(.municipalities, by: "-population").prefix(3) == ["Rana", "Vefsn", "Alstahaug"])
    #expect(try await first(.counties, by: "-population").prefix(3) == ["03", "02", "12"])
    #expect(try await first(.counties, by: "population").first == "20")
  }

  @Test("returns the same rows in pages as in a whole list, in any order")
  func parts() async throws {
    let knowledgeBase = try await knowledgeBase()
    for listing in [Listing.regions, .municipalities, .counties, .documents, .advice] {
      var columns: [String] = []
      try knowledgeBase.list(listing, begin: { columns = $0 }, row: { _ in })
      for order in [nil] + columns.flatMap({ [ListOrder($0), ListOrder("-" + $0)] }) {
        var whole: [[Value]] = []
        try knowledgeBase.list(listing, sortedBy: order, begin: { _ in }, row: { whole.append($0.values) })
        var parts: [[Value]] = []
        while true {
          let part = try knowledgeBase.page(of: listing, sortedBy: order, from: parts.count, limit: 4)
          #expect(part.columns == columns)
          #expect(part.hasMore == (parts.count + 4 < whole.count))
          parts += part.rows
          guard part.hasMore else { break }
        }
        #expect(Set(parts) == Set(whole))
        let place = order.flatMap { order in columns.firstIndex(of: order.column) } ?? 0
        // Rows with equal values may be in a different order.
        #expect(parts.map { $0[place] } == whole.map { $0[place] }, "\(listing) \(String(describing: order))")
      }
    }
  }

  @Test("lists the columns if a column is unknown")
  func unknownColumn() async throws {
    let knowledgeBase = try await knowledgeBase()
    let error = #expect(throws: KnowledgeBaseError.self) {
      try knowledgeBase.list(.regions, sortedBy: ListOrder("populaton"), begin: { _ in }, row: { _ in })
    }
    #expect(error?.category == .usage)
    #expect(error?.message == "regions have no column populaton to sort by")
    #expect(error?.suggestion?.description.hasPrefix("Did you mean population? The columns are slug, name,") == true)
  }

  private func firsts(
    _ listing: Listing, _ places: [RegionSelection.Field: [String]], kinds: [String] = []
  ) async throws -> [String?] {
    let knowledgeBase = try await knowledgeBase()
    var values: [String?] = []
    try knowledgeBase.list(
      listing, narrowedBy: knowledgeBase.narrowing(listing, places, kinds: kinds), begin: { _ in },
      row: { values.append($0.text(0)) })
    return values
  }

  @Test("filters every listing by region, municipality and county")
  func narrowed() async throws {
    for listing in Listing.allCases {
      let all = try await firsts(listing, [:]).count
      let parts = try await [
        firsts(listing, [.region: ["rana"]]).count, firsts(listing, [.region: ["alstahaug"]]).count,
      ]
      // Both regions are in the same county, the only one with regions.
      #expect(listing == .counties ? parts == [1, 1] : parts.reduce(0, +) == all, "\(listing)")
      #expect(try await firsts(listing, [.region: ["rana", "alstahaug"]]).count == (listing == .counties ? 1 : all))
    }
    #expect(try await firsts(.regions, [.municipality: ["Hemnes"]]) == ["rana"])
    #expect(try await firsts(.municipalities, [.municipality: ["Hemnes", "1833"]]) == ["Hemnes", "Rana"])
    #expect(try await firsts(.municipalities, [.county: ["Nordland"], .region: ["rana"]]).contains("Rana"))
    #expect(try await firsts(.municipalities, [.county: ["Oslo"]]).isEmpty)
    #expect(try await firsts(.counties, [.county: ["nordland", "01"]]) == ["01", "18"])
    #expect(try await firsts(.advice, [.county: ["Oslo"]]).isEmpty)
  }

  @Test("filters documents by kind, and refuses unknown names")
  func narrowedDocuments() async throws {
    #expect(try await firsts(.documents, [:], kinds: ["final", "application"]).count == firsts(.documents, [:]).count)
    #expect(try await firsts(.documents, [:], kinds: ["phase1"]).isEmpty)
    let knowledgeBase = try await knowledgeBase()
    for (field, place) in [(RegionSelection.Field.region, "--region"), (.county, "--county")] {
      let error = #expect(throws: KnowledgeBaseError.self) {
        try knowledgeBase.narrowing(.advice, [field: ["Atlantis'"]])
      }
      #expect(error?.category == .usage)
      #expect(error?.place == place)
    }
    #expect(throws: KnowledgeBaseError.self) { try knowledgeBase.narrowing(.advice, [:], kinds: ["final"]) }
  }

  @Test("counts the municipalities and regions of a county", arguments: ["18": (9, 2), "03": (0, 0)])
  func counties(number: String, expected: (Int, Int)) async throws {
    var found: (Int?, Int?) = (nil, nil)
    let take = { (row: Row) in
      if row.text(0) == number { found = (row.int(3), row.int(4)) }
    }
    try await knowledgeBase().list(.counties, begin: { _ in }, row: take)
    #expect(found == expected)
  }
}
