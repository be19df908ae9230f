/// What is decided about a write-up before its first word is written.
struct Outline: Sendable {
  enum Style: Sendable {
    case plain, markdown, html
  }

  var place: String
  var region: String
  var form: WrittenForm
  /// An application alone, or a final write-up with an excerpt of the application.
  var isApplication: Bool
  var style: Style
  var applicant: String
  var partners: [String]
  /// Has the title the region's name and nothing more?
  var isTitledByRegion: Bool
  var bullet: String
  var indent: String
  var isUTF8Marked: Bool
  var isWindows1252: Bool
  var lineEnd: String

  init(number: Int, _ random: inout SeededRandom) {
    place = Places.madeUp(number)
    region = place + "regionen"
    form = random.happens(0.3) ? .nynorsk : .bokmaal
    isApplication = random.happens(0.12)
    style = random.happens(0.03) ? .markdown : random.happens(0.03) ? .html : .plain
    applicant = place
    // The upper half of the made-up names is for partners, so that no region is another one's namesake.
    let neighbour = Places.madeUp(
      WriteUpGenerator.distinctRegions + random.below(WriteUpGenerator.distinctRegions))
    partners =
      [neighbour] + (0..<(2 + random.below(5))).map { _ in String(random.pick(Places.municipalities)) }
    partners = partners.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    isTitledByRegion = random.happens(0.75)
    bullet = random.pick(["•", "•", "•", "•", "-", "–", "*"])
    indent = random.pick([" ", " ", " ", "  ", "", "\t"])
    isUTF8Marked = random.happens(0.02)
    isWindows1252 = style == .plain && !isUTF8Marked && random.happens(0.02)
    lineEnd = random.happens(0.05) ? "\r\n" : "\n"
  }
}
