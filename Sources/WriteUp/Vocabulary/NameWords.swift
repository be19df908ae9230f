/// The words for a region, which names begin or end with.
package enum RegionNouns {
  package static let all: Set = ["region", "regionen", "byregion", "byregionen"]
}

/// What tells a region's name from a project's title.
enum NameVocabulary {
  static let prepositions = ["i", "på", "for", "frå", "fra", "rundt", "til", "av"]

  static let links = letters("og i på")
  static let regions = letters(RegionNouns.all.sorted().joined(separator: " "))

  /// What projects are called, as words or as the beginnings of words.
  private static let projects = letters(
    """
    vekst utvikling utviklings samspill samspel samhandling prosjekt program byregionprogram samarbeid strategi plan
    fram attraktiv attraktive bærekraft grønn nærings næring fase regional regionalt søknad kraft sammen saman felles
    styrk styrking styrke økt økte vi ny nye by bygd mulighet framtid fremtid kompetanse omstilling nettverk fjellbygd
    """)

  /// What places' names begin or end with.
  private static let placeBeginnings = letters(
    "nord- sør- øst- aust- vest- midt- inn- ytre indre nedre øvre nordre søre")
  private static let placeEndings = letters(
    """
    dal dalen dalane fjord fjorden land landet vik vika sund nes neset øy øya øyane berg stad heim mark marka rike agder
    troms møre rud vågen havn hamn bygda bygdene hav sjøen vatnet elva moen ås åsen voll vold anger enger
    """)

  static func isOfProjects(_ word: [UInt8]) -> Bool {
    projects.contains { $0[0] == word.first && word.starts(with: $0) && ($0.count > 4 || word.count <= $0.count + 2) }
  }

  static func isOfPlaces(_ word: [UInt8]) -> Bool {
    placeBeginnings.contains { $0[0] == word.first && word.starts(with: $0) }
      || placeEndings.contains {
        word.count > $0.count + 1 && word.last == $0.last && word.suffix($0.count).elementsEqual($0)
      }
  }

  private static func letters(_ words: String) -> [[UInt8]] {
    words.split(whereSeparator: \.isWhitespace).map { word in
      let letters = FoldedLine(String(word))?.letters ?? []
      return word.hasSuffix("-") ? letters + [0x2D] : letters
    }
  }
}

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
