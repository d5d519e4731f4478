"""What changed for a learner between two audits: as data, from what audits say of themselves, be they kept or of today."""
