import ByregionText

/// The words of a line that may be a heading, with the possible roles of each.
final class HeadingWords {
  struct Word {
    var roles: WordRole
    /// The index of the vocabulary word that a misspelt word is interpreted as, or nil.
    var misspelt: Int16?
    private let place: WordPlace
    let isCapitalized: Bool
    let hasDigit: Bool
    var isName: Bool
    /// Whether the interpretation is a guess: a missing space between two words, or a name with a typing error.
    var isGuessed: Bool

    init(
      roles: WordRole, misspelt: Int? = nil, source: Range<Int>, letters: Range<Int>, isCapitalized: Bool,
      hasDigit: Bool, isName: Bool = false, isGuessed: Bool = false
    ) {
      (self.roles, self.misspelt) = (roles, misspelt.map { Int16($0) })
      place = WordPlace(letters: letters, source: source)
      (self.isCapitalized, self.hasDigit) = (isCapitalized, hasDigit)
      (self.isName, self.isGuessed) = (isName, isGuessed)
    }

    var source: Range<Int> { place.source }
    var letters: Range<Int> { place.letters }
    /// Whether the word is neither in the vocabulary nor a name.
    var isForeign: Bool { roles.isEmpty && !isName }
    var isMisspelt: Bool { misspelt != nil }
    /// The vocabulary's spelling of a misspelt word, or nil.
    var spelling: String? { misspelt.map { Lexicon.headings.spelling(Int($0)) } }
  }

  let text: String
  let line: FoldedLine
  let words: [Word]

  init(_ text: String, _ line: FoldedLine, names: RegionNames) {
    self.text = text
    self.line = line
    var words = HeadingWordReader(line: line, names: names).words()
    NamingPhrases.mark(&words, text, line, names)
    self.words = words
  }

  var foreignCount: Int { words.reduce(0) { $0 + ($1.isForeign ? 1 : 0) } }
  var hasSentenceWord: Bool { words.contains { $0.roles.contains(.sentence) } }
  var hasName: Bool { words.contains(where: \.isName) }
  var misspelt: [Word] { words.filter(\.isMisspelt) }

  func count(_ role: WordRole) -> Int { words.reduce(0) { $0 + ($1.roles.isDisjoint(with: role) ? 0 : 1) } }
  func firstIndex(_ role: WordRole) -> Int? { words.firstIndex { !$0.roles.isDisjoint(with: role) } }
}

/// Finds the possible roles of each word of a line that may be a heading.
struct HeadingWordReader {
  typealias Word = HeadingWords.Word

  let line: FoldedLine
  let names: RegionNames

  func words() -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(line.words.count)
    var index = 0
    while index < line.words.count {
      if let joined = joinedWord(index) {
        words.append(joined)
        index += 2
      } else if let shifted = shiftedWords(index) {
        words += shifted
        index += 2
      } else {
        words.append(word(index))
        index += 1
      }
    }
    markLeadingName(&words)
    return words
  }

  private func word(_ index: Int) -> Word {
    let word = line.words[index]
    let letters = line.bytes(of: word)
    var result = Word(
      roles: [], source: word.source, letters: word.range, isCapitalized: word.isCapitalized,
      hasDigit: word.hasDigit)
    if let match = Lexicon.headings.match(word.hash) {
      result.roles = match.roles
    } else if names.contains(letters) {
      result.isName = true
    } else if word.hasDigit {
      result.roles = .filler
    } else if index == 0 || !word.isCapitalized || line.isAllCapitals, let parts = splitRoles(letters) {
      (result.roles, result.isGuessed) = (parts, true)
    } else if let parts = rolesBesideName(letters) {
      (result.roles, result.isName, result.isGuessed) = (parts, true, true)
    } else if Self.isRegion(letters) {
      result.roles = [.region, .filler]
    } else if let match = Lexicon.headings.match(nearly: letters), isPlausible(match, index),
      !HeadingStems.isLookalike(letters)
    {
      (result.roles, result.misspelt) = (match.roles, Int16(match.word))
    } else if index > 0, word.isCapitalized {
      result.isName = true
    } else if names.containsNearly(letters) {
      (result.isName, result.isGuessed) = (true, true)
    } else if letters.count <= 4, let match = Lexicon.headings.match(nearly: letters, allowance: 1),
      !match.roles.isDisjoint(with: index == 0 ? .goals : [.filler, .advice])
    {
      (result.roles, result.misspelt) = (match.roles, Int16(match.word))
    }
    return result
  }

  /// Whether a match is plausible: a capital inside a line begins a name, not a misspelt section word.
  private func isPlausible(_ match: Lexicon.Match, _ index: Int) -> Bool {
    index == 0 || line.isAllCapitals || !line.words[index].isCapitalized
      || match.roles.isDisjoint(with: .keys) || match.roles.contains(.applicationFrame)
  }

  /// The roles of two vocabulary words without a space between them ("etterprogramslutt").
  private func splitRoles(_ letters: ArraySlice<UInt8>) -> WordRole? {
    guard letters.count >= 5, letters.count <= 30, !HeadingStems.isLookalike(letters) else { return nil }
    var hash = WordTable.seed
    for (cut, letter) in zip(letters.startIndex..<(letters.endIndex - 1), letters) {
      defer { hash = WordTable.mixed(hash, letter) }
      guard cut >= letters.startIndex + 2, let first = Lexicon.headings.match(WordTable.finished(hash)),
        !first.roles.contains(.sentence), let second = Lexicon.headings.match(exactly: letters[cut...]),
        !second.roles.contains(.sentence)
      else { continue }
      return first.roles.union(second.roles)
    }
    return nil
  }

  /// The roles of a vocabulary word and a name without a space between them ("forLister", "Listersråd").
  private func rolesBesideName(_ letters: ArraySlice<UInt8>) -> WordRole? {
    guard letters.count >= 6, letters.count <= 40 else { return nil }
    let mayBeginWithName = names.hasBeginning(of: letters)
    var hash = WordTable.seed
    for (cut, letter) in zip(letters.startIndex..<(letters.endIndex - 2), letters) {
      defer { hash = WordTable.mixed(hash, letter) }
      guard cut >= letters.startIndex + 3 else { continue }
      if let match = Lexicon.headings.match(WordTable.finished(hash)), !match.roles.contains(.sentence),
        names.contains(letters[cut...])
      {
        return match.roles
      }
      if mayBeginWithName, names.contains(letters[..<cut]),
        let match = Lexicon.headings.match(exactly: letters[cut...]), !match.roles.contains(.sentence)
      {
        return match.roles
      }
    }
    return nil
  }

  /// Whether a word denotes the region without being a name: "fjellregionen".
  private static func isRegion(_ letters: ArraySlice<UInt8>) -> Bool {
    regions.contains { letters.count > $0.count + 2 && letters.suffix($0.count).elementsEqual($0) }
  }

  private static let regions = ["regionen", "regionens"].map { Array($0.utf8) }

  /// A vocabulary word with a space inside ("program slutt").
  private func joinedWord(_ index: Int) -> Word? {
    guard index + 1 < line.words.count else { return nil }
    let (first, second) = (line.words[index], line.words[index + 1])
    let letters = first.range.lowerBound..<second.range.upperBound
    guard !second.isCapitalized || index == 0, letters.count >= 6,
      Lexicon.headings.match(first.hash) == nil || Lexicon.headings.match(second.hash) == nil,
      let match = Lexicon.headings.match(exactly: line.letters[letters])
    else { return nil }
    return Word(
      roles: match.roles, misspelt: match.word, source: first.source.lowerBound..<second.source.upperBound,
      letters: letters, isCapitalized: first.isCapitalized, hasDigit: false)
  }

  /// Two words that are known if one letter moves across the space between them ("FråI ndre Østfold").
  private func shiftedWords(_ index: Int) -> [Word]? {
    guard index + 1 < line.words.count else { return nil }
    let (first, second) = (line.words[index], line.words[index + 1])
    guard !isKnown(first), !isKnown(second) else { return nil }
    for cut in [first.range.upperBound - 1, second.range.lowerBound + 1] {
      let halves = [first.range.lowerBound..<cut, cut..<second.range.upperBound]
      guard halves.allSatisfy({ !$0.isEmpty && isKnown($0) }) else { continue }
      return zip(halves, [first, second]).map { letters, word in
        let match = Lexicon.headings.match(exactly: line.letters[letters])
        return Word(
          roles: match?.roles ?? [], source: word.source, letters: letters,
          isCapitalized: word.isCapitalized, hasDigit: false, isName: match == nil, isGuessed: true)
      }
    }
    return nil
  }

  private func isKnown(_ word: FoldedLine.Word) -> Bool {
    if let match = Lexicon.headings.match(word.hash) { return !match.roles.contains(.sentence) }
    return names.contains(line.letters[word.range])
  }

  private func isKnown(_ letters: Range<Int>) -> Bool {
    if let match = Lexicon.headings.match(exactly: line.letters[letters]) { return !match.roles.contains(.sentence) }
    return names.contains(line.letters[letters])
  }

  /// Marks the first word as a name if the next word indicates one. Its capital does not, since every line has one.
  private func markLeadingName(_ words: inout [Word]) {
    guard let first = words.first, first.isForeign, first.isCapitalized else { return }
    let isGenitive = line.letters[first.letters].last == 0x73 && !mayBeKey(first)
    let next = words.count > 1 ? words[1] : nil
    let isFollowed = next.map { $0.isName || !$0.roles.isDisjoint(with: [.possessive, .advice]) } ?? false
    words[0].isName = isGenitive || isFollowed || (line.words.count > 1 && line.words[1].isAfterComma)
  }

  /// Whether a word has three letters and may be a misspelt section word, such as "Rås" for "Råd".
  private func mayBeKey(_ word: Word) -> Bool {
    guard word.letters.count == 3 else { return false }
    let match = Lexicon.headings.match(nearly: line.letters[word.letters], allowance: 1)
    return match.map { !$0.roles.isDisjoint(with: [.advice, .goals]) } ?? false
  }
}

/// The parts of a line that are names whatever their words: text in quotation marks and the write-up's title. "Mål for
/// «Bedre by og bygd»" is a heading of goals.
enum NamingPhrases {
  /// Marks words in quotation marks as names, whatever they mean elsewhere, and unknown words of the write-up's title.
  static func mark(_ words: inout [HeadingWords.Word], _ text: String, _ line: FoldedLine, _ names: RegionNames) {
    let quotations = text.withBytes(quotations)
    let titles = words.contains(where: \.isForeign) ? titles(in: line, names.title) : []
    guard !quotations.isEmpty || !titles.isEmpty else { return }
    for index in words.indices {
      let (source, letters) = (words[index].source, words[index].letters)
      let isQuoted = quotations.contains { $0.contains(source.lowerBound) && $0.contains(source.upperBound - 1) }
      let isTitle = titles.contains { $0.lowerBound <= letters.lowerBound && letters.upperBound <= $0.upperBound }
      guard isQuoted || isTitle && words[index].isForeign else { continue }
      (words[index].roles, words[index].misspelt) = ([], nil)
      (words[index].isName, words[index].isGuessed) = (true, true)
    }
  }

  /// The byte ranges between quotation marks. Empty if a mark is unpaired or the line begins with a quotation mark.
  private static func quotations(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for index in bytes.indices where isMark(bytes, index) {
      if let first = start {
        ranges.append(first..<index)
        start = nil
      } else {
        start = index
      }
    }
    return start == nil && ranges.first?.lowerBound != 0 ? ranges : []
  }

  /// Whether a quotation mark begins at a byte: ", «, », “, ” or „.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x22: return true
    case 0xC2: return index + 1 < bytes.count && (bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB)
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return false }
      return (0x9C...0x9E).contains(bytes[index + 2])
    default: return false
    }
  }

  /// The ranges of the line's letters that equal the title word for word. A title of one word does not count.
  private static func titles(in line: FoldedLine, _ title: FoldedLine?) -> [Range<Int>] {
    guard let title, title.words.count > 1, title.words.count < line.words.count else { return [] }
    return (0...(line.words.count - title.words.count)).compactMap { start in
      let words = line.words[start..<(start + title.words.count)]
      guard zip(words, title.words).allSatisfy({ line.bytes(of: $0) == title.bytes(of: $1) }) else { return nil }
      return words[start].range.lowerBound..<words[words.endIndex - 1].range.upperBound
    }
  }
}

/// The names of the write-up's region, taken from the title and the heading of the facts.
struct RegionNames {
  private var stems: [[UInt8]] = []
  /// The title, or nil if it is too long to be a heading.
  let title: FoldedLine?

  /// - Parameter lines: The title, followed by other lines that may contain the name.
  init(_ lines: [String]) {
    title = lines.first.flatMap { FoldedLine($0) }
    for index in lines.indices {
      guard let folded = index == 0 ? title : FoldedLine(lines[index]), folded.words.count <= 8 else { continue }
      for word in folded.words where word.isCapitalized {
        let stem = Array(Self.stem(folded.bytes(of: word)))
        if stem.count > 2 { stems.append(stem) }
      }
    }
  }

  func contains(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      let count = Self.stemLength(letters)
      return stems.contains { $0.count == count && Self.begins(letters, with: $0) }
    }
  }

  /// Whether a word begins with the stem of a name. Every inflected form of a name does.
  func hasBeginning(of letters: ArraySlice<UInt8>) -> Bool {
    letters.withUnsafeBufferPointer { letters in
      stems.contains { $0.count <= letters.count && Self.begins(letters, with: $0) }
    }
  }

  private static func begins(_ letters: UnsafeBufferPointer<UInt8>, with stem: [UInt8]) -> Bool {
    for index in stem.indices where letters[index] != stem[index] { return false }
    return true
  }

  /// Whether a word of at least four letters is one of the names with at most one typing error.
  func containsNearly(_ letters: ArraySlice<UInt8>) -> Bool {
    guard letters.count >= 4 else { return false }
    let stem = Self.stem(letters)
    return stems.contains { $0.count >= 4 && EditDistance.between($0[...], stem, limit: 1) != nil }
  }

  /// A name without genitive -s and without a word for region: "Ålesundregionens" and "Ålesund" have the same stem.
  static func stem(_ letters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    letters.prefix(letters.withUnsafeBufferPointer(stemLength))
  }

  private static func stemLength(_ letters: UnsafeBufferPointer<UInt8>) -> Int {
    var count = letters.count
    if count > 3, letters[count - 1] == 0x73 { count -= 1 }
    // Both words in `endings` end with n.
    if count > 0, letters[count - 1] == 0x6E {
      for ending in endings where count > ending.count + 1 && hasEnding(letters, count, ending) {
        count -= ending.count
        break
      }
    }
    if count > 3, letters[count - 1] == 0x73 || letters[count - 1] == 0x2D { count -= 1 }
    return count
  }

  private static func hasEnding(_ letters: UnsafeBufferPointer<UInt8>, _ count: Int, _ ending: [UInt8]) -> Bool {
    for index in ending.indices where letters[count - ending.count + index] != ending[index] { return false }
    return true
  }

  private static let endings = ["regionen", "region"].map { Array($0.utf8) }
}
