"""A sweep: a plan's whole grid of settings, played by any number of workers into one file that survives them."""
