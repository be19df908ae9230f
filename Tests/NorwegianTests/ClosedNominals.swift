/// Nouns and adjectives with irregular inflection, or that differ between Bokmål and Nynorsk. Written for this project.
enum ClosedNominals {
  /// The nouns, one per line with its forms.
  static let nouns = """
    akvarium akvariet akvarier
    alder alderen aldre aldrer aldrar
    allé alleen alleer
    and anda anden ender endene
    arena arenaen arenaer arenaene
    armé armeen armeer
    artikkel artikkelen artikler artiklene artiklar artiklane
    barn barnet barna barnas barnets born borna
    ben benet bena bein beinet beina
    bilde bildet bilder bildene bilete biletet bileta
    bispedømme bispedømmet bispedømmer
    bok boka boken bøker bøkene bokas bokens bøkenes
    bonde bonden bønder bøndene
    bot bota boten bøter bøtene
    bror broren brødre brødrene brør brørne
    bru brua bruer bro broen broer
    datter dattera datteren døtre døtrene dotter dottera døtrer
    dilemma dilemmaet dilemmaer
    drama dramaet dramaer
    drøm drømmen drømmer draum draumen draumar draumane
    eiendom eiendommen eiendommer eigedom eigedommen eigedomar eigedommar
    eksempel eksempelet eksemplet eksempler eksemplene eksempla
    ektemann ektemannen ektemenn
    engel engelen engler englene englar englane
    enkel enkle enklere
    evangelium evangeliet evangelier
    fabel fabelen fabler fablene fablar
    faktum faktumet fakta
    far faren fedre fedrene fedrar fedrane
    fengsel fengselet fengslet fengsler fengslene fengsla
    ferge ferga fergen ferger fergene ferje ferja ferjer ferjene ferjen
    filter filteret filtre filtrene filtra
    finger fingeren fingrer fingrene fingrar fingrane
    firma firmaet firmaer firmaene
    formann formannen formenn formennene
    forum forumet fora
    fot foten føtter føttene føter føtene
    franskmann franskmannen franskmenn franskmennene
    fylkesmann fylkesmannen fylkesmenn
    gaffel gaffelen gafler gaflene gaflar
    gitter gitteret gitre gitrene
    gren grena grenen grener grein greina greiner
    gutt gutten gutter guttene gut guten gutar gutane
    gås gåsa gåsen gjess gjessene gjæser
    hammer hammeren hamrer hamrene hammar hammaren
    havn havna havnen havner hamn hamna hamner
    himmel himmelen himler himlene himlar
    hjem hjemmet hjemmene heim heimen heimar heimane
    hjerte hjertet hjerter hjertene hjarte hjartet hjarto hjarta
    hode hodet hoder hodene hovud hovudet hovuda
    høst høsten høster haust hausten haustar
    hånd hånda hånden hender hendene hand handa handen
    idé ideen ideer ideene
    innbygger innbyggeren innbyggere innbyggerne innbyggjar innbyggjaren innbyggjarar innbyggjarane
    jubileum jubileet jubileer
    kabel kabelen kabler kablene kablar
    kafé kafeen kafeer kafeene
    kapittel kapittelet kapitlet kapitler kapitlene kapitla
    klede kleda klær klærne
    klima klimaet
    klo kloa kloen klør klørne
    kloster klosteret klostre klostrene klostra
    kne kneet knær knærne knea
    kollega kollegaen kollegaer kolleger kollegene kollegaene
    kollegium kollegiet kollegier
    komité komiteen komiteer komiteene
    kraft krafta kraften krefter kreftene
    kriterium kriteriet kriterier kriteriene kriteria
    ku kua kuen kuer kyr kyrne
    laboratorium laboratoriet laboratorier laboratoriene
    lager lageret lagre lagrene lagra
    lem lemmet lemmer
    lønn lønna lønnen lønner løn løna
    lørdag lørdagen lørdager laurdag laurdagen laurdagar
    løv løvet lauv lauvet
    mann mannen menn mennene manns mannens menns
    marked markedet markeder markedene marknad marknaden marknader marknadar marknadane
    medium mediet medier mediene media
    menneske mennesket mennesker menneskene menneska
    middel middelet midlet midler midlene midla
    ministerium ministeriet ministerier
    monster monsteret monstre monstrene
    mor mora moren mødre mødrene mødrer
    morgen morgenen morgener morgon morgonen morgonar
    moské moskeen moskeer
    motto mottoet mottoer
    museum museet museer museene musea
    muskel muskelen muskler musklene musklar
    møbel møbelet møblet møbler møblene møblar
    mønster mønsteret mønstre mønstrene mønstra
    måned måneden måneder månedene månad månaden månader månadene månadar
    natt natta natten netter nettene
    navn navnet navnene navna namn namnet namna
    nevner nevneren nemnar
    nordmann nordmannen nordmenn nordmennene
    not nota noten nøter nøtene
    nummer nummeret numre numrene numra
    nøkkel nøkkelen nøkler nøklene
    ombudsmann ombudsmannen ombudsmenn
    onkel onkelen onkler onklene onklar
    orkester orkesteret orkestret orkestre orkestrene orkestra
    politimann politimannen politimenn politimennene
    register registeret registret registre registrene registra
    risiko risikoen risikoer risikoene
    rom rommet rommene romma
    rot rota roten røtter røttene røter røtene
    røk røken røyk røyken
    røyk røyken
    semester semesteret semestre semestrene semestra
    senter senteret sentre sentrene sentra
    sentrum sentrumet sentret
    sjømann sjømannen sjømenn
    skjema skjemaet skjemaer skjemaene
    sko skoen skoene skor skorne
    sommer sommeren somrer somrene sommar sommaren somrar somrane
    stadium stadiet stadier stadiene stadia
    stang stanga stangen stenger stengene
    sted stedet steder stedene stad staden stader stadene stadar stadane
    sten stenen stener stein steinen steiner steinar
    strand stranda stranden strender strendene
    strøm strømmen strømmer straum straumen straumar
    studium studiet studier studiene studia
    sykdom sykdommen sykdommer sjukdom sjukdommen sjukdomar sjukdommar
    sykkel sykkelen sykler syklene syklar syklane
    søndag søndagen søndager sundag søndagar
    sønn sønnen sønner son sonen søner sønene
    søsken søsknene sysken syskena
    søster søstera søsteren søstre søstrene syster systera systrer systrene
    tang tanga tangen tenger tengene
    tann tanna tannen tenner tennene
    teater teateret teatret teatre teatrene teatra
    tegn tegnet tegnene tegna teikn teiknet teikna
    tema temaet temaer temaene
    territorium territoriet territorier territoriene
    tre treet trær trærne trea
    tå tåa tåen tær tærne
    uke uka uken uker ukene veke veka veker vekene
    ungdom ungdommen ungdommer ungdommene ungdomar ungdommar ungdomane ungdommane
    vann vannet vannene vanna vatn vatnet vatna
    varsel varselet varslet varsler varslene varsla
    venn vennen venner vennene ven venen vener venene
    vennskap vennskapet venskap
    verden verdenen verdener verd verda
    vindu vinduet vinduer vinduene vindauge vindauget vindauga
    vinkel vinkelen vinkler vinklene vinklar
    vinter vinteren vintrer vintrene vintrar vintrane
    våpen våpenet våpnet våpnene våpna
    øre øret ører ørene øyre øyret øyro øyra
    øye øyet øyne øynene auge auget augo augene auga
    åker åkeren åkrer åkrene åkrar åkrane
    """

  /// The adjectives, one per line with its forms.
  static let adjectives = """
    aktuell aktuelt aktuelle
    annen annet andre annan anna
    arbeidsløs arbeidsløse arbeidslaus arbeidslause
    arbeidsom arbeidsomme arbeidsam arbeidsame
    billig billige billigere billegare billeg
    bløt bløtt bløte blaut blaute
    blå blått blåe
    bred bredt brede bredere brei breitt breie breiare
    bærekraftig bærekraftige berekraftig berekraftige
    daglig daglige dagleg daglege
    dyp dypt dype dypere djup djupt djupe djupare
    død dødt døde daud daude
    døv døvt døve døyv
    dårlig dårlige dårleg dårlege
    edel edelt edle edlere
    egen eget egne eigen eige eigne eiga
    enkel enkelt enkle enklere enklest enkleste enklare enklast
    ensom ensomt ensomme einsam einsame einsamt
    faglig faglige fagleg faglege
    farlig farlige farligere farleg farlege farlegare
    finansiell finansielt finansielle
    fremmed fremmede framand framande
    fri fritt frie friere friare
    få færre færrest færreste færrast
    gammel gammelt gamle eldre eldst eldste gamal gamalt
    glad glade gladere
    god godt gode bedre best beste betre
    grei greit greie
    grønn grønt grønne grøn grøne
    grå grått gråe
    hel helt hele heil heilt heile
    hvit hvitt hvite kvit kvitt kvite
    hyggelig hyggelige hyggeleg
    høy høyt høye høyere høyest høyeste høg høgt høge høgare høgast
    håpløs håpløst håpløse håplaus håplause
    ille verre verst
    industriell industrielt industrielle
    kald kaldt kalde kaldere kaldare
    kirkelig kirkelige kyrkjeleg kyrkjelege
    kjedelig kjedelige kjedeleg
    lang langt lange lengre lengst lengste lenger
    langsom langsomt langsomme langsommere langsam langsame
    lav lavt lave lavere lavest laveste låg lågt låge lågare lågast
    lekker lekkert lekre lekrere
    liten lita lite små mindre minst minste lille litle vesle
    lovlig lovlige lovleg
    lykkelig lykkelige lykkeligere lykkeleg lykkelege
    løs løst løse laus laust lause
    mager magert magre magrere
    mange flere flest fleste fleire
    moden modent modne mogen
    morsom morsomt morsomme morsomste morosam morosame
    myk mykt myke mykere mjuk mjukt mjuke
    ny nytt nye nyere nyest nyeste nyare nyast
    nær nært nære nærmere nærmest nærmeste nærare nærast nærmare nærmast
    oppmerksom oppmerksomme merksam merksame
    ren rent rene renere rein reint reine
    rettslig rettslige rettsleg
    rød rødt røde raud raudt raude
    rå rått
    sen sent sene senere senest sein seint seine seinare seinast
    sikker sikkert sikre sikrere sikrest sikreste sikrare
    skitten skittent skitne
    sliten slitent slitne
    snill snilt snille snillere snillare
    sparsom sparsomme sparsam
    spesiell spesielt spesielle
    sterk sterkt sterke sterkere sterkest sterkare
    stor stort store større størst største
    sulten sultent sultne
    svak svakt svake svakere svakare
    syk sykt syke sykere sjuk sjukt sjuke
    tradisjonell tradisjonelt tradisjonelle
    trygg trygt trygge tryggere tryggare
    tung tungt tunge tyngre tyngst tyngste
    tydelig tydelige tydeligere tydeleg tydelege tydelegare
    tykk tykt tykke tykkere tjukk tjukt tjukke
    tynn tynt tynne tynnere tunn
    umulig umulige umogleg umoglege
    ung ungt unge yngre yngst yngste
    vakker vakkert vakre vakrere vakrest vakreste vakrare vakrast
    vanskelig vanskelige vanskeligere vanskeleg vanskelege vanskelegare
    varm varmt varme varmere varmare
    vennlig vennlige vennleg venleg
    virksom virksomt virksomme verksam verksame verksamt
    voksen voksent voksne vaksen vaksne
    vond vondt vonde verre verst verste
    våken våkent våkne vaken vakne
    øde aude
    åpen åpent åpne open ope opne
    årlig årlige årleg årlege
    """
}
