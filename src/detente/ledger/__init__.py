"""claims and reviews -> records: match, merge, copies, as-of."""
