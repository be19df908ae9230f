public enum NorwegianPlaceholder {}
