/// Classes of words in headings that are questions or phrases, in Bokmål and Nynorsk: "Det vi håpet på", "Slik kan
/// andre gjøre det", "Hvor langt kom vi?".
///
/// Beginnings of words end with a hyphen. The words of headings that consist of nouns are in ``StemVocabulary``.
enum SenseVocabulary {
  /// First words of such headings.
  static let askers = "hva kva hvordan korleis slik sånn dette det her hvor kor hvilke dit hit"
  /// First words of such headings if they are headings by markup.
  static let openings = askers + " når om så i for hvilken hvilket desse disse de dei alt noe noko nå no"

  /// Words for the authors.
  static let authors = """
    vi oss vår vårt våre prosjektet programmet samarbeidet satsingen satsinga arbeidet kommunene kommunane regionen
    byregionen partnerne partnarane innsatsen innsatsa
    """

  /// Words for those that advice is addressed to.
  static let others = "andre etterfølger- etterfølgj- nabo-"
  /// Words for those that advice is addressed to, after "til".
  static let addressees = others + " dere deg dykk dem dei de regioner regionar byregioner byregionar kommuner kommunar"

  static let may = "bør kan må skal vil burde kunne gjerne skulle ville har"

  /// Verbs for giving or receiving advice.
  static let advising = """
    lære lærer lær rå råde råder rår tilrå tilrår anbefale anbefaler si seie fortelle fortelje dele deler vite veta vete
    huske hugse tenke tenkje unngå passe gi gje gjøre gjere prøve følge følgje starte begynne byrje nytte bruke ta
    sagt sei seia fortalt rådd rådet tilrådd anbefalt
    """

  static let learnt = "lær- lærdom- erfar- erfaring- læring-"

  /// Past-tense words for wishes and intentions.
  static let wanted = """
    ville ønsket ønska ønskte ønskt håpet håpa håpte håpet skulle tenkte planla siktet sikta strebet drømte drøymde lovet
    lova lovte forventet forventa venta ventet målsatte trodde
    """

  /// Present-tense words for wishes and intentions.
  static let wants = "vil skal ønsker ønskjer håper håpar sikter siktar drømmer drøymer"

  static let reaching = """
    oppnå nå få føre skape bidra endre løse løyse utrette levere lykkes lukkast bli vinne styrke forbedre forbetre mot dit
    """

  /// Words for what was done or achieved.
  static let done = """
    fikk fekk fått oppnådde oppnådd oppnådd skjedd skjedde hendt hendte endret endra forandret forandra lyktes
    lukkast klarte klart levert leverte skapt skapte nådd nådde gitt gav ga gjeve gjort utrettet utretta vunnet vunne vant
    virket verka fungerte stolte stolt nøgde nøgd fornøyde fornøyd glade betydd betydde ført bygd bygget gjennomført gjennomførte framskaffet kommet
    """

  /// Pairs of words for what was achieved: "Slik ble det", "Hva kom ut av arbeidet", "Hvor langt kom vi".
  static let outcomes: [(first: String, second: String)] = [
    ("ble", "bedre"), ("blei", "betre"), ("vart", "betre"), ("blitt", "bedre"), ("blitt", "betre"),
    ("gikk", "det"), ("gjekk", "det"), ("kom", "ut"), ("kom", "vi"),
    ("kommer", "ut"), ("står", "vi"), ("ble", "til"), ("gikk", "bra"), ("gjekk", "bra"), ("gikk", "vi"),
  ]

  /// Pairs of words for wishes and intentions: "Det vi jobbet mot", "Hva vi satte oss fore".
  static let aims: [(first: String, second: String)] = [
    ("jobbet", "mot"), ("jobba", "mot"), ("arbeidet", "mot"), ("arbeidde", "mot"), ("jobber", "mot"), ("jobbar", "mot"),
    ("arbeidde", "for"), ("for", "oss"), ("strakte", "oss"), ("satte", "oss"), ("sette", "oss"), ("oss", "fore"),
    ("oss", "føre"),
    ("ute", "etter"),
    ("styrte", "mot"), ("enige", "om"), ("einige", "om"), ("samde", "om"), ("bandt", "oss"), ("batt", "oss"),
  ]

  /// Words for what could have been done differently.
  static let otherwise = "annerledes annleis annarleis igjen omigjen"

  static let onward = """
    videre vidare framover fremover frametter heretter etterkvart herfra herifrå etterpå neste framtid- fremtid- fortsett- fortset- viderefør-
    vidarefør- oppfølg-
    """

  /// Words for the present. What is done now is part of the continuation.
  static let now = "nå no"

  static let doing = """
    gjør gjer gjøre gjere jobber jobbar jobbe arbeider arbeidar arbeide arbeida skjer hender tar tek ta satser satsar
    satse satsa driver driv planlegger planlegg tiltak fortsetter prioriterer prioriterar
    """

  /// Pairs of words for the future: "Hva skjer i årene som kommer?".
  static let ahead: [(first: String, second: String)] = [
    ("som", "kommer"), ("som", "kjem"), ("nye", "skritt"), ("nye", "steg"), ("tar", "over"), ("tek", "over"),
    ("held", "fram"), ("holder", "fram"), ("følges", "opp"), ("følgjast", "opp"), ("følger", "opp"), ("følgjer", "opp"),
    ("følge", "opp"), ("følgje", "opp"), ("fatt", "på"), ("tak", "i"), ("arbeidet", "lever"),
    ("ikke", "slutt"), ("ikkje", "slutt"),
  ]

  /// Words for the end of a project: "Når prosjektet er slutt", "Etter prosjektets slutt".
  static let ending = "slutt over ferdig omme avsluttet avslutta avsluttes"
  static let after = "etter når"

  /// Words for an application.
  static let applying = "søknad- søkte søkt omsøkt prosjektsøknad- støttesøknad-"

  /// First words of headings about how, why and by whom something was done.
  static let mannerWords = "hvem kven hvorfor kvifor hvordan korleis slik sånn"

  /// Words for subjects of no section of the programme: participants, methods, costs.
  static let aside = """
    organiser- arbeidsmåt- arbeidsmetod- framgangsmåt- foto fotograf- finansier- økonomi- kost- penger pengar pengene pengane budsjett- hvem kven hvorfor kvifor bakgrunn-
    histori- prosess- metod- arbeidsform- start- begynte byrja deltok deltar deltek utfordring- forank- rolle- takk-
    kontakt- oppstart- problem- opprinnelig opphavleg organisasjon- styret styringsgrupp- ledelse- leiing-
    leder ledet leia betal- utgangspunkt- situasjon- samarbeidspart- partner- deltak- takk medvirk- medverk-
    risiko- usikk- uviss- usikre- kommunikasjon- informasjon- media omtale- press- involver- styring- gruppe-
    arbeidsgrupp- prosjektgrupp- referansegrupp- timebruk- timar timer ressurs- regnskap- rekneskap- prosjektregnskap-
    prosjektrekneskap- evaluer- analys- samfunnsanalys- vanskel- møte- samling- seminar- verktøy- faser milepæl- lenk-
    lenkj- sekretariat- eiere eigarar eierskap eigarskap bilder bilete forord føreord innledning- innleiing- sammendrag-
    samandrag- oppsummering- bakteppe- forhistori- vilkår- rammer rammene kjelder kilder ordliste- milepel- fordeling-
    galt gale motbør uro usemje avis- avisene kalender- dato- telefon- adresse- folk folka folkene prislapp- spleis-
    kosta forspill- forspel- ordførar- ordfører- avtale- vedtak- tilskudd- tilskot- støtte- egenandel- eigenandel-
    """
}

/// A set of words that are equivalent in headings or labels.
struct WordClass {
  private var whole: Set<[UInt8]> = []
  private var beginnings: [[UInt8]] = []

  /// - Parameter text: The words, separated by white space. A word that ends with a hyphen matches all words that begin
  ///   with it.
  init(_ text: String) {
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard let letters = FoldedLine(String(word))?.letters else { continue }
      if word.hasSuffix("-") { beginnings.append(letters) } else { whole.insert(letters) }
    }
  }

  /// Whether the class contains a word, given as folded letters.
  func holds(_ letters: ArraySlice<UInt8>) -> Bool {
    whole.contains(Array(letters)) || beginnings.contains { letters.starts(with: $0) }
  }
}
