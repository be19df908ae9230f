/// Forms that are the same word to a reader, written for this project: one word per line.
enum SameWords {
  static let lines = """
    by byen byar byene byane byens
    plan planen planer planar planene planane
    kommune kommunen kommuner kommunar kommunene kommunane kommunens
    region regionen regioner regionar regionene regionane
    fylke fylket fylker fylka
    råd rådet råda rådene
    mål målet måla målene
    tiltak tiltaket tiltaka tiltakene
    prosjekt prosjektet prosjekter prosjekta prosjektene
    program programmet programmer programma programmene
    byregionprogram byregionprogrammet
    regel regelen regler reglar reglene
    sykkel sykkelen sykler syklene
    sommer sommeren somrer somrene
    senter senteret sentre sentrene
    museum museet museer museene
    sentrum sentrumet
    forum forumet fora
    bok boka boken bøker bøkene
    håndbok håndboka håndbøker håndbøkene
    stad sted steder stader stedet staden
    hand hånd hender hånda
    leder lederen ledere lederne
    leiar leiaren leiarar leiarane
    leder leiar
    planlegger planleggeren planleggere planleggar planleggarar
    innbygger innbyggere innbyggerne innbyggjar innbyggjarane
    arbeidsplass arbeidsplassen arbeidsplasser arbeidsplassar
    næring næringa næringen næringer næringar næringene
    utvikling utviklinga utviklingen
    forankring forankringa forankringen
    utfordring utfordringa utfordringer utfordringar utfordringene
    ordning ordninga ordningen ordninger ordningar
    løsning løsninga løsninger løysing løysingar
    mulighet muligheter muligheten moglegheit moglegheiter moglegheitene
    virksomhet virksomheten virksomheter verksemd verksemder
    virkemiddel virkemidler virkemidlene verkemiddel verkemidlar verkemidla
    ikke ikkje
    vanlig vanlige vanlegare vanleg vanlege
    tilgjengelig tilgjengelige tilgjengeleg tilgjengelege
    offentlig offentlige offentleg offentlege
    viktig viktige viktigere viktigste viktigare viktigaste
    regional regionalt regionale
    sterk sterkt sterke sterkere sterkest sterkare
    stor stort store større størst
    ny nytt nye nyere
    god godt gode bedre best betre
    hvit kvit hvite kvite
    hvordan korleis
    skole skolen skoler skule skulen skular
    kirke kirken kyrkje kyrkja
    tjeneste tjenester tjenesten teneste tenester tenesta
    tjenlig tjenlige tenleg tenlege
    vei veien veier veg vegen vegar
    hjem hjemmet heim heimen
    høyring høyringa høring høringen
    høyre høre
    køyre køyrer
    utvikle utvikler utviklet utvikla utviklar utviklende
    samarbeide samarbeider samarbeidet samarbeida
    bygge bygger bygde bygd byggje byggjer
    styrke styrker styrket styrkje
    følge følger fulgte følgje følgjer
    bruke bruker brukte brukt brukes
    tenke tenker tenkte tenkje tenkjer
    skape skaper skapte skapt
    bo bor bodde bodd
    gjøre gjør gjort gjorde gjere
    få får fikk fått
    gå går gikk gått
    finne finner fant funnet
    sette setter satte satt
    øke øker økte økt auke aukar
    reise reiser reiste reist
    forankre forankrer forankret forankra
    samarbeidsavtale samarbeidsavtalen samarbeidavtale
    kommunesammenslåing kommunesammenslåingen kommunesamanslåing
    tidskrav tidkrav
    trafikknutepunkt trafikkknutepunkt
    busstopp bussstopp
    kommuneplan kommuneplanen kommuneplaner kommuneplanar
    byutvikling byutviklinga byutviklingen
    ordfører ordføreren ordførere ordførerne ordførar ordføraren
    rådmann rådmannen rådmenn rådmennene
    Ålesund Aalesund
    Tromsø Tromsoe
    Bodø Bodoe
    idé ide ideen ideer
    kafé kafe kafeen
    havn havna havnen havner hamner
    båt båten båter båtar båtane
    tog toget togene toga
    bygd bygda bygder bygdene
    hytte hytta hytter hyttene
    møte møtet møter møta møtene
    avtale avtalen avtaler avtalar
    strategi strategien strategier strategiar
    analyse analysen analyser analysar
    bedrift bedriften bedrifta bedrifter bedriftene
    kompetanse kompetansen
    universitet universitetet universiteter universiteta
    student studenten studenter studentar
    gruppe gruppa gruppen grupper gruppene
    møteplass møteplassen møteplasser møteplassar
    erfaring erfaringa erfaringer erfaringar erfaringene
    resultat resultatet resultater resultata resultatene
    verdi verdien verdier verdiar
    vekst veksten
    interkommunal interkommunalt interkommunale
    politisk politiske
    økonomi økonomien
    økonomisk økonomiske
    attraktiv attraktivt attraktive
    bærekraftig bærekraftige berekraftig
    enkel enkelt enkle
    åpen åpne åpent
    gammel gamle eldre
    lang langt lange lengre
    liten små lite
    ung unge yngre
    kraft krafta kraften krefter
    natt netter natta
    mann menn mannen
    barn barnet barna
    lærer læreren lærere lærarar
    forsker forskeren forskere forskar forskarar
    bruker brukeren brukere brukarar
    eier eieren eigar eigarar
    sammen saman
    sammenheng samanheng
    framtid fremtid framtida
    sjølv selv
    """

  /// Every pair of different forms in the same line.
  static let pairs: [(String, String)] = lines.split(separator: "\n").flatMap { line in
    let forms = line.split(separator: " ").map(String.init)
    return forms.indices.flatMap { first in
      forms.indices.dropFirst(first + 1).map { (forms[first], forms[$0]) }
    }.filter { $0 != $1 }
  }
}
