#if Web
  import ByregionImporting
  import ByregionLanguages
  import ByregionStore
  import Foundation
  import HTTPTypes
  import HummingbirdTesting
  import NIOCore
  import TestSupport
  import Testing

  @testable import ByregionWeb

  @Suite("Importing in the browser") struct WebImportTests {
    private static let key = ImportKey(secret: "0123456789abcdefghijklmnop")
    private static let cookie = "\(ImportKey.cookieName)=\(key.secret)"
    private static let report = "Testregionen\n\nRåd\n\n1. Snakk sammen om sjøørret\n2. Begynn tidlig\n"

    private static func site(_ fixture: WebFixture) -> Site {
      var site = fixture.site
      site.importKey = key
      return site
    }

    private static let boundary = "boundary0123456789"

    private static func form(_ files: [(name: String, content: [UInt8])], token: String = key.formToken) -> ByteBuffer {
      var body = ByteBuffer()
      func part(_ disposition: String, _ content: [UInt8]) {
        body.writeString("--\(boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n")
        body.writeBytes(content)
        body.writeString("\r\n")
      }
      part("name=\"form\"", Array(token.utf8))
      for file in files { part("name=\"files\"; filename=\"\(file.name)\"", file.content) }
      body.writeString("--\(boundary)--\r\n")
      return body
    }

    private static func send(
      _ client: any TestClientProtocol, _ address: String, _ body: ByteBuffer, type: String, cookie: String? = cookie,
      fetchSite: String = "same-origin"
    ) async throws -> TestResponse {
      var fields: HTTPFields = [.contentType: type]
      if let cookie { fields[.cookie] = cookie }
      if let name = HTTPField.Name("sec-fetch-site") { fields[name] = fetchSite }
      return try await client.execute(uri: address, method: .post, headers: fields, body: body) { $0 }
    }

    private static func upload(
      _ client: any TestClientProtocol, _ files: [(name: String, content: [UInt8])], language: Language = .bokmål
    ) async throws -> String {
      let answer = try await send(
        client, "/import?lang=\(language.rawValue)", form(files), type: "multipart/form-data; boundary=\(boundary)")
      #expect(answer.status.code == 303, "\(answer.text)")
      return try #require(answer.header("location"))
    }

    private static func post(_ client: any TestClientProtocol, _ address: String, _ form: String) async throws
      -> TestResponse
    {
      try await send(
        client, address, ByteBuffer(string: "form=\(key.formToken)&\(form)"), type: "application/x-www-form-urlencoded")
    }

    @Test(
      "an uploaded document is previewed, imported, found by a search, and removed by undo",
      arguments: Language.allCases)
    func whole(language: Language) async throws {
      let fixture = try await WebFixture()
      try await fixture.test(Self.site(fixture)) { client in
        let preview = try await Self.upload(client, [("test.txt", Array(Self.report.utf8))], language: language)
        let shown = try await client.get(preview, ["cookie": Self.cookie])
        #expect(shown.status == .ok)
        #expect(shown.header("content-language") == language.rawValue)
        #expect(shown.header("cache-control") == "no-store")
        let markup = try MarkupReader(shown.text)
        #expect(markup.text.contains("Testregionen"))
        #expect(markup.text.contains("Snakk sammen om sjøørret"))
        let words = Catalogue(language)
        #expect(markup.text.contains(words.takeIn(1)))
        #expect(markup.text.contains(words.newRegion))
        // A preview stores nothing.
        #expect(try await client.get("/regions/test").status.code == 404)

        let taken = try await Self.post(client, preview, "action=take")
        #expect(taken.status.code == 303)
        let result = try await client.get(try #require(taken.header("location")), ["cookie": Self.cookie])
        #expect(result.text.contains(words.takenTitle))
        #expect(try await client.get("/search?q=sj%C3%B8%C3%B8rret").text.contains("test/advice/1"))
        // Submitting the form again imports nothing.
        #expect(try await Self.post(client, preview, "action=take").status.code == 303)

        let page = try await client.get("/import", ["cookie": Self.cookie])
        let ids = try MarkupReader(page.text).elements.filter { $0["name"] == "import" }.compactMap { $0["value"] }
        let id = try #require(ids.first)
        let undone = try await Self.post(client, "/import/undo", "import=\(id)")
        #expect(undone.status.code == 303)
        #expect(try await client.get("/search?q=sj%C3%B8%C3%B8rret").text.contains("test/advice/1") == false)
        #expect(try await Self.post(client, "/import/undo", "import=\(id)").status.code == 400)
      }
    }

    @Test("every import page needs the key, and the program's link sets the cookie") func keys()
      async throws
    {
      let fixture = try await WebFixture()
      try await fixture.test { client in
        let off = try await client.get("/import?lang=nb")
        #expect(off.status.code == 403)
        #expect(off.text.contains("--import"))
        #expect(!off.text.contains("href=\"/import\""))
      }
      try await fixture.test(Self.site(fixture)) { client in
        for address in ["/import", "/import?token=wrong", "/import?token=\(Self.key.secret)x", "/import/abc"] {
          #expect(try await client.get(address).status.code == 403, "\(address)")
        }
        #expect(try await client.get("/import", ["cookie": Self.cookie + "x"]).status.code == 403)
        let opened = try await client.get("/import?token=\(Self.key.secret)&lang=nn")
        #expect(opened.status.code == 303)
        #expect(opened.header("location") == "/import?lang=nn")
        let cookie = try #require(opened.header("set-cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        let form = Self.form([("a.txt", [0x41])])
        let type = "multipart/form-data; boundary=\(Self.boundary)"
        let stranger = try await Self.send(client, "/import", form, type: type, cookie: nil)
        #expect(stranger.status.code == 403)
        // A form on another site may be sent with the cookie, but it lacks the form token.
        #expect(try await Self.send(client, "/import", form, type: type, fetchSite: "cross-site").status.code == 403)
        let forged = Self.form([("a.txt", [0x41])], token: "guess")
        #expect(try await Self.send(client, "/import", forged, type: type).status.code == 403)
        let undo = try await Self.send(
          client, "/import/undo", ByteBuffer(string: "import=1"), type: "application/x-www-form-urlencoded")
        #expect(undo.status.code == 403)
      }
    }

    @Test("uploads that are too large, too many, empty or not documents are rejected with a message") func limits()
      async throws
    {
      let fixture = try await WebFixture()
      try await fixture.test(Self.site(fixture)) { client in
        let type = "multipart/form-data; boundary=\(Self.boundary)"
        let large = Self.form([("a.txt", [UInt8](repeating: 0x41, count: ImportPreviews.largestUpload + (64 << 10)))])
        #expect(try await Self.send(client, "/import", large, type: type).status.code == 413)
        let many = (0...ImportPreviews.maxFiles).map { (name: "\($0).txt", content: [UInt8(0x41)]) }
        #expect(try await Self.send(client, "/import", Self.form(many), type: type).status.code == 400)
        #expect(try await Self.send(client, "/import", Self.form([]), type: type).status.code == 400)
        #expect(try await Self.send(client, "/import", Self.form([]), type: "text/plain").status.code == 415)
        let preview = try await Self.upload(client, [("bilde.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2])])
        let shown = try await client.get(preview, ["cookie": Self.cookie])
        #expect(shown.text.contains("bilde.png"))
        #expect(!shown.text.contains("value=\"take\""))
        let dropped = try await Self.post(client, preview, "action=drop")
        #expect(dropped.header("location") == "/import?lang=nb")
        #expect(try await client.get(preview, ["cookie": Self.cookie]).status.code == 404)
      }
    }

    @Test("Word and PDF are read, paths in file names are ignored, and equal file names stay apart") func files()
      async throws
    {
      let fixture = try await WebFixture()
      let word = WordFile(lines: ["Wordregionen", "Råd", "1. Skriv ned avtalene"]).bytes
      let pdf = try Data(
        contentsOf: Project.folder.appendingPathComponent("Tests/ConvertingTests/Fixtures/kolonner.pdf"))
      try await fixture.test(Self.site(fixture)) { client in
        let hostile = "../../<b onclick=x>'.txt"
        let preview = try await Self.upload(
          client,
          [
            ("rapport.docx", word), ("kolonner.pdf", [UInt8](pdf)), (hostile, Array(Self.report.utf8)),
            (hostile, Array(Self.report.replacingOccurrences(of: "Test", with: "Prøve").utf8)),
          ])
        let shown = try await client.get(preview, ["cookie": Self.cookie])
        let markup = try MarkupReader(shown.text)
        #expect(!markup.elements.contains { $0.name == "b" })
        #expect(markup.text.contains("Skriv ned avtalene"))
        #expect(markup.text.contains("kolonner.pdf"))
        #expect(markup.text.contains("2-b onclick=x>'.txt") || markup.text.contains("2-<b onclick=x>'.txt"))
        #expect(markup.text.contains(Catalogue(.bokmål).takeIn(4)))
      }
    }

    @Test("the region and an uncertain municipality of a document can be corrected before the import")
    func corrections() async throws {
      let fixture = try await WebFixture()
      let text = "Nye Ranasamarbeidet\n\nSøkerkommune: Ranna\nSamarbeidskommuner: Hemnes\n\nRåd\n\n1. Ta det med ro\n"
      try await fixture.test(Self.site(fixture)) { client in
        let preview = try await Self.upload(client, [("nytt.txt", Array(text.utf8))])
        let shown = try MarkupReader(try await client.get(preview, ["cookie": Self.cookie]).text)
        #expect(shown.elements.contains { $0.name == "select" && $0["name"] == "region-0" })
        #expect(shown.elements.contains { $0.name == "input" && $0["name"] == "place-0-0" })
        // An invalid correction is reported, and the form keeps what the user entered.
        let wrong = try await Self.post(client, preview, "action=take&region-0=rana&place-0-0=Nowhere")
        #expect(wrong.status.code == 400)
        #expect(wrong.text.contains("value=\"Nowhere\""))
        #expect(try await client.get("/regions/rana").text.contains("Ta det med ro") == false)
        let taken = try await Self.post(client, preview, "action=take&region-0=rana&place-0-0=1833")
        #expect(taken.status.code == 303, "\(taken.text)")
        #expect(try await client.get("/regions/rana").text.contains("Ta det med ro"))
      }
    }

    @Test("a line read as text can be made a heading: it is read again, imported, and remembered") func headings()
      async throws
    {
      let fixture = try await WebFixture()
      let text =
        "Kystregionen\n\nMål\n\n1. Styrke samarbeidet\n\nSagt over kaffen\n\n1. Snakk sammen\n2. Kaffe og kake\n"
      try await fixture.test(Self.site(fixture)) { client in
        let preview = try await Self.upload(client, [("kyst.txt", Array(text.utf8))])
        let shown = try MarkupReader(try await client.get(preview, ["cookie": Self.cookie]).text)
        let fields = shown.elements.filter { $0.name == "select" }.compactMap { $0["name"] }
        #expect(fields.contains("heading-0-3"))
        #expect(fields.contains("heading-0-7"))
        let again = try await Self.post(client, preview, "action=again&heading-0-3=results&heading-0-7=advice")
        #expect(again.status.code == 303)
        #expect(again.header("location") == preview)
        let page = try await client.get(preview, ["cookie": Self.cookie]).text
        #expect(page.contains("+\(Catalogue(.bokmål).entries(2, ofKind: "advice"))"))
        // The form keeps the selection, and nothing is stored.
        #expect(try MarkupReader(page).elements.contains { $0["value"] == "advice" && $0["selected"] != nil })
        #expect(try await client.get("/regions/kystregionen").status.code == 404)
        let taken = try await Self.post(client, preview, "action=take&heading-0-7=advice")
        #expect(taken.status.code == 303, "\(taken.text)")
        #expect(try await client.get("/regions/kystregionen/advice/2").text.contains("Kaffe og kake"))
        #expect(try await client.get("/regions/kystregionen/goal/1").status.code == 200)
      }
      let knowledgeBase = try KnowledgeBase.open(fixture.file, for: .reading)
      #expect(
        try knowledgeBase.givenHeadings(ofRegion: "kystregionen").meaning(of: "Sagt over kaffen") == .heading(.advice))
      try knowledgeBase.close()
    }

    @Test("findings and failures are in the language of the page", arguments: [Language.bokmål, .nynorsk])
    func language(language: Language) async throws {
      let fixture = try await WebFixture()
      let text = "Kystregionen\n\nRåd\n\n1. Gå sakte\n\nFakta\n\nSøkerkommune: Ranna\n"
      try await fixture.test(Self.site(fixture)) { client in
        let files: [(name: String, content: [UInt8])] = [
          ("kyst.txt", Array(text.utf8)), ("tom.txt", []), ("bilde.png", [0x89, 0x50, 0x4E, 0x47, 0, 1]),
        ]
        let preview = try await Self.upload(client, files, language: language)
        for action in ["", "take"] {
          if !action.isEmpty { _ = try await Self.post(client, preview, "action=take") }
          let page = try await client.get(
            action.isEmpty ? preview : "/documents/3?lang=\(language.rawValue)", ["cookie": Self.cookie])
          #expect(page.status == .ok)
          let markup = try MarkupReader(page.text)
          #expect(!markup.elements.contains { $0["lang"] == "en" && $0.name == "span" }, "\(page.text)")
          #expect(markup.text.contains("Ranna"))
        }
      }
    }

    @Test("the form has room for the headings of fifty documents") func manyFields() async throws {
      let fixture = try await WebFixture()
      try await fixture.test(Self.site(fixture)) { client in
        let preview = try await Self.upload(client, [("test.txt", Array(Self.report.utf8))])
        let fields = (0..<3_000).map { "heading-\($0 / 60)-\($0 % 60)=" }.joined(separator: "&")
        #expect(try await Self.post(client, preview, "action=take&" + fields).status.code == 303)
      }
    }

    @Test("a preview is cancelled if its client disconnects, and the file stays writable") func departure() async throws
    {
      let fixture = try await WebFixture()
      let file = SourceFile(name: "test.txt", location: "test.txt", content: Array(Self.report.utf8))
      await #expect(throws: (any Error).self) {
        _ = try await ImportPreviews.read([file], into: fixture.file, shouldStop: { true })
      }
      let preview = try await ImportPreviews.read([file], into: fixture.file)
      #expect(preview.documents.count == 1)
    }

    @Test("the oldest preview is removed when there are too many") func room() throws {
      let desk = ImportPreviews()
      let ids = (0..<9).map { number in
        let preview = ImportPreview(id: "p\(number)", documents: [], failures: [])
        desk.add(preview)
        return preview.id
      }
      #expect(throws: Problem.self) { try desk.preview(ids[0]) }
      #expect(try desk.preview(ids[8]).id == "p8")
    }
  }
#endif
