"""A tournament: everybody against everybody in every seating, its games kept as they finish, and its league table."""
