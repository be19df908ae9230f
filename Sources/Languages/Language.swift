/// A language that the program speaks. Machine formats are the same in all of them.
package enum Language: String, CaseIterable, Sendable {
  case bokmål = "nb"
  case nynorsk = "nn"
  case english = "en"
}
