/// Explanations of the diagnostics about text and headings.
extension Catalogue {
  /// The meaning of a kind of diagnostic, and its remedy.
  package func explanation(of diagnostic: String) -> (meaning: String, remedy: String) {
    switch diagnostic {
    case "above-title":
      (
        text(
          nb: "Tekst over tittelen i en PDF er utelatt: den nevner en serie eller en utgiver.",
          nn: "Tekst over tittelen i ein PDF er utelaten: han nemner ein serie eller ein utgivar.",
          en: "Text above the title of a PDF is left out: it names a series or a publisher."),
        text(
          nb: "Ingenting når tittelen er riktig; ellers sett tittelen først.",
          nn: "Ingenting når tittelen er rett; elles set tittelen først.",
          en: "Nothing, when the title is right; else put the title first.")
      )
    case "changes-tracked":
      (
        text(
          nb: """
            Word-dokumentet har sporede endringer som ingen har godtatt eller avvist. Det leses som om alle var \
            godtatt: det som er satt inn, er med, det som er slettet, er ute.
            """,
          nn: """
            Word-dokumentet har spora endringar som ingen har godteke eller avvist. Det blir lese som om alle var \
            godtekne: det som er sett inn, er med, det som er sletta, er ute.
            """,
          en: """
            The Word document holds tracked changes that nobody has accepted or rejected. It is read as it would be \
            with all of them accepted: what was inserted is in, what was deleted is out.
            """),
        text(
          nb: """
            Ingenting hvis de skal godtas; ellers avvis dem i tekstbehandleren og les dokumentet inn på nytt.
            """,
          nn: """
            Ingenting om dei skal godtakast; elles avvis dei i tekstbehandlaren og les dokumentet inn på nytt.
            """,
          en: """
            Nothing, when they are to be accepted; else reject them in the word processor and import it again.
            """)
      )
    case "content-left-out":
      (
        text(
          nb: """
            Word-dokumentet har tekst som en tekstbehandler ikke viser, eller et helt annet dokument i seg. Det er \
            utelatt.
            """,
          nn: """
            Word-dokumentet har tekst som ein tekstbehandlar ikkje viser, eller eit heilt anna dokument i seg. Det \
            er utelate.
            """,
          en: """
            The Word document holds text that a word processor does not show, or another document as a whole. It is \
            left out.
            """),
        text(
          nb: """
            Gjør skjult tekst synlig, eller lim inn teksten fra det andre dokumentet, og les inn på nytt hvis den \
            hører til.
            """,
          nn: """
            Gjer skjult tekst synleg, eller lim inn teksten frå det andre dokumentet, og les inn på nytt om han \
            høyrer til.
            """,
          en: """
            Make hidden text visible, or paste the other document's text, and import it again if it belongs to it.
            """)
      )
    case "control-character":
      (
        text(
          nb: """
            Teksten har tegn som ikke er bokstaver, for eksempel NUL eller escape. De blir tatt vare på, og gjort \
            ufarlige overalt der tekst skrives ut.
            """,
          nn: """
            Teksten har teikn som ikkje er bokstavar, til dømes NUL eller escape. Dei blir tekne vare på, og gjorde \
            ufarlege overalt der tekst blir skriven ut.
            """,
          en: """
            The text has characters that are not text, such as NUL or the escape character. They are kept, and \
            made harmless wherever text is printed.
            """),
        text(
          nb: "Fjern dem i et redigeringsprogram hvis de har kommet inn ved et uhell.",
          nn: "Fjern dei i eit redigeringsprogram om dei har kome inn ved eit uhell.",
          en: "Remove them in an editor if they came in by accident.")
      )
    case "diagnostics-more":
      (
        text(
          nb: "Det var mer som var usikkert enn det som er nevnt her.",
          nn: "Det var meir som var usikkert enn det som er nemnt her.", en: "More was uncertain than is reported here."
        ),
        text(
          nb: "Kontroller at kilden er en rapport.", nn: "Kontroller at kjelda er ein rapport.",
          en: "Check that the source is a write-up.")
      )
    case "encoding-damaged":
      (
        text(
          nb: """
            De fleste bytene er i ett tegnsett, men noen er ødelagt; de leses som Windows-1252 eller merkes.
            """,
          nn: """
            Dei fleste bytane er i eitt teiknsett, men nokre er øydelagde; dei blir lesne som Windows-1252 eller \
            merkte.
            """,
          en: """
            Most of the bytes are of one encoding, but some are broken; these are read as Windows-1252 or marked.
            """),
        text(
          nb: "Se etter rare bokstaver i teksten, og lagre kilden som UTF-8.",
          nn: "Sjå etter rare bokstavar i teksten, og lagre kjelda som UTF-8.",
          en: "Look for odd letters in the text, and save the source as UTF-8.")
      )
    case "encoding-double":
      (
        text(
          nb: """
            Teksten ble lagret som UTF-8 to ganger, så den viser «Ã¥» for å. Den leses slik den var ment; de lagrede \
            bytene blir stående.
            """,
          nn: """
            Teksten vart lagra som UTF-8 to gonger, så han viser «Ã¥» for å. Han blir lesen slik han var meint; dei \
            lagra bytane blir ståande.
            """,
          en: """
            The text was saved as UTF-8 twice, so that it shows "Ã¥" for å. It is read as it was meant; the stored \
            bytes stay as they are.
            """),
        text(
          nb: "Ingenting når æ, ø og å er riktige.", nn: "Ingenting når æ, ø og å er rette.",
          en: "Nothing, when æ, ø and å are right.")
      )
    case "encoding-windows-1252":
      (
        text(
          nb: "Bytene er ikke UTF-8, så de leses som Windows-1252, som Latin-1 er en del av.",
          nn: "Bytane er ikkje UTF-8, så dei blir lesne som Windows-1252, som Latin-1 er ein del av.",
          en: "The bytes are not UTF-8, so they are read as Windows-1252, which Latin-1 is part of."),
        text(
          nb: "Ingenting når æ, ø og å er riktige; ellers lagre kilden som UTF-8.",
          nn: "Ingenting når æ, ø og å er rette; elles lagre kjelda som UTF-8.",
          en: "Nothing, when æ, ø and å are right; else save the source as UTF-8.")
      )
    case "front-matter":
      (
        text(
          nb: """
            Markdown-fila begynner med linjer av nøkler mellom to linjer av bindestreker, som forteller et program \
            om fila. De er verken tittel, del eller faktum; kilden som er lagret, har dem.
            """,
          nn: """
            Markdown-fila byrjar med linjer av nøklar mellom to linjer av bindestrekar, som fortel eit program om \
            fila. Dei er verken tittel, del eller faktum; kjelda som er lagra, har dei.
            """,
          en: """
            The Markdown begins with lines of keys between two lines of hyphens, which describe the file to \
            programs. They are not a title, section or fact; the stored source keeps them.
            """),
        text(
          nb: """
            Ingenting; hvis de har tekst fra rapporten, flytt den under den andre linja av bindestreker.
            """,
          nn: """
            Ingenting; om dei har tekst frå rapporten, flytt han under den andre linja av bindestrekar.
            """, en: "Nothing; if they hold text of the write-up, move it below the second line of hyphens.")
      )
    case "heading-misspelt":
      (
        text(
          nb: """
            Et ord i en overskrift er skrevet annerledes enn i noen overskrift som er kjent, og leses som den \
            nærmeste.
            """,
          nn: """
            Eit ord i ei overskrift er skrive annleis enn i noka overskrift som er kjend, og blir lese som den \
            nærmaste.
            """,
          en: """
            A word of a heading is not spelt like that of any known heading, and is read as the nearest one.
            """),
        text(
          nb: "Ingenting når det er riktig ord; ellers rett overskriften i kilden.",
          nn: "Ingenting når det er rett ord; elles rett overskrifta i kjelda.",
          en: "Nothing, when the word named is the right one; else correct the heading in the source.")
      )
    case "heading-possible":
      (
        text(
          nb: """
            En kort linje står der en overskrift ville stå, men ordene i den navngir ingen av delene. Den og det som \
            står under den, er lest som en del av det som står over.
            """,
          nn: """
            Ei kort linje står der ei overskrift ville stå, men orda i ho namngir ingen av delane. Ho og det som står \
            under ho, er lesne som ein del av det som står over.
            """,
          en: """
            A short line is placed where a heading would be, but its words name none of the sections. It and the \
            text below it are read as part of the section above.
            """),
        text(
          nb: "Ingenting når det ikke er en overskrift; ellers gi delen en overskrift som navngir den.",
          nn: "Ingenting når det ikkje er ei overskrift; elles gi delen ei overskrift som namngir ho.",
          en: "Nothing, when it is no heading; else give the section a heading that names it.")
      )
    case "heading-unknown":
      (
        text(
          nb: """
            En linje er en overskrift etter plassen eller markeringen, men ordene i den navngir ingen av delene. Det \
            som står under den, er ikke med i noen liste.
            """,
          nn: """
            Ei linje er ei overskrift etter plassen eller markeringa, men orda i ho namngir ingen av delane. Det som \
            står under ho, er ikkje med i noka liste.
            """,
          en: """
            A line is a heading by its place or its markup, but its words name none of the sections. The text \
            below it is in no list.
            """),
        text(
          nb: """
            Hvis det er mål, resultater, råd, videre arbeid eller søknad, gi delen en slik overskrift.
            """, nn: "Om det er mål, resultat, råd, vidare arbeid eller søknad, gi delen ei slik overskrift.",
          en: """
            If it should be goals, results, advice, continuation or application, give it such a heading.
            """)
      )
    case "heading-unusual":
      (
        text(
          nb: """
            En overskrift har ord som slike overskrifter ikke har, mangler mellomrom mellom to ord, eller har så \
            mange skrivefeil at bare hele linja viser hva slags den er.
            """,
          nn: """
            Ei overskrift har ord som slike overskrifter ikkje har, manglar mellomrom mellom to ord, eller har så \
            mange skrivefeil at berre heile linja viser kva slag ho er.
            """,
          en: """
            A heading has words that headings of its kind do not have, or lacks a space between two, or has so \
            many misspellings that only the whole line shows its kind.
            """),
        text(
          nb: "Kontroller at delen er av riktig slag.", nn: "Kontroller at delen er av rett slag.",
          en: "Check that the section's kind is right.")
      )
    case "language-mixed":
      (
        text(
          nb: "Noen avsnitt er på bokmål og andre på nynorsk.", nn: "Nokre avsnitt er på bokmål og andre på nynorsk.",
          en: "Whole paragraphs are in Bokmål and others in Nynorsk."),
        text(
          nb: "Ingenting: en slik rapport finnes med ord fra begge målformer.",
          nn: "Ingenting: ein slik rapport blir funnen med ord frå begge målformene.",
          en: "Nothing: such a write-up is found by words of either form.")
      )
    case "language-unknown":
      (
        text(
          nb: "Ingen ord i teksten viser om den er på bokmål eller nynorsk; bokmål er valgt.",
          nn: "Ingen ord i teksten viser om han er på bokmål eller nynorsk; bokmål er valt.",
          en: "No word of the text distinguishes Bokmål from Nynorsk; Bokmål is assumed."),
        text(
          nb: "Ingenting så lenge det er så lite tekst.", nn: "Ingenting så lenge det er så lite tekst.",
          en: "Nothing, as long as there is so little text.")
      )
    case "lines-joined":
      (
        text(
          nb: """
            Linjene i teksten var brutt ved en bredde, som i en kopi av en PDF eller en e-post. De er satt sammen \
            til avsnitt og punkter, og ord som var delt ved linjeslutt, er satt sammen.
            """,
          nn: """
            Linjene i teksten var brotne ved ei breidd, som i ein kopi av ein PDF eller ein e-post. Dei er sette \
            saman til avsnitt og punkt, og ord som var delte ved linjeslutt, er sette saman.
            """,
          en: """
            Lines of the text were broken at a width, as in a copy of a PDF or a mail. They are joined to \
            paragraphs and items, and words divided at the end of a line are joined.
            """),
        text(
          nb: """
            Sammenlign rapporten med kilden, og sett en tom linje mellom to avsnitt som ble slått sammen.
            """,
          nn: """
            Samanlikn rapporten med kjelda, og set ei tom linje mellom to avsnitt som vart slegne saman.
            """,
          en: """
            Compare the write-up with its source, and put a blank line between two paragraphs that were joined.
            """)
      )
    case "page-around":
      (
        text(
          nb: """
            Teksten er en kopi av en hel nettside. Linjer over tittelen eller under siste del er utelatt.
            """,
          nn: """
            Teksten er ein kopi av ei heil nettside. Linjer over tittelen eller under siste del er utelatne.
            """,
          en: """
            The text is a copy of a whole web page. Lines above its title or below its last section are left out.
            """),
        text(
          nb: "Ingenting når tittelen er riktig; ellers kopier rapporten alene.",
          nn: "Ingenting når tittelen er rett; elles kopier rapporten åleine.",
          en: "Nothing, when the title is right; else copy the write-up alone.")
      )
    case "page-furniture":
      (
        text(
          nb: "Topptekster, sidetall, utskriftsdatoer og adresser hører ikke til teksten i rapporten.",
          nn: "Topptekstar, sidetal, utskriftsdatoar og adresser høyrer ikkje til teksten i rapporten.",
          en: "Running heads, page numbers, print dates and addresses are not part of the write-up."),
        text(
          nb: "Ingenting når ingen linje i teksten mangler.", nn: "Ingenting når inga linje i teksten manglar.",
          en: "Nothing, when no line of the text is missing.")
      )
    case "page-hidden-left-out":
      (
        text(
          nb: "Siden skjuler en overskrift eller en liste for leserne, og den er utelatt.",
          nn: "Sida skjuler ei overskrift eller ei liste for lesarane, og ho er utelaten.",
          en: "The page hides a heading or a list from its readers, and it is left out."),
        text(
          nb: "Ingenting; hvis den hører til rapporten, vis den og les siden inn på nytt.",
          nn: "Ingenting; om ho høyrer til rapporten, vis ho og les sida inn på nytt.",
          en: "Nothing; if it belongs to the write-up, show it and import the page again.")
      )
    case "page-mostly-left-out":
      (
        text(
          nb: """
            Mer av teksten på siden ble utelatt enn lest, fordi den står utenfor delen med tittelen og \
            overskriftene, eller er merket som menyer, teasere og lignende.
            """,
          nn: """
            Meir av teksten på sida vart utelate enn lese, fordi han står utanfor delen med tittelen og \
            overskriftene, eller er merkt som menyar, teaserar og liknande.
            """,
          en: """
            More of the page's text was left out than read, because it stands outside the part with the title and \
            the sections, or is marked as furniture such as menus and teasers.
            """),
        text(
          nb: "Kontroller at ingenting mangler; hvis noe gjør det, lagre teksten alene og les den inn.",
          nn: "Kontroller at ingenting manglar; om noko gjer det, lagre teksten åleine og les han inn.",
          en: "Check that nothing is missing; if it is, save the text alone and import that.")
      )
    case "page-part-left-out":
      (
        text(
          nb: """
            En overskrift eller en liste på siden er utelatt som noe utenom teksten: en boks ved siden av, teasere, \
            et skjema eller lignende.
            """,
          nn: """
            Ei overskrift eller ei liste på sida er utelaten som noko utanom teksten: ein boks ved sida av, \
            teaserar, eit skjema eller liknande.
            """,
          en: """
            A heading or a list of the page was left out as furniture: a box beside the text, teasers, a form or the \
            like.
            """),
        text(
          nb: "Ingenting når den ikke hører til rapporten; ellers lagre teksten alene og les den inn.",
          nn: "Ingenting når ho ikkje høyrer til rapporten; elles lagre teksten åleine og les han inn.",
          en: "Nothing, when it is no part of the write-up; else save the text alone and import that.")
      )
    case "pdf-cut":
      (
        text(
          nb: "PDF-en er for lang til å være en rapport. Bare de første sidene leses.",
          nn: "PDF-en er for lang til å vere ein rapport. Berre dei første sidene blir lesne.",
          en: "The PDF is too long for a write-up. Only its first pages are read."),
        text(
          nb: "Lagre sidene med rapporten som en egen PDF.", nn: "Lagre sidene med rapporten som ein eigen PDF.",
          en: "Save the pages of the write-up as a PDF of their own.")
      )
    case "text-missing":
      (
        text(
          nb: "Kilden har ingen tekst, eller ingen i selve artikkelen på siden.",
          nn: "Kjelda har ingen tekst, eller ingen i sjølve artikkelen på sida.",
          en: "The source has no text, or none inside the page's article."),
        text(
          nb: "Kontroller at riktig fil ble lagret.", nn: "Kontroller at rett fil vart lagra.",
          en: "Check that the right file was saved.")
      )
    case "title-only":
      (
        text(
          nb: "Det står ingenting under tittelen.", nn: "Det står ingenting under tittelen.",
          en: "There is nothing below the title."),
        text(
          nb: "Kontroller at hele fila ble lagret.", nn: "Kontroller at heile fila vart lagra.",
          en: "Check that the whole file was saved.")
      )
    case "title-possible":
      (
        text(
          nb: """
            Den første linja er lest som tittel. Linja under den er så kort som en tittel: den første kan være hodet på \
            siden, med navnet på avsenderen eller på serien.
            """,
          nn: """
            Den første linja er lesen som tittel. Linja under ho er så kort som ein tittel: den første kan vere hovudet på \
            sida, med namnet på avsendaren eller på serien.
            """,
          en: """
            The first line is read as the title. The line below it is as short as a title: the first may be the head of \
            the page, with the name of a publisher or a series.
            """),
        text(
          nb: "Er den første linja ingen tittel, stryk den og importer på nytt.",
          nn: "Er den første linja ingen tittel, stryk ho og importer på nytt.",
          en: "If the first line is no title, remove it and import again.")
      )
    default: explanationOfFacts(of: diagnostic)
    }
  }
}
