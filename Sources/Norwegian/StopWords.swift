/// Words without content of their own, in both written forms.
package enum StopWords {
  /// Whether a word is a stop word; case is ignored.
  package static func contains(_ word: String) -> Bool {
    let letters = Letters.of(word)
    return words.contains(letters) || questionWords.contains(letters)
  }

  /// Whether a word is a question word: `hvem`, `korleis`. The answer to a question does not contain it.
  package static func asks(_ word: String) -> Bool { questionWords.contains(Letters.of(word)) }

  private static let questionWords = Set(
    "hva hvem hvilke hvilken hvilket hvor hvordan hvorfor kva kven korleis kvifor kvar når"
      .split(separator: " ").map { Letters.of(String($0)) })

  private static let words = Set(
    """
    alle alt at av bare begge ble blei bli blir blitt bør både da de dei deg dem den denne der dere \
    deres det dette di din disse ditt du dykk då eg ein eit eller en enn er et etter for fordi fra frå \
    før ha hadde han hans har hennar hennes henne her ho hun hver hvis i ikke ikkje ingen inn ja jeg kan \
    kvart kor kunne man me med meg mellom men mer meir mi min mine mitt mot mykje mye må nei no noe noen \
    noko nokon nokre nå og også om opp oss over på seg selv si siden sidan sin sine sitt sjølv skal \
    skulle slik som så til under ut var vart ved vel vere vert vi vil ville vore vært være vår våre å òg
    """.split(separator: " ").map { Letters.of(String($0)) })
}
