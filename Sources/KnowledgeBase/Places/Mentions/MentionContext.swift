/// Whether the words around a municipality's name leave it a municipality's name.
struct MentionContext {
  var words: [MentionWord]
  var start: Int
  /// Position after the name's last word.
  var end: Int
  var isGenitive: Bool
  /// The word before belongs to a municipality's name.
  var followsName: Bool
  /// The name is that of a municipality that the text is about.
  var isMember: Bool
  /// Whether a municipality's name begins at a position.
  var isName: (Int) -> Bool

  var isMention: Bool { fitsBefore && fitsAfter && !isCommonWord }

  private var name: String { words[start].text }
  private var next: MentionWord? { end < words.count ? words[end] : nil }

  private var fitsBefore: Bool {
    switch words[start].before {
    case .sentence, .other, .dash, .openHyphen: return true
    case .hyphen: return followsName
    case .sign(let sign): return !".@_#&+=%".unicodeScalars.contains(sign)
    case .space: return followsName || fitsAfterWord
    }
  }

  // "Ola Nes", "Visit Rana", "Øvre Rana", "byregion Rana" are other names; "Fra Rana" and "Både Rana" are
  // not.
  private var fitsAfterWord: Bool {
    let previous = words[start - 1]
    let plain = previous.text.lowercased()
    if Self.frames.contains(plain) { return false }
    guard previous.isCapitalised else { return true }
    if Self.leading.contains(plain) { return true }
    guard previous.before == .sentence, !Self.directions.contains(plain) else { return false }
    return isMember && !Self.common.contains(name)
  }

  private var fitsAfter: Bool {
    guard let next else { return true }
    switch next.before {
    case .sentence, .other: return true
    case .openHyphen: return false
    case .hyphen: return isName(end)
    case .dash: return next.isCapitalised || next.text.first?.isNumber == true
    case .space: return isGenitive || isSetInCapitals || !next.isCapitalised || isName(end) || isTitle(next)
    case .sign(let sign): return fits(sign, next)
    }
  }

  // "RANA VOKSER": capitals tell nothing there.
  private var isSetInCapitals: Bool {
    name.count > 2 && [name, next?.text ?? ""].allSatisfy { $0 == $0.uppercased() }
  }

  private func isTitle(_ word: MentionWord) -> Bool { Self.titles.contains(word.text.lowercased()) }

  private func fits(_ sign: Unicode.Scalar, _ next: MentionWord) -> Bool {
    switch sign {
    case "'", "’", "´": next.text == "s"
    case ".": next.isCapitalised
    case ",", ";", "/", "(", ")", "«", "»", "\"", "”", "“", "!", "?", "…": true
    default: false
    }
  }

  // At the beginning of a sentence every word has a capital: "Strand og hav" is no municipality, "Strand
  // kommune" is.
  private var isCommonWord: Bool {
    guard words[start].before == .sentence, end == start + 1, !isGenitive, !isMember else { return false }
    guard Self.common.contains(name), let next else { return false }
    if isTitle(next) || next.before == .sentence { return false }
    let isListed = next.before != .space || next.text == "og"
    let following = next.text == "og" ? end + 1 : end
    return !(isListed && following < words.count && isName(following))
  }

  /// Names that are words of the language too.
  static let common: Set = [
    "Time", "Strand", "Ski", "Gran", "Fet", "Re", "Sel", "Berg", "Vik", "Sund", "Lund", "Sola", "Flora",
    "Marker",
    "Grue", "Råde", "Fjell", "Stange", "Klepp", "Ås", "Ål", "Nes", "Os", "Vang", "Eid", "Hof", "Hol", "Hole",
    "Aure",
    "Moss", "Lier", "Bø", "Sande", "Flå", "Lom", "Alta",
  ]

  private static let leading: Set = [
    "i", "på", "fra", "frå", "til", "for", "med", "av", "ved", "om", "og", "både", "at", "mellom", "mens",
    "når", "hos",
    "utenfor", "utanfor", "rundt", "kring", "gjennom", "hele", "heile", "kommune", "kommunen", "kommunene",
    "kommunane",
    "byen", "ordfører", "ordførar", "ordføreren", "også",
    "uten", "utan",
    "som", "men", "eller", "samt", "fakta", "søkerkommune", "søkjarkommune", "samarbeidskommuner",
    "samarbeidskommunar",
    "vertskommune", "da", "der", "dette", "her", "nå", "no", "så", "siden", "sidan", "foruten", "bare",
    "berre",
    "blant", "dersom", "hvis", "fordi", "har", "er", "ble", "blei", "vart", "vil", "kan", "skal", "må",
    "bør",
  ]

  private static let frames: Set = ["region", "regionen", "byregion", "byregionen"]

  private static let directions: Set = [
    "nord", "sør", "øst", "aust", "vest", "midt", "nordre", "søndre", "østre", "austre", "vestre", "midtre",
    "øvre",
    "nedre", "indre", "ytre", "store", "lille", "vesle", "gamle", "nye", "ny", "sankt", "port", "visit", "mo",
  ]

  private static let titles: Set = [
    "kommune", "kommunes", "kommunen", "kommuner", "kommunar", "kommunestyre", "herad",
  ]
}
