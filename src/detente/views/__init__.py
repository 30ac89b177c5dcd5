"""Questions asked of a ledger."""
