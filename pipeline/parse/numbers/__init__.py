"""The ledger: every number a person sees on a page, and what became of it."""
