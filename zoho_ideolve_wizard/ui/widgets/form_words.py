"""What a form says besides its questions."""

READING = "Reading what can be chosen"
NOT_READ = "Answer without it, or leave this part and come back."
KEEPING = "Keeping your answers"
NOT_KEPT = "Nothing on this page was kept."
AGAIN = " Press Continue again to keep it."
TEXT = (
    "That is text, and the cursor is not in a text field: nothing was changed by it. Up and Down lead to one."
)
YOURS = " This one is yours to choose."
