"""Consent as prompts: the address to open, the code that comes of it, and whose company the token opens."""

import asyncio
from collections.abc import Awaitable

from zoho_ideolve_wizard.guide import consent, steps
from zoho_ideolve_wizard.guide.credentials import client_refused, consent_scene
from zoho_ideolve_wizard.guide.credentials.consent_scene import Phase, Scene
from zoho_ideolve_wizard.guide.credentials.registration import BROWSER, DEVICE
from zoho_ideolve_wizard.guide.sitting import Sitting
from zoho_ideolve_wizard.guide.step import Ask, Consent, Step
from zoho_ideolve_wizard.plain import consent_telling
from zoho_ideolve_wizard.plain.asking import ask_part
from zoho_ideolve_wizard.plain.prompting import LIST, Back, Choice, Console
from zoho_ideolve_wizard.plain.spoken import sentence
from zoho_ideolve_wizard.plain.voice import Stopped
from zoho_ideolve_wizard.services.failure import ServiceFailure
from zoho_ideolve_wizard.services.zoho.consent.device import Waiting
from zoho_ideolve_wizard.services.zoho.consent.listener import Listener, PortTaken
from zoho_ideolve_wizard.services.zoho.consent.problem import ConsentProblem
from zoho_ideolve_wizard.services.zoho.credentials import CodeGrant, DeviceCode

_HELP = (
    "Consent happens in a browser, on Zoho's page. The code that comes of it is good for about a minute. Nothing is "
    "handed to anybody before you say whether that is the company."
)
_ON = Choice("on", "Continue")
_PORT = "To use another port, register it with the client and change the redirect URI."


async def consent_part(console: Console, sitting: Sitting, step: Step, part: Consent) -> None:
    """Until the admin goes on. Raises Back; a listener is closed in any case."""
    work = _Work(console, sitting, step, part)
    try:
        await work.go_through()
    finally:
        await work.close()


class _Work:
    def __init__(self, console: Console, sitting: Sitting, step: Step, part: Consent) -> None:
        self._console = console
        self._sitting = sitting
        self._part = part
        self._client = steps.client_form(step, part)
        self._attempt: consent.Attempt | None = None
        self._listener: Listener | None = None
        self._device: DeviceCode | None = None
        self._coming: asyncio.Task[CodeGrant | None] | None = None
        self._held = ""
        self._wrong = ""
        """The key of the answer that Zoho did not take."""

    @property
    def attempt(self) -> consent.Attempt:
        if self._attempt is None:
            raise LookupError("no attempt was begun")
        return self._attempt

    def _scene(self, phase: Phase) -> Scene:
        listener = self._listener
        return Scene(
            phase,
            self._sitting,
            self._part,
            self._attempt,
            self._device,
            listener.short_address if listener else "",
            self._sitting.surroundings.tunnel_for_consent(listener.port) if listener else "",
            correct=bool(self._wrong and self._client),
        )

    async def go_through(self) -> None:
        phase = begun = self._start()
        while True:
            match phase:
                case Phase.NOT_READY:
                    self._console.say(consent_scene.NOT_READY)
                    await self._console.choose([_ON])
                    return
                case Phase.WAITING:
                    phase = await self._attempt_consent()
                    continue
                case Phase.QUESTION:
                    consent_telling.question(self._console, self._scene(phase))
                case Phase.CONNECTED:
                    consent_telling.connected(self._console, self._scene(phase), facts=phase is begun)
                case Phase.UNPROVEN:
                    self._console.say(consent_scene.UNPROVEN)
            chosen = await self._choose(phase)
            if chosen == "on":
                return
            phase = await self._act(phase, chosen)

    def _start(self) -> Phase:
        """Where the last sitting, or an earlier visit, has left it."""
        if consent.begins_connected(self._part, self._sitting):
            return Phase.CONNECTED
        if card := consent.pending(self._sitting, self._part.purpose):
            self._attempt = consent.Attempt(self._sitting, self._part)
            return Phase.QUESTION if card.proven and self.attempt.will_do(card) else Phase.UNPROVEN
        return Phase.WAITING if consent.ready(self._part, self._sitting) else Phase.NOT_READY

    async def _choose(self, phase: Phase) -> str:
        offered = [Choice(*one) for one in consent_scene.choices(self._scene(phase))]
        if phase is Phase.CONNECTED:
            return await self._console.choose([_ON, *offered], default="on", help=_HELP)
        if phase is Phase.FAILED:
            offered.append(Choice("on", "Continue without it"))
        return await self._console.choose(offered, help=_HELP)

    async def _act(self, phase: Phase, chosen: str) -> Phase:
        match chosen:
            case "again":
                return Phase.WAITING
            case "retry":
                return await self._exchange(None)
            case "prove":
                return await self._reach(self.attempt.prove(), "asking CRM whose token it is.")
            case "yes":
                return await self._accept()
            case "no":
                return await self._decline()
            case "by_hand":
                raise Back
            case "correct" if self._client:
                return await self._correct(self._client[1])
            case "scopes":
                consent_telling.allowed(self._console, self._scene(phase))
        return phase

    async def _correct(self, form: Ask) -> Phase:
        """From the answer that was not taken on; the next consent is with what was given instead."""
        self._console.section(sentence(form.title, form.intro))
        try:
            await ask_part(self._console, self._sitting, form, at=self._wrong)
        except Back:
            return Phase.FAILED
        return Phase.WAITING

    # -- one attempt

    async def _attempt_consent(self) -> Phase:
        """Bound before anything is said; then waits for whichever way brings a code first."""
        await self.close()
        self._attempt = consent.Attempt(self._sitting, self._part)
        self._device = None
        self._held = self._wrong = ""
        try:
            await self._begin()
        except PortTaken as taken:
            self._console.say(f"{taken} {_PORT}")
            return Phase.FAILED
        except ServiceFailure as failure:
            return self._failed(failure)
        scene = self._scene(Phase.WAITING)
        offered = consent_telling.waiting(self._console, scene)
        while True:
            prompt = consent_telling.prompt(scene, len(offered))
            typed = await self._console.ask_or(prompt, self._coming, help=_HELP)
            if typed is None and self._coming is not None:
                return await self._came(self._coming)
            choice = (typed or "").strip()
            numbers = {str(number): key for number, (key, _, _) in enumerate(offered, 1)}
            if choice.casefold() in LIST:
                consent_telling.lines(self._console, offered)
                continue
            if numbers.get(choice) == "by_hand":
                raise Back
            if not choice or choice in numbers:
                await consent_telling.more(self._console, scene, numbers.get(choice, ""))
            elif grant := self._read(choice):
                return await self._exchange(grant)

    async def _begin(self) -> None:
        if self.attempt.way == BROWSER:
            listener = self.attempt.listener(self._console.say)
            await listener.start()
            self._listener = listener
            self._coming = asyncio.create_task(self._granted(listener))
        elif self.attempt.way == DEVICE:
            self._console.say("Asking Zoho for a code to type.")
            start = await self.attempt.start_device()
            self._device = start
            self._coming = asyncio.create_task(self._followed(start))

    async def _granted(self, listener: Listener) -> CodeGrant | None:
        return await listener.grant()

    async def _followed(self, start: DeviceCode) -> CodeGrant | None:
        """There is no code to exchange then: the token has come already."""
        said = ""

        def on_wait(waiting: Waiting) -> None:
            nonlocal said
            if said and waiting.reason != said:
                self._console.say(waiting.reason)
            said = waiting.reason

        await self.attempt.follow_device(start, on_wait)
        return None

    async def _came(self, coming: "asyncio.Task[CodeGrant | None]") -> Phase:
        try:
            grant = coming.result()
        except ServiceFailure as failure:
            return self._failed(failure)
        if grant is None:
            return Phase.QUESTION
        self._console.say("The browser handed the code over.")
        return await self._exchange(grant)

    def _read(self, text: str) -> CodeGrant | None:
        """What a terminal or a mail wrapped comes in pieces: each is tried alone, then behind those before it."""
        problem: ConsentProblem | None = None
        for whole in dict.fromkeys((text, self._held + text)):
            try:
                return self.attempt.read(whole)
            except ConsentProblem as found:
                problem = problem or found
        self._held += text
        self._console.say(str(problem))
        return None

    async def _exchange(self, grant: CodeGrant | None) -> Phase:
        await self.close()
        self._console.say("Exchanging the code for a refresh token.")
        return await self._reach(self.attempt.exchange(grant), "exchanging the code for a refresh token.")

    async def _reach(self, work: Awaitable[object], told: str) -> Phase:
        try:
            await self._console.patiently(work, told)
        except Stopped:
            pending = consent.pending(self._sitting, self._part.purpose)
            self._console.say("Stopped.")
            return Phase.UNPROVEN if pending else Phase.FAILED
        except ServiceFailure as failure:
            return self._failed(failure)
        return Phase.QUESTION

    def _failed(self, failure: ServiceFailure) -> Phase:
        self._wrong = client_refused.answer_to_correct(self._part.names, failure)
        self._console.say(*self.attempt.words(failure).splitlines())
        unproven = consent.pending(self._sitting, self._part.purpose)
        return Phase.UNPROVEN if unproven and not unproven.proven else Phase.FAILED

    # -- the question

    async def _accept(self) -> Phase:
        try:
            await self.attempt.accept()
        except ServiceFailure as failure:
            if consent.pending(self._sitting, self._part.purpose) is None:
                return self._failed(failure)
            self._console.say(failure.what)
            return Phase.QUESTION
        return Phase.CONNECTED

    async def _decline(self) -> Phase:
        try:
            await self.attempt.decline()
            self._console.say(consent_scene.declined(self._scene(Phase.QUESTION)))
        except ServiceFailure as failure:
            self._console.say(f"That token is forgotten here, but could not be revoked: {failure}")
        return Phase.WAITING

    async def close(self) -> None:
        """The port is free again, and nothing is waited for any more."""
        coming, self._coming = self._coming, None
        if coming is not None:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)
        listener, self._listener = self._listener, None
        if listener is not None:
            await asyncio.shield(listener.stop())
