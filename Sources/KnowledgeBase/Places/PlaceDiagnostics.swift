import WriteUp

/// Every kind of diagnostic about places and regions, with its explanation.
public enum PlaceDiagnostics {
  /// In alphabetical order of identifiers.
  public static let all: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      identifier: "place-ambiguous",
      meaning: "Two municipalities bear the printed name, and the other members and the printed population do not "
        + "tell with certainty which is meant.",
      remedy: "Say which with `byregion correct place REGION NAME NUMBER`."),
    DiagnosticExplanation(
      identifier: "place-county-differs",
      meaning: "The county or number printed with a municipality's name is not that municipality's.",
      remedy: "Look at the source; `byregion correct place REGION NAME NUMBER` takes another municipality."),
    DiagnosticExplanation(
      identifier: "place-divided",
      meaning: "Two names in the list are the two parts of one municipality's name, such as Nore og Uvdal.",
      remedy: "Nothing: the municipality is counted once."),
    DiagnosticExplanation(
      identifier: "place-far-away",
      meaning: "A municipality lies more than 250 km from every other member of its region.",
      remedy: "Look at the source: the name may be that of a village elsewhere, or a slip."),
    DiagnosticExplanation(
      identifier: "place-later-name",
      meaning:
        "The printed name is one of 2024. Where it stands for a single municipality of 2015 that one is "
        + "taken.",
      remedy: "Where it stands for several, name one with `byregion correct place REGION NAME NUMBER`."),
    DiagnosticExplanation(
      identifier: "place-repeated",
      meaning: "A municipality is named twice, for instance the applicant among the partners too.",
      remedy: "Nothing: it is counted once."),
    DiagnosticExplanation(
      identifier: "place-spelling",
      meaning:
        "The printed name lacks its Norwegian or Sámi letters, and only one municipality's name is like "
        + "it.",
      remedy: "Nothing, unless another municipality is meant."),
    DiagnosticExplanation(
      identifier: "place-unknown",
      meaning: "No municipality of 1 January 2015 bears the printed name: a misspelling, an older "
        + "municipality, a village.",
      remedy: "The name is kept as printed; `byregion correct place REGION NAME NUMBER` says which "
        + "municipality it means."),
    DiagnosticExplanation(
      identifier: "region-alike",
      meaning:
        "A document was taken for a new region's, though a known region has the same name, applicant or "
        + "members.",
      remedy: "If they are one region, say so with `byregion correct alias` and import again."),
    DiagnosticExplanation(
      identifier: "region-ambiguous",
      meaning: "A document fits more than one known region; the one that most speaks for was taken.",
      remedy: "Give the right region the document's name with `byregion correct alias`."),
    DiagnosticExplanation(
      identifier: "region-likely",
      meaning: "A document was taken for a known region's, though its name, its applicant or its members "
        + "differ.",
      remedy: "Look at both documents."),
  ]
}
