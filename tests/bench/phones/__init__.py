"""A class of phones that no browser runs: what `bench_class.py` plays with."""
