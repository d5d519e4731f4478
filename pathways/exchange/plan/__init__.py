"""Plan documents as they are written: their fields and their schema."""
