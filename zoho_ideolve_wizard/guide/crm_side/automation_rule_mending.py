"""What to do about a rule that is there and not as it should be: first what is wrong with it, then how to mend it."""

from dataclasses import dataclass

from zoho_ideolve_wizard.engine.task import Instruction
from zoho_ideolve_wizard.guide.crm_side import chain_troubles as troubles
from zoho_ideolve_wizard.guide.crm_side.chain import Broken

_STILL_TO_MAKE = (
    troubles.NOT_ON_CREATION.key,
    troubles.OTHER_TRIGGER.key,
    troubles.FUNCTION_MISSING.key,
    troubles.FUNCTIONS_MISSING.key,
)
"""After what the remedy says, the rule is made, as if there had been none."""


@dataclass
class Mending:
    """`making`: the steps that make the rule. `wrong`: what looking showed last; None while it showed nothing."""

    making: tuple[Instruction, ...]
    wrong: Broken | None = None

    def steps(self) -> tuple[Instruction, ...]:
        """A rule that can be mended is not made a second time. Empty while nothing is wrong."""
        if self.wrong is None:
            return ()
        page = next((step.url for step in self.making if step.url), "")
        fault = Instruction(self.wrong.what)
        if self.wrong.trouble.key == troubles.RULE_MISSING.key:
            return (fault, *self.making)
        if self.wrong.trouble.key in _STILL_TO_MAKE:
            return (fault, Instruction(self.wrong.where), *self.making)
        return (
            fault,
            Instruction(self.wrong.where, page),
            Instruction("Save the rule. Do not make another one: the two would send everything twice."),
        )
