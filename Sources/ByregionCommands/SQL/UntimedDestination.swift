import KnowledgeBase
import Printing

/// Where an answer goes while the query's clock stands still: a reader who takes time, such as a pager, does not make
/// the query late.
final class UntimedDestination: ByteDestination {
  private let destination: any ByteDestination
  private let console: SQLConsole

  init(_ destination: any ByteDestination, _ console: SQLConsole) {
    self.destination = destination
    self.console = console
  }

  /// Standard output for the answers of a console.
  static func standardOutput(_ console: SQLConsole) -> Output {
    Output(UntimedDestination(DescriptorDestination(descriptor: 1, name: "standard output"), console))
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try console.withoutClock { try destination.write(bytes) }
  }

  func commit() throws { try destination.commit() }

  func abandon() { destination.abandon() }
}
