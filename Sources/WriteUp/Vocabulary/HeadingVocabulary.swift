/// The words of headings in Bokmål and Nynorsk.
///
/// Inflected forms are listed, not stems. A misspelt word is compared with them, with a limited number of typing errors
/// (``EditDistance/allowance(forLength:)``). A word can be in several rows.
enum HeadingVocabulary {
  static let words: [(roles: WordRole, nb: String, nn: String)] = [
    (
      .goals, "mål maal målene målet målsetting målsettinger målsettingene målsetning målsetninger",
      "måla målsettingar målsettingane målsetjing målsetjingar målsetjingane"
    ),
    (
      .goals, "ambisjon ambisjoner ambisjonene formål formålet målbilde",
      "ambisjonar ambisjonane føremål føremålet"
    ),
    (.results, "resultat resultater resultatene resultatet", "resultata"),
    (.results, "leveranser måloppnåelse gevinster", "leveransar måloppnåing gevinstar"),
    (
      [.results, .filler], "effekter effektene virkninger ringvirkninger", "effektar effektane verknader ringverknader"
    ),
    (.advice, "råd rådene tips raad raadene tipsene oppfordringer", "råda raada tipsa oppmodingar"),
    (
      .advice, "anbefaling anbefalinger anbefalingene tilråding tilrådinger tilrådingene",
      "anbefalingar anbefalingane tilrådingar tilrådingane"
    ),
    (
      .continuation, "programslutt programslutten prosjektslutt prosjektslutten videreføring videreføringen",
      "programslutt prosjektslutt vidareføring vidareføringa"
    ),
    (.continuation, "framtidsplaner fremtidsplaner", "framtidsplanar"),
    (.application, "søknad søknaden prosjektsøknad prosjektsøknaden", "søknad søknaden"),
    (.documents, "dokument dokumenter dokumentene vedlegg", "dokumenta dokumentasjon"),
    (.documents, "vedleggene rapporter", "vedlegga rapportar"),
    (
      .facts, "fakta faktaboks faktaark faktaopplysninger nøkkeltall nøkkelopplysninger nøkkelinformasjon",
      "fakta faktaboks faktaark faktaopplysningar nøkkeltal nøkkelopplysningar"
    ),
    (
      .other, "kontakt kontaktinformasjon kontaktinfo kontaktperson kontaktpersoner",
      "kontaktpersonar"
    ),
    (
      .other, "bakgrunn organisering innledning sammendrag oppsummering økonomi finansiering budsjett",
      "innleiing samandrag"
    ),
    (
      .other, "styringsgruppe styringsgruppen prosjektgruppe arbeidsgruppe prosjektgruppen arbeidsgruppen",
      "styringsgruppa prosjektgruppa arbeidsgruppa"
    ),
    (
      .other, "prosjektleder prosjektledelse prosjektorganisasjon framdriftsplan fremdriftsplan tidsplan",
      "prosjektleiar prosjektleiing"
    ),
    (
      .other, "erfaringer lærdommer lenker kilder omtale nyheter aktiviteter evaluering samarbeidspartnere",
      "erfaringar lærdomar lenkjer lenkar kjelder nyheiter aktivitetar samarbeidspartnarar"
    ),
    (.onward, "videre framover fremover framtiden fremtiden framtidige", "vidare framover framtida"),
    (.achieved, "oppnådd oppnådde", "oppnådd oppnådde"),
    ([.opening, .filler], "dette slik sånn her hva hvordan", "dette slik her kva korleis"),
    (
      [.adviceTail, .filler],
      "samarbeid samarbeidet regional regionalt regionale utvikling utviklingen samhandling",
      "utviklinga regionutvikling samhandling"
    ),
    (
      [.applicationFrame, .filler], "utdrag utdraget fra byregionprogrammet byregionprogram",
      "utdrag frå byregionprogrammet"
    ),
    ([.possessive, .filler], "sin sine sitt si", "sin sine sitt si"),
    (
      [.work, .filler],
      "jobber arbeider jobbe arbeide arbeid arbeidet veien planer går skjer oppfølging fortsetter holder",
      "jobbar arbeidar arbeida arbeid arbeidet vegen planar går skjer oppfølging fortset held"
    ),
    (
      [.region, .filler], "region regionen byregion byregionen byregionens regionens prosjekt prosjektet",
      "region regionen byregion byregionen prosjekt prosjektet"
    ),
    (
      [.region, .filler],
      "byregionprosjektet programmet prosjektets kommunene kommunen vi fase regionråd satsingen",
      "byregionprosjektet programmet kommunane vi fase regionråd satsinga"
    ),
    (
      .filler,
      "for i av om til på med og ved etter innen vår vårt våre andre øvrige øvrig nå så langt felles hittil fram frem",
      "for i av om til på med og ved etter innan vår vårt våre andre øvrige no så langt felles hittil fram"
    ),
    (
      .filler,
      "to tre fire fem seks noen gode viktigste beste konkrete eventuelle evt underveis perioden programperioden",
      "to tre fire fem seks nokre gode viktigaste beste konkrete eventuelle evt undervegs perioden programperioden"
    ),
    (
      .filler, "regioner regionene byregioner byregionene kommuner oss prosjektperioden deltakelsen hele annen annet",
      "regionar regionane byregionar byregionane kommunar oss prosjektperioden deltakinga heile annan anna"
    ),
    (
      .label, "hovedmål delmål effektmål resultatmål prosjektmål overordnet innsatsområder satsingsområder",
      "hovudmål delmål effektmål resultatmål prosjektmål overordna innsatsområde satsingsområde"
    ),
    (.analysis, "samfunnsanalyse samfunnsanalysen samfunnsanalyser", "samfunnsanalysa samfunnsanalysar"),
    (
      .sentence,
      "er var skal skulle vil ville kan kunne har hadde ble blir bli må bør kommer kom viser gir ga måle",
      "er var skal skulle vil ville kan kunne har hadde vart vert bli må bør kjem kom viser syner gir gjev gav"
    ),
    (
      .sentence, "fikk oppnå at som ikke å det en et seg men når da dersom fordi hvis lå sto tok hjalp",
      "fekk oppnå at som ikkje å det ein ei eit seg men når då dersom fordi viss låg sto tok hjelpte"
    ),
    (
      .sentence, "kontrakt kontakten kontakter kontaktet regionrådet",
      "kontrakt kontakten kontaktar kontakta regionrådet"
    ),
    ([.sentence, .misspeltFor], "får", "får"),
    (.article, "de den", "dei den"),
    (
      .filler, "strategi strategier tiltak visjon effekt læring overordnede nedlasting",
      "strategi strategiar tiltak visjon læring nedlasting"
    ),
    (.filler, "triks forankring status foreløpige sentrale", "triks forankring status førebelse sentrale"),
    (
      .sentence, "les se last klikk ligger finnes står gjelder bygger handler ønsker trenger mener tar sier",
      "les sjå last klikk ligg finst står gjeld byggjer handlar ønskjer treng meiner tek seier"
    ),
  ]

  /// Whole headings; `%` is the region's name or a word for it. A line is compared with them as a whole, without
  /// spaces, so that a typing error can be anywhere.
  static let templates: [(kind: Section.Kind, nb: String, nn: String)] = [
    (.goals, "mål for %", "måla for %"),
    (.goals, "hovedmål og delmål", "hovudmål og delmål"),
    (.results, "resultater", "resultat frå %"),
    (.results, "øvrige resultater", "øvrige resultat"),
    (.results, "dette har vi fått til", "dette har % fått til"),
    (.results, "hva har vi fått til", "kva har vi fått til"),
    (.results, "det har vi fått til", "dette fekk vi til"),
    (.results, "dette har vi oppnådd", "dette har % oppnådd"),
    (.results, "hva har vi oppnådd", "kva har vi oppnådd"),
    (.advice, "% råd for samarbeid om regional utvikling", "% sine råd for samarbeid om regional utvikling"),
    (.advice, "råd fra %", "råd frå %"),
    (.continuation, "dette jobber % med etter programslutt", "dette jobbar % med etter programslutt"),
    (.continuation, "dette arbeider % med etter programslutt", "dette arbeidar % med etter programslutt"),
    (.continuation, "slik jobber % videre etter programslutt", "slik jobbar % vidare etter programslutt"),
    (.continuation, "slik arbeider % videre etter programslutt", "slik arbeider % vidare etter programslutt"),
    (.continuation, "etter programperioden", "etter byregionprogrammet"),
    (.continuation, "etter programmet", "etter prosjektperioden"),
    (
      .continuation, "hva jobber % med etter at programmet er slutt",
      "kva jobbar % med etter at programmet er slutt"
    ),
    (
      .continuation, "dette jobber % med etter at programmet er slutt",
      "dette jobbar % med etter at programmet er slutt"
    ),
    (.continuation, "hva skjer nå", "kva skjer no"),
    (.continuation, "dette gjør vi nå", "dette gjer vi no"),
    (.application, "fra % sin søknad til byregionprogrammet", "frå % sin søknad til byregionprogrammet"),
    (.application, "utdrag fra % sin søknad til byregionprogrammet", "utdrag frå % sin søknad til byregionprogrammet"),
    (.documents, "dokumenter", "dokument"),
    (.continuation, "neste steg", "neste steg"),
    (.continuation, "planene våre", "planane våre"),
    (.continuation, "neste skritt", "dei neste stega"),
    (.other, "om prosjektet", "om prosjektet"),
    (.other, "om programmet", "om programmet"),
    (.other, "om regionen", "om regionen"),
    (.other, "vil du vite mer", "vil du vite meir"),
  ]

  /// Whole headings that allow no typing errors, because one other word changes their meaning ("Dette har vi hørt").
  static let exactTemplates: [(kind: Section.Kind, nb: String, nn: String)] =
    [
      (.goals, "% hovedmål", "% hovudmål"),
      (.continuation, "planer", "planar"),
      (.continuation, "drift", "drift"),
      (.continuation, "og så", "og så"),
      (.continuation, "hva så", "kva så"),
      (.continuation, "og hva så", "og kva så"),
      (.continuation, "etter dette", "etter dette"),
      (.results, "gjennomført", "gjennomført"),
      (.results, "oppnådd", "oppnådd"),
      (.results, "levert", "levert"),
      (.results, "på plass", "på plass"),
      (.results, "i mål", "i mål"),
      (.results, "i havn", "i hamn"),
      (.results, "spor etter %", "spor etter %"),
      (.goals, "hovedmål for %", "hovudmål for %"),
      (.facts, "kort om %", "% kort fortalt"),
      (.other, "hva vi har lært", "kva vi har lært"),
      (.other, "hva vi lærte", "kva vi lærte"),
      (.other, "hva har vi lært", "kva har vi lært"),
      (.other, "dette lærte vi", "dette har vi lært"),
    ]
}

/// The roles that a word can have in a heading.
struct WordRole: OptionSet, Hashable {
  let rawValue: UInt32

  // Words that name a kind of section.
  static let goals = WordRole(rawValue: 1 << 0)
  static let results = WordRole(rawValue: 1 << 1)
  static let advice = WordRole(rawValue: 1 << 2)
  static let continuation = WordRole(rawValue: 1 << 3)
  static let application = WordRole(rawValue: 1 << 4)
  static let documents = WordRole(rawValue: 1 << 5)
  static let facts = WordRole(rawValue: 1 << 6)
  static let other = WordRole(rawValue: 1 << 7)

  /// "videre", "framover": names a continuation together with an opening word or a noun for work.
  static let onward = WordRole(rawValue: 1 << 8)
  /// "oppnådd": names results together with an opening word.
  static let achieved = WordRole(rawValue: 1 << 9)
  /// "dette", "slik", "hva": the first word of a heading in the form of a sentence.
  static let opening = WordRole(rawValue: 1 << 10)
  /// "samarbeid", "regional", "utvikling": the last words of the programme's heading for advice.
  static let adviceTail = WordRole(rawValue: 1 << 11)
  /// "utdrag", "fra", "byregionprogrammet": words around the word for an application.
  static let applicationFrame = WordRole(rawValue: 1 << 12)
  /// "jobber", "arbeid", "veien": the work that continues in a continuation.
  static let work = WordRole(rawValue: 1 << 13)
  /// Words that can occur in any heading.
  static let filler = WordRole(rawValue: 1 << 14)
  /// "Delmål", "Innsatsområder": a label inside a section, not a heading.
  static let label = WordRole(rawValue: 1 << 15)
  /// Words that occur only in running text, such as finite verbs.
  static let sentence = WordRole(rawValue: 1 << 16)
  /// "Samfunnsanalyse": a document whose name may remain alone before the facts.
  static let analysis = WordRole(rawValue: 1 << 17)
  /// "sin", "sine": the word before it is the name of an owner.
  static let possessive = WordRole(rawValue: 1 << 18)
  /// "region", "byregionen", "prosjektet": used in place of the region's name.
  static let region = WordRole(rawValue: 1 << 19)
  /// "får": a misspelling of "for" and "frå".
  static let misspeltFor = WordRole(rawValue: 1 << 20)
  /// "de", "den": occurs in sentences and in headings.
  static let article = WordRole(rawValue: 1 << 21)

  /// All roles that name a kind of section.
  static let keys: WordRole = [
    .goals, .results, .advice, .continuation, .application, .documents, .facts, .other,
  ]
}

/// Words that identify the questions of a form, in Bokmål and Nynorsk. Beginnings of words end with a hyphen.
enum FormVocabulary {
  /// The first words of questions.
  static let questionWords = words(
    "hva hvilke hvilken hvilket hvordan hvor hvorfor hvem kva korleis kor kvifor kven har er i")

  /// Words for the persons that a form addresses, or for the subject of its questions.
  static let addressees = words(
    """
    dere deres dykk dykkar de prosjektet prosjektets prosjekt programmet regionen regionens byregionen kommunen kommunene
    kommunane partnerskapet samarbeidet arbeidet andre
    """)

  /// Words for the authors themselves. In an application, a question with such a word is about the future and is text.
  static let authors = words("vi oss vår våre vårt")

  /// Words for each kind of section. If a question contains words of several kinds, the first in this list applies.
  static let kinds: [(kind: Section.Kind, words: [String])] = [
    (.advice, words("råd råda rådene tips anbefal- tilrå- råde råder")),
    (
      .results,
      words(
        "nådd nådde resultat- oppnådd oppnådde effekt- effektar fått fikk fekk levert utrettet gevinst- betydd betydning betyding skjedd"
      )
    ),
    (
      .continuation,
      words(
        "videre videreføre- videreført vidare vidareføre- vidareført framover fremover fortsett- programslutt prosjektslutt"
      )
    ),
    (.application, words("søkte søke søknad- søkt")),
    (.documents, words("dokument- vedlegg rapport- lenk- lenkj-")),
    (
      .goals,
      words(
        "mål måla målene målet målsett- målsetj- delmål hovedmål hovudmål formål formålet føremål- oppnå ønsket ønskte")
    ),
  ]

  /// A word of ``lessons`` and a word of ``others`` together ask for advice ("lært", "andre").
  static let lessons = words("lært lærte lærdom- erfart erfaring-")
  static let others = words("andre dele")

  /// Modal verbs before "andre" that make a question ask for advice: "Hva bør andre vite?".
  static let may = words("bør kan må skal")

  private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
}
