import Foundation
import TestSupport
import Testing

@testable import ByregionImporting
@testable import ByregionRecords
@testable import ByregionWriteUp

/// Mail and saved pages as programs write them: whatever surrounds the write-up, the record is that of the write-up.
@Suite("Mail") struct MailTests {
  static let lines = [
    "Lofotregionen", "", "Fire kommuner i øygruppa har laget planer sammen.", "", "Mål for Lofotregionen", "",
    "• Flere jobber som varer hele året", "• Kortere vei til offentlige tjenester", "", "Resultater", "",
    "• En felles næringsplan er vedtatt", "• Ungdomsrådene har møtt hverandre", "",
    "Lofotregionens råd for samarbeid om regional utvikling", "", "1. Begynn tidlig", "2. Skriv ned hvem som gjør hva",
    "", "Fakta Lofotregionen", "", "Søkerkommune: Vågan", "Samarbeidskommuner: Vestvågøy, Flakstad, Moskenes",
    "Folketall i regionen: 23 500 (1. jan. 2015)", "Areal i regionen: 1 227 km²",
  ]
  static let text = lines.joined(separator: "\n")

  /// The write-up as a page's elements.
  static let page: String = {
    let headings = [
      "Mål for Lofotregionen", "Resultater", "Lofotregionens råd for samarbeid om regional utvikling",
      "Fakta Lofotregionen",
    ]
    return lines.filter { !$0.isEmpty }.map { line in
      if line == "Lofotregionen" { return "<h1>\(line)</h1>" }
      if headings.contains(line) { return "<h2>\(line)</h2>" }
      return "<p>\(line)</p>"
    }.joined(separator: "\n")
  }()

  private func read(_ bytes: [UInt8], name: String = "brev.eml") throws -> WriteUp {
    try ParsedSource(SourceFile(name: name, location: "/x/" + name, byteCount: bytes.count), content: bytes).writeUp
  }

  private func read(_ message: String, name: String = "brev.eml") throws -> WriteUp {
    try read(Array(message.replacingOccurrences(of: "\n", with: "\r\n").utf8), name: name)
  }

  private func expectWriteUp(_ writeUp: WriteUp, _ location: SourceLocation = #_sourceLocation) {
    #expect(writeUp.title == "Lofotregionen", sourceLocation: location)
    #expect(writeUp.regionName == "Lofotregionen", sourceLocation: location)
    #expect(
      writeUp.sections.map(\.kind) == [.lead, .goals, .results, .advice, .facts], sourceLocation: location)
    #expect(
      writeUp.entries(of: .lead).map(\.text) == ["Fire kommuner i øygruppa har laget planer sammen."],
      sourceLocation: location)
    #expect(
      writeUp.entries(of: .goals).map(\.text) == [
        "Flere jobber som varer hele året", "Kortere vei til offentlige tjenester",
      ], sourceLocation: location)
    #expect(
      writeUp.entries(of: .results).map(\.text) == [
        "En felles næringsplan er vedtatt", "Ungdomsrådene har møtt hverandre",
      ], sourceLocation: location)
    #expect(
      writeUp.entries(of: .advice).map(\.text) == ["Begynn tidlig", "Skriv ned hvem som gjør hva"],
      sourceLocation: location)
    #expect(writeUp.facts.applicant?.name == "Vågan", sourceLocation: location)
    #expect(writeUp.facts.partners.map(\.name) == ["Vestvågøy", "Flakstad", "Moskenes"], sourceLocation: location)
    #expect(writeUp.facts.population == 23_500 && writeUp.facts.areaKm2 == 1_227, sourceLocation: location)
  }

  private static let header = """
    From: "Ola Nordmann" <ola@kommune.example>
    To: Kari Nordmann <kari@region.example>
    Subject: =?ISO-8859-1?Q?Teksten_v=E5r?=
    Date: Thu, 3 May 2018 10:22:31 +0200
    Message-ID: <1@kommune.example>
    MIME-Version: 1.0

    """

  private static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
  }

  /// Quoted-printable with soft line breaks, of Windows-1252 or UTF-8 bytes.
  private static func quotedPrintable(_ bytes: [UInt8]) -> String {
    var output = ""
    var column = 0
    for byte in bytes {
      if byte == 0x0A {
        output += "\n"
        column = 0
        continue
      }
      let piece =
        byte < 0x20 || byte > 0x7E || byte == 0x3D ? "=" + String(format: "%02X", byte) : String(UnicodeScalar(byte))
      if column + piece.count > 72 {
        output += "=\n"
        column = 0
      }
      output += piece
      column += piece.count
    }
    return output
  }

  private static func windows1252(_ text: String) -> [UInt8] {
    Array(text.data(using: .windowsCP1252) ?? Data())
  }

  // MARK: The body

  @Test("a body alone, as it is") func plainBody() throws {
    expectWriteUp(try read(Self.header + "Content-Type: text/plain; charset=utf-8\n\n" + Self.text))
  }

  @Test("greeting, closing words and signature are no text, in ISO-8859-1 and quoted-printable") func letter() throws {
    let body =
      "Hei Kari,\n\nher er teksten vår til nettsiden. Si fra om noe mangler!\n\n\(Self.text)\n\nMed vennlig hilsen\nOla Nordmann\nrådgiver\nTlf. 900 00 000\n"
    let encoded = Self.quotedPrintable(Self.windows1252(body))
    expectWriteUp(
      try read(
        Self.header
          + "Content-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\n"
          + encoded))
  }

  @Test("closing words and a name may stand before the write-up") func letterAbove() throws {
    let body = "Hei!\n\nTeksten følger under.\n\nMvh\nOla\n\n\(Self.text)\n\nSendt fra min iPhone\n"
    expectWriteUp(
      try read(
        Self.header + "Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n"
          + Self.base64(Self.windows1252(body))))
  }

  @Test("a signature behind two hyphens, in flowed text of Thunderbird") func flowed() throws {
    let body = Self.text.replacingOccurrences(of: "har laget planer", with: "har laget \nplaner")
    expectWriteUp(
      try read(
        Self.header + "Content-Type: text/plain; charset=UTF-8; format=flowed\nContent-Transfer-Encoding: 8bit\n\n"
          + "\(body)\n\n-- \nOla Nordmann\nKommunen\n"))
  }

  @Test("a stub beside the page: the page is read") func stub() throws {
    expectWriteUp(
      try read(
        Self.header + """
          Content-Type: multipart/alternative; boundary="b1"

          --b1
          Content-Type: text/plain; charset=us-ascii

          Denne meldingen er i HTML.
          --b1
          Content-Type: text/html; charset=utf-8

          <html><body><p>Hei Kari,</p><p>teksten står under.</p>\(Self.page)<p>Hilsen Ola</p></body></html>
          --b1--

          """))
  }

  @Test("a page with a picture in it, as Outlook writes it") func related() throws {
    expectWriteUp(
      try read(
        Self.header + """
          Content-Type: multipart/related; boundary="r1"; type="multipart/alternative"

          --r1
          Content-Type: multipart/alternative; boundary="a1"

          --a1
          Content-Type: text/plain; charset="utf-8"
          Content-Transfer-Encoding: quoted-printable

          \(Self.quotedPrintable(Array(Self.text.utf8)))
          --a1
          Content-Type: text/html; charset="utf-8"
          Content-Transfer-Encoding: quoted-printable

          \(Self.quotedPrintable(Array("<html><body lang=NO><div class=WordSection1>\(Self.page)</div></body></html>".utf8)))
          --a1--
          --r1
          Content-Type: image/png; name="image001.png"
          Content-ID: <image001.png@01D3>
          Content-Transfer-Encoding: base64

          iVBORw0KGgo=
          --r1--

          """))
  }

  // MARK: Forwarded and quoted

  @Test("a forward of Outlook with a block of header lines") func outlookForward() throws {
    expectWriteUp(
      try read(
        Self.header + "Content-Type: text/plain; charset=utf-8\n\n" + """
          Til orientering.

          Ola

          ________________________________
          Fra: Per Hansen <per@kommune.example>
          Sendt: onsdag 2. mai 2018 14:01
          Til: Ola Nordmann <ola@kommune.example>
          Kopi: post@kommune.example
          Emne: SV: Tekst

          \(Self.text)

          """))
  }

  @Test("a forward of Outlook without a rule") func outlookForwardBare() throws {
    expectWriteUp(
      try read(
        Self.header + "Content-Type: text/plain; charset=utf-8\n\n"
          + """
          Hei, se under.

          Mvh Ola

          From: Per Hansen <per@kommune.example>
          Sent: Wednesday, May 2, 2018 2:01 PM
          To: Ola Nordmann <ola@kommune.example>
          Subject: Tekst

          \(Self.text)

          Per Hansen
          """.replacingOccurrences(of: "\n\nPer Hansen", with: "\n\nHilsen\nPer Hansen")))
  }

  @Test("a forward of Gmail, as text and as page") func gmailForward() throws {
    expectWriteUp(
      try read(
        Self.header + """
          Content-Type: multipart/alternative; boundary="000000000000a1b2"

          --000000000000a1b2
          Content-Type: text/plain; charset="UTF-8"

          ---------- Forwarded message ---------
          Fra: Per Hansen <per@kommune.example>
          Date: ons. 2. mai 2018 kl. 14:01
          Subject: Tekst
          To: Ola Nordmann <ola@kommune.example>


          \(Self.text)
          --000000000000a1b2
          Content-Type: text/html; charset="UTF-8"

          <div dir="ltr"><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>Fra: <b class="gmail_sendername">Per Hansen</b> &lt;per@kommune.example&gt;<br>Date: ons. 2. mai 2018 kl. 14:01<br>Subject: Tekst<br>To: Ola Nordmann<br></div><br>\(Self.page)</div></div>
          --000000000000a1b2--

          """))
  }

  @Test("a forward of Apple Mail is quoted") func appleForward() throws {
    let quoted = Self.lines.map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    expectWriteUp(
      try read(
        Self.header + "Content-Type: text/plain; charset=utf-8\n\n" + """
          Hei,

          her kommer den.

          > Start på videresendt melding:
          >
          > Fra: Per Hansen <per@kommune.example>
          > Emne: Tekst
          > Dato: 2. mai 2018 kl. 14:01:10 CEST
          > Til: Ola Nordmann <ola@kommune.example>
          >
          \(quoted)

          """))
  }

  @Test("a reply quotes what it answers, twice deep") func reply() throws {
    let quoted = Self.lines.map { $0.isEmpty ? ">>" : ">> " + $0 }.joined(separator: "\n")
    expectWriteUp(
      try read(
        Self.header + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n" + """
          Dette ser fint ut. Vi legger det ut i morgen.

          Kari

          Den 3. mai 2018 kl. 10:22 skrev Ola Nordmann:
          > Hei, er dette riktig?
          >
          > Den 2. mai 2018 kl. 14:01 skrev Per Hansen:
          \(quoted)

          """))
  }

  @Test("a forward of Thunderbird, as page with a table of headers") func thunderbirdForward() throws {
    expectWriteUp(
      try read(
        Self.header + """
          Content-Type: text/html; charset=UTF-8
          Content-Transfer-Encoding: 8bit

          <html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"></head><body>
          <p>Hei, dette er teksten.</p><div class="moz-forward-container">-------- Videresendt melding --------
          <table class="moz-email-headers-table" cellspacing="0"><tbody>
          <tr><th align="RIGHT" valign="BASELINE">Emne: </th><td>Tekst</td></tr>
          <tr><th align="RIGHT" valign="BASELINE">Dato: </th><td>Wed, 2 May 2018 14:01:10 +0200</td></tr>
          <tr><th align="RIGHT" valign="BASELINE">Fra: </th><td>Per Hansen</td></tr>
          </tbody></table><br>\(Self.page)</div></body></html>
          """))
  }

  @Test("a message inside the message") func forwardedAsAttachment() throws {
    expectWriteUp(
      try read(
        Self.header + """
          Content-Type: multipart/mixed; boundary=ytre

          --ytre
          Content-Type: text/plain; charset=utf-8

          Hei, se vedlagte melding.

          Mvh Ola
          --ytre
          Content-Type: message/rfc822; name="Tekst.eml"
          Content-Disposition: attachment; filename="Tekst.eml"

          From: per@kommune.example
          To: ola@kommune.example
          Subject: Tekst
          MIME-Version: 1.0
          Content-Type: text/plain; charset=utf-8
          Content-Transfer-Encoding: base64

          \(Self.base64(Array(Self.text.utf8)))
          --ytre--

          """))
  }

  // MARK: Attachments

  @Test("an attached document; the name is divided and encoded") func attachedDocument() throws {
    let document = WordFile(lines: Self.lines).bytes
    let writeUp = try read(
      Self.header + """
        Content-Type: multipart/mixed; boundary="=_m"

        --=_m
        Content-Type: text/plain; charset=utf-8

        Hei!
        Vedlagt følger teksten vår. Mål og resultater er oppdatert.
        Hilsen Ola
        --=_m
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename*0*=utf-8''Tekst%20v%C3%A5r;
         filename*1*=%20%28ferdig%29.docx
        Content-Transfer-Encoding: base64

        \(Self.base64(document))
        --=_m--

        """)
    expectWriteUp(writeUp)
    let origin = writeUp.diagnostics.first { $0.identifier == "mail-attachment" }
    #expect(origin?.message == "read from the attachment Tekst vår (ferdig).docx")
  }

  @Test("an attached text beside a logo, in a signed mail") func signed() throws {
    expectWriteUp(
      try read(
        Self.header + """
          Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="s"

          --s
          Content-Type: multipart/mixed; boundary="m"

          --m
          Content-Type: image/gif; name="logo.gif"
          Content-Transfer-Encoding: base64

          R0lGODlhAQABAA==
          --m
          Content-Type: text/plain; charset=iso-8859-1; name="tekst.txt"
          Content-Disposition: attachment; filename="tekst.txt"
          Content-Transfer-Encoding: base64

          \(Self.base64(Self.windows1252(Self.text)))
          --m--
          --s
          Content-Type: application/pkcs7-signature; name=smime.p7s
          Content-Transfer-Encoding: base64

          MIAGCSqGSIb3
          --s--

          """))
  }

  @Test("of two attached write-ups one is read, and the other is reported") func twoAttachments() throws {
    let other = Self.text.replacingOccurrences(of: "Lofot", with: "Vesterålen").replacingOccurrences(
      of: "Flere jobber", with: "Færre pendlere"
    ).replacingOccurrences(of: "Begynn tidlig", with: "Ha tid")
    func part(_ text: String, _ name: String) -> String {
      "--m\nContent-Type: text/plain; charset=utf-8; name=\(name)\nContent-Disposition: attachment; filename=\(name)\n"
        + "Content-Transfer-Encoding: base64\n\n\(Self.base64(Array(text.utf8)))\n"
    }
    let rest = other.split(separator: "\n").map { $0.contains(":") ? String($0) : "\($0) også" }.joined(separator: "\n")
      .replacingOccurrences(of: "Resultater også", with: "Resultater").replacingOccurrences(
        of: "Mål for Vesterålenregionen også", with: "Mål for Vesterålenregionen")
    let writeUp = try read(
      Self.header + "Content-Type: multipart/mixed; boundary=m\n\n" + part(Self.text, "a.txt") + part(rest, "b.txt")
        + "--m--\n")
    expectWriteUp(writeUp)
    #expect(writeUp.diagnostics.contains { $0.identifier == "mail-left-out" })
  }

  // MARK: Saved pages

  @Test("a page that Word saved as one file") func wordPage() throws {
    let page = "<html><head><meta charset=windows-1252></head><body lang=NO>\(Self.page)</body></html>"
    let parsed = try ParsedSource(
      SourceFile(name: "side.mht", location: "/side.mht", byteCount: 0),
      content: Array(
        """
        MIME-Version: 1.0
        Content-Type: multipart/related; boundary="----=_NextPart_01D3"

        ------=_NextPart_01D3
        Content-Location: file:///C:/side.htm
        Content-Transfer-Encoding: quoted-printable
        Content-Type: text/html; charset="windows-1252"

        \(Self.quotedPrintable(Self.windows1252(page)))
        ------=_NextPart_01D3
        Content-Location: file:///C:/side_filer/bilde.png
        Content-Transfer-Encoding: base64
        Content-Type: image/png

        iVBORw0KGgo=
        ------=_NextPart_01D3--
        """.utf8))
    #expect(parsed.source.format == .savedPage)
    expectWriteUp(parsed.writeUp)
  }

  @Test("a saved page tells its address and when it was changed; a mail is of the day on which it was sent")
  func description() throws {
    let page = """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://example.org/lofoten
      Subject: Lofotregionen
      Date: Sat, 4 May 2024 10:00:00 +0200
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="----MultipartBoundary--x"

      ------MultipartBoundary--x
      Content-Type: text/html
      Content-Location: https://example.org/lofoten
      LAST

      <!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="Lofoten i mål"></head><body>
      \(Self.page)
      </body></html>
      ------MultipartBoundary--x--

      """
    var expected = DocumentDescription(title: "Lofoten i mål", url: "https://example.org/lofoten")
    #expect(try read(page.replacing("LAST\n", with: ""), name: "lofoten.mhtml").description == expected)
    expected.publishedOn = "2018-06-01"
    let changed = page.replacing("LAST", with: "Last-Modified: Fri, 01 Jun 2018 10:00:00 GMT")
    #expect(try read(changed, name: "lofoten.mhtml").description == expected)
    let mail = Self.header + "Content-Type: text/plain; charset=utf-8\n\n" + Self.text
    #expect(try read(mail).description == DocumentDescription(publishedOn: "2018-05-03"))
  }

  // MARK: Refused

  @Test("mail without a write-up, and encrypted mail, are refused with the reason") func refused() throws {
    let chat = #expect(throws: SourceError.self) {
      try read(Self.header + "Content-Type: text/plain\n\nHei!\n\nKommer du til møtet på fredag?\n\nHilsen Ola\n")
    }
    #expect(chat?.message == "brev.eml is a mail that holds no write-up")
    let secret = #expect(throws: SourceError.self) {
      try read(
        Self.header + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIAGCSqG\n")
    }
    #expect(secret?.message == "brev.eml is an encrypted mail")
  }

  @Test("hostile mail is bounded: nested, endless parts, garbage in base64, a header without end") func hostile() throws
  {
    var nested = Self.text
    for depth in 0..<200 {
      nested = "Content-Type: multipart/mixed; boundary=\"n\(depth)\"\n\n--n\(depth)\n\(nested)\n--n\(depth)--\n"
    }
    #expect(throws: SourceError.self) { try read(Self.header + nested) }
    let parts =
      Self.header + "Content-Type: multipart/mixed; boundary=x\n\n" + String(repeating: "--x\n\nHei\n", count: 50_000)
    #expect(throws: SourceError.self) { try read(parts) }
    let garbage =
      Self.header + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
      + String(repeating: "%&/()=?", count: 50_000)
    #expect(throws: SourceError.self) { try read(garbage) }
    let header = Self.header + String(repeating: "X-Ord: a\n", count: 100_000) + "\n" + Self.text
    expectWriteUp(try read(header))
    let folded = Self.header + "X-Lang: a\n" + String(repeating: " b\n", count: 200_000) + "\n" + Self.text
    expectWriteUp(try read(folded))
  }

  @Test("damaged mail never stops the reader") func fuzz() throws {
    let seeds = [
      Self.header
        + "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html; charset=x\n\n\(Self.page)\n--m--\n",
      Self.header + "Content-Type: text/plain; charset*0*=utf-8''; format=flowed\n\n> > \(Self.text)\n",
      "From: a\nSubject: =?utf-8?B?w6U=?= =?utf-8?Q?=C3?= =?x?q??=\n\n" + Self.text,
    ]
    var state: UInt64 = 18
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for round in 0..<600 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0...next(6) {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array(["\n", "--m", "=?", "*0*=", ";", "\"", ">"][next(7)].utf8), at: place)
        default: bytes.removeSubrange(place..<min(place + next(40), bytes.count))
        }
      }
      _ = try? read(bytes)
    }
  }
}
