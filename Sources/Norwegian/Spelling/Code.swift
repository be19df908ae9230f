/// Numbers and codes, which are never alike: "E6" is not "E16", and 2014 is not 2015.
public enum Code {
  /// Whether a word holds a digit, and so is a number or a code rather than a word.
  public static func isCode(_ word: some Sequence<UInt8>) -> Bool {
    word.contains { (0x30...0x39).contains($0) }
  }

  static func isCode(letters: [UInt8]) -> Bool { isCode(letters) }
}
