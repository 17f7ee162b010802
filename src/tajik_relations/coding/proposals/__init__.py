"""Proposals for a draft: units of a line, likely kinds, their values and roles, the words to cite, and the trial."""
