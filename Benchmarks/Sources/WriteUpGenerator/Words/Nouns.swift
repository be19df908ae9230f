/// Word lists: nouns, which can also be the last part of a compound, and first parts of compounds.
enum Nouns {
  /// Bokmål and, after a slash, Nynorsk if it differs; then the gender.
  static let simple = list(
    """
    plan:m møte:n arbeid:n samarbeid:n strategi:m prosjekt:n tiltak:n tjeneste/teneste:m
    mulighet/moglegheit:m utdanning:f kompetanse:m erfaring:f forskning/forsking:f næring:f bedrift:m
    virksomhet/verksemd:f avtale:m analyse:m rapport:m utvikling:f vekst:m satsing:f løsning/løysing:f
    ordning:f forvaltning:f innbygger/innbyggjar:m leder/leiar:m gruppe:f nettverk:n forum:n råd:n
    styre:n utvalg/utval:n senter:n kontor:n skole/skule:m kurs:n studium:n fag:n lag:n tomt:f bygning:m
    vei/veg:m bane:m havn/hamn:f bru:f rute:f buss:m ferge/ferje:f linje:f park:m sti:m hytte:f
    bolig/bustad:m sted/stad:m by:m bygd:f kyst:m fjord:m fjell:n skog:m elv:f øy:f dal:m historie:m
    kultur:m museum:n festival:m opplevelse/oppleving:f reise:f gjest:m besøk:n marked/marknad:m handel:m
    butikk:m vare:m produkt:n merke:n profil:m omdømme:n kampanje:m messe:f konferanse:m dialog:m
    debatt:m kunnskap:m metode:m modell:m verktøy:n kart:n oversikt/oversyn:n register:n tall/tal:n
    statistikk:m måling:f klynge/klyngje:f industri:m verksted/verkstad:n fabrikk:m laks:m fisk:m mat:m
    gård/gard:m skur:n energi:m kraft:f vann/vatn:n vind:m sol:f klima:n miljø:n natur:m område:n areal:n
    sone:f grense:f region:m kommune:m fylke:n stat:m midler/middel:n penge:m budsjett:n søknad:m
    støtte:m fond:n lån:n avgift:f pris:m verdi:m ressurs:m rolle:f oppgave/oppgåve:f ansvar:n vedtak:n
    mål:n krav:n behov:n utfordring:f grep:n steg:n fase:m periode:m ungdom:m barn:n familie:m elev:m
    student:m lærling:m gründer:m arbeider/arbeidar:m frivillig:m nabo:m partner:m aktør:m eier/eigar:m
    ordfører/ordførar:m rådmann:m politiker/politikar:m forsker/forskar:m rådgiver/rådgjevar:m base:m
    pakke:m ramme:f bilde/bilete:n bro:f stasjon:m terminal:m knutepunkt:n akse:m korridor:m flyplass:m
    helse:f omsorg:m velferd:m idrett:m bibliotek:n teater:n scene:f kino:m bad:n hall:m torg:n gate:f
    kvartal:n teknologi:m data:m nett:n fiber:m program:n system:n plattform:f app:m portal:m
    tjener/tenar:m
    """)

  /// First parts of compounds, with the linking letter.
  static let firstParts = words(
    """
    nærings kommune region by bygde kyst fjord fjell skog elve øy dal hytte bolig areal klima miljø natur
    kultur reiselivs opplevelses turist sommer vinter høst vår helge døgn års måneds uke fase program
    prosjekt plan strategi samarbeids utviklings vekst omstillings innovasjons nyskapings gründer
    etablerer ungdoms barne familie student lærlinge elev skole høyskole universitets forsknings
    kompetanse kunnskaps fag yrkes arbeids arbeidsmarkeds rekrutterings tilflyttings bosettings
    innvandrer integrerings flyktning frivillighets forenings idretts friluft tur sti sykkel gang bil
    buss bane tog ferge båt havne kai lufthavn vei tunnel bru trafikk transport logistikk gods person
    kollektiv pendler samferdsels infrastruktur bredbånds fiber nett data digital teknologi robot
    industri fabrikk verksted mekanisk olje gass energi kraft vannkraft vind sol bio hydrogen batteri
    strøm avfalls gjenvinnings sirkulær jord jordbruks land gårds melke kjøtt korn bær frukt grønnsak mat
    drikke lokalmat smak fiske fiskeri havbruks lakse torske skjell tang tare sjø hav marin maritim
    verfts skips rederi dykker tre tømmer sag møbel bygg bygnings tomte eiendoms sentrums torg gate
    kvartals park plass kulturminne museums historie vikings krigs gruve kirke pilegrims festival konsert
    musikk teater film kunst design håndverks tekstil helse omsorgs velferds syke lege pleie
    rehabiliterings folkehelse aktivitets demens eldre senior seniors økonomi finans bank investerings
    kapital risiko skatte avgifts lønns handels butikk kjøpesenter varehandels markeds merkevare omdømme
    profil medie presse informasjons kommunikasjons kampanje messe konferanse møte leder lederskaps
    styrings eier eierskaps partner partnerskaps nettverks klynge forum råds utvalgs styre nemnds
    politisk demokrati medvirknings innbygger velger ordfører rådmanns fylkes stats departements
    direktorats forvaltnings tjeneste service beredskaps brann politi sikkerhets vann avløps renovasjons
    parkerings ladestasjons snø skred flom ras mål resultat tiltaks handlings rapport evaluerings analyse
    statistikk indikator kart regnskaps budsjett verdi verdiskapings ringvirknings attraktivitets bo
    bosteds steds hjem nabo grend grense nord sør øst vest midt
    """)

  struct Noun: Sendable {
    var form: Substring
    var gender: Character
  }

  private static func list(_ text: String) -> [Noun] {
    words(text).map { entry in
      let parts = entry.split(separator: ":")
      return Noun(form: parts[0], gender: parts[1].first ?? "m")
    }
  }

  static func words(_ text: String) -> [Substring] {
    text.split { $0 == " " || $0 == "\n" }
  }
}
