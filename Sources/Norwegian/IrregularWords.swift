/// The irregular words themselves; ``IrregularTable`` says how its lines are read.
extension IrregularForms {
  /// Nouns with a change of vowel, or whose two written forms differ in more than regular letters.
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
    bror / brødre brør brørne
    far / fedre fedrar fedrane
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
    sted stad / steder stader stadar stadane
    klær klede klærne / kleda
    barn born / barn born borna barna
    søsken sysken syskin / syskena søsknene
    verden verd / verder
    vindu vindauge / vinduer vindauga
    hode hovud / hoder hovuda
    marked marknad / markeder marknader marknadar marknadane
    sentrum senter / sentre sentra sentrer
    hjem heim / hjem heimer heimar
    ide ideen ideens / ideer
    kafe kafeen kafeens / kafeer
    komite komiteen komiteens / komiteer
    arme armeen armeens / armeer
    mus / mus musene
    lus / lus
    sko / sko skoene skorne
    ski / ski skiene
    kollega / kolleger kollegaer kollegaar kollegaene kollegaane
    """

  /// Strong and irregular verbs.
  static let verbs = """
    be ba bedt bad / be bad bede bedd bedt beden
    bety betydde betydd / bety betydde betydd betytt
    binde bandt bundet / binde batt bunde
    bite bet bitt / bite beit bite
    blåse blåste blåst / blåse bles blåse
    brenne brant brent brente / brenne brunne brende brend
    briste brast brustet / breste brast broste
    bringe brakte brakt bragte bragt / bringe brakte brakt
    bryte brøt brutt / bryte braut brote
    by bød budt bydde bydd bøde / by baud bode bydde bydd bodne bys
    bære bar båret / bere bar bore
    dra dro dratt drog / dra drog drege dreg dratt dradd dregen
    drikke drakk drukket / drikke drakk drukke
    drive drev drevet / drive dreiv drive
    dø døde dødd døydde / døy døydde døydd
    eie eide eid / eige åtte ått eig eigd eigde
    ete åt ett / ete åt ete
    falle falt falt / falle fall falle fell
    fare for faret / fare for fare fer
    finne fant funnet / finne fann funne finst finnes
    flyte fløt flytt / flyte flaut flote
    fly fløy fløyet flydd / flyge flaug floge flyg
    forsvinne forsvant forsvunnet / forsvinne forsvann forsvunne
    fortelle fortalte fortalt / fortelje fortalde fortalt fortel
    forberede forberedte forberedt / førebu førebudde førebudd førebur
    fremme fremmet / fremje fremja fremjar
    fryse frøs frosset / fryse fraus frose
    følge fulgte fulgt / følgje følgde følgt følgd fylgje fylgde fylgt følge
    få fikk fått / få fekk fått
    gi ga gitt gav / gje gav gjeve gitt gjev gir gis
    gidde gadd giddet / gidde gadd gidde
    gjelde gjaldt gjeldt / gjelde galdt golde gjeld
    gjøre gjorde gjort gjør gjøres / gjere gjorde gjort gjer gjerast
    gli gled glidd / gli glei glidd glide
    gni gned gnidd / gni gnei gnidd
    grave gravde gravd gravet / grave grov grave grev
    grine gren grint / grine grein grine
    gripe grep grepet / gripe greip gripe
    gråte gråt grått / gråte gret gråte græt
    gyve gøv / gyve gauv gove
    gyse gøs gyst / gyse gaus gyst
    gå gikk gått / gå gjekk gått
    henge hang hengt hengte / henge hang hange heng hengt hengde
    hete het hett / heite heitte heitt heiter
    hive hev hivd / hive heiv hive
    hjelpe hjalp hjulpet / hjelpe hjelpte hjelpt halp holpe
    hogge hogde hogd hugget hugg hugge hugde hugd / hogge hogg hogge høgg
    holde holdt holdt / halde heldt halde held
    jage jog jagd jagde / jage jog jage jagde
    kle kledde kledd / kle kledde kledd
    klinge klang klinget / klinge klang klunge
    klype kløp kløpet / klype klaup klope
    klyve kløv kløvet / klyve klauv klove
    knekke knakk knekt knekket knekte / knekke knakk knokke
    knipe knep knepet / knipe kneip knipe
    knyte knøt knytt / knyte knytte knytt knyttast knyter
    komme kom kommet / kome kom kome kjem komme
    kreve krevde krevd / krevje kravde kravd krev krevst krevd
    krype krøp krøpet / krype kraup krope
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
    løpe løp løpt / laupe laup laupe
    møte møtte møtt / møte møtte møtt
    nyse nøs nyst / nyse naus nyst
    nyte nøt nytt / nyte naut note
    pipe pep pepet / pipe peip pipe
    rekke rakk rukket rekte rekt / rekkje rakk rokke rekte rekt
    renne rant rent / renne rann runne
    ri red ridd / ri reid ride
    ride red ridd / ride reid ride rid
    rive rev revet / rive reiv rive
    ryke røk røket / ryke rauk roke
    se så sett / sjå såg sett ser sjåast ses sees
    selge solgte solgt / selje selde selt sel seld
    senke senket senkte / senkje senkte senkt
    sette satte satt / setje sette sett set
    si sa sagt sier / seie sa sagt seier seiast
    sige seg seget / sige seig sige
    sitte satt sittet / sitje sat sete sit
    skilles skiltes / skiljast skildest
    skille skilte skilt / skilje skilde skilt skil skild
    skinne skinte skint / skine skein skine skin
    skje skjedde skjedd / skje skjedde skjedd
    skjelve skalv skjelvet / skjelve skalv skolve
    skjære skar skåret / skjere skar skore skjer
    skli skled sklidd / skli sklei sklidd
    skrike skrek skreket / skrike skreik skrike
    skride skred skredet / skride skreid skride
    skrive skrev skrevet / skrive skreiv skrive
    skryte skrøt skrytt / skryte skraut skrote
    skvette skvatt skvettet / skvette skvatt skvotte
    skyte skjøt skutt / skyte skaut skote
    skyve skjøv skjøvet / skyve skauv skove
    slenge slang slengt / slengje slang slengt
    slippe slapp sluppet / sleppe slapp sleppe slepp sloppe
    slite slet slitt / slite sleit slite
    slå slo slått / slå slo slege slått slær
    slåss sloss / slåst slost
    smelle smalt smelt / smelle small smolle smell
    smette smatt smettet / smette smatt smotte
    smøre smurte smurt / smørje smurde smurt smør
    snike snek sneket / snike sneik snike
    snyte snøt snytt / snyte snaut snote
    sove sov sovet / sove sov sove søv
    spinne spant spunnet / spinne spann spunne
    spre spredte spredt spredde / spreie spreidde spreidd spreier
    sprekke sprakk sprukket / sprekke sprakk sprokke
    sprette spratt sprettet / sprette spratt sprotte
    springe sprang sprunget / springe sprang sprunge
    spørre spurte spurt / spørje spurde spurt spør
    stige steg steget / stige steig stige
    stikke stakk stukket / stikke stakk stukke
    stinge stakk stukket / stinge stakk stunge
    stjele stjal stjålet / stele stal stole stel
    strekke strakk strukket strekte strekt / strekkje strekte strekt strakk
    stri stred stridd / stri streid stridd
    stride stred stridd / stride streid stride
    stryke strøk strøket / stryke strauk stroke
    stupe stupte stupt / stupe stupte
    stå sto stått stod / stå stod stått
    supe / supe saup sope
    svelge svelget / svelgje
    sverge svor sverget sverget / sverje svor svore
    svi sved svidd / svi sveid svidd
    svike svek sveket / svike sveik svike
    svinge svang svinget / svinge svang svinge
    svinne svant svunnet / svinne svann svunne
    synge sang sunget / syngje song sunge syng synge
    synke sank sunket / søkke sokk sokke søkk
    søke søkte søkt / søkje søkte søkt
    ta tok tatt / ta tok teke tek tatt teken tekne tas takast
    telle talte talt telte telt / telje talde talt tel
    tie tidde tidd / teie tagde tagt teidde teier
    tigge tigget tagg / tiggje tagg tigge
    tre trådte trådt trer / tre trødde trødd
    treffe traff truffet / treffe trefte treft
    trekke trakk trukket / trekkje trekte trekt trekk
    tro trodde trodd / tru trudde trudd trutt
    tvinge tvang tvunget / tvinge tvang tvunge
    tørre torde tort / tore torde tort
    vekke vakte vakt vekket / vekkje vekte vekt
    velge valgte valgt / velje valde valt vald veljast
    vike vek veket / vike veik vike
    vinde vandt vundet / vinde vatt vunde
    vinne vant vunnet / vinne vann vunne
    virke virket / verke verka
    vite visste visst vet / vite visste visst veit
    vokse vokste vokst / vekse voks vakse veks vokse
    øke økte økt / auke auka aukar aukast
    ønske ønsket ønskes / ønskje ønskte ønskt
    vri vred vridd / vri vrei vridd vreid
    """

  /// Adjectives and numerals with several stems, and words whose other written form is a word of its own.
  static let others = """
    stor stort store større størst største
    ung ungt unge yngre yngst yngste yngstes
    tung tungt tunge tyngre tyngst tyngste
    lang langt lange lengre lengst lengste
    god godt gode bedre best beste betre
    liten lita lite små mindre minst minste lille vesle litle
    gammel gammelt gamle gamal gamalt eldre eldst eldste
    mange flere flest fleste fleire flest
    få færre færrest færraste
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
    """
}
