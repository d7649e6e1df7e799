"""What a sheet answers: the page, what belongs to it, one value when Copy is pressed, and news of ticks."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib import resources

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route, Router
from starlette.types import ASGIApp

from zoho_ideolve_wizard.engine.by_hand import items
from zoho_ideolve_wizard.sheet import html
from zoho_ideolve_wizard.sheet.gate import Gate
from zoho_ideolve_wizard.sheet.sheet import Sheet, same
from zoho_ideolve_wizard.sheet.troubles import NOT_KEPT, sentences

_FILES = {"sheet.css": "text/css", "sheet.js": "text/javascript"}
_HEARTBEAT = 15.0
"""Seconds after which an idle line of news says that it is still there, so that a cut tunnel is noticed."""

_LOG = logging.getLogger(__name__)

Answer = Callable[[Request], Awaitable[Response]]


def application(sheet: Sheet) -> ASGIApp:
    site = _Site(sheet)
    routes = [
        Route("/{word}", site.door, methods=["GET"]),
        Route("/{room}/", site.inside(site.page), methods=["GET"]),
        Route("/{room}/news", site.inside(site.news), methods=["GET"]),
        Route("/{room}/{file}", site.inside(site.file), methods=["GET"]),
        Route("/{room}/values/{key}", site.inside(site.value), methods=["POST"]),
        Route("/{room}/ticks/{key}", site.inside(site.tick), methods=["POST"]),
    ]
    return Gate(Router(routes, redirect_slashes=False))


class _Site:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def inside(self, answer: Answer) -> Answer:
        """Only for who came in by the door; for nobody once the sheet is gone."""

        async def checked(request: Request) -> Response:
            if self._sheet.gone:
                return _page(410, html.gone())
            room = request.path_params["room"]
            if self._sheet.was_room(room):
                return await self.led_on(request)
            if not same(room, self._sheet.room):
                return _page(404, html.nothing_here())
            try:
                return await answer(request)
            except Exception:
                _LOG.exception("the copy sheet failed")
                return Response("The wizard made a mistake.", 500)

        return checked

    async def door(self, request: Request) -> Response:
        """The one-time address."""
        word = request.path_params["word"]
        if self._sheet.gone:
            return _page(410, html.gone())
        if self._sheet.redeem(word):
            return RedirectResponse(f"/{self._sheet.room}/", 303)
        if self._sheet.was_redeemed(word):
            return _page(410, html.opened_already(self._sheet.again))
        return _page(404, html.nothing_here())

    async def led_on(self, request: Request) -> Response:
        """From the task before: to this one, but nothing of it is answered any more."""
        place = request.url.path.rpartition("/")[2]
        if request.method == "GET" and place == "":
            return RedirectResponse(f"/{self._sheet.room}/", 303)
        if request.method == "GET" and place == "news":
            return Response(self._next(), media_type="text/event-stream")
        return Response("The terminal has gone on to the next task.", 410)

    def _next(self) -> str:
        return f"event: next\ndata: /{self._sheet.room}/\n\n"

    async def page(self, _request: Request) -> Response:
        return _page(200, html.sheet(self._sheet.page, self._sheet.known, self._sheet.badge))

    async def file(self, request: Request) -> Response:
        name = request.path_params["file"]
        if name not in _FILES:
            return _page(404, html.nothing_here())
        text = resources.files(__package__).joinpath("files", name).read_text(encoding="utf-8")
        return Response(text, media_type=_FILES[name])

    async def value(self, request: Request) -> Response:
        """The text of one line: the only way in which a secret leaves."""
        item = items(self._sheet.page).get(request.path_params["key"])
        if item is None:
            return Response("There is no such line.", 404)
        if isinstance(item, str):
            return JSONResponse({"text": item})
        text = self._sheet.secret_of(item.secret) if item.secret else item.text
        if item.secret and not text:
            return Response(sentences(NOT_KEPT), 404)
        return JSONResponse({"text": text})

    async def tick(self, request: Request) -> Response:
        key = request.path_params["key"]
        if key not in items(self._sheet.page):
            return Response("There is no such line.", 404)
        self._sheet.ticks.add(key)
        return Response(status_code=204)

    async def news(self, _request: Request) -> Response:
        return StreamingResponse(self._told(self._sheet.room), media_type="text/event-stream")

    async def _told(self, room: str) -> AsyncIterator[str]:
        """Every tick so far, again after each change; then where the next task is, or that there is none."""
        changed = asyncio.Event()
        changed.set()
        unwatch = self._sheet.watch(changed.set)
        try:
            while not self._sheet.gone and self._sheet.room == room:
                if changed.is_set():
                    changed.clear()
                    yield f"event: ticks\ndata: {json.dumps(list(self._sheet.ticks))}\n\n"
                try:
                    await asyncio.wait_for(changed.wait(), _HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
            yield "event: gone\ndata: -\n\n" if self._sheet.gone else self._next()
        finally:
            unwatch()


def _page(status: int, text: str) -> Response:
    # Half a character, from a name that somebody cut, has no place in UTF-8.
    return HTMLResponse(text.encode(errors="replace"), status)
