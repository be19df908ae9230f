/// Patterns of whole headings that are questions or phrases. The parts of a pattern are separated by spaces.
///
/// A part is a word, the name of a class in angle brackets, `%` for a name or a word for the region, `…` for any word,
/// or `#` for a year. A bar separates alternatives. A part with `?` is optional, one with `+` can be repeated, and one
/// with `*` is optional and can be repeated. Bokmål and Nynorsk are combined, because write-ups mix them in headings.
/// Typing errors are not allowed.
enum HeadingPhrases {
  static let classes: [(name: String, words: String)] = [
    ("what", "hva kva det dette her"),
    ("how", "hva kva dette slik sånn hvordan korleis her"),
    (
      "we",
      "vi prosjektet programmet samarbeidet satsingen satsinga arbeidet kommunene kommunane partnerne partnarane dere de"
    ),
    ("wanted", "ville skulle ønsket ønska ønskte håpet håpa håpte tenkte"),
    ("wants", "vil skal ønsker ønskjer"),
    ("reach", "oppnå nå føre få endre løse løyse skape bidra utrette lykkes lukkast gi gje"),
    ("do", "gjøre gjere levere jobbe arbeide prøve"),
    ("tail", "til med mot fram frem for oss"),
    (
      "goal",
      "målet målene måla målsettingen målsettingene målsetjinga målsetjingane formålet føremålet hensikten ambisjonen "
        + "ambisjonene ambisjonane visjonen tanken ideen planen"
    ),
    ("our", "vårt våre vår"),
    ("is", "er var ble vart blei"),
    (
      "did",
      "greide greidde bygde vant nådde oppnådde fikk fekk leverte gjorde klarte lyktes lukkast utrettet utretta skapte"
    ),
    ("done", "oppnådd fått gjort levert klart gitt gjeve betydd lykkes lyktes lukkast utrettet utretta skapt ført"),
    (
      "outcome",
      "resultatet resultatene resultata utfallet utbyttet effekten effektene effektane oppnådd gjort levert gjennomført"
    ),
    ("of", "av for med i fra frå"),
    ("lessons", "erfaringer erfaringar erfaringene erfaringane lærdommer lærdomar lærdommene lærdomane lærdom læring"),
    ("share", "dele gi gje sende bringe formidle ta"),
    ("regions", "regioner regionar byregioner byregionar kommuner kommunar byer byar prosjekt prosjekter"),
    ("advise", "råde råder rå rår anbefale anbefaler tilrå tilrår"),
    ("count", "to tre fire fem seks sju syv åtte ni ti noen nokre våre gode viktige enkle dei de"),
    ("may", "vil kan bør må skal"),
    (
      "work",
      "vi prosjektet programmet samarbeidet satsingen satsinga arbeidet kommunene kommunane det skal vil blir bør kan må "
        + "har går jobber jobbar arbeider arbeidar fører tar tek bringer driver driv gjør gjer skjer hender lever følger "
        + "følgjer arbeide jobbe jobbes føre føres førast ført tas takast drives ta gå bli blitt vert tiltakene tiltaka "
        + "planen planene planane resultatene resultata regionrådet sammen saman og"
    ),
    ("onward", "videre vidare framover fremover videreført vidareført videreføres vidareførast videreføre vidareføre"),
    (
      "after",
      "med etter nå no i årene åra for fra frå prosjektet programmet prosjektslutt programslutt 2015 2016 2017 2018"
    ),
    ("now", "nå no herfra etterpå"),
    (
      "end",
      "prosjektet programmet prosjektslutt programslutt prosjektperioden programperioden byregionprogrammet "
        + "prosjektperioda programperioda"
    ),
    ("happens", "skjer hender følger følgjer gjør gjer blir kommer kjem går"),
    ("goes", "fortsetter fortset holder held lever går"),
    ("application", "søknaden prosjektsøknaden søknad"),
    ("summary", "sammendrag samandrag utdrag hovedpunkter hovudpunkt hovedtrekk hovudtrekk kort"),
    ("why", "hva kva dette slik derfor difor hvorfor kvifor"),
    ("framtid", "framtid fremtid utvikling"),
    ("person", "prosjektleder prosjektleiar region kommune byregion prosjekt gruppe lag"),
    ("reached", "oppnås oppnåast nås nåast endres endrast løses løysast skapes skapast forbedres forbetrast bli"),
    ("could", "bør kan må burde"),
    ("you", "du dere dykk andre"),
    ("one", "ein en man"),
    ("project", "region regionen byregion byregionen kommune kommunar kommuner prosjekt prosjekter deltaker deltakar"),
    ("greeting", "hilsen helsing beskjed bodskap budskap oppfordring oppmoding starthjelp"),
    ("good", "gode godt kloke klokt lure lurt smarte smart nyttige nyttig viktige viktig verdt verd greit greitt"),
    (
      "goals",
      "mål måla målene målsettinger målsettingene målsetjingar målsetjingane ambisjoner ambisjonene ambisjonar ambisjonane "
        + "forventninger forventningene forventningar forventningane"
    ),
    (
      "results",
      "resultat resultater resultatene resultata effekter effektene effektar effektane gevinster gevinstene gevinstar "
        + "gevinstane endringer endringar"
    ),
    ("advices", "råd rådene råda tips tipsene tipsa anbefalinger anbefalingene tilrådinger tilrådingar tilrådingane"),
    ("plans", "planer planene planar planane oppgaver oppgåver tiltak"),
    ("aside", "organisering ansvar samarbeid finansiering roller styring forankring arbeidsform arbeidet drift"),
    ("money", "pengene pengane midlene midlane støtten støtta tilskuddet tilskotet finansieringen finansieringa"),
  ]

  static let phrases: [(kind: Section.Kind, pattern: String)] = [
    // "Hva ville vi?", "Kva ønskte vi å få til?", "Dette skulle prosjektet bidra til".
    (.goals, "hva|kva <wanted> <we|%>"),
    (.goals, "det|dette <wanted|wants> vi"),
    (.goals, "<how> <wanted> <we|%> å? <reach|do> <tail>?"),
    (.goals, "<how> <wants> <we|%> å? <reach> <tail>?"),
    (.goals, "<what> som? <we|%> <wanted|wants> å? <reach> <tail>?"),
    (.goals, "<what> <is> <goal> <our>? <of>? <we|%>?"),
    // "Hva har vi fått til?", "Det vi fikk til", "Sånn gikk det", "Hva kom ut av prosjektet?".
    (.results, "<how> har <we|%> ikke|ikkje? <done> <tail>? <we|%>?"),
    (.results, "<how> <did> <we|%> <tail>?"),
    (.results, "<what> som? <we|%> har? <did|done> <tail>?"),
    (.results, "<how> har skjedd|hendt|endret|endra <we|%|så|langt|hittil|nå|no|i|prosjektperioden|perioden|seg>*"),
    (.results, "<how> gikk|gjekk det <of|til>? <we|%>?"),
    (.results, "<how> gikk|gjekk <we|%>"),
    (.results, "<what> kom|kommer|kjem det|vi? ut av det|<we|%>"),
    (.results, "<what> <is> <outcome> <of>? <we|%>?"),
    (.results, "<what> førte|førde <we|%> til"),
    (.results, "<what> sitter|sit|står vi igjen|att med"),
    (.results, "hva|kva ga|gav <we> oss|%?"),
    (.results, "i hvilken|kva|hvor|stor+ grad er|ble|vart|blei|har <goal|we|our|%|sine>+ nådd|nådde|oppnådd|oppnådde"),
    // "Erfaringar vi vil dele", "Dette vil vi råde andre til", "Hva kan andre lære av oss?".
    (.advice, "<lessons> som|vi? vi? vil|kan|ønsker|ønskjer|gjerne|å* <share> <onward|med|til|seg|andre|regions>*"),
    (.advice, "<lessons> til|for nytte? for? andre <regions>?"),
    (.advice, "<lessons> som|for? andre <regions>? <may> ha|få|dra|ta|bruke|bruk|nytte|lære|av|med|seg|glede+"),
    (.advice, "<how> <may>? <we|%>? <advise> <we|%>? andre|<regions>* <tail|om>? å? <do>?"),
    (.advice, "<we|%> <advise> andre|<regions>*"),
    (
      .advice,
      "<what> <may> andre <regions>? lære|gjøre|gjere|vite|veta|vete|huske|hugse|ta|tenke|tenkje på|med|seg* <of>? oss|<we|%>?"
    ),
    (.advice, "<what> har|vi+ lært|erfart …+ dele"),
    (.advice, "til andre <regions>"),
    (.advice, "lurt|smart|viktig å <advise>|tenke|tenkje|huske|hugse|vite på|om*"),
    (.advice, "vil|skal du|dere|de gjøre|gjere det samme|same"),
    (
      .advice,
      "dette|det|hva|kva bør|må dere|de|dykk|du|andre|man|en|ein passe|tenke|tenkje|huske|hugse|unngå|være|vere på|obs|merksame|oppmerksomme*"
    ),
    (.results, "status ved|etter …+"),
    (.results, "så langt har|er <we|%> kommet|kome|komne|nådd"),
    (.results, "så langt kom vi"),
    // "Slik ble det", "Kva vart det til?", "Hvor langt er vi?", "Her står vi nå".
    (.results, "<how> ble|blei|vart det <outcome|we|til|av|med|bra|bedre|betre>*"),
    (.results, "hvor|kor langt er|har|kom|rakk|nådde <we|%> <now|kommet|kome|komne|nådd|i|dag>*"),
    (.results, "hvor|kor|her er|står <we|%> <now|i|dag|etter|end>+"),
    (.facts, "opplysninger|opplysningar om regionen|byregionen|kommunene|kommunane|området|samarbeidet|%"),
    (
      .advice,
      "<count>* råd|tips|anbefalinger|tilrådinger|tilrådingar til deg|dere|dykk|de|andre|alle|dem|<regions>+ som …+"
    ),
    (.advice, "til deg|dere|dykk|andre som skal|vil i|starte|begynne|gjøre|gjere|prøve|byrje|gang|det|samme|same|med+"),
    // "Hvordan skal arbeidet føres videre?", "Hva skjer nå?", "Kva skjer etter prosjektet?", "Arbeidet held fram".
    (.continuation, "<how> <work|%>+ <onward> <after|%>*"),
    (.continuation, "<how> <happens> <we|%>? <now>"),
    (.continuation, "<how> <happens> <we|%>? med? etter <end>"),
    (.continuation, "hva|kva <now>"),
    (.continuation, "hva|kva er|blir det? neste steg|skritt|trinn"),
    (.continuation, "<how> <goes> <we|%|det> <tail|onward>*"),
    (.continuation, "etter 2015|2016|2017|2018|2019|2020"),
    (.continuation, "livet|tida|tiden|arbeidet etter <end>"),
    (.continuation, "arbeidet|samarbeidet|satsingen|satsinga|prosjektet <goes> <tail|onward>+"),
    (.continuation, "arbeidet|samarbeidet|satsingen|satsinga fortsetter|fortset"),
    // "Dette søkte vi om", "Slik sto det i søknaden", "Søknaden i korte trekk".
    (.application, "<why> søkte <we|%> om|på|med|midler|midlar|støtte|penger|pengar*"),
    (.application, "<why> <we|%> søkte om|på|med*"),
    (.application, "<how> skrev|skreiv|sto|stod|står vi|det? i <application> <our>?"),
    (.application, "i <application> <our>? skrev|skreiv vi"),
    (.application, "<summary> av|fra|frå|om|i <application> <our>? til? %?"),
    (
      .application,
      "<application> <our>? kort|oppsummert|i|korte|korthet|trekk|kortform|kortversjon|hovedtrekk|hovudtrekk+"
    ),
    (.application, "søknaden <our>"),
    // "Kven kan du spørje?".
    (.other, "hvem|kven kan|skal|bør du|dere|de|ein|en|man spørre|spørje|kontakte|ringe|snakke|ta|kontakt|med+"),
  ]

  /// Phrases that can also begin a sentence. They are headings only by markup, or if the line is short and stands apart
  /// from the surrounding text.
  static let standing: [(kind: Section.Kind, pattern: String)] = [
    // "Vil du vite mer?", "Slik gikk vi fram".
    (.other, "vil|ønsker|ønskjer du|dere|de vite|veta|vete|lese|ha mer|meir …*"),
    (.other, "<how> gikk|gjekk vi fram|frem|til …*"),
    // "Tanken bak prosjektet", "Vår plan", "Hva skulle oppnås?", "Hva vi strakk oss etter".
    (.goals, "planen|oppgaven|oppgåva|oppdraget|lovnaden|lovnadene|lovnadane vår|vårt|våre"),
    (.goals, "vår|vårt|våre plan|oppgave|oppgåve|oppdrag|lovnader|lovnadar"),
    (.goals, "tanken|ideen|idéen|intensjonen|motivet bak …*"),
    (.goals, "<goals> som|vi|me …+"),
    (.goals, "hvilken|hvilket|hva|kva <project|framtid> ville|ønsket|ønskte|ønska …+"),
    (.goals, "<what> <we|%> la opp til"),
    (.goals, "<what> <we|%> gjekk|gikk til …+"),
    (
      .goals,
      "kursen|retningen|retninga|kompasset|løftet|løfta|løftene|meningen|meininga <we|our|vårt|vår|med|bak|til> …*"
    ),
    (.goals, "dette var planen|meininga|meningen|tanken"),
    (.goals, "håpet|draumen|drømmen|ønsket om|vårt|vår …*"),
    (.goals, "<how> skulle <we|%>? <reached> …*"),
    (.goals, "<what> <we|%> gikk|gjekk inn for"),
    (.goals, "<what> <we|%> strakk|strekte|strakte oss etter|mot"),
    // "Nådde vi målene?", "Ble målene nådd?", "Dette har vi på plass", "Hva er nytt?", "Gjort så langt".
    (.results, "nådde|fikk|fekk|klarte|lyktes|lukkast|oppnådde|greide|greidde <we|%> …*"),
    (.results, "<is|har> <goal|we> …* nådd|nådde|oppnådd|oppnådde|innfridd|innfridde"),
    (.results, "<how> <is|har> <we|%>? på plass"),
    (.results, "<how> som? <is|har> blitt|vorte? annerledes|annleis|nytt|nye|bedre|betre <now|hos|for|oss|i|%>*"),
    (.results, "<what> <we|%> førte|førde|fører|leder|ledet|leia til"),
    (.results, "<what> <we|%> står|sitter|sit igjen|att|tilbake med"),
    (.results, "<results> som|vi|me …+"),
    (.results, "<how> endte|enda|står|gikk|gjekk|slutta|sluttet det …*"),
    (.results, "gikk|gjekk|lyktes|lukkast|endte|enda det …*"),
    (.results, "målt mot …+"),
    (.results, "hva|kva <is> …* ferdig|ferdige"),
    (.results, "nytt|nye|skjedd siden|sidan …+"),
    (.results, "<what> kom i|på havn|hamn|mål|plass"),
    (.results, "<what> <we|%> kan vise|syne|peke|peike fram|frem|til|på"),
    (.results, "<what> kan <we|%> vise|syne|peke|peike fram|frem|til|på"),
    (.results, "<what> <we|%> etterlater|etterlet|etterlot|etterlèt …*"),
    (.results, "<we|%> klarte|fikk|fekk|nådde|greide …+"),
    (.results, "etter <count>+ år …*"),
    (.results, "<what> kan|har <we|%> krysse|krysset|kryssa|hake|haket|haka av|ut …*"),
    (.results, "<how> er det blitt|vorte|nå|no|i|dag+"),
    (.results, "<how|ting> som? er i|på plass|havn|mål"),
    (.results, "kom|nådde|er <we|%> i mål"),
    (.results, "innfridde|nådde|oppnådde mål"),
    (.results, "resultatmål|delmål|mål nådd|nådde|oppnådd|oppnådde|innfridd|innfridde"),
    (.results, "hva|kva merker|merkar|betyr …+"),
    (.results, "<what> <we|%>? ser <we|%>? <now|i|dag>+"),
    (.results, "før og nå|no|etter"),
    (.results, "<what> som? sitter|sit igjen|att"),
    (.results, "hva|kva har|fikk|fekk vi igjen|att"),
    (.results, "hva|kva hende|hendte|skjedde …*"),
    (.results, "ble|blei|vart det noe|noko|slik|som|bedre|betre …*"),
    (.results, "gjort|levert|oppnådd|fullført|gjennomført så|hittil|til|i …*"),
    // "Det vi vil gi videre", "Dette vil vi dele", "Det andre kan ha nytte av".
    (
      .advice,
      "<what> som? vi? vil|kan|skal|gjerne* vi? vil|kan|gjerne* gi|gir|gje|gjev|sende|sender|formidle|formidler|dele|deler vi? "
        + "gjerne? <onward|til|med|andre|regions>*"
    ),
    (.advice, "<what> <we|%>? ville|burde <we|%>? ha? sagt|rådd|rådet|anbefalt|tilrådd …*"),
    (.advice, "<what> skulle|burde vi ha? visst|skjønt|skjøna|forstått|tenkt|spurt …*"),
    // "Slik lykkes dere", "Slik gjør du det", "Slik bør andre gå fram", "Før dere begynner", "Om de skal i gang".
    (.advice, "slik|sånn <could>? lykkes|lukkast <you|one|de> …*"),
    (.advice, "slik|sånn|dette <could> <you|one|de> …+"),
    (.advice, "slik|sånn … <you> …*"),
    (.advice, "før <you|one|de> …+"),
    (.advice, "om|hvis|dersom|når <you|de> skal|vil|tenker|tenkjer|starter|startar|begynner|byrjar|setter|set …*"),
    // "Fra oss til dere", "Til neste byregion", "Hilsen til andre", "Til etterfølgelse".
    (.advice, "fra|frå oss til …+"),
    (.advice, "til neste|nye|kommende|komande|framtidige|fremtidige <project> …*"),
    (.advice, "<greeting> til …+"),
    (.advice, "til etterfølgelse|etterfølging|etterfølgjing|inspirasjon|ettertanke"),
    // "Husk dette", "Ord på veien", "Gode grep", "Verdt å vite", "Tre ting å huske", "Ti bud".
    (.advice, "husk|hugs|merk|pass|tenk|prøv|gjør|gjer|unngå på|deg|dere|dykk? dette|det"),
    (.advice, "ta med deg|dere|dykk dette|det"),
    (.advice, "<good>* ord på|med veien|vegen"),
    (.advice, "<count>* <good>+ grep|knep|knagger|knaggar|triks|vaner|vanar|ord …*"),
    (.advice, "<good> å …+"),
    (.advice, "<count>* <good>* grep|bud|triks|knep"),
    (.advice, "beste|god praksis"),
    (.advice, "nøkkelen|nøkler|nøklar|nøklene|nøklane til …+"),
    (.advice, "hvordan|korleis få|lykkes|lukkast|gjøre|gjere|starte|begynne|byrje|komme|kome …*"),
    (.advice, "<what> som? skal|må til …*"),
    (.advice, "<what> som? virker|verkar|fungerer …*"),
    (.advice, "ikke|ikkje glem|gløym|gjør|gjer …*"),
    (.advice, "gjør|gjer|lær|lytt som|av|til oss"),
    (.advice, "gjør|gjer ikke|ikkje? dette|det|slik"),
    (.advice, "ta vare på dette|det"),
    (.advice, "… å unngå"),
    (.advice, "… gjerne …+"),
    (.advice, "kjære …+"),
    (.advice, "… gjerne"),
    (.advice, "hva|kva <you|one> bør|må|burde|kan …+"),
    (.advice, "slik|sånn bør|må …+"),
    (.advice, "gjør|gjer ikke|ikkje? som|slik …+"),
    (.advice, "lån|stjel|kopier|kopiér|bruk|ta|prøv|gjenta|les|lytt med|til? disse|desse|dette|våre|vår …*"),
    (.advice, "… dette|desse|disse rådet|rådene|råda …*"),
    (.advice, "når|om|hvis andre spør|spør|vil|skal …*"),
    (.advice, "brev|råd|helsing|hilsen|ord|tips til|for neste|den|dem|dei|andre|nye …*"),
    (.advice, "til den|dem|dei|de som …+"),
    (.advice, "til neste <person>"),
    (.advice, "fra|frå en|ein|ei|ett <project> til …+"),
    (.advice, "<our> <count>* bud|erfaring|erfaringer|erfaringar til? …*"),
    (.advice, "<advices> som|vi|me|fra|frå …+"),
    (.advice, "<we|%> oppfordrer|oppmodar|oppmoder …*"),
    (.advice, "skal|vil|tenker|tenkjer du|dere …+"),
    (.advice, "det|vårt|de|dei* viktigste|viktigaste|beste rådet"),
    (.advice, "bør|må gjøres|gjerast|tenkes|tenkjast|huskes|hugsast|unngås|unngåast …*"),
    (.advice, "<count>* ting|punkter|punkt|poeng? å huske|hugse|passe|tenke|tenkje|ta|merke|unngå …*"),
    (.advice, "de|dei|våre* <count> bud"),
    // "Hva gjenstår?", "Det som står att", "Fra prosjekt til hverdag", "Når pengene er brukt opp", "Fram mot 2020".
    (.continuation, "slik|sånn blir|vert det …*"),
    (.continuation, "nå|no overtar|tar|tek|gjør|gjer|skal|blir|vert|jobber|arbeider|fører|begynner|byrjar|går …+"),
    (
      .continuation,
      "det|dette|kva|hva som skjer|hender|kjem|kommer|blir|vert|lever <now|igjen|att|vidare|videre|etter> …*"
    ),
    (.continuation, "hva|kva gjør|gjer|skjer|hender <we|%>? i|etter|frå|fra #"),
    (.continuation, "hvem|kven tar|tek|overtar|fører|driver|driv|overtek …+"),
    (.continuation, "<we|%> gir|gjev|gir oss ikke|ikkje"),
    (.continuation, "neste mål|kapittel|kapitel|skritt|steg|trinn|etappe|oppgave|oppgåve|år|på …*"),
    (.continuation, "<plans> som|vi|me …+"),
    (.continuation, "veien|vegen fra|frå prosjekt|program til …+"),
    (.continuation, "hvem|kven …+ <onward|now>"),
    (.continuation, "<how|det> <wanted|wants> <we|%>? …+ <onward|now>"),
    (.continuation, "<how|det> som? gjenstår …*"),
    (.continuation, "<how|det> som? står att|igjen|tilbake"),
    (.continuation, "oppgaver|oppgåver|arbeid|tiltak|mål som gjenstår|står att|igjen|tilbake*"),
    (.continuation, "<what> <we|%>? tar|tek <we|%>? med seg|oss <onward>?"),
    (.continuation, "nye planer|planar|steg|skritt|oppgaver|oppgåver …*"),
    (.continuation, "mål|måla|målene for neste|kommende|komande …+"),
    (.continuation, "<aside> framover|fremover|videre|vidare"),
    (.continuation, "<we|%|det> <is> ikke|ikkje slutt|ferdig|ferdige|over …*"),
    (.continuation, "<we|%|det> stopper|stoppar|slutter|sluttar ikke|ikkje …*"),
    (.continuation, "ikke|ikkje ferdig|ferdige|over|slutt …*"),
    (.continuation, "fram|frem? til|mot #"),
    (.continuation, "fra|frå|etter # …*"),
    (.continuation, "# og <onward|etter>"),
    (.continuation, "fra|frå prosjekt|program til …+"),
    (.continuation, "når <money> …+"),
    (.continuation, "fram|frem mot …+"),
    (.continuation, "veien|vegen fram|frem|framover|fremover|vidare|videre …*"),
    (.continuation, "tida|tiden|åra|årene etter …*"),
    (.continuation, "på lang|lengre|litt|noe|noko* sikt"),
    (.continuation, "<we|%> <is> slutt|over|ferdig|ferdige|avsluttet|avslutta hva|kva nå|no"),
    (.continuation, "nye mål <onward|for|etter|now> …*"),
  ]
}
