/// Strong and irregular verbs with their forms in Bokmål and Nynorsk, written for this project.
enum ClosedVerbs {
  /// The verbs, one per line. Forms that are another word in most texts are left out: `vent`, `veg`, `drap`.
  static let lines = """
    angi angir anga angav angitt angitte angje
    anse anser anså ansett ansjå ansåg
    anta antar antok antatt antatte antek anteke
    avhenge avhenger avhang avhengt
    be ber ba bad bedt bed bede
    bedra bedrar bedro bedrog bedratt bedradd
    begi begir bega begav begitt begje
    bese beser beså besett
    beskrive beskriver beskrev beskreiv beskrevet beskrevne
    beskytte beskytter beskyttet beskytta
    bety betyr betydde betydd
    binde binder bandt bundet bundne bind batt bunde bunden
    bite biter bet beit bitt bit biten bitne
    bli blir ble blei blitt blive
    bo bor bodde bodd bu bur budde budd
    bosette bosetter bosatte bosatt busetje buset busette busett
    brekke brekker brakk brekte brukket brekt brekk brokke
    brenne brenner brant brente brent brenn brunne
    bringe bringer brakte brakt bragte bragt
    briste brister brast brustet breste brest broste
    bryte bryter brøt braut brutt brutte bryt brote broten brotne
    by byr bød baud budt byd bydde bode
    bære bærer bar båret bårne bere ber bore boren borne
    delta deltar deltok deltatt deltek delteke
    detter datt dettet dett dotte
    dra drar dro drog dratt dradd dreg drege dregen
    drepe dreper drepte drept drep drepen
    drikke drikker drakk drukket drukne drikk drukke drukken
    drite driter dreit dret dritt drit driten
    drive driver drev dreiv drevet drevne driv driven drivne
    drype dryper drøp drypte drypt dryp draup drope
    drømme drømmer drømte drømt drøyme drøymer drøymde drøymt
    dvele dveler dvelte dvelt dvelje dvel dvalde dvalt
    dø dør døde dødde døy døyr døydde døydd
    dølge dølger dulgte dulgt dølje døl dulde dult
    dømme dømmer dømte dømt døme dømer dømde
    erfare erfarer erfarte erfart
    ete eter åt ett et eten
    etterspørre etterspør etterspurte etterspurt etterspørje etterspurd
    falle faller falt fall fallen falne
    fare farer for faret fer faren
    finne finner fant funnet funne finn fann funnen
    fise fiser feis fes fist fis
    fly flyr fløy fløyet flydd flyg flaug floge flyge
    flyte flyter fløt flaut flytt flyt flote
    fnyse fnyser fnøs fnyste fnyst fnys fnaus fnose
    forby forbyr forbød forbydde forbudt forbudte forbyd forbaud forbode forboden
    foregå foregår foregikk foregått føregå føregår føregjekk føregått
    forese foreser foreså føresjå
    foreta foretar foretok foretatt føreta føretek føretok føreteke
    foretrekke foretrekker foretrakk foretrukket foretrukne
    forstå forstår forsto forstod forstått
    forsvinne forsvinner forsvant forsvunnet forsvunne forsvinn forsvann forsvunnen
    fortelle forteller fortalte fortalt fortelje fortel fortalde
    fortsette fortsetter fortsatte fortsatt fortsetje fortset fortsett
    fryse fryser frøs fraus frosset frosne frys frose frosen
    fyke fyker føk fauk føket fyk foke
    følge følger fulgte fulgt følgje følgjer følgde følgt følgd
    få får fikk fått fekk
    gale galer gol gjel
    gi gir ga gav gitt gitte gje gjev gjeve gjevne
    gidde gidder gadd giddet gidd
    gjelde gjelder gjaldt gjeldt gjeld galdt golde
    gjemme gjemmer gjemte gjemt gøyme gøymer gøymt
    gjenoppta gjenopptar gjenopptok gjenopptatt
    gjete gjeter gjette gjett
    gjøre gjør gjorde gjort gjorte gjere gjer
    glemme glemmer glemte glemt gløyme gløymer gløymt
    gli glir gled glei glidd glid glide
    glippe glipper glapp glippet glepp gleppe gloppe
    gnage gnager gnog gnagde gnagd gneg
    gni gnir gned gnei gnidd gnid gnide
    grave graver gravde grov gravd grev graven
    grine griner gren grein grinte grint grin
    gripe griper grep greip grepet grepne grip gripen
    gro gror grodde grodd
    gråte gråter gråt gret grått græt
    gyse gyser gyste gøs gyst gys gaus gose
    gyte gyter gytte gjøt gytt gyt gaut gote
    gyve gyver gjøv gauv gyv gove
    gå går gikk gått gåtte gjekk
    ha har hadde hatt
    henge henger hang hengte hengt heng hange
    hete heter het hette hett heite heiter heitte heitt
    hive hiver hev heiv hivde hivd hiv
    hjelpe hjelper hjalp hjulpet hjulpne hjelp halp holpe hjelpte
    hogge hogger hogg hogget høgg hoggen
    holde holder holdt holdte halde held heldt halden haldne
    hugge hugger hugget hugg hogge hogg
    hvine hviner hven hvein hvinte hvint kvine kvin kvein
    innby innbyr innbød innbydde innbudt innbydd
    inneholde inneholder inneholdt innehalde inneheld inneheldt
    inngå inngår inngikk inngått inngåtte inngjekk
    innkomme innkommet innkomne innkommen innkomen
    innta inntar inntok inntatt
    ivareta ivaretar ivaretok ivaretatt ivaretek ivareteke
    jage jager jaget jog jagde jagd jaga
    kle kler kledde kledd
    klinge klinger klang klinget kling klunge
    klippe klipper klipte klipt
    klype klyper kløp klypte klypt klyp klaup klope
    klyve klyver kløv kløvet klyv klauv klove
    knekke knekker knakk knekte knekt knekket knekk knokke knekkje
    knipe kniper knep kneip knepet knip knipen
    knyte knyter knøt knytte knytt knyt
    komme kommer kom kommet komne kome kjem komen
    kreve krever krevde krevd krevje krev kravde kravd
    krype kryper krøp krøpet kryp kraup krope
    kvede kveder kvad kvedet kved
    kvekke kvekker kvakk kvekket kvekk kvokke
    kvele kveler kvalte kvelte kvalt kvelt kvelje kvalde
    kveppe kvepper kvapp kveppet kvepp kvoppe
    late later lot latt latte lèt let laten
    le ler lo ledd
    legge legger la lagt lagte leggje legg
    lese leser leste lest les las lesen
    lide lider led lidt lid leid
    ligge ligger lå ligget ligg låg lege liggje
    lyde lyder lød lydt lyd laud
    lyge lyger løy løyet lyg laug loge ljuge
    lyve lyver løy løyet
    løpe løper løp løpt laupe laup
    låte låter låt lått læt lét
    motta mottar mottok mottatt mottatte mottek motteke
    nyse nyser nøs nyste nyst nys naus nose
    nyte nyter nøt nytt nyt naut note
    oppgi oppgir oppga oppgav oppgitt oppgje
    oppta opptar opptok opptatt opptatte opptek oppteken
    overgå overgår overgikk overgått overgjekk
    overse overser overså oversett oversjå oversåg
    overskride overskrider overskred overskrei overskredet overskrid overskreid
    overta overtar overtok overtatt overtek overteke
    pipe piper pep peip pepet pip
    planlegge planlegger planla planlagt planlagte planleggje
    påby påbyr påbød påbudt påbyd påbaud påbode
    påta påtar påtok påtatt påtek
    rekke rekker rakk rakte rukket rakt rekk rokke rekkje rekte rekt
    renne renner rant rent renn rann runne
    ri rir red rei ridd rid ride
    rive river rev reiv revet revne riv riven rivne
    ro ror rodde rodd
    ryke ryker røk rauk røket ryk roke
    se ser så sett sjå såg sjår
    selge selger solgte solgt selje sel selde selt seld
    senke senker senket senkte senkje senkjer
    sette setter satte satt setje set sett
    si sier sa sagt seie seier
    sige siger seg seig seget sig
    sitte sitter satt sittet sitje sit sat sete
    skille skiller skilte skilt skilje skil skilde skild
    skinne skinner skinte skint skine skin skein
    skje skjer skjedde skjedd
    skjelve skjelver skalv skjelvde skjelvet skjelv skolve
    skjære skjærer skar skåret skårne skjere skjer skore skoren
    skli sklir skled sklei sklidde sklidd
    skride skrider skred skrei skredet skrid skreid
    skrike skriker skrek skreik skreket skrik
    skrive skriver skrev skreiv skrevet skrevne skriv skriven skrivne
    skryte skryter skrøt skraut skrytt skryt skrote
    skvette skvetter skvatt skvettet skvett skvotte
    skyte skyter skjøt skaut skutt skutte skyt skote skoten
    skyve skyver skjøv skauv skjøvet skyv skove
    slenge slenger slang slengte slengt slengje sleng
    slippe slipper slapp sluppet sleppe slepp sloppe
    slite sliter slet sleit slitt slit sliten slitne
    slå slår slo slog slått slåtte slege slegen
    smelle smeller smalt smelte smelt smell small smolle
    smelte smelter smeltet smelta smelt smolte
    smette smetter smatt smettet smett smotte
    smyge smyger smøg smaug smøget smyg smoge
    smøre smører smurte smurt smørje smør smurde smurd
    snike sniker snek sneik sneket snik
    snu snur snudde snudd
    snyte snyter snøt snaut snytt snyt snote
    sove sover sov sovet søv
    spinne spinner spant spunnet spinn spann spunne
    spise spiser spiste spist
    spre sprer spredte spredde spredt spredd spreie spreier spreidde spreidd
    sprekke sprekker sprakk sprukket sprukne sprekk sprokke sprukken
    sprette spretter spratt sprettet sprett sprotte
    springe springer sprang sprunget spring sprunge
    spørre spør spurte spurt spørres spørje spurde
    stige stiger steg steig steget stig
    stikke stikker stakk stukket stikk stukke
    stinke stinker stank stinket
    stjele stjeler stjal stjålet stjålne stele stel stal stole
    strekke strekker strakk strakte strukket strakt strekkje strekk strekte strekt
    stride strider stred strei stridd strid streid
    stryke stryker strøk strauk strøket strøkne stryk stroke stroken
    stupe stuper stupte stupt staup
    stå står sto stod stått
    suge suger sugde saug suget sugd syg soge
    supe super søp saup supt syp sope
    svelle sveller
    sverge sverger svor sverget sverje sver svore
    svi svir sved svei svidd svid svide
    svike sviker svek sveik sveket svik
    svinne svinner svant svunnet svinn svann svunne
    svømme svømmer svømte svømt symje sym sumde sumt symjer
    sy syr sydde sydd
    synge synger sang sunget syngje syng song sunge
    synke synker sank sunket søkke søkk sokk sokke
    ta tar tok tatt tek teke teken
    telle teller talte telte talt telt telje tel talde tald
    temme temmer temte temt temje tem tamde tamt
    tie tier tidde tiet tidd teie teier teidde tagde tagt
    tigge tigger tagg tigget tigde tigg
    tilby tilbyr tilbød tilbydde tilbudt tilbudte tilbyd tilbaud tilbode
    tilgi tilgir tilga tilgav tilgitt tilgje
    tilrettelegge tilrettelegger tilrettela tilrettelagt tilrettelagte tilretteleggje
    tre trer trådte trådt
    treffe treffer traff truffet trefte treft tref
    trekke trekker trakk trukket trukne trekkje trekte trekt
    trine triner trein trinte trint trin
    trive triver trev treiv triv
    tro trodde trodd tror tru trur trudde trudd
    tryte tryter trøt traut trytt tryt trote
    tvinge tvinger tvang tvunget tvungne tving tvunge tvungen
    tygge tygger tygde tygget tygd tyggje
    tyte tyter tøt taut tytt tyt tote
    tørre tør torde tort tore
    unngå unngår unngikk unngått unngjekk
    unnta unntar unntok unntatt
    utgi utgir utga utgav utgitt utgitte utgje utgjeve
    vedta vedtar vedtok vedtatt vedtatte vedtek vedteke vedtekne
    veie veier veide veid
    vekke vekker vekte vakte vekket vekkje
    velge velger valgte valgt velje vel valde valt vald
    venne venner vennet venje vande vand
    verge verger verget verje verjer
    vike viker vek veik veket vik
    vinde vinder vandt vundet vind vatt vunde
    vinne vinner vant vunnet vunne vinn vann vunnen
    vite vet visste visst veit
    vokse vokser vokste vokst voksne vekse veks voks vakse vaksen
    vri vrir vred vrei vridd vrid vreid vride
    ødelegge ødelegger ødela ødelagt ødelagte øydeleggje øydelegg øydela øydelagt
    """
}
