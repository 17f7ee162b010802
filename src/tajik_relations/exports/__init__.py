"""Tables, citations and whole data sets as files."""
