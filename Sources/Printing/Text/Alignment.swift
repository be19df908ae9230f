/// The side of a column that its cells stand at.
public enum Alignment: Sendable, Hashable { case left, right }
