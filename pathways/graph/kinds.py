"""The kinds of node and edge of a compiled rule graph; every edge runs from what is learnt to what it leads to."""

from enum import Enum


class NodeKind(Enum):
    """What a node stands for."""

    LEARNING = "learning"
    CREDENTIAL = "credential"
    ADMISSION = "admission"
    STACK = "stack"
    CONVERSION = "conversion"
    TRANSFER = "transfer"
    REQUIREMENT = "requirement"
    SELECTION = "selection"


class EdgeKind(Enum):
    """What an edge says."""

    PART = "part of"  # requirement -> the requirement it is a member of
    COUNTS = "counts toward"  # item or selection -> the requirement that can take it
    REQUIRED = "required for"  # requirement -> credential, stack, conversion or admission
    VERTICAL = "vertical stack"  # what is stacked -> the credential above
    HORIZONTAL = "horizontal stack"
    VALUE_ADDED = "value-added stack"
    CONVERSION = "conversion"  # what is converted -> what it becomes
    TRANSFER = "transfer"  # what is transferred -> the rule -> what it is given as
    ADMISSION = "admission"  # admission -> the programme it admits to
    PREREQUISITE = "prerequisite"  # what can come before a course, or beside it -> the course


STACK_EDGES = {
    "vertical": EdgeKind.VERTICAL,
    "horizontal": EdgeKind.HORIZONTAL,
    "value-added": EdgeKind.VALUE_ADDED,
}
