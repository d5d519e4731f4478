"""The neutral format once more, from its description alone: short, slow, and knowing neither the product nor the converter."""
