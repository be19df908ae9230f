/// Letters of one written form and the letters that the other has in their place.
struct Correspondence: Sendable {
  /// Where in a word a correspondence holds.
  enum Place: Sendable { case start, anywhere, end, beforeE }

  let from: [UInt8]
  let to: [UInt8]
  let place: Place
  /// The letters of `from`, a bit for each: a word that lacks one of them is passed over.
  private let letters: UInt32

  init(_ from: String, _ to: String, _ place: Place = .anywhere) {
    self.init(Letters.of(from), Letters.of(to), place)
  }

  private init(_ from: [UInt8], _ to: [UInt8], _ place: Place) {
    self.from = from
    self.to = to
    self.place = place
    letters = Correspondence.letters(of: from)
  }

  /// The letters of a word, a bit for each of `a` to `å`.
  static func letters(of word: [UInt8]) -> UInt32 {
    word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// The other way round; where nothing stands for something, that way is never taken.
  private var reversed: Correspondence { to.isEmpty ? self : Correspondence(to, from, place) }

  /// Whether a word of such letters can have those that the correspondence is about.
  func canHold(in letters: UInt32) -> Bool { self.letters & ~letters == 0 }

  /// Carries the correspondence out at every place where it holds. Linear in the length of the word, but for the
  /// replacements themselves.
  func apply(to word: inout [UInt8]) {
    var index = 0
    while index + from.count <= word.count {
      if word[index] == from[0], holds(at: index, in: word) {
        word.replaceSubrange(index..<index + from.count, with: to)
        index += to.count
      } else {
        index += 1
      }
      if place == .start { return }
    }
  }

  private func holds(at index: Int, in word: [UInt8]) -> Bool {
    let end = index + from.count
    guard word[index..<end].elementsEqual(from) else { return false }
    return switch place {
    case .start, .anywhere: true
    case .end: end == word.count
    case .beforeE: index > 0 && end < word.count && word[end] == UInt8(ascii: "e")
    }
  }

  /// ``all``, each in either direction.
  static let bothWays = all.flatMap { [$0, $0.reversed] }

  /// Nynorsk to Bokmål, save where the letters between them are neither's. Whole words first, then parts, then sounds.
  static let all: [Correspondence] = [
    // Words and parts of words.
    Correspondence("moglegheit", "mulighet"), Correspondence("mogleg", "mulig"),
    Correspondence("mogeleg", "mulig"),
    Correspondence("eigedom", "eiendom"), Correspondence("løysing", "løsning"),
    Correspondence("auking", "økning"),
    Correspondence("verksemd", "virksomhet"), Correspondence("leiing", "ledelse"),
    Correspondence("leiar", "leder"),
    Correspondence("oppleving", "opplevelse"), Correspondence("skriving", "skrivelse"),
    Correspondence("heim", "hjem"), Correspondence("skul", "skol"), Correspondence("kyrkj", "kirk"),
    Correspondence("tenest", "tjenest"), Correspondence("verk", "virk"), Correspondence("kjeld", "kild"),
    Correspondence("sjølv", "selv", .start), Correspondence("saman", "sammen"),
    Correspondence("fram", "frem", .start),
    Correspondence("høg", "høy"), Correspondence("låg", "lav", .start), Correspondence("djup", "dyp"),
    Correspondence("sjuk", "syk"), Correspondence("vatn", "vann"), Correspondence("veg", "vei"),
    Correspondence("veke", "uke"), Correspondence("frå", "fra", .start), Correspondence("korleis", "hvordan"),
    Correspondence("kvifor", "hvorfor"), Correspondence("kven", "hvem", .start),
    Correspondence("noko", "noe"),
    Correspondence("nokon", "noen"), Correspondence("berre", "bare"), Correspondence("vidare", "videre"),
    Correspondence("eigen", "egen"), Correspondence("eigne", "egne"),
    Correspondence("styrkj", "styrk"), Correspondence("ynskj", "ønsk"), Correspondence("byrj", "begynn"),
    Correspondence("føresetnad", "forutsetning"), Correspondence("meining", "mening"),
    Correspondence("arbeidar", "arbeider"), Correspondence("hamn", "havn"),
    Correspondence("berekraft", "bærekraft"),
    Correspondence("eigar", "eier"), Correspondence("tryggleik", "trygghet"),
    Correspondence("leik", "lek"),
    // Endings.
    Correspondence("legare", "ligere", .end), Correspondence("legast", "ligst", .end),
    Correspondence("leg", "lig", .end), Correspondence("lege", "lige", .end),
    Correspondence("legheit", "lighet"), Correspondence("legvis", "ligvis"), Correspondence("heit", "het"),
    Correspondence("arane", "erne", .end), Correspondence("aren", "eren", .end),
    Correspondence("arar", "ere", .end),
    Correspondence("ar", "er", .end), Correspondence("ande", "ende", .end), Correspondence("semd", "somhet"),
    // Sounds.
    Correspondence("kv", "hv", .start), Correspondence("j", "", .beforeE),
    Correspondence("ei", "e"), Correspondence("øy", "ø"), Correspondence("au", "ø"),
  ]
}
