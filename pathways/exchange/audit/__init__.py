"""The documents that audits and decisions are written as, for the people and programs that read them."""
