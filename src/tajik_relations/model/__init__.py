"""What facts are made of: dates, terms, actors, names, and where values come from."""
