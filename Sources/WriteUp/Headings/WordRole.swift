/// What a word can be in a heading.
struct WordRole: OptionSet, Hashable {
  let rawValue: UInt32

  // The word that names the section.
  static let goals = WordRole(rawValue: 1 << 0)
  static let results = WordRole(rawValue: 1 << 1)
  static let advice = WordRole(rawValue: 1 << 2)
  static let continuation = WordRole(rawValue: 1 << 3)
  static let application = WordRole(rawValue: 1 << 4)
  static let documents = WordRole(rawValue: 1 << 5)
  static let facts = WordRole(rawValue: 1 << 6)
  static let other = WordRole(rawValue: 1 << 7)

  /// "videre", "framover": names a continuation together with an opening or a noun of work.
  static let onward = WordRole(rawValue: 1 << 8)
  /// "oppnådd": names results together with an opening.
  static let achieved = WordRole(rawValue: 1 << 9)
  /// "dette", "slik", "hva": what a heading in the form of a sentence begins with.
  static let opening = WordRole(rawValue: 1 << 10)
  /// "samarbeid", "regional", "utvikling": the tail of the programme's heading for advice.
  static let adviceTail = WordRole(rawValue: 1 << 11)
  /// "utdrag", "fra", "byregionprogrammet": what stands around the word for an application.
  static let applicationFrame = WordRole(rawValue: 1 << 12)
  /// "jobber", "arbeid", "veien": what goes on in a continuation.
  static let work = WordRole(rawValue: 1 << 13)
  /// Words that any heading may have.
  static let filler = WordRole(rawValue: 1 << 14)
  /// "Delmål", "Innsatsområder": a label line inside a section, and no heading.
  static let label = WordRole(rawValue: 1 << 15)
  /// Words that only running text has, such as finite verbs.
  static let sentence = WordRole(rawValue: 1 << 16)
  /// "Samfunnsanalyse": the document that is left behind before the facts.
  static let analysis = WordRole(rawValue: 1 << 17)
  /// "sin", "sine": the word before is an owner's name.
  static let possessive = WordRole(rawValue: 1 << 18)
  /// "region", "byregionen", "prosjektet": stands for the region's name.
  static let region = WordRole(rawValue: 1 << 19)
  /// "får": how "for" and "frå" are misspelt.
  static let misspeltFor = WordRole(rawValue: 1 << 20)
  /// "de", "den": stands in sentences and in headings.
  static let article = WordRole(rawValue: 1 << 21)

  /// Every role that names a section of the write-up.
  static let keys: WordRole = [
    .goals, .results, .advice, .continuation, .application, .documents, .facts, .other,
  ]
}
