import CSQLite

final class AuthorizerBox {
  let answer: (AuthorizerRequest) -> AuthorizerAnswer
  init(_ answer: @escaping (AuthorizerRequest) -> AuthorizerAnswer) { self.answer = answer }
}

final class ProgressBox {
  let stops: () -> Bool
  init(_ stops: @escaping () -> Bool) { self.stops = stops }
}

final class BusyBox {
  let goesOn: (Int) -> Bool
  init(_ goesOn: @escaping (Int) -> Bool) { self.goesOn = goesOn }
}

extension Connection {
  /// Asks `authorizer` at each thing that a statement wants to do, while it is compiled; nil asks nobody.
  ///
  /// A kind of action that this layer does not know is denied. Statements compiled earlier are compiled anew.
  /// The authorizer must not use the connection. Follows https://sqlite.org/c3ref/set_authorizer.html.
  public func setAuthorizer(_ authorizer: ((AuthorizerRequest) -> AuthorizerAnswer)?) {
    guard let pointer = handle.pointer else { return }
    cache.removeAll()
    let box = authorizer.map(AuthorizerBox.init)
    let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_set_authorizer(pointer, box == nil ? nil : answerAuthorizer, context)
    handle.authorizer = box
  }

  /// Calls `stops` about every `steps` instructions of a running statement; when it gives true, the
  /// statement fails with `ResultCode.interrupt`. One long instruction is not broken off: limit
  /// `Limit.length` and the heap as well.
  ///
  /// Follows https://sqlite.org/c3ref/progress_handler.html.
  public func setProgressHandler(every steps: Int, _ stops: (() -> Bool)?) {
    guard let pointer = handle.pointer else { return }
    let box = stops.map(ProgressBox.init)
    let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_progress_handler(
      pointer, Int32(clamping: max(steps, 1)), box == nil ? nil : answerProgress, context)
    handle.progress = box
  }

  /// Calls `goesOn` with the number of tries so far when another connection holds a lock; false gives
  /// `ResultCode.busy`. Replaces the busy timeout. Follows https://sqlite.org/c3ref/busy_handler.html.
  public func setBusyHandler(_ goesOn: ((Int) -> Bool)?) {
    guard let pointer = handle.pointer else { return }
    let box = goesOn.map(BusyBox.init)
    let context = box.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_busy_handler(pointer, box == nil ? nil : answerBusy, context)
    handle.busy = box
  }
}

private let answerAuthorizer:
  @convention(c) (
    UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
    UnsafePointer<CChar>?
  ) -> Int32 = { context, number, first, second, database, origin in
    guard let context, let action = AuthorizerAction(rawValue: number) else { return SQLITE_DENY }
    let request = AuthorizerRequest(
      action: action, first: first.map { String(cString: $0) }, second: second.map { String(cString: $0) },
      database: database.map { String(cString: $0) }, origin: origin.map { String(cString: $0) })
    return Unmanaged<AuthorizerBox>.fromOpaque(context).takeUnretainedValue().answer(request).number
  }

private let answerProgress: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
  guard let context else { return 0 }
  return Unmanaged<ProgressBox>.fromOpaque(context).takeUnretainedValue().stops() ? 1 : 0
}

private let answerBusy: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Int32 = { context, tries in
  guard let context else { return 0 }
  return Unmanaged<BusyBox>.fromOpaque(context).takeUnretainedValue().goesOn(Int(tries)) ? 1 : 0
}
