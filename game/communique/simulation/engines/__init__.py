"""Ways to play a batch: as sessions, from tables by the interpreter, or compiled. All give the same rows."""
