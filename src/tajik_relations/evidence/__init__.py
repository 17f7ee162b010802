"""Whether the facts say what the documents say, checked by code that is written apart from the data."""
