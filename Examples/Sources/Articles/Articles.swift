import Byregion

// scripts/examples writes the code of the library's articles beside this file, each piece in its own function, to check
// that it compiles.
