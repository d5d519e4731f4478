"""Checks of a catalogue: one a file, whose docstring is the manual page of its problem."""
