import Synchronization

/// A language that the program speaks. Machine formats are the same in all of them.
package enum Language: String, CaseIterable, Sendable {
  case bokmål = "nb"
  case nynorsk = "nn"
  case english = "en"
}

extension Language {
  /// The language that a tag of BCP 47 asks for, such as `nn-NO`; nil for others. Norwegian without a written form
  /// (`no`) is Bokmål.
  package init?(tag: some StringProtocol) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    if primary == "no" {
      self = .bokmål
    } else {
      self.init(rawValue: primary)
    }
  }

  /// The language that suits a header `Accept-Language` best; nil where none of ours is wanted.
  ///
  /// Of two that are wanted as much, the first one written wins.
  package init?(acceptLanguage header: String) {
    var best: (language: Language, quality: Double)?
    for part in header.split(separator: ",").prefix(32) {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let tag = pieces.first, let language = Language(tag: tag) else { continue }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if quality > 0, quality > best?.quality ?? 0 { best = (language, quality) }
    }
    guard let best else { return nil }
    self = best.language
  }

  /// What the language calls itself.
  package var ownName: String {
    switch self {
    case .bokmål: "Bokmål"
    case .nynorsk: "Nynorsk"
    case .english: "English"
    }
  }
}

/// Which language the program speaks at the command line, and who says so.
package struct LanguageChoice: Sendable, Hashable {
  /// What names a language, the strongest first.
  package enum Source: Sendable, Hashable {
    /// `--language`.
    case option
    /// The settings of the user.
    case settings
    /// A variable of the environment.
    case variable(String)
    /// Nothing names one.
    case nothing
  }

  package var language: Language
  package var source: Source
  /// A name that is not one of the languages, and was ignored. It is reported, since somebody wrote it for this program.
  package var unknown: String?

  /// The locale's variables, as POSIX orders them.
  private static let localeVariables = ["LC_ALL", "LC_MESSAGES", "LANG"]

  /// Chooses by the first source that names a language. English, where none does or it names one that is unknown.
  ///
  /// - Parameters:
  ///   - option: the value of `--language`.
  ///   - setting: the value in the settings.
  ///   - environment: gives the value of a variable.
  package init(option: String?, setting: String?, environment: (String) -> String?) {
    let stated: (value: String, source: Source)? =
      if let option {
        (option, .option)
      } else if let setting {
        (setting, .settings)
      } else if let value = environment("BYREGION_LANGUAGE"), !value.isEmpty {
        (value, .variable("BYREGION_LANGUAGE"))
      } else {
        nil
      }
    if let stated {
      let named = Language(locale: stated.value)
      (language, source, unknown) = (named ?? .english, stated.source, named == nil ? stated.value : nil)
      return
    }
    // POSIX.1-2017, 8.2: the first that is set and not empty decides.
    let variable = Self.localeVariables.first { environment($0)?.isEmpty == false }
    let named = variable.flatMap { environment($0) }.flatMap { Language(locale: $0) }
    language = named ?? .english
    source = if let variable, named != nil { .variable(variable) } else { .nothing }
  }
}

extension Language {
  /// The language of a locale such as `nn_NO.UTF-8` or a tag such as `nb`, in any case.
  package init?(locale: String) {
    self.init(tag: locale.prefix { $0 != "." && $0 != "@" })
  }
}

extension Catalogue {
  private static let spoken = Mutex(Catalogue(.english))

  /// What the program says at the command line: in English until the entry point has chosen.
  package static var ofProcess: Catalogue { spoken.withLock { $0 } }

  /// Chooses the language of the process. The entry point does so once, before anything is said.
  package static func speak(_ language: Language) { spoken.withLock { $0 = Catalogue(language) } }
}

extension LanguageChoice {
  private static let made = Mutex<LanguageChoice?>(nil)

  /// Who said which language the process speaks; nil until it was chosen.
  package static var ofProcess: LanguageChoice? { made.withLock { $0 } }

  /// Chooses the language of the process.
  package func speak() {
    Self.made.withLock { $0 = self }
    Catalogue.speak(language)
  }
}

/// One text in all languages.
///
/// The modules below the surfaces do not know who reads what they say: an error may end in a terminal, on a page, or in
/// a file for programs. They carry every language, and the code that shows them chooses.
package struct Wording: Sendable, Hashable {
  package let bokmål: String
  package let nynorsk: String
  package let english: String

  /// What a catalogue says.
  package init(_ text: (Catalogue) -> String) {
    bokmål = text(Catalogue(.bokmål))
    nynorsk = text(Catalogue(.nynorsk))
    english = text(Catalogue(.english))
  }

  /// A text that comes from elsewhere, such as the system, in the language that it has.
  package init(asItIs text: String) {
    (bokmål, nynorsk, english) = (text, text, text)
  }

  /// The text of a language.
  package func told(in language: Language) -> String {
    switch language {
    case .bokmål: bokmål
    case .nynorsk: nynorsk
    case .english: english
    }
  }

  /// The text of the process's language.
  package var told: String { told(in: Catalogue.ofProcess.language) }
}

extension Wording: CustomStringConvertible {
  /// The English text, which files for programs hold.
  package var description: String { english }
}

/// What the program says in one language.
///
/// Every text is a member that gives all three languages at one place, in extensions by subject: a text that lacks one
/// does not compile, and a translator sees the others beside it. Only the text of the language that is spoken is made.
package struct Catalogue: Sendable, Hashable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  /// The text of the catalogue's language.
  @inline(__always)
  package func text(
    nb: @autoclosure () -> String, nn: @autoclosure () -> String, en: @autoclosure () -> String
  ) -> String {
    switch language {
    case .bokmål: nb()
    case .nynorsk: nn()
    case .english: en()
    }
  }

  /// A text that Bokmål and Nynorsk write alike.
  @inline(__always)
  package func text(no: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    language == .english ? en() : no()
  }

  /// A number with its noun, in the forms for one and for more: "1 kommune", "26 kommuner". Norwegian and English have
  /// the same two forms, and 0 takes that for more.
  package func count(_ number: Int, _ one: String, _ more: String) -> String {
    "\(self.number(number)) \(number == 1 ? one : more)"
  }
}

extension Catalogue {
  private static let space = "\u{A0}"

  /// "26 138" with a space that does not break; in English "26,138".
  package func number(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 3 else { return number < 0 ? "−" + digits : digits }
    let separator = language == .english ? "," : Self.space
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }

  /// A number with at most so many decimals, without zeros behind the last that counts: "9,6".
  package func number(_ number: Double, decimals: Int = 1) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "\(number)" }
    let factor = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((number.magnitude * Double(factor)).rounded())
    let sign = number < 0 && scaled > 0 ? "−" : ""
    let whole = sign + self.number(scaled / factor)
    guard scaled % factor != 0 else { return whole }
    var fraction = String(scaled % factor)
    fraction = String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return whole + (language == .english ? "." : ",") + fraction
  }

  /// A number with just so many decimals: "0,50".
  package func decimal(_ number: Double, _ decimals: Int) -> String {
    guard number.isFinite, number.magnitude < 1e12 else { return "\(number)" }
    let factor = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((number.magnitude * Double(factor)).rounded())
    let fraction = String(scaled % factor + factor).dropFirst()
    return (number < 0 && scaled > 0 ? "−" : "") + self.number(scaled / factor) + text(no: ",", en: ".") + fraction
  }

  /// "1. januar 2015" for `2015-01-01` or a moment that begins so; what is no date as it is.
  package func date(_ text: String) -> String {
    let parts = text.prefix(10).split(separator: "-")
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month),
      let day = Int(parts[2]), (1...31).contains(day)
    else { return text }
    return self.text(
      no: "\(day). \(Self.norwegianMonths[month - 1]) \(year)", en: "\(day) \(Self.englishMonths[month - 1]) \(year)")
  }

  /// "1. januar 2015 kl. 12.30 (UTC)" for `2015-01-01T12:30:00Z`.
  package func moment(_ text: String) -> String {
    let time = text.dropFirst(11).prefix(5)
    guard text.utf8.count >= 16, time.utf8.count == 5 else { return date(text) }
    return self.text(
      no: "\(date(text)) kl. \(time.replacing(":", with: ".")) (UTC)", en: "\(date(text)), \(time) UTC")
  }

  private static let norwegianMonths = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// "a, b og c".
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + text(no: " og ", en: " and ") + last
  }

  /// A size for people: "12 kB".
  package func bytes(_ count: Int) -> String {
    if count < 1_000 { return text(no: "\(count) byte", en: "\(count) bytes") }
    if count < 1_000_000 { return number(Double(count) / 1_000, decimals: count < 10_000 ? 1 : 0) + Self.space + "kB" }
    return number(Double(count) / 1_000_000) + Self.space + "MB"
  }
}
