import Synchronization

/// Tells a client how far its request is, four times a second at the most.
final class ProgressReporter: Sendable {
  private struct State {
    var last: Double = -1
    var lastTime: ContinuousClock.Instant?
  }

  private static let interval = Duration.milliseconds(250)

  private let token: JSON?
  private let send: @Sendable ([UInt8]) -> Void
  private let state = Mutex(State())

  /// - Parameter token: What the client gave in `_meta`; without it nothing is told.
  init(token: JSON?, send: @escaping @Sendable ([UInt8]) -> Void) {
    switch token {
    case .string, .integer: self.token = token
    default: self.token = nil
    }
    self.send = send
  }

  /// Tells it, unless something was told just now. The amount grows from call to call.
  func report(_ amount: @autoclosure () -> Double, of total: Double? = nil, _ message: @autoclosure () -> String) {
    guard let token else { return }
    let now = ContinuousClock.now
    let due = state.withLock { state in
      guard state.lastTime.map({ now - $0 >= Self.interval }) ?? true else { return false }
      state.lastTime = now
      return true
    }
    guard due else { return }
    let amount = amount()
    guard
      state.withLock({ state in
        defer { state.last = max(state.last, amount) }
        return amount > state.last
      })
    else { return }
    var parameters: JSON = ["progressToken": token, "progress": .real(amount)]
    if let total { parameters = parameters.adding([.init(name: "total", value: .real(total))]) }
    parameters = parameters.adding([.init(name: "message", value: .string(message()))])
    send(OutgoingMessage.notification("notifications/progress", parameters))
  }
}
