"""Reading: bytes → `Source`, one file an input kind."""
