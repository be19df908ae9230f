/// Words that carry nothing by themselves, in both written forms: a question is not about them.
package enum StopWords {
  /// Whether a word carries nothing; the case does not matter.
  package static func contains(_ word: String) -> Bool {
    let letters = Letters.of(word)
    return words.contains(letters) || questionWords.contains(letters)
  }

  /// Whether a word asks: `hvem`, `korleis`. What it asks for, an answer does not say.
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
