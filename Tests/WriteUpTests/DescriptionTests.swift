import ByregionWriteUp
import TestSupport
import Testing

@Suite("Metadata of documents as publications")
struct DescriptionTests {
  private func description(_ text: String, name: String) throws -> DocumentDescription {
    WriteUpReader.read(try SourceText(bytes: Array(text.utf8), name: name)).description
  }

  private func page(head: String, before: String = "") throws -> DocumentDescription {
    try description(
      """
      <!DOCTYPE html>\(before)
      <html lang="nb"><head><meta charset="utf-8"><title>Elveregionen | Distriktssenteret</title>\(head)</head>
      <body><main><h1>Elveregionen</h1><h2>Resultater</h2><ul><li>En plan</li></ul></main></body></html>
      """, name: "side.html")
  }

  @Test("quotation marks and backslashes that front matter escapes are read")
  func escapes() throws {
    let found = try description(
      "---\npublisher: \"Rana \\\"kommune\\\" C:\\\\x\"\nurl: 'https://example.org'\n---\n\n# Elveregionen\n\n## Resultater\n\n- En plan\n",
      name: "a.md")
    #expect(found.publisher == "Rana \"kommune\" C:\\x" && found.url == "https://example.org")
  }

  @Test("a news page: Open Graph, a canonical address and the time of publication")
  func openGraph() throws {
    let found = try page(
      head: """
        <meta property="og:title" content="Elveregionen fikk en felles plan">
        <meta property="og:site_name" content="Distriktssenteret &amp; venner">
        <meta property="og:url" content="https://example.org/?p=12">
        <link rel="canonical" href="https://example.org/elveregionen/">
        <meta property="article:published_time" content="2018-06-01T23:30:00+02:00">
        <meta property="article:modified_time" content="2020-01-01T10:00:00+01:00">
        """)
    #expect(
      found
        == DocumentDescription(
          title: "Elveregionen fikk en felles plan", publisher: "Distriktssenteret & venner",
          url: "https://example.org/elveregionen/", publishedOn: "2018-06-01"))
  }

  @Test("metadata for reference managers takes precedence over Open Graph and JSON-LD")
  func dublinCore() throws {
    let found = try page(
      head: """
        <meta property="og:title" content="Del denne!"><meta property="og:site_name" content="example.org">
        <meta name="DC.title" content="Elveregionen: sluttrapport"><meta name="DC.publisher" content="Fylkeskommunen">
        <meta name="DC.date.issued" content="2017-11"><meta name="dc.identifier" content="https://example.org/rapport">
        <script type="application/ld+json">{"headline": "Noe annet", "datePublished": "2019-01-01"}</script>
        """)
    #expect(
      found
        == DocumentDescription(
          title: "Elveregionen: sluttrapport", publisher: "Fylkeskommunen", url: "https://example.org/rapport",
          publishedOn: "2017-11"))
  }

  @Test("JSON-LD with a graph, lists and escapes; only the publisher's name is used")
  func embedded() throws {
    let found = try page(
      head: #"""
        <script type="application/ld+json">{"@context":"https:\/\/schema.org","@graph":[
        {"@type":"WebSite","name":"Nettstaden","url":"https://example.org"},
        {"@type":"NewsArticle","mainEntityOfPage":{"@type":"WebPage","@id":"https:\/\/example.org\/elv"},
        "author":[{"@type":"Person","name":"Kari \"K\" Nordmann"}],"headline":"R\u00e5d fr\u00e5 \"Elva\"",
        "publisher":[{"@type":"Organization","name":"Distriktssenteret","logo":{"url":"https://example.org/l.png"}}],
        "datePublished":"2018-06-01","dateModified":"2019-01-01"}]}</script>
        <script>var x = {"headline": "Eit skript"}</script>
        """#)
    #expect(
      found
        == DocumentDescription(
          title: "Råd frå \"Elva\"", publisher: "Distriktssenteret", url: "https://example.org/elv",
          publishedOn: "2018-06-01"))
  }

  @Test("a saved page: the address in a comment, and the date of the last change")
  func saved() throws {
    let found = try page(
      head: "<meta http-equiv=\"Last-Modified\" content=\"Fri, 01 Jun 2018 10:00:00 GMT\">",
      before: "\n<!-- saved from url=(0032)https://example.org/elveregionen -->")
    #expect(found == DocumentDescription(url: "https://example.org/elveregionen", publishedOn: "2018-06-01"))
  }

  @Test(
    "harmful, invalid and absent values are ignored",
    arguments: [
      "", "<meta property=\"og:title\">", "<meta property=\"og:title\" content=\"a\u{202E}bcd\">",
      "<link rel=canonical href=\"javascript:alert(1)\">", "<link rel=canonical href=\"/elveregionen\">",
      "<meta name=date content=\"2018-13-01\"><meta name=pubdate content=\"2018-02-30\">",
      "<meta name=date content=\"i går\">", "<script type=\"application/ld+json\">{\"headline\": \"Uten slutt",
      "<script type=\"application/ld+json\">{\"headline\": {\"headline\": 3}, \"publisher\": \"\"}</script>",
      "<meta name=dc.publisher content=\"https://example.org\">", "<meta property=\"og:title\" content=\"Untitled\">",
    ])
  func nothing(_ head: String) throws {
    #expect(try page(head: head) == DocumentDescription())
  }

  @Test("JSON-LD of any depth is read in linear time")
  func deep() throws {
    let depth = 200_000
    let json = String(repeating: "{\"a\":[", count: depth) + "\"\\" + String(repeating: "]}", count: depth)
    #expect(
      try page(head: "<script type=\"application/ld+json\">\(json)</script>") == DocumentDescription())
    let shallow = "{\"a\": " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    let found = try page(head: "<script type=\"application/ld+json\">\(shallow), \"headline\": \"Elva\"}</script>")
    #expect(found.title == "Elva")
  }

  @Test(
    "front matter",
    arguments: [
      "---\ntitle: Elveregionen i mål\npublisher: \"Fylket\"\nurl: https://example.org/elv # her\ndate: 2018-06-01T12:00\n---",
      "+++\ntitle = 'Elveregionen i mål'\nutgiver = 'Fylket'\ncanonical = \"https://example.org/elv\"\ndato = 2018-06-01\n+++",
      "{\n\"title\": \"Elveregionen i mål\", \"publisher\": \"Fylket\", \"params\": {\"url\": \"https://example.org/no\"},"
        + "\n\"url\": \"https://example.org/elv\", \"date\": \"01.06.2018\"\n}",
    ])
  func frontMatter(_ top: String) throws {
    let found = try description(top + "\n\n# Elveregionen\n\n## Resultater\n\n- En plan\n", name: "elv.md")
    #expect(
      found
        == DocumentDescription(
          title: "Elveregionen i mål", publisher: "Fylket", url: "https://example.org/elv", publishedOn: "2018-06-01"))
  }

  @Test("pandoc's title block")
  func titleBlock() throws {
    let found = try description(
      "% Elveregionen i mål\n% Kari Nordmann\n% 1. juni 2018\n\n# Elveregionen\n\n## Resultater\n\n- En plan\n",
      name: "elv.md")
    #expect(found == DocumentDescription(title: "Elveregionen i mål", publishedOn: "2018-06-01"))
  }

  @Test(
    "dates in the forms that programs write",
    arguments: [
      ("2018", "2018"), ("2018-06", "2018-06"), ("2018-06-01", "2018-06-01"), ("2018/6/1", "2018-06-01"),
      ("20180601", "2018-06-01"), ("20180601120000", "2018-06-01"), ("2018-06-01T23:59:59Z", "2018-06-01"),
      ("2018-06-01 12:00", "2018-06-01"), ("1.6.2018", "2018-06-01"), ("1. juni 2018", "2018-06-01"),
      ("juni 2018", "2018-06"), ("June 1, 2018", "2018-06-01"), ("Fri, 1 Jun 2018 10:00:00 +0200", "2018-06-01"),
      ("29.02.2016", "2016-02-29"),
    ])
  func dates(_ stated: String, _ date: String) throws {
    #expect(try page(head: "<meta name=\"date\" content=\"\(stated)\">").publishedOn == date)
  }

  @Test("plain text has no metadata")
  func text() throws {
    let text = "Elveregionen\n\nPublisert 2018-06-01\n\nResultater\n• En plan\n"
    #expect(try description(text, name: "elv.txt") == DocumentDescription())
  }
}
