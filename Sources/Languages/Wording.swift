/// One text in all languages.
///
/// The modules below the surfaces do not know who reads what they say: an error may end in a terminal, on a page, or in
/// a file for programs. They hand on every language, and whoever shows it chooses.
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
