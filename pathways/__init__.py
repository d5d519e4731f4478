"""Rules for microcredentials, stackable credentials and degrees, and audits of learners by them."""

__all__ = ["__version__"]

__version__ = "0.1.0"
