/// Irregular forms of words, alone, as the last part of a compound, or after a prefix: `bok`, `håndbøkene`; `ta`,
/// `vedtatt`.
///
/// The lists contain whole classes of words: the strong and irregular verbs of both written forms, nouns whose vowel
/// changes, and adjectives with several stems.
enum IrregularForms {
  /// Adds the other forms of a word that ends in an irregular form.
  ///
  /// - Parameter isNoun: whether the word is known to be a noun. Forms of verbs are then skipped: `eid` is not `eie`.
  static func forms(like word: [UInt8], isNoun: Bool = false, into forms: inout Set<[UInt8]>) {
    var tail = PackedWord()
    for start in word.indices.reversed().prefix(longestForm) {
      guard tail.prepend(word[start]) else { return }
      guard let entry = table.entries[tail], allows(prefix: word[..<start], tail, entry) else { continue }
      for group in [entry.group] + entry.otherGroups where !isNoun || group >= table.verbCount {
        for form in table.forms[table.groups[group]] where form != tail { forms.insert(word[..<start] + form.letters) }
      }
    }
  }

  /// Whether the letters before an irregular form can be the beginning of a word that ends in it.
  private static func allows(prefix: ArraySlice<UInt8>, _ tail: PackedWord, _ entry: IrregularTable.Entry) -> Bool {
    if prefix.isEmpty { return true }
    guard entry.isCompoundable else { return prefix.elementsEqual([UInt8(ascii: "u")]) }
    if entry.isVerb, particles.contains(Array(prefix)) { return true }
    return prefix.count >= 3 && prefix.hasVowel && tail.count >= (entry.isVerb ? 4 : 3)
  }

  private static let longestForm = 12

  /// Whether at least one of the two words is the infinitive of a verb in the lists.
  static func areVerbs(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    [one, other].contains { $0.count <= longestForm && table.infinitives.contains(PackedWord($0[...])) }
  }

  /// Whether a word is the infinitive or present of a verb made of a prefix and `ta`: `delta` is not a noun with an
  /// ending.
  static func isVerbInTa(_ word: [UInt8]) -> Bool {
    guard word.count >= 4, word.count <= 12 else { return false }
    return verbsInTa.contains(word.last == UInt8(ascii: "r") ? Array(word.dropLast()) : word)
  }

  private static let verbsInTa = Set(
    """
    anta avta delta foreta frata frita gjenoppta godta innta ivareta motta oppta overta påta tilta unnta utta vedta
    """.split { " \n".contains($0) }.map { Letters.separate($0.utf8) })

  /// Prefixes of verbs. They are listed because many forms are too short to be recognised after any letters: `deltar`,
  /// `inngår`.
  private static let particles = Set(
    """
    ad an at av be bi bort del fast for fore fra frå frem fram føre fri god gjen gjennom hen inn inne istand ivare iverk lov \
    med mis mot motset ned nedover om opp over på sam sammen saman stad stand stat til tilbake til unn und under ut \
    u uten utan ved vedlike vel overens etter grunn fortset kunn unnlat imøte forut ettersom tidfest vide \
    blott dag gjenopp gjeninn heim hjem ihjel innfor kart lamm misfor navn namn plan råd skrin tilrette tørr vekt \
    øde øyde aude bo bu åt
    """.split { " \n".contains($0) }.map { Letters.separate($0.utf8) })

  private static let table = IrregularTable(verbs: verbs, nouns: nouns, others: others)
}

/// Every irregular form and the groups that it belongs to. Each process builds the table, even for a single query, so
/// words are packed into numbers to avoid allocations.
private struct IrregularTable {
  /// The data of a form.
  struct Entry {
    /// The index of its group: the forms of one word.
    var group: Int
    /// The groups of other words that have the same form.
    var otherGroups: [Int] = []
    var isVerb: Bool
    var isCompoundable: Bool
  }

  private(set) var entries: [PackedWord: Entry] = [:]
  /// The infinitives of both written forms.
  private(set) var infinitives: Set<PackedWord> = []
  /// The number of groups of verbs, which come first.
  private(set) var verbCount = 0
  /// For each group, the range of its forms.
  private(set) var groups: [Range<Int>] = []
  private(set) var forms: [PackedWord] = []

  init(verbs: String, nouns: String, others: String) {
    entries.reserveCapacity(8_192)
    forms.reserveCapacity(8_192)
    for line in Self.lines(verbs) {
      addVerb(line)
      endGroup(isVerb: true)
    }
    verbCount = groups.count
    for line in Self.lines(nouns) {
      addNoun(line)
      endGroup()
    }
    for line in Self.lines(others) {
      for word in Self.words(line) { add(PackedWord(word)) }
      endGroup(isCompoundable: false)
    }
  }

  private static func lines(_ text: String) -> [ArraySlice<UInt8>] {
    Letters.separate(text.utf8).split(separator: UInt8(ascii: "\n"))
  }

  private static func words(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split(separator: UInt8(ascii: " "))
  }

  private mutating func add(_ form: PackedWord) {
    if !forms[(groups.last?.upperBound ?? 0)...].contains(form) { forms.append(form) }
  }

  private mutating func add(_ stem: PackedWord, _ endings: [PackedWord]) {
    for ending in endings { add(stem + ending) }
  }

  private mutating func endGroup(isVerb: Bool = false, isCompoundable: Bool = true) {
    let group = groups.count
    groups.append((groups.last?.upperBound ?? 0)..<forms.count)
    for form in forms[groups[group]] {
      let found = Entry(group: group, isVerb: isVerb, isCompoundable: isCompoundable)
      let update = { (entry: inout Entry) in
        if entry.group != group { entry.otherGroups.append(group) }
        (entry.isVerb, entry.isCompoundable) = (isVerb, isCompoundable)
      }
      update(&entries[form, default: found])
    }
  }

  // MARK: Nouns

  private static let singularEndings = PackedWord.all("en ens a as et ets")
  private static let erEndings = PackedWord.all("er ers ene enes")
  private static let arEndings = PackedWord.all("ar ars ane anes")
  private static let eEndings = PackedWord.all("e es ene enes")
  private static let pluralEndings = PackedWord.all("s ene enes ne nes")
  private static let s = PackedWord.all("s")

  /// Adds the forms of a noun. A line of the list has the singulars and, after a slash, the plurals.
  private mutating func addNoun(_ line: ArraySlice<UInt8>) {
    let parts = line.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for word in Self.words(parts[0]) {
      add(PackedWord(word))
      // `boks` is a different word than `bok`.
      if word.count > 3 || word.last != UInt8(ascii: "k") { add(PackedWord(word), Self.s) }
      let isStem = word.last == UInt8(ascii: "e") && word.dropLast().hasVowel
      add(PackedWord(isStem ? word.dropLast() : word), Self.singularEndings)
    }
    for word in parts.count > 1 ? Self.words(parts[1]) : [] {
      if word.hasEnding("er") {
        add(PackedWord(word.dropLast(2)), Self.erEndings)
      } else if word.hasEnding("ar") {
        add(PackedWord(word.dropLast(2)), Self.arEndings)
      } else if word.hasEnding("e") {
        add(PackedWord(word.dropLast()), Self.eEndings)
      } else {
        add(PackedWord(word))
        add(PackedWord(word), Self.pluralEndings)
      }
    }
  }

  // MARK: Verbs

  private static let shortVerbEndings = PackedWord.all("r s ende ande ast")
  private static let longVerbEndings = PackedWord.all("er es ende ande ast a")
  private static let participleEndings = PackedWord.all("et en ne e i")
  private static let pluralParticiple = PackedWord.all("ne")
  private static let weakEndings = PackedWord.all("e es")

  /// Adds the forms of a verb. A line of the list has Bokmål and, after a slash, Nynorsk: the infinitive, past, supine,
  /// and other forms of each.
  private mutating func addVerb(_ line: ArraySlice<UInt8>) {
    for (part, isNynorsk) in zip(line.split(separator: UInt8(ascii: "/")), [false, true]) {
      let words = Self.words(part)
      for word in words { add(PackedWord(word)) }
      guard let infinitive = words.first else { continue }
      infinitives.insert(PackedWord(infinitive))
      addForms(ofInfinitive: infinitive)
      for supine in words.dropFirst(2) { addParticiples(of: supine, isNynorsk: isNynorsk) }
    }
  }

  private mutating func addForms(ofInfinitive infinitive: ArraySlice<UInt8>) {
    guard infinitive.last == UInt8(ascii: "e"), infinitive.dropLast().hasVowel else {
      return add(PackedWord(infinitive), Self.shortVerbEndings)
    }
    let stem = infinitive.dropLast()
    add(PackedWord(stem), Self.longVerbEndings)
    add(PackedWord(stem.last == UInt8(ascii: "j") ? stem.dropLast() : stem))
  }

  /// A strong participle: `bundet`, `bunden`, `bundne`; `bunde`.
  private mutating func addParticiples(of supine: ArraySlice<UInt8>, isNynorsk: Bool) {
    if supine.hasEnding("et"), supine.dropLast(2).hasVowel {
      addStrongParticiples(of: supine.dropLast(2))
    } else if isNynorsk, supine.hasEnding("e") {
      addStrongParticiples(of: supine.dropLast())
    } else if supine.hasEnding("t") || supine.hasEnding("d") {
      add(PackedWord(supine), Self.weakEndings)
    }
  }
}

extension IrregularTable {
  /// `drukket`, `drukken`, `drukne`: before `ne` a double consonant becomes single. Not `gg`: `ligne` is not a form of
  /// `ligget`.
  private mutating func addStrongParticiples(of stem: ArraySlice<UInt8>) {
    add(PackedWord(stem), Self.participleEndings)
    if stem.endsInDoubleConsonant, stem.last != UInt8(ascii: "g") {
      add(PackedWord(stem.dropLast()), Self.pluralParticiple)
    }
  }
}

/// A word of up to 25 letters in one number, five bits for each letter. Comparing and hashing it needs no allocation.
private struct PackedWord: Hashable {
  /// The last letter is in the lowest bits. Letters are 1 to 29, never 0, so different lengths give different numbers.
  private var bits: UInt128 = 0
  private(set) var count = 0

  init() {}

  /// - Parameter letters: at most 25 bytes of ``Letters``, all from a to å.
  init(_ letters: ArraySlice<UInt8>) {
    for letter in letters { bits = bits << 5 | UInt128(letter & 0x1F) }
    count = letters.count
  }

  /// The words of a list, separated by spaces.
  static func all(_ list: String) -> [PackedWord] {
    Letters.separate(list.utf8).split(separator: UInt8(ascii: " ")).map { PackedWord($0) }
  }

  /// Adds a letter before the word. Returns false, and leaves the word unchanged, if it is not a letter from a to å.
  mutating func prepend(_ letter: UInt8) -> Bool {
    guard letter >= UInt8(ascii: "a"), letter <= Letters.aa else { return false }
    bits |= UInt128(letter & 0x1F) << UInt128(5 * count)
    count += 1
    return true
  }

  static func + (word: PackedWord, ending: PackedWord) -> PackedWord {
    var result = word
    result.bits = word.bits << UInt128(5 * ending.count) | ending.bits
    result.count += ending.count
    return result
  }

  var letters: [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: bits >> UInt128(5 * $0)) & 0x1F | 0x60 }
  }

  static func == (one: PackedWord, other: PackedWord) -> Bool { one.bits == other.bits }
  func hash(into hasher: inout Hasher) { hasher.combine(bits) }
}
