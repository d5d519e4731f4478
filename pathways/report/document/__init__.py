"""A page as one HTML file to hand out: nothing is fetched, nothing runs, and it can be printed and read aloud."""

from pathways.report.document.from_page import document_of

__all__ = ["document_of"]
