extension DiagnosticCatalogue {
  /// What may be uncertain about a mail or a page saved as one file.
  static let mail = [
    DiagnosticExplanation(
      identifier: "mail-attachment",
      meaning: "The write-up is an attachment of the mail. Lines are counted in the attachment.", remedy: "Nothing."),
    DiagnosticExplanation(
      identifier: "mail-attachment-unread",
      meaning: "An attachment of the mail cannot be read. The write-up was found in another part.",
      remedy: "Save the attachment and import it, if the write-up is in it."),
    DiagnosticExplanation(
      identifier: "mail-character-set",
      meaning: "The mail names a character set that is not supported. Its bytes are read as UTF-8 or Windows-1252.",
      remedy: "Nothing, when æ, ø and å are right; else save the text as UTF-8."),
    DiagnosticExplanation(
      identifier: "mail-cut",
      meaning: "The mail has more parts, or deeper ones, than are read.",
      remedy: "Save the write-up as a file of its own and import that."),
    DiagnosticExplanation(
      identifier: "mail-damaged", meaning: "A part of the mail is encoded wrongly. It is read as far as it goes.",
      remedy: "Check that the text is whole; else save the mail anew."),
    DiagnosticExplanation(
      identifier: "mail-left-out",
      meaning: "A mail is one record, and this one holds more than one write-up. The richest is read.",
      remedy: "Save the others as files of their own and import them."),
    DiagnosticExplanation(
      identifier: "mail-uncertain",
      meaning: "No text of the mail has a heading of a write-up. The longest is read.",
      remedy: "Check that the mail holds a write-up."),
  ]
}
