#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tells systemd how far the server is (https://www.freedesktop.org/software/systemd/man/sd_notify.html).
enum ServiceManager {
  /// Sends a state such as `READY=1`; does nothing where nobody listens.
  static func tell(_ state: String) {
    #if os(Linux)
      guard let name = getenv("NOTIFY_SOCKET").map({ String(cString: $0) }), name.hasPrefix("/") || name.hasPrefix("@")
      else { return }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(name.utf8)
      guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
      // An abstract name begins with a zero byte.
      if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      guard descriptor >= 0 else { return }
      defer { close(descriptor) }
      let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
          _ = sendto(descriptor, state, state.utf8.count, Int32(MSG_NOSIGNAL), generic, length)
        }
      }
    #endif
  }
}
