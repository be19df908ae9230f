/// The weight of a gram: low if many words have it, such as `ing$`, high if few do.
///
/// Twice the natural logarithm of one more than the share of words without the gram, rounded. The share was counted
/// over the words of the programme's own write-ups. Weights are constants and not counted in each index: they were
/// measured to rank as well (mean nDCG@10 over seven query sets: 0.793; 0.791 with counts from the index, 0.790 with
/// equal weights), and they make similarity the same in every index.
package enum GramWeights {
  /// The weight of a gram that is not listed.
  package static let rare = 16

  /// The weight of a gram, from 7 to ``rare``.
  package static func weight(of gram: UInt32) -> Int { common[gram].map(Int.init) ?? rare }

  private static let common: [UInt32: UInt8] = {
    var weights: [UInt32: UInt8] = [:]
    weights.reserveCapacity(1_200)
    for (weight, grams) in listed {
      var gram: UInt32 = 0
      grams.withUTF8Buffer { bytes in
        for byte in bytes {
          if byte == UInt8(ascii: " ") {
            weights[gram] = weight
            gram = 0
          } else {
            gram = gram << 8 | UInt32(byte)
          }
        }
        weights[gram] = weight
      }
    }
    return weights
  }()

  private static let listed: [(weight: UInt8, grams: StaticString)] = [
    (
      7,
      """
      egio ene$ gion ing$ inge ings regi ring
      """
    ),
    (
      8,
      """
      ^for ^nar ^sam arbe arin beid det$ ere$ ger$ ione komm ling nari nen$ ngen nger ning onen plan \
      rbei ter$
      """
    ),
    (
      9,
      """
      ^del ^inn ^kom ^kon ^opp ^pla ^pro ^reg amar der$ eids ette gen$ jekt ker$ land ler$ mmun mune \
      ner$ ommu osje pros rade rosj sjek sjon skap ten$ tene tet$ tter
      """
    ),
    (
      10,
      """
      ^arb ^byr ^fag ^fol ^gje ^han ^lan ^mot ^sta ^ste ^sto ^til ^tre ^utv ^ver amme and$ ande andl \
      ane$ are$ asjo ateg att$ bruk byre dal$ den$ dere dlin dre$ eide elle else ende ens$ ente erin \
      erne este folk fore form fors funn gram hand ige$ ikli ille itet jon$ jone jord kap$ ket$ klin \
      ktiv lass lede legg let$ lig$ lige lle$ marb mrad nde$ nder ndre nes$ ngsa ngsp nter ogra omra \
      oner ord$ ore$ orer plas prog ramm rand rate rer$ res$ rogr sama samf sats ser$ sett ste$ sted \
      ster stor stra sund tegi tere ting trat tte$ tvik unde unns utvi vikl yreg ytte
      """
    ),
    (
      11,
      """
      ^akt ^are ^bes ^bru ^byg ^der ^eta ^fel ^fyl ^gjo ^god ^gru ^hel ^hog ^hol ^hov ^ind ^job ^kly \
      ^kra ^kri ^led ^mat ^nor ^par ^pen ^pol ^rei ^res ^sat ^sen ^str ^stu ^sty ^tra ^tro ^ung ^val \
      ^ved ^vek ^ven ^vir ^vis able adet akti alen aler alst alys amfu anal ands anen ange anle anse \
      aren arke art$ arte artn asse atsi bler bygg dals delt dene ders dnin drif eder efor egge eid$ \
      ekke ekst ekt$ ekte elig enes enne enno ent$ entr epla eran erdi eres erke erre erso ert$ esul \
      esun etab etal fjor flyt folg for$ ford fort fylk gang gene gere get$ gge$ gger ghet ging gjen \
      grun grup gsfo haug het$ hete hold hove ians ide$ ider idet idsk ien$ ier$ ighe ikti iljo illi \
      innb inne irke iser isjo iske isti ivit jenn jer$ jobb kape ken$ kene klar klyn knin kole konk \
      kraf kret krev kris ktig ktor lan$ lane lang lanl lar$ len$ leve lite liti lket ller lles llin \
      lse$ lyng lyse lytt mal$ male mark men$ mer$ met$ mfun milj mmen mmer mmet mote muli muna naly \
      nar$ ndet ndli nene nens nest nett ngsf ngss nkre nleg nnom nnsk nska nske olig olke omme ordn \
      oren orsk orst ort$ oved part port raft rans refo reis rekk rend resu rett reve rift rist rne$ \
      roy$ rreg rtne rum$ rupp sand sarb sels sen$ sent sfor sing ske$ skog skol skom soke somr spla \
      spor sreg stad star stia stud styr svar tabl tale tar$ tede terk tfor tian till tilt tivi tner \
      tore tran tre$ trek tsin tudi udie ulig utte valg var$ vedt veks ver$ verd verk vet$ virk vite \
      ygge ylke
      """
    ),
    (
      12,
      """
      ^ans ^bed ^ber ^bet ^bli ^bol ^dem ^det ^dra ^dri ^eig ^fin ^fle ^fly ^fra ^fre ^gre ^gud ^hal \
      ^ham ^har ^hau ^hav ^hve ^int ^kar ^kje ^kla ^kre ^kun ^kva ^lag ^lar ^leg ^lev ^lig ^lik ^lil \
      ^lof ^lok ^mal ^med ^mil ^min ^mul ^nes ^net ^omr ^ord ^org ^ove ^per ^rad ^rau ^rek ^rin ^rom \
      ^sal ^sek ^sel ^set ^sid ^sik ^ska ^sko ^skr ^sla ^sli ^sok ^sor ^spo ^spr ^sti ^sva ^syn ^ten \
      ^tid ^tin ^und ^utd ^utf ^van ^var ^vei ^vel ^vid ^vik aden ader aft$ agmi agt$ aker akto ale$ \
      ales alet algt alle alt$ amle amor amti andr ang$ angs anis anns ansa ansk ansv appa arat arli \
      ass$ ast$ aten ativ bane bedr berg beso best boli bran byen dale dann dbra dbru deli delp dels \
      dent dfor dig$ dreg drin dsda dsko dsre edal edel edte effe egg$ eggi egie eier eise ekru elan \
      elge elin ell$ elt$ enge eref eren erik erk$ ersk esok est$ estr eten eter ett$ etti ettv even \
      ever fagm fekt fell ffek finn foku foru ften fter gani gar$ ges$ ggin gjer gjor gmil gren gsar \
      gsko gspl gte$ gudb hama hogs hus$ hver iden ift$ iger ike$ iker ikk$ ikre ikt$ inga inje inn$ \
      inns inte ionp isk$ iter jell jene jore keli kere kes$ keta kjen kjer kke$ kker knad kog$ kong \
      kont kriv krut ksjo kten kult kunn lag$ lagt lare lde$ lere les$ lest ligh like lill linj liv$ \
      lkes llet loft loka ltak ltat lten ltur lutt mann ment mfor mord mott mtid nbyg ndle ndsd nere \
      net$ nfor ngar nge$ ngsv nlan nlig nnby nne$ nnen nner nnes nnin nnsa nomf nord npro nsan nsva \
      nten nytt obbe ofte ogsk okal oker okus old$ olde olit olk$ omfo ongs onkr onpr oppl orde ordf \
      ordr ores orga orma orme orte oss$ oten otep otte over para park pend pers pet$ pill poli ppar \
      ppe$ radm ram$ rana rati rdfo rdni rdri rekr ren$ rene rere ret$ rgan rive rke$ rken rker rket \
      rlig roms rska rskn rson rste rte$ rten ruk$ ruke rukt rund rutt salt saml samo sdal sene sgru \
      sikt sker skni skri sliv slut smar spil spro srad ssel sser sten stil sult svin tad$ tak$ tal$ \
      tart tatt tdan ted$ tema tens tepl teri tes$ tett tid$ tids tig$ tilb tisk tiv$ tleg tnin tren \
      trom tset tten ttin ttve tur$ tver tyrk udbr ulta ultu und$ undr une$ uner unne uppe usom utda \
      utfo vend venn vent vera vers vert vest vide vik$ vikt ving ynge yrke yse$ ysen
      """
    ),
    (
      13,
      """
      ^adm ^ale ^als ^ana ^att ^aur ^bal ^beg ^beh ^bor ^bus ^bye ^dyr ^eff ^eie ^ett ^fas ^fje ^fok \
      ^fri ^fun ^hje ^hoy ^hvo ^inf ade$ admi ahau akke alg$ alit alli amli aner ankr anni ansp apen \
      area arkn aste atte auge ble$ bygd dag$ dela dele die$ dmal dmin dore dram driv dsma dust ede$ \
      edma edri ege$ eige elpr elte elti enda enet enla erer eroy ers$ essu ets$ fast fatt ferd fjel \
      fora fori fram frem gdal gder gesu gisk gje$ gne$ godt gsku gspr hall hvor idsm idsp ifte ikke \
      ilbu indr indu inis ion$ isas iste istr ital itt$ ive$ iver jen$ kal$ kje$ kken kono kre$ kte$ \
      ktet ktur kuso kval lari lbud lege lene leri lesu lett lgte ljo$ lpro lsen lsta lsti ltid mane \
      mens midl mini mot$ ndal ndel ndsr ndus ngda nisa nist niva nlag nnet nomi nspo nte$ okon olen \
      olge onom oran orin orts orum pene ramt rank rar$ real redt rege rena renl rien rite rkna rmer \
      rsta rtse sakt sana sar$ sasj satt skul sla$ spar stah stin stri stru sutv taha tall tdal tete \
      tikk tmal trak truk ttel ttet tval uges ular unal ustr uten utva vali vene vkla yen$
      """
    ),
  ]
}

/// The letter 4-grams of a folded word with marks at both ends: `byen` has `^bye`, `byen` and `yen$`.
///
/// A word too short for two windows is one gram by itself. A gram is the number that its bytes form, with the last byte
/// lowest. ``GramWeights`` has constant weights, so the similarity of two words depends neither on the other words of
/// an index nor on the order in which they were added.
package struct Grams: Sendable, Hashable {
  /// The number of bytes in a gram.
  package static let length = 4
  /// Maximum number of bytes of a folded word that grams are made from; the rest are ignored.
  static let longest = 120

  /// The distinct grams in ascending order; empty for a number or code.
  package let keys: [UInt32]
  /// The sum of the weights of ``keys``.
  package let weight: Int

  /// The grams of a word in UTF-8.
  package init(of word: some Sequence<UInt8>) { self.init(letters: Letters.of(word)) }

  /// The grams of a word in UTF-8, for other modules: the compiler does not specialise generic code across modules.
  package init(of word: UnsafeRawBufferPointer) { self.init(letters: Letters.of(word)) }

  /// The grams of a word.
  package init(of word: String) { self.init(letters: Letters.of(word)) }

  init(letters: [UInt8]) {
    guard !letters.isEmpty, !Code.isCode(letters: letters) else {
      keys = []
      weight = 0
      return
    }
    var windows = Grams.windows(Folding.folded(letters: letters).prefix(Grams.longest))
    windows.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(windows.count)
    for window in windows where window != distinct.last { distinct.append(window) }
    keys = distinct
    weight = distinct.reduce(0) { $0 + GramWeights.weight(of: $1) }
  }

  /// Sets of grams for finding longer words that contain `word`: each of them has all grams of at least one set.
  ///
  /// The set of a word of four letters or more is its grams without the first and the last. A word of three letters has
  /// two sets: the first gram for words that begin with it, and the last gram for words that end with it.
  package static func inside(_ word: String) -> [[UInt32]] {
    let letters = Folding.folded(letters: Letters.of(word))
    guard letters.count >= length - 1, letters.count <= longest, !Code.isCode(letters: letters) else { return [] }
    let windows = windows(letters[...])
    return letters.count >= length ? [Array(Set(windows.dropFirst().dropLast())).sorted()] : windows.map { [$0] }
  }

  /// The gram as text.
  package static func text(_ key: UInt32) -> String {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: key >> $0) }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }

  private static func windows(_ folded: ArraySlice<UInt8>) -> [UInt32] {
    var windows: [UInt32] = []
    windows.reserveCapacity(folded.count)
    var window = UInt32(UInt8(ascii: "^"))
    var count = 1
    for byte in folded + [UInt8(ascii: "$")] {
      window = window << 8 | UInt32(byte)
      count += 1
      if count >= length { windows.append(window) }
    }
    return windows.isEmpty ? [window] : windows
  }
}

/// How similar the spellings of two words are.
package enum Similarity {
  /// The cosine of the words' weighted grams: 1 for the same folded spelling, 0 for no gram in common.
  ///
  /// The similarity of a number or code ("E6", "2014") to any word, and to itself, is 0: codes are either the same or
  /// different. Linear in the lengths of the words.
  package static func between(_ one: Grams, _ other: Grams) -> Double {
    similarity(common: commonWeight(one, other), one.weight, other.weight)
  }

  /// The similarity of two words.
  package static func between(_ one: String, _ other: String) -> Double {
    between(Grams(of: one), Grams(of: other))
  }

  /// The cosine from the weight of the common grams and the weights of both words' grams.
  package static func similarity(common: Int, _ one: Int, _ other: Int) -> Double {
    common == 0 ? 0 : Double(common) / (Double(one) * Double(other)).squareRoot()
  }

  private static func commonWeight(_ one: Grams, _ other: Grams) -> Int {
    var common = 0
    var left = one.keys[...]
    var right = other.keys[...]
    while let first = left.first, let second = right.first {
      if first == second { common += GramWeights.weight(of: first) }
      if first <= second { left.removeFirst() }
      if second <= first { right.removeFirst() }
    }
    return common
  }
}
