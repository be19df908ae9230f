/// Spellings of a word in the other written form: in Nynorsk for a word of Bokmål, and the other way round.
enum WrittenForms {
  /// Maximum number of spellings of a word in each direction.
  static let maxSpellings = 60

  /// Spellings made by one or several correspondences, each in one direction: to Nynorsk or to Bokmål.
  static func others(_ word: [UInt8], rules: WordRules = .all) -> Set<[UInt8]> {
    var others: Set<[UInt8]> = []
    let letters = Correspondence.letters(of: word)
    let isWhole = rules.isSuperset(of: .writtenForms)
    for all in [Correspondence.toNynorsk, Correspondence.toBokmål] {
      let direction = isWhole ? all : all.filter { rules.contains($0.rule) }
      var spellings = [word]
      var known: Set<[UInt8]> = [word]
      for correspondence in direction where spellings.count < maxSpellings && correspondence.canHold(in: letters) {
        for spelling in rules.contains(.combinations) ? spellings : [word] {
          guard let other = correspondence.applied(to: spelling), known.insert(other).inserted else { continue }
          // The other written forms of strong verbs are in a list: that of `løpe` is `laupe`, not `løype`.
          if correspondence.rule == .letters, IrregularForms.areVerbs(spelling, other) { continue }
          spellings.append(other)
        }
      }
      others.formUnion(spellings.dropFirst())
    }
    return others
  }
}

/// Letters of one written form and the letters that replace them in the other.
struct Correspondence: Sendable {
  /// Where in a word a correspondence applies.
  enum Place: Sendable {
    case start, anywhere, end, inside, whole, firstVowel
    /// Before at least four other letters, so not at the end of a word: the `vass` of `vasskraft`.
    case firstPart
  }

  /// The rule that the correspondence belongs to.
  let rule: WordRules

  let from: [UInt8]
  let to: [UInt8]
  let place: Place
  /// The fewest letters of a word that it applies to.
  let shortest: Int
  /// The letters of `from`, one bit each. A word that lacks one of them is skipped.
  private let bits: UInt32

  private init(_ from: [UInt8], _ to: [UInt8], _ place: Place, _ shortest: Int, _ rule: WordRules) {
    self.rule = rule
    self.from = from
    self.to = to
    self.place = place
    self.shortest = shortest
    bits = Correspondence.letters(of: from)
  }

  /// The letters of a word, one bit for each of `a` to `å`.
  static func letters(of word: [UInt8]) -> UInt32 { word.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

  /// Whether a word with these letters can contain `from`.
  func canHold(in letters: UInt32) -> Bool { bits & ~letters == 0 }

  /// The word with the correspondence applied wherever it holds; nil if it holds nowhere.
  func applied(to word: [UInt8]) -> [UInt8]? {
    guard word.count >= max(shortest, from.count) else { return nil }
    var result: [UInt8] = []
    var index = 0
    var isChanged = false
    while index < word.count {
      if word[index] == from[0], holds(at: index, in: word) {
        result += to
        index += from.count
        isChanged = true
      } else {
        result.append(word[index])
        index += 1
      }
    }
    return isChanged ? result : nil
  }

  private func holds(at index: Int, in word: [UInt8]) -> Bool {
    let end = index + from.count
    guard end <= word.count, word[index..<end].elementsEqual(from) else { return false }
    return switch place {
    case .anywhere: true
    case .start: index == 0
    case .end: end == word.count
    // `foreligge` does not have the suffix `lig`.
    case .inside: index > 0 && (end == word.count || word[end] != from[from.count - 1])
    case .firstVowel: index > 0 && !word[..<index].hasVowel
    case .whole: index == 0 && end == word.count
    case .firstPart: word.count - end >= 4
    }
  }

  static let toNynorsk = pairs.map { Correspondence($0.bokmål, $0.nynorsk, $0.place, $0.shortest, $0.rule) }
  static let toBokmål = pairs.filter { !$0.isOneWay }.map {
    Correspondence($0.nynorsk, $0.bokmål, $0.place, $0.shortest, $0.rule)
  }

  private typealias Pair = (
    bokmål: [UInt8], nynorsk: [UInt8], place: Place, shortest: Int, rule: WordRules, isOneWay: Bool
  )

  private static let pairs: [Pair] = lists.flatMap { list in
    list.pairs.split { " \n".contains($0) }.map { pair in
      let sides = pair.split { "/>".contains($0) }.map { Letters.separate($0.utf8) }
      return (sides[0], sides[1], list.place, list.shortest, list.rule, pair.contains(">"))
    }
  }

  /// Bokmål and Nynorsk, separated by `/`: words and stems, then parts of words, then single letters, then whole words.
  /// Pairs with `>` are used only from Bokmål to Nynorsk, since the Nynorsk word has another meaning as well.
  private static let lists: [(rule: WordRules, place: Place, shortest: Int, pairs: String)] = [
    // Words and stems, alone or in a compound.
    (
      .stems, .anywhere, 3,
      """
      mulig/mogleg mulig/mogeleg eiendom/eigedom eiendel/eigedel virksomhet/verksemd ledelse/leiing ledels/leiing \
      leder/leiar ledning/leidning ledning>leiing begynnelse/byrjing begynnels/byrjing begynn/byrj begynt/byrja \
      størrelse/storleik størrels/storleik avgjørelse/avgjerd avgjørels/avgjerd forutsetning/føresetnad \
      husholdning/hushald oppmerksomhet/merksemd virkning/verknad forberedelse/førebuing forberedels/førebuing sinke/seinke sinka/seinka sinket/seinka sammensett/samansetj \
      rettighetshaver/rettshavar redskap/reiskap vitenskap/vitskap hovedsakelig/hovudsakleg muntlig/munnleg \
      kirkelig/kyrkjeleg kyndig/kunnig engang/eingong gang/gong måned/månad hverdag/kvardag lørdag/laurdag \
      søndag/sundag enhet/eining enkelt/einskild bredde/breidd lengde/lengd høyde/høgd høyd/høgd mengde/mengd \
      syk/sjuk dyp/djup lys/ljos lyd/ljod tyv/tjuv myk/mjuk hjem/heim tjene/tene tjenar/tenar tjent/tent tjenl/tenl virk/verk kirk/kyrkj kild/kjeld \
      selv/sjølv melk/mjølk sølv/sylv sted/stad bredbånd/breiband nøkkel/lykel frem/fram samme/same sammen/saman \
      samm/sam hode/hovud hoved/hovud uke/veke uken/veka uker/veker uka/veka ukes/vekes vann/vatn navn/namn havn/hamn \
      nevn/nemn savn/sakn jevnt/jamt jevn/jamn stevn/stemn tegn/teikn regn/rekn regnskap/rekneskap lign/likn \
      spill/spel skill/skil bilde/bilete valg/val salg/sal tall/tal forbed/forbet bed/bet \
      vei/veg eie/eige eier/eigar egen/eigen egne/eigne eget/eige egent/eigent hold/hald gård/gard hånd/hand bånd/band \
      vold/vald fold/fald sang/song sogn/sokn bosett/buset bro/bru skol/skul tro/tru bygg/byggj \
      legg/leggj ligg/liggj sett/set sett/setj sitt/sitj velg/velj selg/selj skill/skilj tell/telj spørr/spørj \
      skudd/skot skudd/skott skott/skot brudd/brot bud/bod hull/hol sommer/sommar hammer/hammar sønn/son lønn/løn \
      glemt/gløymt gjemt/gøymt drømt/drøymt mestr/meistr tykt/tjukt tynt/tunt tyngde/tyngd dybde/djupn begynte/byrja \
      frihet/fridom helhet/heilskap likhet/likskap sannhet/sanning setning/setnad setning/setjing økning/auke innredning/innreiing \
      utredning/utgreiing innledning/innleiing avledning/avleiing utledning/utleiing omledning/omleiing utrede/utgreie utreder/utgreier utredet/utgreidde levning/leivning \
      lederne/leiarane ledere/leiarar strømm/straum strømm/strøym drømm/draum flomm/flaum flomm/fløym sømm/saum \
      bilda/bileta ferg/ferj verg/verj aften/aftan videre/vidare ovenfor/ovanfor nedenfor/nedanfor herfra/herfrå derfra/derfrå \
      datter/dotter søster/syster mester/meister heder/heider pek/peik mening/meining men/mein enig/einig enest/einast \
      alene/åleine aleine/åleine alene/aleine allerede/allereie gjør/gjer kjør/køyr hør/høyr løs/løys seil/segl våk/vak domm/dom skjøt/skøyt skjær/skjer \
      adferd/åtferd atferd/åtferd adgang/åtgang hugg/hogg voks/veks åpn/opn åpen/open gave/gåve spre/sprei \
      spred/sprei spredning/spreiing bred/brei knytt/knyt kobl/kopl lykk/lukk ulykk/ulukk øye/auge drøm/draum \
      strøm/straum glass/glas lønnsomhet/lønsemd lønnsom/lønsam brygg/bryggj følg/følgj \
      bolig/bustad forskning/forsking \
      håndter/handter tjeneste/teneste \
      nærmere/nærare nærmest/nærast nærmest/nærmast \
      frivillig/friviljug vær/ver bær/ber hjerte/hjarte \
      bjelle/bjølle sjelden/sjeldan siden/sidan innen/innan uten/utan østre/austre \
      borger/borgar dommer/dommar ordfører/ordførar \
      giver/gjevar giverne/gjevarane givning/gjeving givende/gjevande givelse/gjeving omgivelse/omgjevnad \
      utleie/utleige leie/leige leier/leigar jern/jarn grønn/grøn tynn/tunn tykk/tjukk annen/annan \
      annet/anna forrige/førre øverst/øvst nederst/nedst høyre/høgre husk/hugs glemm/gløym gjemm/gøym \
      hjemm/heim drømm/drøym dømm/døm svømm/symj kobber/kopar gress/gras kjøtt/kjøt frokost/frukost \
      morgen/morgon nåvær/nover nåtid/notid hvert/kvart hver/kvar skjønn/skjøn bønn/bøn venn/ven \
      bosted/bustad gutt/gut forutsett/føresetj forutsett/føreset forutsatt/føresett jevnlig/jamleg \
      stavn/stamn ravn/ramn hevn/hemn søm/saum flom/flaum nøkkel/nykel nese/nase \
      sykehjem/sjukeheim gjete/gjæte hjemsted/heimstad sne/snø farve/farge minske/minke strekn/strekk \
      avhør/avhøyr bevis/prov tilskuer/tilskodar skue/skode skuespill/skodespel bortse/bortsjå utse/utsjå \
      enda/endå ennå/enno noensinne/nokosinne underveis/undervegs hvorledes/korleis enhver/einkvar ethvert/eitkvart \
      slipp/slepp vanns/vass forurens/forurein uttalels/uttal gjørels/gjersl tykkels/tjukkleik legeme/lekam \
      snekkeri/snikkeri snekker/snikkar snekr/snikr krets/krins skygg/skugg øyeblikk/augneblink advarsel/åtvaring advarsl/åtvaring \
      bryllup/bryllaup fristels/freisting skynd/skund skyldig/skuldig uskyld/uskuld skyldn/skuldn bunn/botn gulv/golv mandag/måndag \
      tirsdag/tysdag verdens/verds speil/spegel sult/svolt vugg/vogg søvn/svevn trett/trøytt svett/sveitt fjær/fjør \
      hvisk/kviskr kors/kross kurv/korg gjøk/gauk kjøkken/kjøken modn/mogn megl/mekl samvittighet/samvit \
      etterspørsel/etterspurnad redsel/redsle emel/emjøl forening/foreining foren/forein fravær/fråvær \
      fradrag/frådrag fraflytt/fråflytt frakobl/fråkopl boend/buand boer/buar flytning/flytting \
      bofell/bufell botilb/butilb bomil/bumil bokval/bukval bolyst/bulyst bostøt/bustøt boareal/buareal \
      bokost/bukost bositu/busitu boforh/buforh bofast/bufast boløs/buløys bonær/bunær \
      boenh/buenh boein/buein dødsbo/dødsbu konkursbo/konkursbu bosatt/busett kommel/komel kommend/komend høyest/høgst betjen/beten spredt/spreidd utbytt/utbyt \
      innled/innlei avled/avlei veiled/veglei hjert/hjart ovennevnt/ovannemnd lånegiv/långjev \
      kullkraft/kolkraft kullgruv/kolgruv trekull/trekol steinkull/steinkol ovenfra/ovanfrå løgn/lygn ødemark/øydemark \
      strømning/strøyming rømning/rømming snegl/snigl tilværels/tilvær gavn/gagn
      """
    ),
    // Beginnings of words.
    (
      .beginnings, .start, 3,
      """
      fra/frå ild/eld bor/bur bosett/buset bosett/busett boplikt/buplikt botid/butid boform/buform hv/kv unn/unna at/åt ad/åt innen/innan ren/rein sen/sein hel/heil \
      ben/bein sten/stein lek/leik fler/fleir vet/veit mer/meir alt/allt
      """
    ),
    // First parts: `vannkraft`, `brukernavn`, `lavkonjunktur`.
    (
      .beginnings, .firstPart, 8,
      """
      vann/vass steds/stad bytte/byte bruker/brukar lærer/lærar innbygger/innbyggjar kjøper/kjøpar selger/seljar \
      søker/søkjar taker/takar forsker/forskar politiker/politikar fisker/fiskar flytter/flyttar vandrer/vandrar
      """
    ),
    (.beginnings, .start, 7, "lav/låg oven/ovan"),
    // A prefix, which `fører` does not have.
    (.beginnings, .start, 6, "for/føre fore/føre før/føre"),
    // Suffixes, also before endings.
    (
      .suffixes, .inside, 5,
      """
      tagels/taking takels/taking tagel/takel lighet/legheit lighet/leik somhet/semd het/heit het/leik lig/leg elig/leg liggjør/leggjer \
      elses/ings nelse/ning kning/kking gning/king sning/ssing pning/pping ning/ing løshet/løyse somm/sam som/sam løs/laus arbeider/arbeidar
      """
    ),
    (
      .suffixes, .end, 4,
      """
      tagelse/taking takelse/taking tagelsen/takinga takelsen/takinga tagelser/takingar takelser/takingar else/ing elser/ingar elsene/ingane elsen/inga elsen/ingen elser/inger elsene/ingene elsens/ingens løsheten/løysa løshetens/løysas gi/gje gir/gjev ke/kja ge/gja kes/kjast ges/gjast
      """
    ),
    // Participles, which `vende` is not.
    (.suffixes, .end, 6, "ende/ande enden/anden endes/andes"),
    // Letters.
    (
      .letters, .anywhere, 5,
      """
      hv/kv ære/ere ke/kje ge/gje king/kjing ging/gjing kk/kkj gg/ggj krev/krevj ø/øy ø/au øy/øg øk/auk en/ein
      """
    ),
    (.letters, .firstVowel, 4, "ed/eid ek/eik em/eim en/ein ep/eip et/eit ev/eiv ø/øy ø/au"),
    (
      .wholeWords, .whole, 2,
      """
      ikke/ikkje jeg/eg hvordan/korleis hvorfor/kvifor hvem/kven hva/kva hvor/kor noe/noko noen/nokon bare/berre fra/frå \
      rene/reine sene/seine hele/heile helt/heilt mer/meir fler/fleir en/ein lede/leie leder/leiar leie/leige \
      se/sjå lav/låg høy/høg bo/bu tro/tru bro/bru bor/bur nød/naud rød/raud død/daud grøt/graut løs/laus røk/røyk døv/dauv skyld/skuld skylde/skulde kull/kol mel/mjøl oven/ovan ovenpå/ovanpå derfor/difor dessverre/diverre \
      løv/lauv ens/eins mere/meir lav/låg lavt/lågt lave/låge lavere/lågare lavest/lågast laveste/lågaste høyt/høgt høye/høge høyere/høgare høyest/høgast høyeste/høgaste \
      øre/øyre høst/haust øst/aust løk/lauk gi/gje si/seie tie/teie sti/stig øke/auke nød/naud
      """
    ),
  ]
}
