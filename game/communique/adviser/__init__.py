"""The adviser: counsel for one seat, from that seat's own view and from nothing else."""
