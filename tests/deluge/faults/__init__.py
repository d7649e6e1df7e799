"""Faults of the kinds that people make in Deluge: each one small replacement in one of our sources.

None of them may pass the scenarios: either the compiler or the interpreter refuses it, or a note, a
comment, a log line or a request is not what it should be.
"""

from tests.deluge.faults.catch_up import CATCH_UP
from tests.deluge.faults.escapes import ESCAPES
from tests.deluge.faults.fault import Fault
from tests.deluge.faults.names import NAMES
from tests.deluge.faults.repeats import REPEATS
from tests.deluge.faults.requests import REQUESTS
from tests.deluge.faults.sense import SENSE
from tests.deluge.faults.spelling import SPELLING
from tests.deluge.faults.told import TOLD
from tests.deluge.faults.types import TYPES

__all__ = ["FAULTS", "Fault"]

FAULTS = (*SPELLING, *NAMES, *TYPES, *REQUESTS, *ESCAPES, *SENSE, *CATCH_UP, *REPEATS, *TOLD)
