import ByregionWriteUp

/// A number, date, range, code or address in a query, and the phrases of the index that match its printed forms.
///
/// The index contains only words and digits, so `34.394` is indexed as `34` and `394`. A number in a query therefore
/// becomes phrases: `34394` is searched for as `34394` or `34 394`, but never as two separate numbers.
struct NumberExpression: Equatable {
  /// The number of texts of the query that it consists of.
  var length: Int
  /// The phrases, the typed one first, with words separated by spaces.
  var phrases: [String]
  /// The phrases that match only with a sign.
  var signs: [String: NumberSign] = [:]

  /// The expression at the beginning of a list of texts without white space; nil if it begins with a plain word.
  init?(_ texts: some Collection<String>) {
    let texts = texts.prefix(NumberExpression.maxTexts).map { Text($0) }
    for read in NumberExpression.readers {
      if let found = read(texts), !found.phrases.isEmpty {
        self = found
        var seen: Set<String> = []
        phrases = phrases.filter { seen.insert($0).inserted }
        return
      }
    }
    return nil
  }

  /// The expression that makes up a whole text; nil if there is none.
  init?(whole text: String) {
    let texts = text.split { $0.isWhitespace }.map(String.init)
    guard texts.count <= NumberExpression.maxTexts, let found = NumberExpression(texts), found.length == texts.count
    else { return nil }
    self = found
  }

  private init(_ length: Int, _ phrases: [String]) {
    self.length = length
    self.phrases = phrases
  }

  /// A number that matches with a sign, or with a word in place of the sign.
  private init(_ length: Int, _ numbers: [String], _ sign: NumberSign, named: [String], isNamed: Bool) {
    self.init(length, isNamed ? named + numbers : numbers + named)
    signs = Dictionary(numbers.map { ($0, sign) }) { first, _ in first }
  }

  /// Whether it matches more than the single word as typed.
  var isMoreThanAWord: Bool { phrases.count > 1 || phrases[0].contains(" ") || !signs.isEmpty }

  /// Maximum number of texts in an expression: `NO 987 654 321 MVA`, `2 000 000 000 kroner`.
  static let maxTexts = 6
  /// Longer runs of digits are searched for only as typed.
  private static let maxDigits = 15

  private static let readers: [@Sendable ([Text]) -> NumberExpression?] = [
    address, organisation, date, dateInWords, range, stage, time, sum, quantity, letterCode,
  ]
}

/// A text of a query in lower case, split into runs of digits, runs of letters and single signs.
private struct Text {
  enum Part: Equatable {
    case digits(String)
    case letters(String)
    case sign(Character)
  }

  var parts: [Part] = []
  var text: String

  init(_ typed: String) {
    text = typed.lowercased()
    for character in text {
      switch (parts.last, character) {
      case (.digits(let run)?, "0"..."9"): parts[parts.count - 1] = .digits(run + String(character))
      case (_, "0"..."9"): parts.append(.digits(String(character)))
      case (.letters(let run)?, _) where character.isLetter: parts[parts.count - 1] = .letters(run + String(character))
      default: parts.append(character.isLetter ? .letters(String(character)) : .sign(character))
      }
    }
    while case .sign(let sign)? = parts.last, ".,;:!?".contains(sign), parts.count > 1 { parts.removeLast() }
    while case .sign(let sign)? = parts.first, "−–+§".contains(sign), parts.count > 1 { parts.removeFirst() }
  }

  /// The runs of digits, if the text consists of digits separated by single signs from a set; nil otherwise.
  func digits(separatedBy signs: String) -> [String]? {
    var runs: [String] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .digits(let run) where index.isMultiple(of: 2): runs.append(run)
      case .sign(let sign) where !index.isMultiple(of: 2) && signs.contains(sign): continue
      default: return nil
      }
    }
    return parts.count.isMultiple(of: 2) ? nil : runs
  }

  var wholeNumber: String? { if case .digits(let run)? = parts.first, parts.count == 1 { run } else { nil } }
  var word: String? { if case .letters(let run)? = parts.first, parts.count == 1 { run } else { nil } }
  var words: [String] {
    parts.compactMap { part in
      switch part {
      case .digits(let run), .letters(let run): run
      case .sign: nil
      }
    }
  }
}

/// Whole numbers, decimals and units.
extension NumberExpression {
  /// A parsed number and the number of texts that it consists of.
  private struct Number {
    var length: Int
    /// The digits before the decimal separator.
    var whole: String
    var decimals: String?
    var isPercentage = false
  }

  private static func quantity(_ texts: [Text]) -> NumberExpression? {
    let name = texts.first?.text ?? ""
    let isNamed = name == "§" || signNames[name] != nil
    guard let number = number(isNamed ? Array(texts.dropFirst()) : texts) else { return nil }
    var phrases = self.phrases(of: number)
    var length = number.length + (isNamed ? 1 : 0)
    if let sign = signNames[name] ?? (name.hasPrefix("§") ? .section : nil) {
      let word = sign == .minus ? "minus " : "paragraf "
      return NumberExpression(length, phrases, sign, named: phrases.map { word + $0 }, isNamed: signNames[name] != nil)
    }
    let unit = texts.dropFirst(length).first.map { $0.word ?? $0.text }
    if number.isPercentage || unit.map(percents.contains) == true {
      let named = ["prosent", "pst"].flatMap { name in phrases.map { $0 + " " + name } }
      let isNamed = !number.isPercentage && unit != "%"
      return NumberExpression(
        number.isPercentage ? length : length + 1, phrases, .percent, named: named, isNamed: isNamed)
    }
    if let unit, let factor = factors[unit] {
      length += 1
      phrases =
        ([unit] + (factorNames[factor] ?? [])).flatMap { name in phrases.map { $0 + " " + name } }
        + scaled(number, by: factor)
      return NumberExpression(length, phrases)
    }
    var expression = NumberExpression(length, phrases + inWords(number))
    if number.whole.count == 3, number.decimals == nil { expression.signs[number.whole] = .whole }
    return expression
  }

  /// Words that replace a sign before a number.
  private static let signNames: [String: NumberSign] = ["minus": .minus, "paragraf": .section]

  private static let currencies = ["kr", "kroner", "nok"]

  /// `kr 3000`, `3.000,- kroner`.
  private static func sum(_ texts: [Text]) -> NumberExpression? {
    let isBefore = texts.first?.word.map(currencies.contains) == true
    guard let amount = quantity(isBefore ? Array(texts.dropFirst()) : texts) else { return nil }
    let isBehind = !isBefore && texts.dropFirst(amount.length).first?.word.map(currencies.contains) == true
    guard isBefore || isBehind else { return nil }
    let before = ["kr", "nok"].flatMap { currency in amount.phrases.map { currency + " " + $0 } }
    let behind = (currencies + ["00 kr", "00 kroner"]).flatMap { currency in amount.phrases.map { $0 + " " + currency }
    }
    var expression = NumberExpression(amount.length + 1, isBefore ? before + behind : behind + before)
    // `1 900 kroner` also contains `900 kroner`.
    if !amount.signs.isEmpty { for phrase in behind { expression.signs[phrase] = .whole } }
    return expression
  }

  /// `kl. 10.30`, `klokka 10:30`.
  private static func time(_ texts: [Text]) -> NumberExpression? {
    let names = ["kl", "klokka", "klokken"]
    guard texts.count >= 2, let name = texts[0].word, names.contains(name),
      let runs = texts[1].digits(separatedBy: ".:"), runs.count == 2, runs[1].count == 2
    else { return nil }
    let times = [runs.joined(separator: " "), runs.joined()]
    return NumberExpression(2, times.flatMap { time in ([name] + names).map { $0 + " " + time } })
  }

  private static let factorNames = [
    3: ["tusen"], 6: ["mill", "millioner", "million", "millionar", "mnok"],
    9: ["mrd", "milliarder", "milliard", "milliardar"],
  ]
  private static let factors = Dictionary(
    uniqueKeysWithValues: factorNames.flatMap { factor, names in names.map { ($0, factor) } })
  private static let percents: Set = ["%", "prosent", "pst"]

  private static func number(_ texts: [Text]) -> Number? {
    guard let first = texts.first else { return nil }
    var parts = first.parts
    var isPercentage = false
    if parts.last == .sign("%") {
      isPercentage = true
      parts.removeLast()
    }
    // A dash in place of decimals means none: 3.000,-
    while parts.count > 1, case .sign(let sign)? = parts.last, ",-–".contains(sign) { parts.removeLast() }
    var text = first
    text.parts = parts
    if let runs = text.digits(separatedBy: ".,:-/"), runs.count > 1 {
      let signs = parts.compactMap { part in if case .sign(let sign) = part { sign } else { nil } }
      if runs.dropFirst().allSatisfy({ $0.count == 3 }), runs[0].count <= 3, signs.allSatisfy({ $0 == "." }) {
        return Number(length: 1, whole: runs.joined(), isPercentage: isPercentage)
      }
      if signs.last == ",", runs.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
        signs.dropLast().allSatisfy({ $0 == "." })
      {
        return Number(length: 1, whole: runs.dropLast().joined(), decimals: runs.last, isPercentage: isPercentage)
      }
      if runs.count == 2 { return Number(length: 1, whole: runs[0], decimals: runs[1], isPercentage: isPercentage) }
      return nil
    }
    guard let whole = text.wholeNumber else { return nil }
    if let groups = groups(whole, texts) { return groups }
    return Number(length: 1, whole: whole, isPercentage: isPercentage)
  }

  /// Parses digits in groups of three, or a telephone number in groups of two.
  private static func groups(_ first: String, _ texts: [Text]) -> Number? {
    let pairs = texts.prefix(4).compactMap(\.wholeNumber)
    if pairs.count == 4, pairs.allSatisfy({ $0.count == 2 }) { return Number(length: 4, whole: pairs.joined()) }
    guard first.count <= 3, first.first != "0" else { return nil }
    var number = Number(length: 1, whole: first)
    for text in texts.dropFirst() {
      guard case .digits(let run)? = text.parts.first, run.count == 3 else { break }
      if text.parts.count == 1 {
        number.whole += run
        number.length += 1
      } else if text.parts.dropFirst().first == .sign(",") {
        number.whole += run
        number.length += 1
        if text.parts.count == 3, case .digits(let decimals) = text.parts[2] { number.decimals = decimals }
        break
      } else {
        break
      }
    }
    return number.length > 1 ? number : nil
  }

  private static func phrases(of number: Number) -> [String] {
    printed(number.whole).map { whole in number.decimals.map { whole + " " + $0 } ?? whole }
  }

  /// A whole number without and with grouped digits.
  private static func printed(_ digits: String) -> [String] {
    var printed = [digits]
    guard digits.count >= 4, digits.count <= maxDigits else { return printed }
    if digits.first != "0" { printed.append(grouped(digits, by: [], then: 3)) }
    if digits.count == 8 {
      printed += [grouped(digits, by: [2, 2, 2], then: 2), grouped(digits, by: [3, 2], then: 3)]
    }
    return printed
  }

  /// Digits in groups: first groups of the given lengths, then groups of one length counted from the end.
  private static func grouped(_ digits: String, by lengths: [Int], then length: Int) -> String {
    var rest = Substring(digits)
    var groups: [Substring] = []
    for length in lengths {
      groups.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    let remainder = rest.count % length
    if remainder > 0 {
      groups.append(rest.prefix(remainder))
      rest = rest.dropFirst(remainder)
    }
    while !rest.isEmpty {
      groups.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return groups.joined(separator: " ")
  }

  /// A round number as thousands, millions or milliards: `12 500 000` as `12 5 millioner`.
  private static func inWords(_ number: Number) -> [String] {
    let zeros = number.whole.reversed().prefix { $0 == "0" }.count
    guard number.decimals == nil, number.whole.first != "0", number.whole.count <= maxDigits else { return [] }
    return factorNames.keys.sorted().flatMap { factor -> [String] in
      let ahead = number.whole.count - factor
      // Thousands must be whole. Millions and milliards may have up to two decimals.
      guard (1...3).contains(ahead), zeros >= (factor == 3 ? factor : factor - 2) else { return [] }
      let decimals = number.whole.dropFirst(ahead).prefix(max(0, factor - zeros))
      let words = decimals.isEmpty ? String(number.whole.prefix(ahead)) : number.whole.prefix(ahead) + " " + decimals
      return (factorNames[factor] ?? []).map { words + " " + $0 }
    }
  }

  /// A scaled number in digits: `1,5` million as `1500000` and `1 500 000`.
  private static func scaled(_ number: Number, by factor: Int) -> [String] {
    let decimals = number.decimals ?? ""
    guard decimals.count <= factor, number.whole.count + factor <= maxDigits else { return [] }
    let digits = number.whole + decimals + String(repeating: "0", count: factor - decimals.count)
    return printed(String(digits.drop { $0 == "0" }))
  }
}

/// Dates and ranges.
extension NumberExpression {
  private static let months = CalendarWords.names
  private static let shortMonths = CalendarWords.shortNames

  private static func date(_ texts: [Text]) -> NumberExpression? {
    var runs = texts.first?.digits(separatedBy: "./-") ?? []
    var length = 1
    // 09. 11. 2017
    while runs.count < 3, length < texts.count, texts[length - 1].text.last == ".", let next = texts[length].wholeNumber
    {
      runs.append(next)
      length += 1
    }
    guard runs.count == 3 else { return nil }
    if runs[0].count == 4 { runs.reverse() }
    guard let day = Int(runs[0]), let month = Int(runs[1]), runs[2].count == 4 || runs[2].count == 2,
      (1...31).contains(day), (1...12).contains(month), runs[0].count <= 2, runs[1].count <= 2
    else { return nil }
    return NumberExpression(
      length, texts.first.map { [$0.words.joined(separator: " ")] + phrases(day, month, year: runs[2]) } ?? [])
  }

  private static func dateInWords(_ texts: [Text]) -> NumberExpression? {
    var words: [String] = []
    var length = 0
    for text in texts.prefix(3) where words.count < 3 {
      words += text.words
      length += 1
      if words.count >= 2, text.words.last.flatMap({ Int($0) }) != nil { break }
    }
    guard words.count >= 2, let day = Int(words[0]), (1...31).contains(day), words[0].count <= 2,
      let month = months.firstIndex(of: words[1]) ?? shortMonths.firstIndex(of: words[1])
    else { return nil }
    if words.count == 3, words[2].count == 4, Int(words[2]) != nil {
      return NumberExpression(length, phrases(day, month + 1, year: words[2]))
    }
    let used = texts[0].words.count >= 2 ? 1 : 2
    return NumberExpression(used, ["\(day) \(months[month])", "\(day) \(shortMonths[month])"])
  }

  private static func phrases(_ day: Int, _ month: Int, year: String) -> [String] {
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let years = year.count == 4 ? [year, String(year.suffix(2))] : [year]
    var phrases = ["\(day) \(months[month - 1]) \(year)", "\(day) \(shortMonths[month - 1]) \(year)"]
    for year in years {
      phrases += ["\(padded(day)) \(padded(month)) \(year)", "\(day) \(month) \(year)"]
    }
    return phrases + ["\(year) \(padded(month)) \(padded(day))"]
  }

  /// `2015–2018`, `10-15`, `2015 – 2018`, `§ 3-1`.
  private static func range(_ texts: [Text]) -> NumberExpression? {
    let isSection = texts.first?.text == "§" || texts.first?.text == "paragraf"
    let rest = isSection ? Array(texts.dropFirst()) : texts
    guard let first = rest.first else { return nil }
    var length = isSection ? 2 : 1
    var runs = first.digits(separatedBy: "-–—−/") ?? []
    if runs.count == 1, rest.count >= 3, ["-", "–", "—", "−"].contains(rest[1].text), let end = rest[2].wholeNumber {
      runs.append(end)
      length += 2
    }
    guard runs.count == 2 else { return nil }
    var phrases = [runs.joined(separator: " ")]
    if !isSection, !first.text.hasPrefix("§") { phrases.append(runs[0] + " til " + runs[1]) }
    if runs.allSatisfy({ $0.count == 4 }), runs[0].prefix(2) == runs[1].prefix(2) {
      phrases.append("\(runs[0]) \(runs[1].suffix(2))")
    }
    return NumberExpression(length, phrases)
  }
}

/// Codes, stages, identifiers and addresses.
extension NumberExpression {
  /// An e-mail address or a URL, which matches only itself.
  private static func address(_ texts: [Text]) -> NumberExpression? {
    guard let first = texts.first, first.words.count > 1 else { return nil }
    let text = first.text
    let isMail =
      text.split(separator: "@", omittingEmptySubsequences: false).count == 2 && text.last != "@" && text.first != "@"
    guard isMail || text.contains("://") || text.hasPrefix("www.") else { return nil }
    return NumberExpression(1, [first.words.joined(separator: " ")])
  }

  /// `NO 987 654 321 MVA`
  private static func organisation(_ texts: [Text]) -> NumberExpression? {
    guard texts.first?.text == "no", let number = number(Array(texts.dropFirst())), number.whole.count == 9 else {
      return nil
    }
    let end = number.length + 1
    return NumberExpression(texts.dropFirst(end).first?.text == "mva" ? end + 1 : end, printed(number.whole))
  }

  private static let stages: Set = [
    "fase", "fasen", "del", "trinn", "byggetrinn", "etappe", "kapittel", "bind", "nivå", "alternativ", "versjon",
    "gruppe", "klasse", "delmål", "steg", "punkt", "nummer",
  ]
  private static let shortStages = ["kap": "kapittel", "pkt": "punkt", "nr": "nummer"]
  private static let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
  private static let ordinals = ["første", "andre", "tredje", "fjerde", "femte", "sjette"]

  /// `fase 2`, `fase II`.
  private static func stage(_ texts: [Text]) -> NumberExpression? {
    guard texts.count >= 2, let typed = texts[0].word else { return nil }
    let name = shortStages[typed] ?? typed
    guard stages.contains(name) else { return nil }
    let number =
      texts[1].wholeNumber.flatMap { Int($0) } ?? texts[1].word.flatMap { romans.firstIndex(of: $0) }.map { $0 + 1 }
    guard let number, number > 0 else { return nil }
    let names = [typed, name] + shortStages.filter { $0.value == name }.map(\.key)
    var phrases = names.map { "\($0) \(number)" }
    if number <= romans.count { phrases += names.map { "\($0) \(romans[number - 1])" } }
    if number <= ordinals.count { phrases.append("\(ordinals[number - 1]) \(name)") }
    return NumberExpression(2, phrases)
  }

  /// `covid19`, `COVID-19`, `E6`, `E 6`, `5G`.
  private static func letterCode(_ texts: [Text]) -> NumberExpression? {
    guard let first = texts.first else { return nil }
    if let letter = first.word, letter.count == 1, texts.count > 1, let digits = texts[1].wholeNumber {
      return NumberExpression(2, ["\(letter) \(digits)", letter + digits])
    }
    let words = first.words
    guard words.count == 2, first.parts.count == 2 || first.parts.count == 3 && first.parts[1] == .sign("-") else {
      return nil
    }
    switch (first.parts.first, first.parts.last) {
    case (.letters?, .digits?), (.digits?, .letters?):
      let joined = words.joined()
      let apart = words.joined(separator: " ")
      return NumberExpression(1, first.parts.count == 2 ? [joined, apart] : [apart, joined])
    default: return nil
    }
  }
}
