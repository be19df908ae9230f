/// Forms of one word that no ending explains, alone or last in a compound or behind a prefix: `bok`, `håndbøkene`;
/// `ta`, `vedtatt`.
///
/// The lists are whole classes: the strong and irregular verbs of both written forms, nouns with a change of vowel,
/// and adjectives with other stems.
enum IrregularForms {
  /// A form, and the words that it is a form of.
  private struct Entry {
    var groups: [Int] = []
    var isVerb = false
    var isCompoundable = false
  }

  /// Adds the other forms of a word that ends in an irregular form.
  static func forms(like word: [UInt8], into forms: inout Set<[UInt8]>) {
    for start in word.indices where word.count - start <= longestForm {
      let tail = Array(word[start...])
      guard let entry = table.entries[tail], allows(prefix: word[..<start], tail, entry) else { continue }
      for group in entry.groups {
        for form in table.groups[group] where form != tail { forms.insert(word[..<start] + form) }
      }
    }
  }

  /// Whether the letters before a form can be the first part of its word.
  private static func allows(prefix: ArraySlice<UInt8>, _ tail: [UInt8], _ entry: Entry) -> Bool {
    if prefix.isEmpty { return true }
    guard entry.isCompoundable else { return prefix.elementsEqual([UInt8(ascii: "u")]) }
    if entry.isVerb, particles.contains(Array(prefix)) { return true }
    return prefix.count >= 3 && prefix.hasVowel && tail.count >= (entry.isVerb ? 4 : 3)
  }

  private static let longestForm = 12

  /// Whether a word is the infinitive or present of a verb made of `ta` and a prefix: `delta` is no noun with an ending.
  static func isVerbInTa(_ word: [UInt8]) -> Bool {
    guard word.count >= 4, word.count <= 12 else { return false }
    return verbsInTa.contains(word.last == UInt8(ascii: "r") ? Array(word.dropLast()) : word)
  }

  private static let verbsInTa = Set(
    """
    anta avta delta foreta frata frita gjenoppta godta innta ivareta motta oppta overta påta tilta unnta utta vedta
    """.split { " \n".contains($0) }.map { Letters.separate($0.utf8) })

  /// Prefixes of verbs whose forms are too short to be recognised by themselves: `deltar`, `inngår`.
  private static let particles = Set(
    """
    an av be bi bort del fast for fore fra frå frem fram føre fri god gjen gjennom hen inn inne istand ivare iverk lov \
    med mis mot motset ned nedover om opp over på sam sammen saman stad stand stat til tilbake til unn und under ut \
    u uten utan ved vedlike vel overens etter grunn fortset kunn unnlat imøte forut ettersom tidfest vide
    """.split { " \n".contains($0) }.map { Letters.separate($0.utf8) })

  private static let table = Table()

  private struct Table {
    var entries: [[UInt8]: Entry] = [:]
    var groups: [[[UInt8]]] = []

    init() {
      entries.reserveCapacity(8_192)
      for line in IrregularForms.verbs.split(separator: "\n") { add(VerbForms.forms(of: line), isVerb: true) }
      for line in IrregularForms.nouns.split(separator: "\n") { add(NounForms.forms(of: line)) }
      for line in IrregularForms.others.split(separator: "\n") {
        add(line.split(separator: " ").map { Letters.separate($0.utf8) }, isCompoundable: false)
      }
    }

    private mutating func add(_ forms: [[UInt8]], isVerb: Bool = false, isCompoundable: Bool = true) {
      let group = groups.count
      var seen: Set<[UInt8]> = []
      groups.append(forms.filter { seen.insert($0).inserted })
      for form in groups[group] {
        entries[form, default: Entry()].groups.append(group)
        entries[form]?.isVerb = isVerb
        entries[form]?.isCompoundable = isCompoundable
      }
    }
  }

  /// Adjectives and numerals with several stems, and words whose other written form is a word of its own.
  private static let others = """
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
    øst østre østlig austre aust austleg
    nord nordre nordlig nordleg
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

/// The forms of a noun of the list: singulars, then plurals behind a stroke.
private enum NounForms {
  static func forms(of line: Substring) -> [[UInt8]] {
    let parts = line.split(separator: "/", omittingEmptySubsequences: false)
    let singular = words(parts[0]).flatMap { word -> [[UInt8]] in
      let stem = word.last == UInt8(ascii: "e") && word.dropLast().hasVowel ? Array(word.dropLast()) : word
      return [word, word + "s".utf8] + endings("en ens a as et ets", behind: stem)
    }
    let plural = (parts.count > 1 ? words(parts[1]) : []).flatMap { word -> [[UInt8]] in
      if word.hasEnding("er") { return endings("er ers ene enes", behind: Array(word.dropLast(2))) }
      if word.hasEnding("e") { return endings("e es ene enes", behind: Array(word.dropLast())) }
      return [word] + endings("s ene enes ne nes", behind: word)
    }
    return singular + plural
  }

  private static func words(_ text: Substring) -> [[UInt8]] {
    text.split(separator: " ").map { Letters.separate($0.utf8) }
  }

  private static func endings(_ endings: String, behind stem: [UInt8]) -> [[UInt8]] {
    endings.split(separator: " ").map { stem + $0.utf8 }
  }
}

/// The forms of a verb of the list: in Bokmål, then in Nynorsk behind a stroke, each infinitive, past, supine, others.
private enum VerbForms {
  static func forms(of line: Substring) -> [[UInt8]] {
    let parts = line.split(separator: "/").map { $0.split(separator: " ").map { Letters.separate($0.utf8) } }
    var forms: [[UInt8]] = []
    for (part, isNynorsk) in zip(parts, [false, true]) {
      forms += part
      guard let infinitive = part.first else { continue }
      forms += fromInfinitive(infinitive)
      for supine in part.dropFirst(2) { forms += participles(supine, isNynorsk: isNynorsk) }
    }
    return forms
  }

  private static func fromInfinitive(_ infinitive: [UInt8]) -> [[UInt8]] {
    let e = UInt8(ascii: "e")
    guard infinitive.last == e, infinitive.dropLast().hasVowel else {
      return ["r", "s", "ende", "ande", "ast"].map { infinitive + Letters.separate($0.utf8) }
    }
    let stem = Array(infinitive.dropLast())
    var forms = ["er", "es", "ende", "ande", "ast", "a"].map { stem + Letters.separate($0.utf8) }
    forms.append(stem.last == UInt8(ascii: "j") ? Array(stem.dropLast()) : stem)
    return forms
  }

  /// A strong participle: `bundet`, `bunden`, `bundne`; `bunde`.
  private static func participles(_ supine: [UInt8], isNynorsk: Bool) -> [[UInt8]] {
    let stem: [UInt8]
    if supine.hasEnding("et") {
      stem = Array(supine.dropLast(2))
    } else if isNynorsk, supine.hasEnding("e") {
      stem = Array(supine.dropLast())
    } else {
      return supine.hasEnding("t") || supine.hasEnding("d") ? [supine + "e".utf8, supine + "es".utf8] : []
    }
    return ["et", "en", "ne", "e", "i"].map { stem + Letters.separate($0.utf8) }
  }
}

extension IrregularForms {
  /// Nouns with a change of vowel, or whose two written forms differ in more than regular letters.
  private static let nouns = """
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
  private static let verbs = """
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
}
