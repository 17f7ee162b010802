"""Collections of facts and the ways to ask them: filters, relations, organizations, missions, disagreements."""
