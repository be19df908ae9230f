/// Words that only one written form has, chosen among the frequent ones.
///
/// Forms that Bokmål allows beside its usual ones ("ei", "utviklinga", "fram") tell nothing and are left out, and so
/// are words that mean something else in the other form ("de", "nå", "no").
enum LanguageVocabulary {
  static let nb =
    """
    ikke jeg en et hun fra hva hvor hvordan hvorfor hvilke hvilken hvilket hvem hver hvert hverandre noe noen flere
    mer mye være vært gjøre gjør blitt ble blir sammen selv bare uten siden kommuner kommunene arbeidsplasser
    arbeidsplassene muligheter utfordringer jobber byer planer planene løsninger bedre kommer vet dem deres egen eget
    egne høyere høyt høye hele innbyggere innbyggerne politikere politikerne ordførere ordførerne innen midler veien
    da disse annet hvis tjenester tjenestene virksomhet viktigste øke økt økning økende skole høyskole høgskole
    fremdeles videre senere tidligere ønsker trenger finnes gjelder mulig mulige regioner regionene aktiviteter
    møteplasser klynger ligger sterkere lettere tettere nærmere aktører aktørene partnere ledere lederne resultater
    jobbene personer deltakere forskere mennesker ungdommer ungdommen familier besøkende næringer næringene kunder
    eiere naboer fikk holde holdt tilbud avgjørende spille samspill vedtatt
    flytter hjelper hvorav byene stedene områdene hjem hjemme
    """

  static let nn =
    """
    ikkje eg ein eit eitt éin éi frå kva kvar kvart korleis kvifor kven kvarandre noko nokon nokre fleire meir mykje
    vere vore gjere gjer vorte vart vert saman sjølv berre utan sidan kommunar kommunane arbeidsplassar
    arbeidsplassane moglegheiter utfordringar jobbar byar planar planane løysingar betre sjå gje gjev tek kjem veit
    dei deira eigen eige eigne høgare heile innbyggjarar innbyggjarane politikarar politikarane ordførarar
    ordførarane innan midlar då desse viss tenester tenestene verksemd viktigaste auke auka auken aukande skule
    høgskule framleis vidare seinare tidlegare ønskjer ønskje treng trengst finst gjeld mogleg moglege regionar
    regionane aktivitetar møteplassar klyngjer sterkare lettare tettare nærare aktørar aktørane partnarar leiarar
    leiarane leiinga personar deltakarar forskarar ungdomar ungdomen familiar næringar næringane kundar eigarar
    naboar fekk halde heldt held tilbod avgjerande spele spelar samspel skipa skipast vedteke vedteken vedtekne bu
    bur byggje leggje setje einast einskild offentleg offentlege statleg statlege fagleg faglege medan korkje dykk
    dykkar gongar stader byane løner følgje følgjer skjønar tolmod løyst syner syne
    """

  /// Endings, of at least four letters, of words with at least seven.
  static let nbEndings = ["inger", "ingene", "heter", "hetene", "lige", "lighet", "elser", "ende"]
  static let nnEndings = ["ingar", "ingane", "heiter", "heitene", "legare", "arane", "ande", "sleg"]
}
