/// Every kind of diagnostic that a reading can give, with its explanation.
public enum DiagnosticCatalogue {
  /// In alphabetical order of identifiers.
  public static let all: [DiagnosticExplanation] = (source + headings + facts + whole).sorted {
    $0.identifier < $1.identifier
  }

  /// The explanation of an identifier, or nil when there is no such diagnostic.
  public static func explanation(of identifier: String) -> DiagnosticExplanation? {
    all.first { $0.identifier == identifier }
  }

  private static let source = [
    DiagnosticExplanation(
      identifier: "changes-tracked",
      meaning:
        "The Word document holds tracked changes that nobody has accepted or rejected. It is read as it would be with "
        + "all of them accepted: what was inserted is in, what was deleted is out.",
      remedy: "Nothing, when they are to be accepted; else reject them in the word processor and import it again."),
    DiagnosticExplanation(
      identifier: "content-left-out",
      meaning:
        "The Word document holds text that a word processor does not show, or another document as a whole. It is left "
        + "out.",
      remedy: "Make hidden text visible, or paste the other document's text, and import it again if it belongs to it."),
    DiagnosticExplanation(
      identifier: "control-character",
      meaning:
        "The text has signs that are no letters, such as NUL or the escape sign. They are kept, and made harmless "
        + "wherever text is printed.",
      remedy: "Remove them in an editor if they came in by accident."),
    DiagnosticExplanation(
      identifier: "encoding-damaged",
      meaning: "Most of the bytes are of one encoding, but some are broken; these are read as Windows-1252 or marked.",
      remedy: "Look for odd letters in the text, and save the source as UTF-8."),
    DiagnosticExplanation(
      identifier: "encoding-windows-1252",
      meaning: "The bytes are not UTF-8, so they are read as Windows-1252, which Latin-1 is part of.",
      remedy: "Nothing, when æ, ø and å are right; else save the source as UTF-8."),
    DiagnosticExplanation(
      identifier: "front-matter",
      meaning:
        "The Markdown begins with lines of keys between two lines of hyphens, which tell a program of the file. They "
        + "are no title, section or fact; the stored source has them.",
      remedy: "Nothing; if they hold text of the write-up, move it below the second line of hyphens."),
    DiagnosticExplanation(
      identifier: "text-missing",
      meaning: "The source has no text, or none inside the page's article.",
      remedy: "Check that the right file was saved."),
  ]

  private static let headings = [
    DiagnosticExplanation(
      identifier: "heading-misspelt",
      meaning: "A word of a heading is spelt otherwise than any heading that is known, and read as the nearest one.",
      remedy: "Nothing, when the word named is the right one; else mend the heading in the source."),
    DiagnosticExplanation(
      identifier: "heading-unknown",
      meaning:
        "A line is a heading by its place or its markup, but its words name none of the sections. What stands below "
        + "it is in no list.",
      remedy: "If it should be goals, results, advice, continuation or application, give it such a heading."),
    DiagnosticExplanation(
      identifier: "heading-unusual",
      meaning:
        "A heading has words that headings of its kind do not have, or lacks a space between two, or has so many slips "
        + "that only the whole line tells its kind.",
      remedy: "Check that the section's kind is right."),
  ]

  private static let facts = [
    DiagnosticExplanation(
      identifier: "applicant-unreadable", meaning: "No name stands behind the label for the applicant.",
      remedy: "Print the municipality's name behind the label."),
    DiagnosticExplanation(
      identifier: "area-unreadable", meaning: "No number stands behind the label for the area.",
      remedy: "Print the area in square kilometres, such as 2.727 km²."),
    DiagnosticExplanation(
      identifier: "date-unreadable",
      meaning: "Figures stand behind the population, but they are no whole date; the population has none then.",
      remedy: "Print the date with day, month and year, such as 1. januar 2015."),
    DiagnosticExplanation(
      identifier: "fact-empty", meaning: "A label of the facts has no value.",
      remedy: "Print the value or remove the label."),
    DiagnosticExplanation(
      identifier: "fact-outside",
      meaning:
        "A label of the facts stands in another section. Its value is taken, and the line stays a text of its section.",
      remedy: "Move the line below the heading for the facts."),
    DiagnosticExplanation(
      identifier: "fact-repeated", meaning: "One fact stands twice; the first is taken.",
      remedy: "Remove the one that is wrong."),
    DiagnosticExplanation(
      identifier: "facts-missing", meaning: "The write-up has no heading for the facts.",
      remedy: "Nothing, when the source has no facts."),
    DiagnosticExplanation(
      identifier: "label-misspelt", meaning: "A label of the facts is misspelt, and read as the nearest one.",
      remedy: "Nothing, when the label named is the right one."),
    DiagnosticExplanation(
      identifier: "label-unknown",
      meaning: "A line of the facts begins with no label that is known; it is kept as text.",
      remedy: "Nothing, when the line tells something else than the five facts."),
    DiagnosticExplanation(
      identifier: "partners-unreadable", meaning: "No names stand behind the label for the partners.",
      remedy: "Print the names with commas between."),
    DiagnosticExplanation(
      identifier: "population-unreadable", meaning: "No whole number stands behind the label for the population.",
      remedy: "Print the number with a full stop or space between groups of three digits, such as 26.138."),
  ]

  private static let whole = [
    DiagnosticExplanation(
      identifier: "diagnostics-more", meaning: "More was uncertain than is told here.",
      remedy: "Check that the source is a write-up."),
    DiagnosticExplanation(
      identifier: "language-mixed", meaning: "Whole paragraphs are in Bokmål and others in Nynorsk.",
      remedy: "Nothing: such a write-up is found by words of either form."),
    DiagnosticExplanation(
      identifier: "language-unknown", meaning: "No word of the text tells Bokmål from Nynorsk; Bokmål is taken.",
      remedy: "Nothing, as long as there is so little text."),
    DiagnosticExplanation(
      identifier: "title-only", meaning: "Nothing stands below the title.",
      remedy: "Check that the whole file was saved."),
  ]
}
