/// Parts of words that indicate the kind of a heading, in Bokmål and Nynorsk.
///
/// Norwegian forms compounds freely: "hovedresultater", "prosjektmål", "oppfølgingsplan". A line that is a heading by
/// markup or position is classified by the beginnings and endings of words that ``HeadingVocabulary`` does not list.
enum StemVocabulary {
  struct Row {
    var kind: Section.Kind
    /// Whole words.
    var words = ""
    var beginnings = ""
    var endings = ""
    /// Words with these beginnings or endings that have another meaning.
    var except = ""
  }

  static let rows = [
    Row(
      kind: .goals,
      words:
        "voner vonene håp håpet håpene draumar drømmer drømmene intensjon intensjonen intensjoner intensjonar intensjonene intensjonane visjon visjonen visjonene visjonane ønskemål ønska ønsket ønsker ønskene "
        + "ønskje draumen drømmen formål formålet føremål føremålet",
      beginnings:
        "målsett målsetj målsetn målform målbilde målbilete ønskelist måltavl målskiv målstruktur målhierarki målområd forventning ambisjon hensikt siktemål delmål hovedmål hovudmål",
      endings:
        "mål målet målene måla målsetting målsettinger målsettingar målsetjing målsetjingar ambisjoner ambisjonar",
      except:
        "spørsmål spørsmålet spørsmålene spørsmåla gjøremål gjøremålene gjeremål gjeremåla bokmål morsmål søksmål "
        + "språkmål målsetter målsetjar"
    ),
    Row(
      kind: .results,
      words:
        "lyktes lykkes lykkast lukkast utbytte utbyttet suksesshistorier suksesshistoriar utfall utfallet "
        + "framgang fremgang framskritt fremskritt framsteg uttelling frukter fruktene fruktane gjennomslag nyttevirkninger "
        + "nytteverknader gjennomførte fullførte utførte iverksatte iverksette ferdigstilte endringer endringar endringene "
        + "endringane forandringer forandringar høydepunkt høydepunkter høydepunktene høgdepunkt høgdepunkta suksesser "
        + "suksessar forbedringer forbedringar forbetringar nyvinninger nyvinningar nytte nytten nytteverdi nytteverdien ferdige avtrykk fangsten kvitteringa kvitteringen forskjellen skilnaden utrettet utretta",
      beginnings:
        "resultat innfridd stoltheit avling måloppnå måloppfyl oppnådd oppnåing oppnåels gevinst leverans virkning verknad ringvirkning ringverknad",
      endings: "resultat resultatet resultater resultatene resultata effekter effektene effektar effektane effekt "
        + "gevinster gevinstar leveranser leveransar virkninger verknader",
      except: "resultatansvar resultatindikatorer"
    ),
    Row(
      kind: .advice,
      words: "råd rådene råda tips tipsene tipsa oppfordring oppfordringer oppfordringar oppmoding oppmodingar "
        + "oppskrift oppskriften oppskrifta suksessoppskrift sjekkliste sjekklista sjekklisten huskelapp hugselapp kokebok kokeboka kokeboken bruksanvisning visdomsord "
        + "erfaringsråd kjøreregler køyrereglar tommelfingerregler tommelfingerreglar",
      beginnings: "anbefal tilråd tilrår huskeliste hugseliste huskereg hugsereg",
      endings: "anbefalinger anbefalingar tips"
    ),
    Row(
      kind: .continuation,
      words:
        "videre vidare framover fremover frametter heretter etterpå herfra herifrå neste framtidig framtidige fremtidig fremtidige ettertid "
        + "planlagte planlagde kommende komande gjenstående gjenståande attståande langsiktige framhald framhaldet varig varige arven etterspill etterspel utsikter utsiktene utsyn perspektiv perspektiver "
        + "restanser restansar ugjort uløste uløyste framtidsutsikter fremtidsutsikter "
        + "ettertiden ettertida framtid framtiden framtida fremtid fremtiden framtidsplanar framtidsplaner fremtidsplaner",
      beginnings:
        "stafett etterarbeid videreføring vidareføring videreført vidareført videreføre vidareføre oppfølging oppfølgning fortsett fortset"
    ),
    Row(
      kind: .application, beginnings: "søknad",
      endings: "søknad søknaden", except: "byggesøknad"),
    Row(
      kind: .documents,
      words:
        "filer nedlastinger nedlastingar publikasjoner publikasjonar publikasjonene lesestoff fagstoff nedlasting sluttrapport "
        + "sluttrapporten",
      beginnings: "vedlegg dokumentarkiv dokumentlist dokumentasjon dokumentoversikt",
      endings: "dokument dokumenter dokumentene dokumenta rapporter rapportene rapportar rapportane publikasjoner"
    ),
    Row(
      kind: .facts,
      words: "tall tal tallene tala statistikk data opplysninger opplysningar hovedtall hovudtal hovedtal",
      beginnings: "fakta nøkkeltall nøkkeltal nøkkelopplysning nøkkelinfo nøkkelfakta nøkkeldata tallmateri talmateri "
        + "talgrunnlag tallgrunnlag",
      endings: "fakta"),
    Row(
      kind: .other,
      words: "deltakere deltakarar metode metoden arbeidsform arbeidsmåte utfordringer utfordringar utfordringene "
        + "utfordringane bakteppe organisasjon organisasjonen prosess prosessen ansvar roller rollene forankring forankringa "
        + "forankringen historikk historie historia historien medvirkning medverknad kostnader kostnadar pengebruk "
        + "ressursbruk styring ledelse leiing tidslinje milepæler milepælar programstart prosjektstart oppstart oppstarten",
      beginnings:
        "organiser finansier økonomi bakgrunn kontakt samarbeidspart prosjektlei prosjektlede prosjektorganis "
        + "prosjektgrupp styringsgrupp arbeidsgrupp framdrift fremdrift tidsplan innledning innleiing sammendrag samandrag "
        + "oppsummering evaluering",
      except: "økonomisk økonomiske kontakter kontakten kontaktar kontaktet organisere organiserer"
    ),
  ]

  /// Endings that determine the meaning whatever the beginning: "ringvirkningsanalyse" is a document, not a heading.
  static let things = words(
    "analyse analysen studie studien utredning rapport plan planen konferanse seminar senter prosjekt")

  /// Words for lessons learned. The section is advice if imperatives follow.
  static let lessons = Row(
    kind: .other, words: "lært lærte lære annerledes annleis annarleis erfart",
    beginnings: "lærdom læring erfaring suksessfaktor suksesskriteri suksessoppskrift fallgruv fallgrop",
    except: "erfaringskonferanse læringssenter")

  /// Imperatives with which advice begins.
  static let imperatives = words(
    """
    anbefal analyser arbeid arrangér arranger avklar avtal be begynn begrens behold bestem bidra bli bruk bygg byrj bytt
    dann del definer diskuter dokumenter dra drøft dyrk engasjer etabler evaluer feir finn finansier fokuser fordel
    forenkle forankre følg forvent få gi gje gjennomfør gjenta gjer gjør gled grip gå ha heng hent hold hald
    hjelp hugs husk identifiser ikke ikkje informer inkluder innse inviter involver jobb kartlegg kjør kom kommuniser
    konkretiser konsentrer krev kople koble kutt la lag lat legg let lever les lytt lær løft løys løs mål møt ordne
    organiser pass pek planlegg prat press presenter prioriter prøv påpek reis rekrutter respekter rydd samarbeid samle
    sammenlign sats se sett set si sikre sjå skaff skap skill skriv slipp snakk spør spre spel spill spiss start still
    stol stå støtt styrk søk sørg syng ta tal tenk test tilpass tillat tolk tren tål unngå utfordre utnytt utpek vedta
    velg vel vent ver vern vis våg vær øv
    """)

  /// Words that resemble a vocabulary word and are not misspellings of it: "effektiv" is not "effekter".
  static let lookalikes = words(
    """
    effektiv effektive effektivt effektivisering effektivitet gjøremål gjøremålene gjeremål gjeremåla format formatet
    revisjonene revisjonane argumentene argumenta referanser referansar referansane utfordringer utfordringar
    utfordringene utfordringane utfordring rammer rammene programstart prosjektstart prosjektstarten programstarten stadene rådende
    radene marknader marknadar marknadene merknader forhandling forhandlinger avvikling utveksling visninger tilvisingar
    søkjaren resultert rada fremtidig framtidig rapport rapporten rapportere rapporterer rapportering vedlagt befaringer
    befaringar leverandører leverandørar anledning innledende samfunn utredninger utgreiingar utvidelse fremdrift
    framdrift jobbet jobba arbeidde organiserte organisert organiserer anbefaler anbefale tilrår aktører aktørar gevinst oppfordrer tipping tippen
    """)

  /// Words of ``imperatives`` that are also nouns: "Samarbeid om skole" is not an instruction.
  static let nouns = words(
    """
    arbeid samarbeid mål bruk hjelp løft test spill spel bygg lag skap vær press prat ring tal vern ha les gå få kom vis se
    sett set støtt still råd plan bytt øv del planlegg
    """)

  static func words(_ text: String) -> [[UInt8]] {
    text.split(whereSeparator: \.isWhitespace).compactMap { FoldedLine(String($0))?.letters }
  }
}
