/// The plan of a write-up.
struct Outline: Sendable {
  enum Style: Sendable {
    case plain, markdown, html
  }

  var place: String
  var region: String
  var form: WrittenForm
  /// Whether it is an application, or else a final write-up with an excerpt of the application.
  var isApplication: Bool
  var style: Style
  var applicant: String
  var partners: [String]
  /// Whether the title is the name of the region only.
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
    // Partners have the upper half of the invented names, so that region names stay unique.
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
