"""What the checks know of English, whatever the documents: word forms, verb groups, direction, summaries."""
