/// The lists of irregular words. ``IrregularTable`` parses their lines.
extension IrregularForms {
  /// Nouns whose vowel changes, or whose two written forms differ by more than the regular letters.
  static let nouns = """
    bok / bøker
    rot / røtter røter
    fot / føtter føter
    hånd hand / hender
    natt / netter
    tann / tenner
    strand / strender
    kraft / krefter
    rand / render
    and / ender
    stang / stenger
    tang / tenger
    tong / tenger
    mann / menn
    bror / brødre brør
    far / fedre fedrar
    mor / mødre mødrer
    datter dotter / døtre døtrer
    søster syster / søstre systrer systre
    bonde / bønder
    bot / bøter bøtene
    not / nøter
    gås / gjess gjæser gjes
    ku / kuer kyr kyrne
    klo / klør klørne
    glo / glør glørne
    ro / rør
    tå / tær tærne
    kne / kne knær knærne
    tre / tre trær trea trærne
    øye auge øyet / øyne øyer augo augene
    øre øyre / ører øyro
    sted stad / steder stader stadar
    klær klede klærne / kleda
    barn born / barn born borna barna
    søsken sysken syskin / syskena søsknene
    verden verd / verder verdener
    vindu vindauge / vinduer vindauga
    hjerte hjarte / hjerter hjarto hjarta
    hode hovud / hoder hovuda
    marked marknad / markeder marknader marknadar
    sentrum senter / sentre sentra sentrer
    hjem heim / hjem heimer heimar
    ide ideen ideens / ideer
    kafe kafeen kafeens / kafeer
    komite komiteen komiteens / komiteer
    arme armeen armeens / armeer
    mus / mus musene
    lus / lus
    sko / sko skoene skor
    ski / ski skiene
    kollega / kolleger kollegaer kollegaar kollegaene
    negl nagl / negler
    sønn son / sønner søner
    sommer sommar / somrer somrar
    hammer hammar / hamrer hamre hammere hamrar
    brok / brøker
    leksikon / leksika
    konto / konti
    tempo / tempi
    solo / soli
    stimulus / stimuli
    korpus / korpora
    alle alleen alleens / alleer
    entre entreen entreens / entreer
    file fileen fileens / fileer
    gele geleen geleens / geleer
    klisje klisjeen klisjeens / klisjeer
    kupe kupeen kupeens / kupeer
    matine matineen matineens / matineer
    moske moskeen moskeens / moskeer
    orkide orkideen orkideens / orkideer
    pate pateen pateens / pateer
    resyme resymeet resymeets / resymeer
    trofe trofeet trofeets / trofeer
    turne turneen turneens / turneer
    """

  /// Strong and irregular verbs: for each written form the infinitive, a past tense from which no other forms are made,
  /// a supine from which participles are made, and other forms.
  static let verbs = """
    be ba bedt bad / be bad bede bedd bedt beden bed
    bety betydde betydd / bety betydde betydd betytt
    binde bandt bundet / binde batt bunde
    bite bet bitt / bite beit bite
    bli ble blitt blei / bli blei blitt blive
    blåse blåste blåst / blåse bles blåse
    bo bodde bodd / bu budde budd butt
    brekke brakk brukket brekte brekt / brekke brakk brokke brekk
    brenne brant brent brente / brenne brunne brende brend
    bringe brakte brakt bragte bragt / bringe brakte brakt
    briste brast brustet / breste brast broste
    bryte brøt brutt / bryte braut brote
    by bød budt bydde bydd bøde / by baud bode bydde bydd bodne bys byd
    bære bar båret / bere bar bore
    dette datt dettet / dette datt dotte
    dra dro dratt drog / dra drog drege dreg dratt dradd dregen
    drepe drepte drept / drepe drepte drepe
    drikke drakk drukket / drikke drakk drukke
    drite dreit dritt dret driti / drite dreit drite
    drive drev drevet / drive dreiv drive
    drype drøp drypt drypte / drype draup drope
    dvele dvelte dvelt / dvelje dvalde dvalt
    dø døde dødd døydde / døy døydde døydd
    dølge dulgte dulgt / dølje dulde dult
    eie eide eid / eige åtte ått eig eigd eigde
    ete åt ett / ete åt ete
    falle falt falt / falle fall falle fell
    fare for faret / fare for fare fer
    finne fant funnet / finne fann funne finst finnes
    fise feis fist fes feset / fise feis fise
    fly fløy fløyet flydd / flyge flaug floge flyg
    flyte fløt flytt / flyte flaut flote
    fnyse fnøs fnyst fnyste / fnyse fnaus fnose
    forberede forberedte forberedt / førebu førebudde førebudd førebur
    forsvinne forsvant forsvunnet / forsvinne forsvann forsvunne
    fortelle fortalte fortalt / fortelje fortalde fortalt fortel
    fremme fremmet / fremje fremja fremjar
    fryse frøs frosset / fryse fraus frose
    fyke føk føket fauk føyk fyket / fyke fauk foke
    følge fulgte fulgt / følgje følgde følgt følgd fylgje fylgde fylgt følge
    få fikk fått / få fekk fått
    gale gol galet / gale gol gjel
    gi ga gitt gav / gje gav gjeve gitt gjev gir gis
    gidde gadd giddet / gidde gadd gidde
    gjelde gjaldt gjeldt / gjelde golde galdt gjeld
    gjøre gjorde gjort gjør gjøres / gjere gjorde gjort gjer gjerast
    gli gled glidd glei / gli gleid glidd glide glid
    glippe glapp glippet / gleppe glapp gloppe
    gnage gnagde gnagd gnog / gnage gnog gnage gneg
    glede gledet gledd gledde / glede gledde gledd
    gni gned gnidd gnei gnidde / gni gneid gnidd gnide gnid
    grave gravde gravd gravet grov / grave grov grave grev
    grine gren grint grein grinte / grine grein grine
    gripe grep grepet / gripe greip gripe
    gråte gråt grått / gråte gret gråte græt
    gyse gøs gyst gjøs / gyse gaus gyst gose
    gyte gjøt gytt gytte / gyte gaut gote
    gyve gøv gjøvet gjøv / gyve gauv gove
    gå gikk gått / gå gjekk gått
    ha hadde hatt / ha hadde hatt
    henge hang hengt hengte / henge hekk hange heng hengt hengde hang
    hete het hett / heite heitte heitt heiter
    hive hev hivd / hive heiv hive
    hjelpe hjalp hjulpet / hjelpe hjelpte hjelpt halp holpe
    hogge hogg hogget hogde hogd / hogge hogg hogge høgg hogde
    holde holdt holdt / halde heldt halde held
    hugge hugg hugget hugde hugd / hogge hogg hogge høgg hogde
    heve hevet hevd hevde / hevje hevde hevd
    hvine hvein hvint hven hvinte / kvine kvein
    jage jog jagd jagde / jage jog jage jagde
    kle kledde kledd / kle kledde kledd
    klinge klang klinget / klinge klang klunge
    klype kløp kløpet klypte klypt / klype klaup klope
    klyve kløv kløvet / klyve klauv klove
    knekke knakk knekt knekket knekte / knekke knakk knokke knekkje
    knipe knep knepet / knipe kneip knipe
    knyte knøt knytt / knyte knytte knytt knyttast knyter
    komme kom kommet / kome kom kome kjem komme
    kreve krevde krevd / krevje kravde kravt krev krevst krevd kravd
    krype krøp krøpet / krype kraup krope
    kvede kvad kvedet / kvede kvad kvede
    kvekke kvakk kvekket / kvekke kvakk kvokke
    kvele kvalte kvalt kvelte kvelt / kvelje kvalde kvalt kvald
    kveppe kvapp kveppet / kveppe kvapp kvoppe
    kverve kvarv kvorvet / kverve kvarv kvorve
    la lot latt lar / la let late lèt lét latt
    late lot latt lates / late let late lèt lét
    le lo ledd / le lo ledd
    legge la lagt / leggje la lagt legg lagd legge
    leke lekte lekt lek / leike leikte leikt leika
    lese leste lest / lese las lese les
    li led lidd / li leid lidd lide
    lide led lidt / lide leid lide lid
    ligge lå ligget / liggje låg lege ligg ligge
    lyde lød lydt / lyde laud lydt lyd
    lyge løy løyet lyve / lyge laug loge lyg
    lyge løy løyet / ljuge laug loge ljug
    lyve løy løyet / ljuge laug loge lyg
    løpe løp løpt / laupe laup laupe
    låte låt lått / låte lét låte læt
    møte møtte møtt / møte møtte møtt
    nyse nøs nyst / nyse naus nyst nose
    nyte nøt nytt / nyte naut note
    pipe pep pepet / pipe peip pipe
    rekke rakk rukket rekte rekt rakte rakt / rekkje rakk rokke rekte rekt rakte rakt
    renne rant rent / renne rann runne
    ri red ridd rei / ri reid ridd ride rid
    ride red ridd / ride reid ride rid
    rinne rant runnet / renne rann runne
    rive rev revet / rive reiv rive
    ryke røk røket / ryke rauk roke
    se sett så / sjå sett såg ser sjåast ses sees
    selge solgte solgt / selje selde selt sel seld
    senke senket senkte / senkje senkte senkt
    sette satte satt / setje sette sett set
    si sa sagt sier / seie sa sagt seier seiast
    sige seg seget / sige seig sige
    sitte satt sittet / sitje sete sat sit
    skade skadet skadde skadd / skade skada skadde skadd
    skille skilte skilt / skilje skilde skilt skil skild
    skilles skiltes / skiljast skildest
    skinne skinte skint / skine skein skine skin
    skje skjedde skjedd / skje skjedde skjedd
    skjelve skalv skjelvet skjelvde / skjelve skalv skolve
    skjære skar skåret / skjere skar skore skjer
    skli skled sklidd sklei sklidde / skli sklei sklidd
    skride skred skredet skrei / skride skreid skride
    skrike skrek skreket / skrike skreik skrike
    skrive skrev skrevet / skrive skreiv skrive
    skryte skrøt skrytt / skryte skraut skrote
    skvette skvatt skvettet / skvette skvatt skvotte
    skyte skjøt skutt / skyte skaut skote
    skyve skjøv skjøvet / skyve skauv skove
    slenge slang slengt / slengje slang slengt
    slippe slapp sluppet / sleppe slapp sleppe slepp sloppe sleppt
    slite slet slitt / slite sleit slite
    slå slo slått slog / slå slo slege slått slær
    slåss sloss / slåst slost
    smelle smalt smelt / smelle small smolle smell
    smelte smeltet / smelte smolte
    smette smatt smettet / smette smatt smotte
    smyge smøg smøget smaug / smyge smaug smoge
    smøre smurte smurt / smørje smurde smurt smør smurd
    snike snek sneket / snike sneik snike
    snyte snøt snytt / snyte snaut snote
    sove sov sovet / sove sov sove søv
    spinne spant spunnet / spinne spann spunne
    spre spredte spredt spredde / spreie spreidde spreidd spreier spredd
    sprekke sprakk sprukket / sprekke sprakk sprokke
    sprette spratt sprettet / sprette spratt sprotte
    springe sprang sprunget / springe sprang sprunge
    spørre spurte spurt / spørje spurde spurt spør spurd
    stige steg steget / stige steig stige
    stikke stakk stukket / stikke stakk stukke
    stinge stakk stukket / stinge stakk stunge
    stinke stank stinket / stinke stank stinka
    stjele stjal stjålet / stele stole stal stel
    strekke strakk strukket strekte strekt strakte strakt / strekkje strekte strekt strakk strakte strakt
    stri stred stridd strei / stri streid stridd stride strid
    stride stred stridd strei / stride streid stride strid
    stryke strøk strøket / stryke strauk stroke
    stupe stupte stupt staup / stupe stupte
    stå sto stått stod / stå stod stått
    suge sugde sugd saug suget / suge saug soge syg
    supe søp supt saup / supe saup sope syp
    svelge svelget / svelgje
    svelle svellet / svelle svall svolle
    svelte svalt sveltet / svelte svalt svolte
    sverge svor sverget sverget / sverje svor svore
    svi sved svidd svei svidde / svi sveid svidd svide svid
    svike svek sveket / svike sveik svike
    svinge svang svinget / svinge svang svinge
    svinne svant svunnet / svinne svann svunne
    svømme svømte svømt / symje sumde sumt symde symt
    synge sang sunget / syngje song sunge syng synge
    synke sank sunket / søkke sokk sokke søkk
    søke søkte søkt / søkje søkte søkt
    ta tok tatt / ta tok teke tek tatt teken tekne tas takast
    telle talte talt telte telt / telje talde talt tel tald
    temme temte temt / temje tamde tamt
    tie tiet tidd tidde / teie tagde tagt teidde teier
    tigge tigget tagg tigde tigd / tigge tagg tigge tigg
    tre trådte trådt trer / tre trødde trødd
    treffe traff truffet / treffe trefte treft tref
    trekke trakk trukket / trekkje trekte trekt trekk
    trine trein trint trinte / trine trein trine
    trive trev trevet treiv / trive treiv trive
    tro trodde trodd / tru trudde trudd trutt
    tryte trøt trytt traut / tryte traut trote
    tvinge tvang tvunget / tvinge tvang tvunge
    tyte tøt tytt taut / tyte taut tote
    tørre torde tort tør / tore torde tort tør
    vekke vakte vekket / vekkje vekte
    velge valgte valgt / velje valde valt vald veljast
    venne vennet / venje vande vand
    verpe verpet / verpe varp vorpe
    vike vek veket / vike veik vike
    vinde vandt vundet / vinde vatt vunde
    vinne vant vunnet / vinne vann vunne
    virke virket / verke verka
    vite visste visst vet / vite visste visst veit
    vokse vokste vokst / vekse voks vakse veks vokse
    vri vred vridd vrei vridde / vri vreid vridd vride vrid
    øke økte økt / auke auka aukar aukast
    ønske ønsket ønskes / ønskje ønskte ønskt
    """

  /// Adjectives and numerals with several stems, and words that are unrelated in the two written forms.
  static let others = """
    stor stort store større størst største
    ung ungt unge yngre yngst yngste yngstes
    bred bredt brede bredere bredest bredeste brei breie breiare breiast breiaste
    tung tungt tunge tyngre tyngst tyngste
    lang langt lange lengre lengst lengste lenger
    god godt gode bedre best beste betre
    liten lita lite små mindre minst minste lille vesle litle
    gammel gammelt gamle gamal gamalt gammal gammalt eldre eldst eldste
    mange flere flest fleste fleire flest
    få færre færrest færreste færrast færraste
    nær nært nære nærmere nærmest nærmeste nærmare nærmast nærmaste nærare nærast næraste
    vond vondt vonde verre verst verste
    ille verre verst
    øst østre aust austre
    østlig austleg
    nord nordre
    nordlig nordleg
    egen eget egne eigen eige eigne eiga
    åpen åpent åpne open ope opne
    fremmed fremmede fremmedes framand framandt framande
    syv sju
    syvende sjuande
    tyve tjue
    tredve tretti
    skitten skittent skitne
    øde aude
    voksen voksent voksne vaksen vaksent vaksne
    moden modent modne mogen mogent mogne
    første fyrste først fyrst
    øvre øverst øverste øvst øvste
    nedre nederst nederste nedst nedste
    ytre ytterst ytterste ytst ytste
    indre innerst innerste inst inste
    fremre fremst fremste framre framst framste
    bakre bakerst bakerste bakarst bakarste
    midtre midterst midterste midtarst midtarste
    morsom morsomt morsomme morsommere morsomst morsomste morosam morosamt morosame morosamare morosamast
    hellig hellige heilag heilagt heilage
    annen annet andre annan anna
    frossen frosset frosne frosen frose
    """
}
