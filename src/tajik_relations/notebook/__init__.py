"""How records and collections show themselves in notebooks; knows names and plain values only."""
