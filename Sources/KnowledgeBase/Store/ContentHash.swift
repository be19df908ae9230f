import Crypto

/// SHA-256, by which a document is known.
public enum ContentHash {
  /// The digest of bytes as 64 lower-case hexadecimal digits; linear in their number.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = bytes.withUnsafeBytes { buffer in
      var hash = SHA256()
      hash.update(bufferPointer: buffer)
      return hash.finalize()
    }
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
