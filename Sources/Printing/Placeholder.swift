public enum PrintingPlaceholder {}
