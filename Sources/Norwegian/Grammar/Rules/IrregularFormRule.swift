/// Forms of one word that no ending explains, alone or last in a compound: `bok`, `håndbøkene`.
enum IrregularFormRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    let common = zip(one.letters, other.letters).prefix { $0 == $1 }.count
    let first = max(0, max(one.letters.count, other.letters.count) - Endings.longest)
    guard first <= common else { return false }
    return (first...common).contains { start in
      let group = groups[Endings.packed(one.letters[start...])]
      return group != nil && group == groups[Endings.packed(other.letters[start...])]
    }
  }

  /// The other forms of a word of the list, alone or behind a part of at least three letters: `vedtar`, `vedtatt`.
  static func forms(like letters: [UInt8]) -> [[UInt8]] {
    let starts = [0] + (3..<max(3, letters.count - 1))
    return starts.flatMap { start -> [[UInt8]] in
      let last = letters[start...]
      guard last.count <= Endings.longest, let group = groups[Endings.packed(last)] else { return [] }
      return lines[group].filter { $0 != Array(last) }.map { letters[..<start] + $0 }
    }
  }

  /// The number of the word that each form is a form of.
  private static let groups: [UInt64: Int] = {
    var groups: [UInt64: Int] = [:]
    for (number, line) in lines.enumerated() {
      for form in line { groups[Endings.packed(form)] = number }
    }
    return groups
  }()

  private static let lines: [[[UInt8]]] = forms.split(separator: "\n").map { line in
    line.split(separator: " ").map { Letters.of(String($0)) }
  }

  private static let forms = """
    bok boka boken bøker bøkene
    rot rota roten røtter røttene
    fot foten føtter føttene
    hånd hånda hånden hånds hand handa handen hender hendene
    natt natta natten netter nettene
    tann tanna tannen tenner tennene
    strand stranda stranden strender strendene
    kraft krafta kraften krefter kreftene
    mann mannen menn mennene
    bror broren brødre brødrene brør
    far faren fedre fedrene
    mor mora moren mødre mødrene
    datter dattera datteren døtre døtrene dotter dottera døtrer
    barn barnet barna barnas born borna
    stad staden stader stadar stadane sted stedet steder stedene stedets
    øye øyet øyne øynene auge auga
    kne kneet knær knærne
    tre treet trær trærne trea
    stor stort store større størst største
    ung ungt unge yngre yngst yngste
    lang langt lange lengre lengst lengste lenger
    god godt gode bedre best beste betre
    liten lita lite små mindre minst minste
    mange flere flest fleste fleire
    gammel gammelt gamle eldre eldst eldste gamal gamalt
    gjøre gjør gjorde gjort gjøres gjere gjer gjerast
    få får fikk fått fekk
    gå går gikk gått gjekk
    stå står sto stod stått
    ta tar tok tatt tas tatte ta tek teke tatte
    gi gir ga gav gitt gis gje gjev gjeve
    se ser så sett sees sjå ser såg sjås
    si sier sa sagt seie seier
    bli blir ble blitt blei blive
    skrive skriver skrev skrevet skriv skreiv skrive
    finne finner fant funnet finn fann funne finnes finst
    vite vet visste visst veit
    bringe bringer brakte brakt
    legge legger la lagt legg legges
    ligge ligger lå ligget ligg
    sette setter satte satt set sett settes
    selge selger solgte solgt sel selje selde seld
    velge velger valgte valgt velges vel velje valde vald
    holde holder holdt holdes halde held heldt halde
    drive driver drev drevet driv dreiv drive drives
    komme kommer kom kommet kjem kome
    bygge bygger bygde bygd bygges byggje byggjer
    følge følger fulgte fulgt følgje følgjer følgde følgd følges
    spørre spør spurte spurt
    treffe treffer traff truffet
    tre trer trådte trådt
    vinne vinner vant vunnet vann vunne
    vokse vokser vokste vokst veks vaks vakse
    dra drar dro dratt
    være er var vært vere vore
    ha har hadde hatt
    """
}
