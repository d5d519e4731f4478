"""Learner records as files: JSON documents and CSV tables, read with every problem told, written exactly."""
