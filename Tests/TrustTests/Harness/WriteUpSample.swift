/// Different write-ups of the usual form.
enum WriteUpSample {
  private static let beginnings = ["Fjell", "Skog", "Elve", "Havne", "Dale", "Øyer", "Myr", "Bre", "Vann", "Stein"]
  private static let ends = ["bygd", "heim", "vik", "torp", "set", "land", "sund", "rud", "nes", "våg"]
  private static let words = ["forankring", "samarbeid", "næringsplan", "utbygging", "kommunestyre", "omstilling"]

  /// The write-up with a number below 100, each about a different region.
  static func text(_ number: Int, edition: Int = 1) -> String {
    let name = beginnings[number % 10] + ends[number / 10 % 10] + "regionen"
    let word = words[number % words.count]
    return """
      \(name)

      \(name) arbeider med \(word) i utgave \(edition).

      Mål for \(name)

       • Hovedmål:
        Styrke \(word) i hele regionen, trinn \(number * edition).

      Resultater

       • Tettere \(word) mellom kommunene, nummer \(number).
       • Felles \(words[(number + 1) % words.count]).

      Råd til andre

       1. Begynn med \(word) tidlig, helst i år \(number).
       2. Sørg for forankring i kommunestyret.

      """
  }
}
