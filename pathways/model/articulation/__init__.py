"""Tables of transfer rules, by the million: read into a compact store, looked up by a record's courses, and checked."""
