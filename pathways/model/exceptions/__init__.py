"""Exceptions: what a person granted to one learner, as a change of the rules for that learner alone."""

from pathways.model.exceptions.change import Change, Reason
from pathways.model.exceptions.excepted import earliest_first, excepted, in_any_edition, in_force
from pathways.model.exceptions.items import meant

__all__ = ["Change", "Reason", "earliest_first", "excepted", "in_any_edition", "in_force", "meant"]
