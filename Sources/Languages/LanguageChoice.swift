import Synchronization

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
  /// What names no language of ours, and was passed over: it is told, since somebody wrote it for this program.
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
