"""The texts of messages, a table for each area of the rooms that speak in messages. Each module exports `WORDS`."""
