"""A terminal may be closed while it is written to: what is written then is lost, and the wizard still ends in order."""

from typing import Any, TextIO

from textual.app import App
from textual.driver import Driver


class LostQuietly:
    """What the driver's thread writes to. An error would end that thread, and whoever fills its queue would wait
    for ever; a hung-up terminal also continues the process, and Textual then turns everything on once more."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        try:
            return self._file.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            return

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the file has besides
        return getattr(self._file, name)


class HungUpApp(App[Any]):
    """Its driver outlives its terminal."""

    def get_driver_class(self) -> type[Driver]:
        usual = super().get_driver_class()

        def begin(driver: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401 - the usual driver's own
            usual.__init__(driver, *given, **named)
            if hasattr(driver, "_file"):  # on Windows and Linux, not where a browser is the terminal
                driver._file = LostQuietly(driver._file)

        return type(usual.__name__, (usual,), {"__init__": begin})
