import Foundation
import TestSupport
import Testing

/// Memos and citations as other programs read them.
@Suite(
  "Memos and citations in other programs",
  .enabled(
    if: ProcessInfo.processInfo.environment["CI"] != nil || PythonTools.hasPython, "there is no python3 on this machine"
  ))
struct MemoReaderTests {
  private func made() async throws -> Sandbox {
    let sandbox = try Sandbox(timeLimit: .seconds(300))
    try sandbox.makeWriteUps(5)
    let imported = try await sandbox.byregion("import --quiet --db kb.db write-ups")
    try #require(imported.exitCode == 0, "\(imported)")
    return sandbox
  }

  private func run(_ arguments: String, _ sandbox: Sandbox) async throws {
    let result = try await sandbox.byregion("\(arguments) --db kb.db")
    try #require(result.exitCode == 0, "\(result)")
  }

  @Test("python-docx reads the same headings, quotations, marks, counts and notes as in the JSON") func word()
    async throws
  {
    let sandbox = try await made()
    try await run("report samarbeid månelanding --language nb -o memo.docx", sandbox)
    try await run("report samarbeid månelanding --language nb -o memo.json", sandbox)
    let read = try await sandbox.python(
      """
      import json, docx, re, zipfile
      from lxml import etree
      memo = json.load(open('memo.json'))
      document = docx.Document('memo.docx')
      quotations = [q for t in memo['themes'] for g in t['groups'] for q in g['quotations']]
      quoted = [p for p in document.paragraphs if p.style.name == 'Quote']
      assert [p.text for p in quoted] == [q['text'] for q in quotations]
      for paragraph, quotation in zip(quoted, quotations):
          marked = [r.text for r in paragraph.runs if r.style.name == 'Byregion Match']
          text = quotation['text'].encode()
          assert marked == [text[m['byte_start']:m['byte_end']].decode() for m in quotation['marks']], marked
      assert document.paragraphs[0].style.name == 'Title' and document.paragraphs[0].text == memo['title']
      headings = [p.text for p in document.paragraphs if p.style.name == 'Heading 1']
      assert headings == ['Oversikt', 'samarbeid', 'månelanding', 'Kilder'], headings
      table = [[c.text for c in row.cells] for row in document.tables[0].rows]
      assert [row[1] for row in table[1:]] == [str(t['hits']) for t in memo['themes']], table
      package = zipfile.ZipFile('memo.docx')
      notes = etree.fromstring(package.read('word/footnotes.xml'))
      w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
      texts = [''.join(n.itertext()).strip() for n in notes if n.get(w + 'type') is None]
      assert len(texts) == len(quotations)
      for text, quotation in zip(texts, quotations):
          assert quotation['reference'] in text and f"linje {quotation['line']}," in text, text
      for name in package.namelist():
          if name.endswith(('.xml', '.rels')): etree.fromstring(package.read(name))
      print(len(quotations))
      """)
    #expect(try #require(Int(read.filter { !$0.isNewline })) > 3)
  }

  @Test("the styles of a template are used by name, and its header is kept") func template() async throws {
    let sandbox = try await made()
    let made = try await sandbox.python(
      """
      import docx
      from docx.shared import RGBColor
      house = docx.Document()
      house.styles['Heading 1'].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
      house.sections[0].header.paragraphs[0].text = 'Huset'
      house.add_paragraph('Mal')
      house.save('house.docx')
      """)
    #expect(made.isEmpty)
    try await run("report samarbeid --language nb --template house.docx -o memo.docx", sandbox)
    let read = try await sandbox.python(
      """
      import docx
      memo = docx.Document('memo.docx')
      heading = next(p for p in memo.paragraphs if p.style.name == 'Heading 1')
      assert str(heading.style.font.color.rgb) == '123456'
      assert memo.sections[0].header.paragraphs[0].text == 'Huset'
      assert not any(p.text == 'Mal' for p in memo.paragraphs)
      assert any(p.style.name == 'Byregion Label' for p in memo.paragraphs)
      print('ok')
      """)
    #expect(read == "ok\n")
  }

  @Test("odfpy reads the same quotations and notes") func openDocument() async throws {
    let sandbox = try await made()
    try await run("report samarbeid -o memo.odt", sandbox)
    try await run("report samarbeid -o memo.json", sandbox)
    let read = try await sandbox.python(
      """
      import json
      from odf import opendocument, text, teletype
      memo = json.load(open('memo.json'))
      document = opendocument.load('memo.odt')
      quotations = [q['text'] for t in memo['themes'] for g in t['groups'] for q in g['quotations']]
      def spans(paragraph):
          return ''.join(teletype.extractText(n) for n in paragraph.childNodes if n.qname[1] == 'span')
      quoted = [spans(p) for p in document.getElementsByType(text.P) if p.getAttribute('stylename') == 'Quotations']
      assert quoted == quotations, (quoted, quotations)
      assert len(document.getElementsByType(text.Note)) == len(quotations)
      print('ok')
      """)
    #expect(read == "ok\n")
  }

  @Test("each package is valid by the schemas of Office Open XML and OpenDocument", arguments: ["docx", "odt", "xlsx"])
  func schemas(_ ending: String) async throws {
    let sandbox = try await made()
    let command = ending == "xlsx" ? "search samarbeid" : "report samarbeid månelanding --include-similar"
    try await run("\(command) -o out.\(ending)", sandbox)
    let read = try await sandbox.python(
      """
      import subprocess, sys, os
      tool = os.path.join(os.path.dirname(sys.executable), 'openxml-audit')
      result = subprocess.run([tool, 'out.\(ending)'], capture_output=True, text=True)
      print(result.stdout if result.returncode else 'valid')
      """)
    #expect(read == "valid\n")
  }

  @Test("LibreOffice makes a PDF of each with all its notes", arguments: ["docx", "odt"])
  func libreOffice(_ ending: String) async throws {
    let sandbox = try await made()
    let found = try await sandbox.runner.run("command -v soffice")
    // The tests do not install LibreOffice; without it, there is nothing to check.
    guard found.exitCode == 0 else { return }
    try await run("report samarbeid --language nb -o memo.\(ending)", sandbox)
    let result = try await sandbox.runner.run(
      "HOME=\"$PWD\" soffice --headless --convert-to pdf memo.\(ending) >/dev/null && pdftotext -layout memo.pdf - ")
    #expect(result.exitCode == 0, "\(result)")
    // A line of the page may end after any word.
    let words = result.standardOutput.split(whereSeparator: \.isWhitespace)
    #expect(words.contains("Oversikt") && words.contains("linje"), "\(result)")
  }

  @Test("bibtexparser, rispy and citeproc read the citations of documents, hits and passages") func citations()
    async throws
  {
    let sandbox = try await made()
    for (ending, format) in [("bib", "bibtex"), ("ris", "ris"), ("csl.json", "csl-json")] {
      try await run("document list --format \(format) -o documents.\(ending)", sandbox)
      try await run("search samarbeid -o hits.\(ending)", sandbox)
    }
    try await run("document list -o documents.json", sandbox)
    try await run("search samarbeid -o hits.json", sandbox)
    // citeproc has no styles of its own.
    try sandbox.write(
      """
      <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
        <info><title>Test</title><id>test</id><updated>2026-01-01T00:00:00+00:00</updated></info>
        <citation><layout><text variable="title"/></layout></citation>
        <bibliography><layout><names variable="author"/><text variable="title" prefix=". "/></layout></bibliography>
      </style>
      """, to: "style.csl")
    let read = try await sandbox.python(
      """
      import json, bibtexparser, rispy, warnings
      from citeproc import CitationStylesStyle, CitationStylesBibliography, formatter, Citation, CitationItem
      from citeproc.source.json import CiteProcJSON
      documents = json.load(open('documents.json'))
      hits = json.load(open('hits.json'))['hits']
      for name, count in (('documents', len(documents)), ('hits', len(hits))):
          bib = bibtexparser.load(open(f'{name}.bib')).entries
          ris = rispy.load(open(f'{name}.ris', newline=''))
          csl = json.load(open(f'{name}.csl.json'))
          assert len(bib) == len(ris) == len(csl) == count, (name, len(bib), len(ris), len(csl), count)
          for b, r, c in zip(bib, ris, csl):
              assert b['title'].strip('{}') == r['title'] == c['title']
              assert b['author'].strip('{}') == r['authors'][0] == c['author'][0]['literal']
              assert b['ID'] == c['id']
          with warnings.catch_warnings():
              warnings.simplefilter('ignore')
              source = CiteProcJSON(csl)
              style = CitationStylesStyle('style.csl', validate=False)
              bibliography = CitationStylesBibliography(style, source, formatter.plain)
              for item in csl: bibliography.register(Citation([CitationItem(item['id'])]))
              assert len(bibliography.bibliography()) == count
      assert [c['abstract'] for c in csl] == [h['text'] for h in hits]
      print('ok')
      """)
    #expect(read == "ok\n")
  }
}
