/// Explanations of the diagnostics about facts, mails, places and regions.
extension Catalogue {
  func explanationOfFacts(of diagnostic: String) -> (meaning: String, remedy: String) {
    switch diagnostic {
    case "applicant-unreadable":
      (
        text(
          nb: "Det står ikke noe navn etter ledeteksten for søkeren.",
          nn: "Det står ikkje noko namn etter leieteksten for søkjaren.",
          en: "There is no name after the label for the applicant."),
        text(
          nb: "Skriv kommunens navn etter ledeteksten.", nn: "Skriv namnet på kommunen etter leieteksten.",
          en: "Print the municipality's name after the label.")
      )
    case "area-unreadable":
      (
        text(
          nb: "Det står ikke noe tall etter ledeteksten for arealet.",
          nn: "Det står ikkje noko tal etter leieteksten for arealet.",
          en: "There is no number after the label for the area."),
        text(
          nb: "Skriv arealet i kvadratkilometer, for eksempel 2.727 km².",
          nn: "Skriv arealet i kvadratkilometer, til dømes 2.727 km².",
          en: "Print the area in square kilometres, such as 2.727 km².")
      )
    case "date-unreadable":
      (
        text(
          nb: "Det står tall etter folketallet, men de er ikke en hel dato; folketallet får da ingen.",
          nn: "Det står tal etter folketalet, men dei er ikkje ein heil dato; folketalet får då ingen.",
          en: """
            The figures after the population are not a complete date, so the population has no date.
            """),
        text(
          nb: "Skriv datoen med dag, måned og år, for eksempel 1. januar 2015.",
          nn: "Skriv datoen med dag, månad og år, til dømes 1. januar 2015.",
          en: "Print the date with day, month and year, such as 1. januar 2015.")
      )
    case "fact-empty":
      (
        text(
          nb: "En ledetekst i faktaene har ingen verdi.", nn: "Ein leietekst i faktaa har ingen verdi.",
          en: "A label of the facts has no value."),
        text(
          nb: "Skriv verdien eller fjern ledeteksten.", nn: "Skriv verdien eller fjern leieteksten.",
          en: "Print the value or remove the label.")
      )
    case "fact-implausible":
      (
        text(
          nb: """
            Et trykt tall kan ikke være riktig for så mange kommuner: langt færre innbyggere eller et langt mindre \
            areal enn den minste i Norge, eller mer enn hele landet. Det blir stående som trykt.
            """,
          nn: """
            Eit trykt tal kan ikkje vere rett for så mange kommunar: langt færre innbyggjarar eller eit langt mindre \
            areal enn den minste i Noreg, eller meir enn heile landet. Det blir ståande som trykt.
            """,
          en: """
            A printed figure cannot be right for so many municipalities: far fewer people or a far smaller area than \
            the smallest of Norway has, or more than the whole country. It is kept as printed.
            """),
        text(
          nb: "Se på tallet i kilden: et notenummer eller et siffer som mangler, kan ha endret det.",
          nn: "Sjå på talet i kjelda: eit notenummer eller eit siffer som manglar, kan ha endra det.",
          en: "Look at the figure in the source: a note's number or a missing digit may have changed it.")
      )
    case "fact-in-sentence":
      (
        text(
          nb: "En setning under fakta sier hvem som søkte, hvem som var med, eller tall. De er lest ut av den.",
          nn: "Ei setning under fakta seier kven som søkte, kven som var med, eller tal. Dei er lesne ut av ho.",
          en: "A sentence among the facts says who applied, who took part, or figures. They are read out of it."),
        text(
          nb: "Kontroller dem; en linje med ledetekst og kolon er sikrere.",
          nn: "Kontroller dei; ei linje med leietekst og kolon er sikrare.",
          en: "Check them; a line with a label and a colon is safer.")
      )
    case "fact-outside":
      (
        text(
          nb: """
            En ledetekst for fakta står i en annen del. Verdien brukes, og linja blir stående som tekst i delen sin.
            """,
          nn: """
            Ein leietekst for fakta står i ein annan del. Verdien blir brukt, og linja blir ståande som tekst i \
            delen sin.
            """,
          en: """
            A label of the facts is in another section. Its value is used, and the line stays a text of its \
            section.
            """),
        text(
          nb: "Flytt linja under overskriften for fakta.", nn: "Flytt linja under overskrifta for fakta.",
          en: "Move the line below the heading for the facts.")
      )
    case "fact-repeated":
      (
        text(
          nb: "Ett faktum står to ganger; det første brukes.", nn: "Eitt faktum står to gonger; det første blir brukt.",
          en: "A fact is given twice; the first is used."),
        text(nb: "Fjern det som er feil.", nn: "Fjern det som er feil.", en: "Remove the one that is wrong.")
      )
    case "facts-missing":
      (
        text(
          nb: "Rapporten har ingen overskrift for fakta.", nn: "Rapporten har inga overskrift for fakta.",
          en: "The write-up has no heading for the facts."),
        text(
          nb: "Ingenting når kilden ikke har fakta.", nn: "Ingenting når kjelda ikkje har fakta.",
          en: "Nothing, when the source has no facts.")
      )
    case "label-misspelt":
      (
        text(
          nb: "En ledetekst i faktaene er feilskrevet, og leses som den nærmeste.",
          nn: "Ein leietekst i faktaa er feilskriven, og blir lesen som den nærmaste.",
          en: "A label of the facts is misspelt, and read as the nearest one."),
        text(
          nb: "Ingenting når det er riktig ledetekst.", nn: "Ingenting når det er rett leietekst.",
          en: "Nothing, when the label named is the right one.")
      )
    case "label-unknown":
      (
        text(
          nb: """
            En linje i faktaene begynner ikke med noen ledetekst som er kjent; den blir stående som tekst.
            """,
          nn: """
            Ei linje i faktaa byrjar ikkje med nokon leietekst som er kjend; ho blir ståande som tekst.
            """, en: "A line of the facts does not begin with a known label; it is kept as text."),
        text(
          nb: "Ingenting når linja forteller noe annet enn de fem faktaene.",
          nn: "Ingenting når linja fortel noko anna enn dei fem faktaa.",
          en: "Nothing, when the line is about something other than the five facts.")
      )
    case "mail-attachment":
      (
        text(
          nb: "Rapporten er et vedlegg til e-posten. Linjene telles i vedlegget.",
          nn: "Rapporten er eit vedlegg til e-posten. Linjene blir talde i vedlegget.",
          en: "The write-up is an attachment of the mail. Lines are counted in the attachment."),
        text(nb: "Ingenting.", nn: "Ingenting.", en: "Nothing.")
      )
    case "mail-attachment-unread":
      (
        text(
          nb: "Et vedlegg til e-posten kan ikke leses. Rapporten ble funnet i en annen del.",
          nn: "Eit vedlegg til e-posten kan ikkje lesast. Rapporten vart funnen i ein annan del.",
          en: "An attachment of the mail cannot be read. The write-up was found in another part."),
        text(
          nb: "Lagre vedlegget og les det inn, hvis rapporten er der.",
          nn: "Lagre vedlegget og les det inn, om rapporten er der.",
          en: "Save the attachment and import it, if the write-up is in it.")
      )
    case "mail-character-set":
      (
        text(
          nb: "E-posten oppgir et tegnsett som ikke støttes. Bytene leses som UTF-8 eller Windows-1252.",
          nn: """
            E-posten oppgir eit teiknsett som ikkje er støtta. Bytane blir lesne som UTF-8 eller Windows-1252.
            """,
          en: """
            The mail names a character set that is not supported. Its bytes are read as UTF-8 or Windows-1252.
            """),
        text(
          nb: "Ingenting når æ, ø og å er riktige; ellers lagre teksten som UTF-8.",
          nn: "Ingenting når æ, ø og å er rette; elles lagre teksten som UTF-8.",
          en: "Nothing, when æ, ø and å are right; else save the text as UTF-8.")
      )
    case "mail-cut":
      (
        text(
          nb: "E-posten har flere deler, eller dypere, enn det som leses.",
          nn: "E-posten har fleire delar, eller djupare, enn det som blir lese.",
          en: "The mail has more parts, or deeper ones, than are read."),
        text(
          nb: "Lagre rapporten som en egen fil og les den inn.", nn: "Lagre rapporten som ei eiga fil og les ho inn.",
          en: "Save the write-up as a file of its own and import that.")
      )
    case "mail-damaged":
      (
        text(
          nb: "En del av e-posten er feil kodet. Den leses så langt det går.",
          nn: "Ein del av e-posten er feil koda. Han blir lesen så langt det går.",
          en: "A part of the mail is encoded wrongly. It is read as far as possible."),
        text(
          nb: "Kontroller at teksten er hel; ellers lagre e-posten på nytt.",
          nn: "Kontroller at teksten er heil; elles lagre e-posten på nytt.",
          en: "Check that the text is complete; else save the mail again.")
      )
    case "mail-left-out":
      (
        text(
          nb: "En e-post er én oppføring, og denne har mer enn én rapport. Den rikeste leses.",
          nn: "Ein e-post er éi oppføring, og denne har meir enn éin rapport. Den rikaste blir lesen.",
          en: "A mail is one record, and this one holds more than one write-up. The one with the most content is read."),
        text(
          nb: "Lagre de andre som egne filer og les dem inn.", nn: "Lagre dei andre som eigne filer og les dei inn.",
          en: "Save the others as files of their own and import them.")
      )
    case "mail-uncertain":
      (
        text(
          nb: "Ingen tekst i e-posten har en overskrift som i en rapport. Den lengste leses.",
          nn: "Ingen tekst i e-posten har ei overskrift som i ein rapport. Den lengste blir lesen.",
          en: "No text of the mail has a heading of a write-up. The longest is read."),
        text(
          nb: "Kontroller at e-posten har en rapport.", nn: "Kontroller at e-posten har ein rapport.",
          en: "Check that the mail holds a write-up.")
      )
    case "partners-unreadable":
      (
        text(
          nb: "Det står ingen navn etter ledeteksten for samarbeidskommunene, eller noe som ikke er et navn.",
          nn: "Det står ingen namn etter leieteksten for samarbeidskommunane, eller noko som ikkje er eit namn.",
          en: "There are no names after the label for the partners, or something that is not a name."),
        text(
          nb: "Skriv navnene med komma mellom.", nn: "Skriv namna med komma mellom.",
          en: "Print the names with commas between.")
      )
    case "place-ambiguous":
      (
        text(
          nb: """
            To kommuner har det trykte navnet, og verken de andre medlemmene eller det trykte folketallet viser \
            sikkert hvilken det er.
            """,
          nn: """
            To kommunar har det trykte namnet, og verken dei andre medlemmene eller det trykte folketalet viser \
            sikkert kva for ein det er.
            """,
          en: """
            Two municipalities have the printed name, and the other members and the printed population do not \
            show for certain which is meant.
            """),
        text(
          nb: "Si hvilken med `byregion correct place REGION NAVN NUMMER`.",
          nn: "Sei kva for ein med `byregion correct place REGION NAMN NUMMER`.",
          en: "Say which with `byregion correct place REGION NAME NUMBER`.")
      )
    case "place-county-differs":
      (
        text(
          nb: "Fylket eller nummeret som er trykt sammen med kommunens navn, er ikke kommunens.",
          nn: "Fylket eller nummeret som er trykt saman med namnet på kommunen, er ikkje kommunen sitt.",
          en: "The county or number printed with a municipality's name is not that municipality's."),
        text(
          nb: "Se i kilden; `byregion correct place REGION NAVN NUMMER` velger en annen kommune.",
          nn: "Sjå i kjelda; `byregion correct place REGION NAMN NUMMER` vel ein annan kommune.",
          en: """
            Look at the source; `byregion correct place REGION NAME NUMBER` takes another municipality.
            """)
      )
    case "place-divided":
      (
        text(
          nb: "To navn i lista er de to delene av navnet på én kommune, for eksempel Nore og Uvdal.",
          nn: "To namn i lista er dei to delane av namnet på éin kommune, til dømes Nore og Uvdal.",
          en: """
            Two names in the list are the two parts of one municipality's name, such as Nore og Uvdal.
            """),
        text(
          nb: "Ingenting: kommunen telles én gang.", nn: "Ingenting: kommunen blir tald éin gong.",
          en: "Nothing: the municipality is counted once.")
      )
    case "place-far-away":
      (
        text(
          nb: "En kommune ligger mer enn 250 km fra alle andre medlemmer av regionen.",
          nn: "Ein kommune ligg meir enn 250 km frå alle andre medlemmer av regionen.",
          en: "A municipality lies more than 250 km from every other member of its region."),
        text(
          nb: "Se i kilden: navnet kan være en bygd et annet sted, eller en skrivefeil.",
          nn: "Sjå i kjelda: namnet kan vere ei bygd ein annan stad, eller ein skrivefeil.",
          en: "Look at the source: the name may be that of a village elsewhere, or misspelt.")
      )
    case "place-later-name":
      (
        text(
          nb: "Det trykte navnet er fra 2024. Der det står for én kommune i 2015, brukes den.",
          nn: "Det trykte namnet er frå 2024. Der det står for éin kommune i 2015, blir han brukt.",
          en: """
            The printed name is one of 2024. If it corresponds to a single municipality of 2015, that one is \
            used.
            """),
        text(
          nb: "Der det står for flere, velg én med `byregion correct place REGION NAVN NUMMER`.",
          nn: "Der det står for fleire, vel éin med `byregion correct place REGION NAMN NUMMER`.",
          en: "If it corresponds to several, name one with `byregion correct place REGION NAME NUMBER`.")
      )
    case "place-repeated":
      (
        text(
          nb: "En kommune er nevnt to ganger, for eksempel søkeren også blant samarbeidskommunene.",
          nn: "Ein kommune er nemnd to gonger, til dømes søkjaren òg blant samarbeidskommunane.",
          en: "A municipality is named twice, for instance the applicant among the partners too."),
        text(
          nb: "Ingenting: den telles én gang.", nn: "Ingenting: han blir tald éin gong.",
          en: "Nothing: it is counted once.")
      )
    case "place-spelling":
      (
        text(
          nb: """
            Det trykte navnet mangler norske eller samiske bokstaver, og bare én kommune har et navn som ligner.
            """,
          nn: """
            Det trykte namnet manglar norske eller samiske bokstavar, og berre éin kommune har eit namn som liknar.
            """,
          en: """
            The printed name lacks its Norwegian or Sámi letters, and only one municipality has a similar name.
            """),
        text(
          nb: "Ingenting, med mindre det er en annen kommune.", nn: "Ingenting, med mindre det er ein annan kommune.",
          en: "Nothing, unless another municipality is meant.")
      )
    case "place-unknown":
      (
        text(
          nb: """
            Ingen kommune hadde det trykte navnet 1. januar 2015: en skrivefeil, en eldre kommune, en bygd.
            """,
          nn: """
            Ingen kommune hadde det trykte namnet 1. januar 2015: ein skrivefeil, ein eldre kommune, ei bygd.
            """,
          en: """
            No municipality of 1 January 2015 has the printed name: a misspelling, an older municipality, a \
            village.
            """),
        text(
          nb: """
            Navnet blir stående som trykt; `byregion correct place REGION NAVN NUMMER` sier hvilken kommune det er.
            """,
          nn: """
            Namnet blir ståande som trykt; `byregion correct place REGION NAMN NUMMER` seier kva kommune det er.
            """,
          en: """
            The name is kept as printed; `byregion correct place REGION NAME NUMBER` says which municipality it \
            means.
            """)
      )
    case "population-unreadable":
      (
        text(
          nb: "Det står ikke noe heltall etter ledeteksten for folketallet.",
          nn: "Det står ikkje noko heiltal etter leieteksten for folketalet.",
          en: "There is no whole number after the label for the population."),
        text(
          nb: """
            Skriv tallet med punktum eller mellomrom mellom grupper på tre siffer, for eksempel 26.138.
            """, nn: "Skriv talet med punktum eller mellomrom mellom grupper på tre siffer, til dømes 26.138.",
          en: """
            Print the number with a full stop or space between groups of three digits, such as 26.138.
            """)
      )
    case "region-alike":
      (
        text(
          nb: """
            Et dokument ble tatt for en ny regions, selv om en kjent region har samme navn, søker eller medlemmer.
            """,
          nn: """
            Eit dokument vart teke for å høyre til ein ny region, sjølv om ein kjend region har same namn, søkjar \
            eller medlemmer.
            """,
          en: """
            A document was assigned to a new region, though a known region has the same name, applicant or \
            members.
            """),
        text(
          nb: "Hvis de er én region, si det med `byregion correct alias` og les inn på nytt.",
          nn: "Om dei er éin region, sei det med `byregion correct alias` og les inn på nytt.",
          en: "If they are one region, say so with `byregion correct alias` and import again.")
      )
    case "region-ambiguous":
      (
        text(
          nb: "Et dokument passer til flere kjente regioner; den som mest taler for, ble valgt.",
          nn: "Eit dokument passar til fleire kjende regionar; den som mest taler for, vart vald.",
          en: "A document fits more than one known region; the one with the most evidence was chosen."),
        text(
          nb: "Gi den rette regionen navnet i dokumentet med `byregion correct alias`.",
          nn: "Gi den rette regionen namnet i dokumentet med `byregion correct alias`.",
          en: "Give the right region the document's name with `byregion correct alias`.")
      )
    case "region-likely":
      (
        text(
          nb: """
            Et dokument ble tatt for en kjent regions, selv om navnet, søkeren eller medlemmene er andre.
            """,
          nn: """
            Eit dokument vart teke for å høyre til ein kjend region, sjølv om namnet, søkjaren eller medlemmene er \
            andre.
            """,
          en: """
            A document was assigned to a known region, though its name, its applicant or its members differ.
            """),
        text(nb: "Se på begge dokumentene.", nn: "Sjå på begge dokumenta.", en: "Look at both documents.")
      )
    default: (diagnostic, "")
    }
  }
}
