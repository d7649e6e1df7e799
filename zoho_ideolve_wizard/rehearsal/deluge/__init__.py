"""A strict interpreter for Deluge, the language of CRM's functions.

It takes only what somebody confirmed (``built_in.py`` names who) and refuses the rest. A source that runs
here uses confirmed constructs and, read that way, does the right thing. That does not mean that Zoho takes
it: only an organization's own compiler and one real record show that.

``compile_source`` and ``run`` are all that others need; ``Outside`` is what a function reaches.
"""

from .errors import CompilationError, DelugeFailure, Refused, SourceError
from .outside import File, Invocation, Mail, Outside, OutsideFailure, Record, Reply
from .program import Program, Ran, compile_source, run

__all__ = [
    "CompilationError",
    "DelugeFailure",
    "File",
    "Invocation",
    "Mail",
    "Outside",
    "OutsideFailure",
    "Program",
    "Ran",
    "Record",
    "Refused",
    "Reply",
    "SourceError",
    "compile_source",
    "run",
]
