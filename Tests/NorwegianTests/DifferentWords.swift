/// Words that look alike and are different words to a reader, written for this project: pairs separated by commas.
enum DifferentWords {
  static let list = """
    plan plane, region religion, råd rad, mål mal, kommuneplan planen, kommune kommunikasjon, kommune kommunisme, by
    bye, by bytte, by bygg, bygg bygd, byene byggene, plan plante, plan planke, plan plass, plan plankontor, råd
    råde, råd rådhus, råd rådmann, mål måle, mål måltid, mål målestokk, mal maling, fjord fjor, fjord jord, havn
    havne, hav havn, hav have, hus hud, hus husk, hus hustru, skole skolering, skole skog, skog skogn, vei vev, vei
    veie, veg vegg, veg vegring, vegg vegne, tog tok, tog tåg, båt bat, båt bot, båt båre, bok bol, bok boks, bok
    bokn, bord bor, bord bort, bor bar, bar barn, bar bare, barn barne, kor korn, kor kort, kort kor, kort kart,
    kart kar, kart karse, mor mord, mor morgen, mord mort, far fare, far fart, fart far, sti sted, sted stedatter,
    stad stand, stand strand, land landing, land lande, land lund, lund lunde, lån lån-, lån lønn, lønn løn, lønn
    lønne, ønske ønskje-, vest vestre, nord norden, nord nordlig, øst øste, øst øster, sør sørge, sør sørlig, senter
    sentral, sentrum sentral, sentral sentralbord, region regional, regional regionalisering, region regime, regime
    regiment, regi region, legion region, regent region, kommune kommunal, kommunal kommunalsjef, kommuneplan
    arealplan, kommuneplan kommunestyre, kommunestyre kommunevalg, fylke fylkesmann, fylke fylkeskommune, fylke
    fylle, fylke fylking, folk fylke, stat status, stat statue, stat statisk, statlig statisk, status statutt,
    statue status, program programmering, prosjekt prosess, prosess prosent, prosent present, prosjekt projektil,
    prosjektleder prosjekt, prosjektleder prosjektmedarbeider, leder ledelse, leder leder-, leder ledd, lede lide,
    lær lære, lærer lær, lære lure, lek lekk, lek leke, leke lekke, rett rest, rett rettighet, rest rast, best
    beste-, best best-, fest fest-, fest feste, fest fast, faste feste, vann vane, vane vanlig, vanlig vanskelig,
    vanskelig vennlig, vennlig vanlig, venn vann, venn vende, vinn vind, vind vinde, vinter vinner, vinner vinne-,
    vinne vanne, sommer sommel, sommer summer, summe sommer, sol sole, sol sal, sal salt, salt sal, salg salt, salg
    sag, selge salg, selge selv, selv sølv, sølv selv, syv sølv, sju sjø, sjø sjøl, sjø skjø, fisk fiske, fisk fiks,
    fiks fisk, frisk fisk, fri frisk, fri fire, fire fyre, fem fjern, fjern fjær, hest høst, høst hest, høst høste,
    høste hoste, host høst, post pest, pest prest, prest fest, prest presse, presse press, press pris, pris prise,
    pris prins, prins prinsipp, prinsipp prinsesse, pensjon pensjonat, pensjon pasjon, stasjon nasjon, nasjon
    stasjon, nasjonal nasjon, nasjonal national-, rasjonell nasjonal, funksjon fusjon, fusjon fasjon, visjon
    versjon, versjon visjon, misjon visjon, visjon divisjon, provisjon visjon, revisjon visjon, pasient patient-,
    patent pasient, aksje aksjon, aksjon auksjon, auksjon aksjon, reaksjon redaksjon, redaksjon reduksjon, reduksjon
    produksjon, produksjon produkt, produkt produsent, produsent prosent, konsulent konsument, konsern konsert,
    konsert konsern, kontor kontroll, kontroll kontor, kontrakt kontakt, kontakt kontrakt, kontant kontakt, konto
    kontor, kunde kunne, kunne kunde, kunst kunde, kunst kust, kyst kunst, kyst kysse, kyss kyst, tyst kyst, lyst
    lys, lys lyst, lys lyse, lyse lese, lese løse, løse lose, løs løse-, løsning lesning, lesning løsning, lesing
    løsing, reise rose, rose rosé-, rest reist, reist rest, ris reis, riste reiste, ringe rynge, ring ringe, ting
    tinge, ting tinn, ting teng, tenge tenke, senge senke, seng senk, sang seng, sak sake, sak søk, søke søkke, søke
    suke, sykle sukle, syke sykle, syk syke-, syk sy, sykehus sykehjem, sykehjem sykehus, barnehage barnehjem,
    barnehage barneskole, ungdomsskole ungdomsråd, videregående videre, videreutdanning videreføring, utdanning
    utvikling, utvikling utveksling, utveksling utvikling, innvikling utvikling, avvikling utvikling, byutvikling
    bygdeutvikling, næringsutvikling næringsliv, næringsliv naturliv, næring nøring, næring nærhet, nær nærme, nær
    næring, bæring næring, læring næring, lærling læring, erfaring befaring, befaring erfaring, avfaring erfaring,
    erklæring erfaring, forklaring forankring, forandring forankring, forbedring forankring, forsking forsiking,
    forskning forskjell, forskjell forskning, forslag forlag, forlag forslag, forlag fordel, fordel fordele-,
    forhold forbehold, forhandling behandling, behandling forhandling, handling handel, handel handle, handel
    hendel, hendelse handel, havn hamn-, hamar hammer, hammer hamre, hammerfest hammer, moss mose, mose mosse, mose
    moss, rana rane, rana randaberg, bodø bodde, voss vossing, odda odde, gjøvik gjøre, namsos namsskogan, ålesund
    åle, haugesund egersund, kristiansand kristiansund, kristiansund kristiansand, hamar hamarøy, lillehammer
    lillesand, nordland nordlending, oslo oslofjord, sandnes sandnessjøen, skien skinn, harstad halden, arendal
    ardal, levanger stavanger, stavanger levanger, steinkjer stein, møte mate, mate mote, mote motor, motor mote,
    mot mote, mote motiv, motiv motell, hotell motell, motell modell, modell model-, middel midt, midtby midten,
    mindre minne, minne mine, mine minne, min mine-, mann mane, mane mann, man mann, mann manna, mann mannlig,
    kvinne kvine, kvinne kvinnelig, barn barnlig, liv live, liv lov, lov love, lov lev, leve live, levere leve,
    levering levning, lever leve, lever lever-, lever levere, virke virkelig, virke virksom, virkning verkning-,
    verk verke, verksted verk, verden verdi, verdi verden, verdi ferdig, ferdig verdig, verdig ferdig, ferdsel
    ferdig, ferie ferje, ferje ferie, ferge farge, farge ferge, fargerik farge, tann tanke, tanke tenke, tanke tank,
    tank tank-, takk tak, tak takk, tak take, take teke-, tale tall, tall tale, tall tal-, tavle tale, tabell tavle,
    bell tabell, skille skall, skal skall, skall skalle, skalle skolle, skap skape, skape skap, skip skap, skip
    skipe, skipper skip, skum skummel, skam skum, skjema skjem, skjerm skjema, skjerme skjære, skjær skjære, skjære
    skjer, demokrati demografi, demografi demokrati, geografi geologi, geologi geografi, biologi bibliografi,
    strategi statistikk, statistikk statikk, logistikk logikk, logikk logistikk, politi politikk, politikk politi,
    politiker politi, polititjeneste politi, økologi økonomi, økonomi økologi, økonom økonomi, ergonomi økonomi,
    astronomi økonomi, autonomi økonomi, antologi analogi, industri industriell, industriell institusjon,
    institusjon institutt, institutt instruks, instruks industri, distrikt strikt, distrikt restrikt-, strikk
    strikt, trafikk trafo, grafikk trafikk, trafikk grafikk, butikk batikk, tikk butikk, samarbeid arbeid, arbeid
    samarbeid, arbeidsliv arbeidsplass, arbeidsplass arbeid, plass plast, plast plass, plastikk plass, klasse
    plasse, klasse klage, klage klasse, sammen samme, samme sammen, samfunn samarbeid, samfunn samme, tidskrift
    tidskrav, tid tide, tid tidlig, tidlig tydelig, tydelig tidlig, del dele, del deil, deltaker deltidsansatt,
    delta del, delta deltid, deltid delta, heltid deltid, hel hele-, hel helg, helg helse, helse hilse, hilse helse,
    halv hals, hals halv
    """

  /// The pairs. A pair in which a word ends in a hyphen is left out, because readers do not agree about it.
  static let pairs: [(String, String)] = list.split { ",\n".contains($0) }.compactMap { entry in
    let words = entry.split(separator: " ").map(String.init)
    guard words.count == 2, !words.contains(where: { $0.hasSuffix("-") }) else { return nil }
    return (words[0], words[1])
  }
}
