import Synchronization

/// A language of the program's texts. Machine-readable formats are the same in all languages.
package enum Language: String, CaseIterable, Sendable {
  case bokmål = "nb"
  case nynorsk = "nn"
  case english = "en"
}

extension Language {
  /// The language of a BCP 47 tag such as `nn-NO`; nil for other languages. Norwegian without a written form (`no`) is
  /// Bokmål.
  package init?(tag: some StringProtocol) {
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    if primary == "no" {
      self = .bokmål
    } else {
      self.init(rawValue: primary)
    }
  }

  /// The best language for an `Accept-Language` header; nil when it accepts none of the program's languages.
  ///
  /// Of two with equal weight, the first wins.
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

  /// The name of the language in the language itself.
  package var ownName: String {
    switch self {
    case .bokmål: "Bokmål"
    case .nynorsk: "Nynorsk"
    case .english: "English"
    }
  }
}

/// The language of the command line, and where it was set.
package struct LanguageChoice: Sendable, Hashable {
  /// The sources of the setting, in order of precedence.
  package enum Source: Sendable, Hashable {
    /// `--language`.
    case option
    /// The user's settings file.
    case settings
    /// An environment variable.
    case variable(String)
    /// No source sets a language.
    case nothing
  }

  package var language: Language
  package var source: Source
  /// An unknown language name that was ignored. It is reported, since it was meant for this program.
  package var unknown: String?

  /// The locale's variables, in POSIX order of precedence.
  private static let localeVariables = ["LC_ALL", "LC_MESSAGES", "LANG"]

  /// Chooses the language of the first source that sets one. English if there is none, or if it is unknown.
  ///
  /// - Parameters:
  ///   - option: the value of `--language`.
  ///   - setting: the value in the settings.
  ///   - environment: looks up a variable.
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
    // POSIX.1-2017, 8.2: the first variable that is set and not empty decides.
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

  /// The texts of the command line; English until the entry point has chosen a language.
  package static var ofProcess: Catalogue { spoken.withLock { $0 } }

  /// Sets the language of the process. The entry point does so once, before the first output.
  package static func speak(_ language: Language) { spoken.withLock { $0 = Catalogue(language) } }
}

extension LanguageChoice {
  private static let made = Mutex<LanguageChoice?>(nil)

  /// The choice of the process's language; nil until it is made.
  package static var ofProcess: LanguageChoice? { made.withLock { $0 } }

  /// Sets the language of the process.
  package func speak() {
    Self.made.withLock { $0 = self }
    Catalogue.speak(language)
  }
}

/// One text in all languages.
///
/// The lower modules do not know where their messages are shown: an error may end up on a terminal, on a page, or in a
/// machine-readable file. They pass all languages, and the code that shows the message chooses one.
package struct Wording: Sendable, Hashable {
  package let bokmål: String
  package let nynorsk: String
  package let english: String

  /// The texts that a closure takes from each language's catalogue.
  package init(_ text: (Catalogue) -> String) {
    bokmål = text(Catalogue(.bokmål))
    nynorsk = text(Catalogue(.nynorsk))
    english = text(Catalogue(.english))
  }

  /// A text from elsewhere, such as the system, which is the same in all languages.
  package init(asItIs text: String) {
    (bokmål, nynorsk, english) = (text, text, text)
  }

  /// The text in a language.
  package func text(in language: Language) -> String {
    switch language {
    case .bokmål: bokmål
    case .nynorsk: nynorsk
    case .english: english
    }
  }

  /// The text in the process's language.
  package var text: String { text(in: Catalogue.ofProcess.language) }
}

extension Wording: CustomStringConvertible {
  /// The English text, which machine-readable formats contain.
  package var description: String { english }
}

/// The program's texts in one language.
///
/// Every text is a member that states all three languages together, in extensions by subject. A text that lacks one
/// does not compile, and a translator sees the others beside it. Only the text of the catalogue's language is
/// evaluated.
package struct Catalogue: Sendable, Hashable {
  package let language: Language

  package init(_ language: Language) { self.language = language }

  /// The text in the catalogue's language.
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

  /// A text that is the same in Bokmål and Nynorsk.
  @inline(__always)
  package func text(no: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
    language == .english ? en() : no()
  }

  /// A number with its noun in singular or plural: "1 kommune", "26 kommuner". Norwegian and English have the same two
  /// forms, and 0 takes the plural.
  package func count(_ number: Int, _ one: String, _ more: String) -> String {
    "\(self.number(number)) \(number == 1 ? one : more)"
  }
}

extension Catalogue {
  private static let space = "\u{A0}"

  /// "26 138" with a no-break space; in English "26,138".
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

  /// A number with at most `decimals` decimals, without trailing zeros: "9,6".
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

  /// A number with exactly `decimals` decimals: "0,50".
  package func decimal(_ number: Double, _ decimals: Int) -> String {
    guard number.isFinite, number.magnitude < 1e12 else { return "\(number)" }
    let factor = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((number.magnitude * Double(factor)).rounded())
    let fraction = String(scaled % factor + factor).dropFirst()
    return (number < 0 && scaled > 0 ? "−" : "") + self.number(scaled / factor) + text(no: ",", en: ".") + fraction
  }

  /// "1. januar 2015" for `2015-01-01`, with or without a time; any other text unchanged.
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
