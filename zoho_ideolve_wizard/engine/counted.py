"""A number and what it counts, in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 thing", "12 things", "3 people", "20,000 accounts"; `many` where an s alone does not make it."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
