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

/// One compound with a linking `s` or `e` between its parts and without it: `tidskrav`, `tidkrav`.
enum LinkingLetterRule {
  /// The fewest letters of a part.
  private static let shortestPart = 3

  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    joins(one.letters, other.letters) || joins(other.letters, one.letters)
  }

  /// Whether `linked` is `bare` with a linking letter more, apart from inflection.
  private static func joins(_ linked: [UInt8], _ bare: [UInt8]) -> Bool {
    let common = zip(linked, bare).prefix { $0 == $1 }.count
    guard common >= shortestPart, linked.count >= common + 1 + shortestPart, isLinking(linked[common]),
      linked[..<common].hasVowel, linked[(common + 1)...].hasVowel, linked[common - 1] != linked[common],
      beginsPart(linked[(common + 1)...])
    else { return false }
    var removed = linked
    removed.remove(at: common)
    return removed == bare || InflectionRule.relates(removed, bare)
  }

  private static func isLinking(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "s") || letter == UInt8(ascii: "e")
  }

  /// Whether the letters can begin a word: what follows a linking letter is one by itself.
  private static func beginsPart(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, let vowel = rest.firstIndex(where: { $0.isVowel }) else { return false }
    return !first.isVowel ? vowel - rest.startIndex <= 3 && rest.count >= 4 : rest.count >= 4
  }
}

/// Two parts of a compound that meet in one consonant keep two of it, where a writer may put three: `busstopp`,
/// `bussstopp`.
enum TripleConsonantRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard one.hasTriple || other.hasTriple else { return false }
    let first = withoutTriples(one.letters)
    let second = withoutTriples(other.letters)
    return first == second || InflectionRule.relates(first, second)
  }

  /// Whether three like letters stand together.
  static func hasTriple(_ word: [UInt8]) -> Bool {
    guard word.count > 2 else { return false }
    for index in 2..<word.count where word[index] == word[index - 1] && word[index] == word[index - 2] { return true }
    return false
  }

  private static func withoutTriples(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for letter in word where letter.isVowel || result.suffix(2) != [letter, letter] { result.append(letter) }
    return result
  }
}

/// A word in Bokmål and the same word in Nynorsk: both are rewritten to a spelling between them and compared there.
enum WrittenFormRule {
  static func relates(_ one: ReaderWord, _ other: ReaderWord) -> Bool {
    guard one.neutral != nil || other.neutral != nil else { return false }
    let first = one.neutral ?? one.letters
    let second = other.neutral ?? other.letters
    return first == second || InflectionRule.relates(first, second)
  }

  /// Spellings that one correspondence makes of the word, in either direction.
  static func others(_ word: [UInt8]) -> [[UInt8]] {
    let letters = Correspondence.letters(of: word)
    return Correspondence.bothWays.filter { $0.canHold(in: letters) }.compactMap { correspondence in
      var other = word
      correspondence.apply(to: &other)
      return other == word ? nil : other
    }
  }

  /// The word with each correspondence carried out; a word of either written form comes out alike.
  static func neutral(_ word: [UInt8]) -> [UInt8] {
    var word = word
    var letters = Correspondence.letters(of: word)
    for correspondence in Correspondence.all where correspondence.canHold(in: letters) {
      correspondence.apply(to: &word)
      letters = Correspondence.letters(of: word)
    }
    return word
  }
}
