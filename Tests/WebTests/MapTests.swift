#if Web
  import ByregionImporting
  import ByregionLanguages
  import ByregionMaps

  import ByregionStore
  import Foundation
  import HummingbirdTesting
  import TestSupport
  import Testing

  @testable import ByregionReading
  @testable import ByregionWeb

  @Suite("Maps on web pages") struct WebMapTests {
    @Test("the map and the list beside it have the same regions", arguments: Language.allCases)
    func page(language: Language) async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for address in ["/map?", "/map?by=density&", "/map?by=population&", "/map?by=advice&", "/?"] {
          let answer = try await client.get("\(address)lang=\(language.rawValue)")
          #expect(answer.status == .ok)
          let markup = try MarkupReader(answer.text)
          let list = markup.elements.filter { $0.name == "li" && $0["class"]?.hasPrefix("r") == true }
          #expect(list.count == 2)
          let drawn = markup.elements.filter { $0.name == "g" && $0["class"]?.hasPrefix("m r") == true }
          #expect(Set(drawn.compactMap { $0["class"] }) == Set(list.compactMap { $0["class"].map { "m " + $0 } }))
          // The picture has a name and a description, and adds no tab stop.
          let picture = try #require(markup.elements.first { $0.name == "svg" })
          #expect(picture["aria-labelledby"] == "map-title" && picture["aria-describedby"] == "map-text")
          let links = markup.elements.filter { $0.name == "a" && $0["href"]?.hasPrefix("/regions/rana") == true }
          #expect(links.count { $0["tabindex"] == nil } == 1, "\(address)")
          #expect(links.count == 3, "\(address)")
        }
      }
    }

    @Test("regions are ordered and shaded by the selected figure, and those without one come last")
    func ranking() throws {
      func region(_ slug: String, _ density: Double?) -> MapScene.Region {
        .init(slug: slug, name: slug, density: density, advice: 1, members: [], colour: 1, ties: [])
      }
      var scene = MapScene(.init(municipalities: [], regions: [], allRegions: 0))
      scene.regions = [
        region("a", 2), region("b", nil), region("c", 30), region("d", 2), region("e", 7), region("f", 9),
        region("g", 12), region("h", 500),
      ]
      let ranking = MapRanking(scene, by: .density)
      #expect(ranking.entries.map(\.region.slug) == ["h", "c", "g", "f", "e", "a", "d", "b"])
      #expect(ranking.entries.map(\.number) == Array(1...8))
      #expect(ranking.entries.last?.shade == nil)
      // Equal values have the same class, and every value has one.
      #expect(ranking.entries[5].shade == 0 && ranking.entries[6].shade == 0)
      for entry in ranking.entries {
        guard let value = entry.value else { continue }
        let shade = try #require(entry.shade)
        #expect(ranking.classes[shade].contains(value))
      }
      #expect(zip(ranking.classes, ranking.classes.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      #expect(MapRanking(scene, by: .region).entries.map(\.region.slug) == ["a", "b", "c", "d", "e", "f", "g", "h"])
    }

    @Test("the members of a region are joined by the shortest lines, and neighbours differ in colour")
    func scene() {
      let degrees = [(10.0, 60.0), (10.1, 60.0), (10.2, 60.0), (10.05, 60.3), (11.0, 60.1)]
      let municipalities = degrees.enumerated().map { index, place in
        MapData.Municipality(
          number: "010\(index)", name: "K\(index)", point: .init(latitude: place.1, longitude: place.0), population: 9)
      }
      let scene = MapScene(
        MapData(
          municipalities: municipalities,
          regions: [
            .init(slug: "a", name: "A", population: 1, density: 1, advice: 1, members: ["0100", "0102", "0101"]),
            .init(slug: "b", name: "B", population: 1, density: 1, advice: 1, members: ["0103", "0104", "9999"]),
          ], allRegions: 2))
      #expect(scene.regions[0].ties.map { [$0.0, $0.1] } == [[0, 1], [1, 2]])
      #expect(scene.regions[1].members == [3, 4])
      #expect(scene.regions[0].colour != scene.regions[1].colour)
    }

    @Test("labels on the map do not overlap") func labels() {
      var labels = LabelPlaces(width: 500, height: 400)
      let spots = (0..<12).map { (x: 100 + $0 % 4 * 60, y: 100 + $0 / 4 * 20) }
      for spot in spots { labels.avoid(spot) }
      var boxes: [(left: Int, top: Int, right: Int, bottom: Int)] = []
      for spot in spots {
        guard let place = labels.place("Kommune", beside: spot, size: 12, mustStand: false) else { continue }
        let width = 7 * 12 * 6 / 10
        let left = place.anchor == .start ? place.x : place.anchor == .end ? place.x - width : place.x - width / 2
        boxes.append((left, place.y - 9, left + width, place.y + 2))
      }
      #expect(boxes.count > 3)
      for (index, box) in boxes.enumerated() {
        for other in boxes.dropFirst(index + 1) {
          let overlap =
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom
          #expect(!overlap)
        }
      }
    }

    @Test("the maps' colours have a contrast to the land of at least 3:1 in both schemes") func contrast() throws {
      for (light, dark) in MapColours.regions + [MapColours.none] + MapColours.scale.dropFirst() {
        #expect(try Self.contrast(light, "#dfe4e2") >= 3, "\(light)")
        #expect(try Self.contrast(dark, "#26323d") >= 3, "\(dark)")
      }
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
      func luminance(_ colour: String) throws -> Double {
        let value = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part in
          let share = Double(part) / 255
          return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
      }
      let (first, second) = (try luminance(one), try luminance(other))
      return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    @Test("regions and municipalities can be downloaded as GeoJSON, and the map as a picture") func files() async throws
    {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        for (address, count) in [("/regions.geojson", 2), ("/municipalities.geojson", 9), ("/map.geojson", 9)] {
          let answer = try await client.get(address)
          #expect(answer.header("content-type") == "application/geo+json")
          let object = try #require(
            try JSONSerialization.jsonObject(with: Data(buffer: answer.body)) as? [String: Any])
          #expect(object["type"] as? String == "FeatureCollection")
          #expect((object["features"] as? [Any])?.count == count, "\(address)")
        }
        let picture = try await client.get("/map.svg?by=advice&lang=nn")
        #expect(picture.header("content-type") == "image/svg+xml")
        #expect(picture.header("content-language") == "nn")
        #expect(picture.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        _ = try MarkupReader(picture.text)
        #expect(try await client.get("/map?by=nothing").status.code == 400)
      }
    }

    @Test("a map of the country stays below 65 kB when it is compressed") func size() async throws {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let answer = try await client.get("/map", ["accept-encoding": "gzip"])
        #expect(answer.header("content-encoding") == "gzip")
        #expect(answer.body.readableBytes < 65_000)
      }
    }

    @Test("a municipality of two regions has a dot of each, and the caption says so") func shared() async throws {
      let seed = try String(contentsOf: WebFixture.seed("ranaregionen.txt"), encoding: .utf8)
      let other =
        "Polarregionen\n\nRåd\n\n1. Gå sakte\n\nFakta Polarregionen\n\nSøkerkommune: Nesna\nSamarbeidskommuner: Leirfjord\n"
      let fixture = try await WebFixture(["rana.txt": seed, "polar.txt": other])
      try await fixture.test { client in
        let page = try await client.get("/map?lang=nb")
        let markup = try MarkupReader(page.text)
        let circles = markup.elements.filter { $0.name == "circle" && ["dot", "dot small"].contains($0["class"]) }
        let places = Dictionary(grouping: circles) { "\($0["cx"] ?? "") \($0["cy"] ?? "")" }
        let both = places.values.filter { $0.count > 1 }
        #expect(both.count == 1)
        let radii = try #require(both.first).compactMap { $0["r"].flatMap { Int($0) } }
        // The second dot is drawn above the first, and is smaller.
        #expect(radii.count == 2 && radii[1] < radii[0])
        #expect(page.text.contains("Nesna er med i flere regioner"))
      }
    }

    @Test("imported boundaries are filled instead of dots, with their attribution") func areas()
      async throws
    {
      let fixture = try await WebFixture()
      let knowledgeBase = try KnowledgeBase.open(fixture.file, for: .writing)
      // Rana is large. Hemnes is so small that it keeps a dot.
      let file = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"nr":1833},"geometry":{"type":"Polygon","coordinates":
        [[[13.9,66.2],[14.9,66.2],[14.9,66.5],[13.9,66.5],[13.9,66.2]]]}},
        {"type":"Feature","properties":{"nr":1832},"geometry":{"type":"Polygon","coordinates":
        [[[13.7,66.1],[13.75,66.1],[13.75,66.12],[13.7,66.12],[13.7,66.1]]]}}]}
        """
      _ = try knowledgeBase.importBoundaries(Array(file.utf8), name: "a.geojson", attribution: "<b>© Noen")
      try knowledgeBase.close()
      try await fixture.test { client in
        for address in ["/map?lang=nb", "/regions/rana?lang=nb", "/"] {
          let answer = try await client.get(address)
          let markup = try MarkupReader(answer.text)
          #expect(markup.elements.count { $0["class"] == "area" } == 1, "\(address)")
          #expect(answer.text.contains("&lt;b&gt;© Noen"))
        }
        let markup = try MarkupReader(try await client.get("/map").text)
        #expect(markup.elements.count { $0["class"] == "dot small" } == 3)
        let geometries = try await client.get("/municipalities.geojson").text
        #expect(geometries.contains("MultiPolygon") && geometries.contains("\"Point\""))
      }
    }
  }
#endif
