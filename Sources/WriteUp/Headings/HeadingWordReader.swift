/// Finds what each word of a line that may be a heading can be there.
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
    } else if let match = Lexicon.headings.match(nearly: letters), isPlausible(match, index) {
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

  /// A capital inside a line begins a name; it does not begin a misspelt word that names a section.
  private func isPlausible(_ match: Lexicon.Match, _ index: Int) -> Bool {
    index == 0 || line.isAllCapitals || !line.words[index].isCapitalized
      || match.roles.isDisjoint(with: .keys) || match.roles.contains(.applicationFrame)
  }

  /// Two words of the vocabulary without a space between ("etterprogramslutt").
  private func splitRoles(_ letters: ArraySlice<UInt8>) -> WordRole? {
    guard letters.count >= 5, letters.count <= 30 else { return nil }
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

  /// A word of the vocabulary and a name without a space between ("forLister", "Listersråd").
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

  /// "fjellregionen": a word for the region that is no name.
  private static func isRegion(_ letters: ArraySlice<UInt8>) -> Bool {
    regions.contains { letters.count > $0.count + 2 && letters.suffix($0.count).elementsEqual($0) }
  }

  private static let regions = ["regionen", "regionens"].map { Array($0.utf8) }

  /// One word of the vocabulary with a space inside ("program slutt").
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

  /// Two words that are known once one letter is on the other side of the space ("FråI ndre Østfold").
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

  /// The first word has a capital whatever it is: it is a name when what follows says so.
  private func markLeadingName(_ words: inout [Word]) {
    guard let first = words.first, first.isForeign, first.isCapitalized else { return }
    let isGenitive = line.letters[first.letters].last == 0x73 && !mayBeKey(first)
    let next = words.count > 1 ? words[1] : nil
    let isFollowed = next.map { $0.isName || !$0.roles.isDisjoint(with: [.possessive, .advice]) } ?? false
    words[0].isName = isGenitive || isFollowed || (line.words.count > 1 && line.words[1].isAfterComma)
  }

  /// Whether a word is as short as "råd" and has one slip, as "Rås" has.
  private func mayBeKey(_ word: Word) -> Bool {
    guard word.letters.count == 3 else { return false }
    let match = Lexicon.headings.match(nearly: line.letters[word.letters], allowance: 1)
    return match.map { !$0.roles.isDisjoint(with: [.advice, .goals]) } ?? false
  }
}
