"""The checks of one fact: its values against its words, and its words against its values."""
