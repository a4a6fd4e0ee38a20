"""Domains of other negotiation programs, read into scenario files and written back out.

One format a file in `formats/`. Reading goes through a `Domain`: issues, and for each party a table of exact
fractions. `importing` makes a scenario file out of it, `exporting` the other way round. What a format says and a
scenario cannot hold is refused by name, or noted; nothing is changed silently.
"""
