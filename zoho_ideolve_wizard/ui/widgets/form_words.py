"""What a form says besides its questions."""

SLOW = (
    "The secret store has not answered yet. Look for a dialog of your keyring, perhaps behind this window; "
    "Cancel stops waiting."
)
AGAIN = " Press Continue again to keep it."
TEXT = (
    "That is text, and the cursor is not in a text field: nothing was changed by it. Up and Down lead to one."
)
YOURS = " This one is yours to choose."
