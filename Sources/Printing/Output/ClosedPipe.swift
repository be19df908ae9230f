/// The reader of our output went away (`byregion … | head`): for the program this is success, not failure.
public struct ClosedPipe: Error, Sendable, Hashable {
  public init() {}
}
