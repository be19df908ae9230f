/// The kind of passages that a word of a question names: who asks for `råd om forankring` is served by advice on
/// forankring, whether or not it says that it is advice.
///
/// A passage of the kind meets the word, at a small weight, if another word makes it a hit.
struct PlannedKind {
  /// What the kind counts as: a word that stands once in each of its passages.
  var alternative: Alternative
  /// Weight × rarity.
  var value: Double
  /// The passages of the kind.
  var members: PassageSet
}

extension PassageKind {
  /// The kind that a word names, in lower case and in either written form; nil for most words.
  static func named(by word: String) -> PassageKind? { words[word] }

  private static let words: [String: PassageKind] = {
    let lists: [(PassageKind, String)] = [
      (
        .advice,
        """
        råd rada raad råda rådene tilråding tilrådingar tilrådingene tilrådingane tilrådning anbefaling anbefalinger \
        anbefalingene anbefalingar anbefaler anbefalte tilrår tilrådde
        """
      ),
      (
        .goal,
        """
        mål måla målene maal målsetting målsettinger målsetjing målsetjingar hovedmål hovudmål delmål effektmål \
        resultatmål målsetning målsetninger
        """
      ),
      (.result, "resultat resultater resultatet resultatene resultata resultatene"),
      (.continuation, "videreføring vidareføring videreføringen vidareføringa"),
      (.application, "søknad søknaden søknader søknadene soknad"),
    ]
    var words: [String: PassageKind] = [:]
    for (kind, list) in lists {
      for word in list.split(separator: " ") { words[String(word)] = kind }
    }
    return words
  }()
}
