"""Two ways to use the wizard in a terminal: by keys alone, and by the mouse alone."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping

from tests.support.hands import Hands

_DONE = re.compile("I have (?:done this|sent it)")
_TAKEN = re.compile(r"\([^ ]\) ")
"""The mark of the choice that is taken."""

_FAR = 60
"""Keys, or turns of the wheel, after which something is not to be found."""


class Way(ABC):
    """What an admin does, in the wizard's terms; a text field is typed into in either way."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    @abstractmethod
    def opens(self, words: str) -> None:
        """A line of the menu or list on the screen."""

    @abstractmethod
    def goes_on(self, button: str = "Continue") -> None:
        """By the button that is meant next, on which the cursor is."""

    @abstractmethod
    def does(self, button: str) -> None:
        """What the button below a list of tasks says."""

    @abstractmethod
    def footer(self, key: str, words: str) -> None:
        """What the footer offers."""

    @abstractmethod
    def answers(self, button: str) -> None:
        """A dialog, with one of its two buttons that is not the first."""

    @abstractmethod
    def accepts(self, *questions: str) -> None:
        """All questions of a form as they are answered."""

    @abstractmethod
    def takes(self, choice: str) -> None:
        """One of the choices of the form's first question."""

    @abstractmethod
    def enters(self, answers: Mapping[str, str]) -> None:
        """Types into the fields below these words, which are all of a form, or all that lack an answer."""

    @abstractmethod
    def enters_code(self, text: str) -> None:
        """Types into the one field below a menu, and sends it."""

    @abstractmethod
    def _reaches(self, words: str | re.Pattern[str]) -> None:
        """Brings a line of a list into view, and under the cursor if there is one."""

    @abstractmethod
    def _takes_line(self, words: str | re.Pattern[str]) -> None:
        """What is reached."""

    def _reaches_the_end(self, words: str | re.Pattern[str]) -> None:
        self._reaches(words)

    def fills_in_what_was_noted(self, *left: str) -> None:
        """And goes on: from the button, or from the questions that were not seen yet."""
        self.footer("f4", "Fill in")
        self.hands.sees("Filled in:")
        if left:
            self.accepts(*left)
        else:
            self.goes_on()

    def copies(self, *labels: str) -> Mapping[str, str]:
        """Values of the page of by-hand work, from top to bottom, by their labels."""
        return {label: self._copies(label) for label in labels}

    def _copies(self, label: str) -> str:
        line = re.compile(rf"(?:\s{{3}}|✓ )({re.escape(label)})(?:\s\s|$)")
        self._reaches(line)
        copied = self.hands.gets(lambda: self._takes_line(line), label)
        self.hands.finds(re.compile(rf"✓ {re.escape(label)}(?:\s\s|$)"))
        self.hands.sees("No browser here." if label == "Page" else f"{label}: Sent")
        self.hands.rests()
        return copied

    def copies_choice(self, words: str) -> str:
        """A choice that copies something."""
        copied = self.hands.gets(lambda: self.opens(words), words)
        self.hands.rests()
        return copied

    def says_done(self) -> None:
        """That a page of by-hand work is done."""
        self._reaches_the_end(_DONE)
        self.hands.reads()
        self._takes_line(_DONE)


_A_PLAN = ("Do it", "Remove", "Check", "Try ")
"""What begins so does the whole plan; Enter in the list leads to it."""


class ByKeys(Way):
    def opens(self, words: str) -> None:
        self.hands.finds(words)
        self._reaches(words)
        self.hands.presses("enter")

    def goes_on(self, button: str = "Continue") -> None:
        self.hands.waits(lambda: self.hands.has_focus(button), f"{button!r} has the focus")
        self.hands.presses("enter")

    def does(self, button: str) -> None:
        self.hands.finds(button)
        if button.startswith(_A_PLAN) and not self.hands.has_focus(button):
            self.hands.presses("enter")
            self.hands.waits(lambda: self.hands.has_focus(button), f"{button!r} has the focus")
        self.hands.reads()
        self.hands.presses("enter")

    def footer(self, key: str, words: str) -> None:
        self.hands.sees(words)
        self.hands.presses(key)

    def answers(self, button: str) -> None:
        self.hands.finds(button)
        self.hands.presses("right")
        self.goes_on(button)

    def accepts(self, *questions: str) -> None:
        for question in questions:
            self.hands.waits_for_cursor_at(question)
            self.hands.presses("enter")

    def takes(self, choice: str) -> None:
        taken, wanted = self.hands.finds(_TAKEN), self.hands.finds(choice)
        keys = ["down" if wanted.row > taken.row else "up"] * abs(wanted.row - taken.row)
        self.hands.presses(*keys, "space")
        self.hands.finds(_taken(choice))

    def enters(self, answers: Mapping[str, str]) -> None:
        for field, text in answers.items():
            self.hands.waits_for_cursor_at(field)
            self.hands.types(text)
            self.hands.presses("enter")

    def enters_code(self, text: str) -> None:
        prompt = self.hands.finds("paste here")
        before = self.hands.terminal.cell(*prompt)
        self.hands.presses("tab")
        self.hands.waits(lambda: self.hands.terminal.cell(*prompt) != before, "the field has the cursor")
        self.hands.types(text)
        self.hands.presses("enter")

    def _reaches(self, words: str | re.Pattern[str]) -> None:
        self.hands.waits(lambda: bool(self.hands.bar), "a list has the cursor")
        for _ in range(_FAR):
            if self.hands.is_under_bar(words):
                return
            self.hands.moves_bar("down")
        raise AssertionError(f"the cursor never reaches {words!r} on:\n{self.hands.terminal.screen}")

    def _reaches_the_end(self, words: str | re.Pattern[str]) -> None:
        self.hands.presses("end")
        self.hands.waits(lambda: self.hands.is_under_bar(words), f"End leads to {words!r}")

    def _takes_line(self, words: str | re.Pattern[str]) -> None:
        self.hands.presses("enter")


class ByMouse(Way):
    def opens(self, words: str) -> None:
        self.hands.sees(words)
        self.hands.rests()  # a list that is still being drawn moves under the mouse
        self._reaches(words)
        self.hands.clicks(words)

    def goes_on(self, button: str = "Continue") -> None:
        self.hands.clicks(button)

    def does(self, button: str) -> None:
        self.hands.finds(button)
        self.hands.reads()
        self.hands.clicks(button)

    def footer(self, key: str, words: str) -> None:
        self.hands.clicks_in_footer(words)

    def answers(self, button: str) -> None:
        self.hands.clicks(button)

    def accepts(self, *questions: str) -> None:
        self.hands.sees(questions[0])
        self.goes_on()

    def takes(self, choice: str) -> None:
        self._reaches(choice)
        self.hands.clicks(choice)
        self.hands.finds(_taken(choice))

    def enters(self, answers: Mapping[str, str]) -> None:
        for field, text in answers.items():
            self._reaches(field)
            self.hands.clicks(field, rows_below=1)
            self.hands.waits_for_cursor_at(field)
            self.hands.types(text)
        self.goes_on()

    def enters_code(self, text: str) -> None:
        prompt = self.hands.finds("paste here")
        before = self.hands.terminal.cell(*prompt)
        self.hands.clicks("paste here")
        self.hands.waits(lambda: self.hands.terminal.cell(*prompt) != before, "the field has the cursor")
        self.hands.types(text)
        self.hands.clicks("Use it")

    def _reaches(self, words: str | re.Pattern[str]) -> None:
        """By the wheel."""
        for _ in range(_FAR):
            if self.hands.scrolls_to(words):
                return
        raise AssertionError(f"{words!r} is nowhere below on:\n{self.hands.terminal.screen}")

    def _takes_line(self, words: str | re.Pattern[str]) -> None:
        self.hands.clicks(words)


def _taken(choice: str) -> re.Pattern[str]:
    return re.compile(rf"\([^ ]\) ({re.escape(choice)})")
